"""How much a sentence of a source bears on a claim: what is weighed, with weights learnt from judged passages."""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from operator import mul
from typing import Final, NamedTuple

from workbench.passages.ranking.prepared import PreparedSource, Sentence
from workbench.text.terms import K1, names_in, rarity, terms_of

NAMED: Final = 1.3
"""How much more a name or figure of the claim counts than another word."""
SHORT_SOURCE: Final = 25
"""Sentences up to which a source is read as an abstract or a brief, whose findings come last."""
LIKE: Final = 0.6
"""Share of a word that two forms of it have in common at the beginning."""
_STEM: Final = 4
_AIM: Final = re.compile(
    r"^(?:#+ )?(?:aims?|objectives?|background|purpose|methods?|design|setting|participants|introduction|patients)\b"
    r"|\b(?:aim|objective|purpose) (?:of|was|is)\b"
    r"|\bwe (?:investigate|examine|sought|studie|test|aimed|evaluate|assess|analy[sz]e|explore)\w*"
    r"|\b(?:to (?:determine|investigate|examine|assess|evaluate|explore|test)|whether|hypothes\w*)\b",
    re.IGNORECASE,
)
_FINDING: Final = re.compile(
    r"^(?:#+ )?(?:conclusions?|results?|findings?|interpretation|main results)\b"
    r"|\b(?:our|these) (?:results|findings|data|study|observations)\b"
    r"|\bwe (?:conclude|show|found|find|demonstrate|report|identif|observe)\w*|\bin (?:conclusion|summary)\b"
    r"|\b(?:thus|therefore|suggest\w*|(?:indicat|demonstrat)\w+ that|results? in|associated with)\b",
    re.IGNORECASE,
)
_DIRECTION: Final = re.compile(
    r"\b(?:increas|rais|ris(?:e|ing)|rose|gr[eo]w|high|more|greater|elevat|enhanc|promot|induc|activat|stimulat|improv|"
    r"decreas|reduc|fall|fell|drop|low|less|fewer|declin|inhibit|suppress|block|prevent|impair|attenuat|loss|lost|weak)",
    re.IGNORECASE,
)
_MODEL: Final = "passage_weights.json"

FEATURES: Final = (
    "bm25", "covered", "sentence before", "sentence after", "names", "figures", "pairs", "near", "same beginning",
    "length", "heading", "whole sentence", "how far down", "place in a short source", "last of a short source",
    "precise", "aim", "finding", "direction", "meaning",
)  # fmt: skip
"""What is weighed, in the order of the weights; `meaning` is the cosine of two embeddings, where they are there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The terms of a claim with their factors, the names and figures among them, and its neighbouring pairs."""

    factors: dict[str, float]
    names: frozenset[str]
    figures: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    tells_direction: bool


def wanted_from(claim_text: str) -> Wanted:
    """What a search for `claim_text` looks for."""
    terms = terms_of(claim_text)
    named = names_in(claim_text)
    factors = {t: (0.4 + rarity(t)) * (NAMED if t in named or t[0].isdigit() else 1.0) for t in terms}
    return Wanted(
        factors=factors,
        names=frozenset(factors) & named,
        figures=frozenset(term for term in factors if term[0].isdigit()),
        pairs=frozenset(pairwise(terms)),
        tells_direction=bool(_DIRECTION.search(claim_text)),
    )


def features_of(wanted: Wanted, source: PreparedSource, numbers: Sequence[int]) -> list[list[float]]:
    """One row of features, without `meaning`, for each of the sentences whose `numbers` are given."""
    weights = source.weigher.weights(wanted.factors)
    worth = {term: factor * source.weigher.idf(term) for term, factor in wanted.factors.items()}
    most = sum(worth.values()) * (K1 + 1) or 1.0
    shares = {number: weight / most for number, weight in weights.items()}
    return [
        [
            shares.get(number, 0.0),
            _covered(wanted, source.sentences[number]),
            shares.get(number - 1, 0.0),
            shares.get(number + 1, 0.0),
            *_agreements(wanted, source.sentences[number].terms),
            _same_beginning(worth, source.sentences[number].terms),
            *_shape(source, number),
            *_sort(wanted, source.sentences[number]),
        ]
        for number in numbers
    ]


def relevance_of(features: Sequence[float]) -> float:
    """The chance, 0 to 1, that a sentence with `features` decides the claim; order is what counts."""
    network = _network("with_meaning" if len(features) == len(FEATURES) else "words_only")
    odds = network.bias + sum(map(mul, network.direct, features))
    odds += sum(
        outward * math.tanh(sum(map(mul, inward, features)) + bias) for *inward, bias, outward in network.hidden
    )
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


class Network(NamedTuple):
    """A layer of hidden units, each a row of input weights, its bias and its weight in the sum, beside a direct way."""

    bias: float
    direct: Sequence[float]
    hidden: Sequence[Sequence[float]]


@cache
def _network(name: str) -> Network:
    packaged = resources.files("workbench.passages").joinpath("data", _MODEL)
    return Network(**json.loads(packaged.read_text(encoding="utf-8"))[name])


def _covered(wanted: Wanted, sentence: Sentence) -> float:
    held = wanted.factors.keys() & set(sentence.terms)
    return sum(wanted.factors[term] for term in held) / (sum(wanted.factors.values()) or 1.0)


def _agreements(wanted: Wanted, terms: Sequence[str]) -> tuple[float, ...]:
    """The shares of the claim's names, figures and pairs that are met, and how near each other its terms stand."""
    held = set(terms)
    places = [place for place, term in enumerate(terms) if term in wanted.factors]
    near = len(held & wanted.factors.keys()) / (places[-1] - places[0] + 1) if len(places) > 1 else 0.0
    pairs = len(wanted.pairs & set(pairwise(terms))) / max(1, len(wanted.pairs))
    return (
        len(held & wanted.names) / max(1, len(wanted.names)),
        len(held & wanted.figures) / max(1, len(wanted.figures)),
        pairs,
        near,
    )


def _same_beginning(worth: dict[str, float], terms: Sequence[str]) -> float:
    """The share of the claim's worth whose words are missing but for another form of them: induced, inducers."""
    held = set(terms)
    by_stem: dict[str, list[str]] = {}
    for term in held:
        by_stem.setdefault(term[:_STEM], []).append(term)
    found = 0.0
    for term, value in worth.items():
        if term in held or len(term) <= _STEM or term[0].isdigit():
            continue
        alike = max((_alike(term, other) for other in by_stem.get(term[:_STEM], ())), default=0.0)
        found += value * alike if alike >= LIKE else 0.0
    return found / (sum(worth.values()) or 1.0)


def _alike(one: str, other: str) -> float:
    longest = max(len(one), len(other))
    return sum(a == b for a, b in zip(one, other, strict=False)) / longest


def _shape(source: PreparedSource, number: int) -> tuple[float, ...]:
    sentence = source.sentences[number]
    count = len(source.sentences)
    short = count <= SHORT_SOURCE
    return (
        math.log1p(len(sentence.terms)) / 4,
        float(sentence.heading),
        float(sentence.quote.rstrip()[-1:] in {".", "!", '"', "”"}),
        math.log1p(number) / 5,
        number / count if short else 0.0,
        float(short and number == count - 1),
    )


def _sort(wanted: Wanted, sentence: Sentence) -> tuple[float, ...]:
    """How little else the sentence tells, and whether it states an aim, a finding, or a direction as the claim does."""
    held = set(sentence.terms)
    all_of_it = sum(0.4 + rarity(term) for term in held)
    precise = sum(wanted.factors[term] for term in held & wanted.factors.keys()) / (all_of_it or 1.0)
    return (
        precise,
        float(bool(_AIM.search(sentence.quote))),
        float(bool(_FINDING.search(sentence.quote))),
        float(wanted.tells_direction and bool(_DIRECTION.search(sentence.quote))),
    )
