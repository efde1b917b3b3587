"""How much a sentence of a source bears on a claim: its features, and weights learnt from judged passages."""

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
from workbench.text.terms import K1, distinctiveness, names_in, terms_of

NAME_FACTOR: Final = 1.3
"""The factor by which a name or figure of the claim counts more than another word."""
SHORT_SOURCE: Final = 25
"""The most sentences of an abstract or a brief, in which findings come last."""
LEAST_SIMILARITY: Final = 0.6
"""The least share of a word that two forms of it have in common at the beginning."""
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
"""The features in the order of the weights; `meaning` is the cosine of two embeddings, where there are any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchTerms:
    """The terms of a claim with their factors, the names and figures among them, and its neighbouring pairs."""

    factors: dict[str, float]
    names: frozenset[str]
    figures: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    states_direction: bool


def search_terms(claim_text: str) -> SearchTerms:
    """Return the terms and features that a search for `claim_text` looks for."""
    terms = terms_of(claim_text)
    names = names_in(claim_text)
    factors = {
        term: (0.4 + distinctiveness(term)) * (NAME_FACTOR if term in names or term[0].isdigit() else 1.0)
        for term in terms
    }
    return SearchTerms(
        factors=factors,
        names=frozenset(factors) & names,
        figures=frozenset(term for term in factors if term[0].isdigit()),
        pairs=frozenset(pairwise(terms)),
        states_direction=bool(_DIRECTION.search(claim_text)),
    )


def ranking_features(wanted: SearchTerms, source: PreparedSource, numbers: Sequence[int]) -> list[list[float]]:
    """Compute a row of features, without `meaning`, for each of the sentences whose `numbers` are given."""
    weights = source.weigher.weights(wanted.factors)
    term_values = {term: factor * source.weigher.idf(term) for term, factor in wanted.factors.items()}
    highest = sum(term_values.values()) * (K1 + 1) or 1.0
    shares = {number: weight / highest for number, weight in weights.items()}
    return [
        [
            shares.get(number, 0.0),
            _covered_share(wanted, source.sentences[number]),
            shares.get(number - 1, 0.0),
            shares.get(number + 1, 0.0),
            *_overlap_features(wanted, source.sentences[number].terms),
            _share_in_other_forms(term_values, source.sentences[number].terms),
            *_shape_features(source, number),
            *_style_features(wanted, source.sentences[number]),
        ]
        for number in numbers
    ]


def relevance_of(features: Sequence[float]) -> float:
    """Estimate from 0 to 1 how likely a sentence with `features` decides the claim; only the order matters."""
    network = _network("with_meaning" if len(features) == len(FEATURES) else "words_only")
    log_odds = network.bias + sum(map(mul, network.direct, features))
    log_odds += sum(
        output * math.tanh(sum(map(mul, inputs, features)) + bias) for *inputs, bias, output in network.hidden
    )
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


class Network(NamedTuple):
    """A layer of hidden units, each a row of input weights, bias and output weight, and direct weights beside it."""

    bias: float
    direct: Sequence[float]
    hidden: Sequence[Sequence[float]]


@cache
def _network(name: str) -> Network:
    packaged = resources.files("workbench.passages").joinpath("data", _MODEL)
    return Network(**json.loads(packaged.read_text(encoding="utf-8"))[name])


def _covered_share(wanted: SearchTerms, sentence: Sentence) -> float:
    shared = wanted.factors.keys() & set(sentence.terms)
    return sum(wanted.factors[term] for term in shared) / (sum(wanted.factors.values()) or 1.0)


def _overlap_features(wanted: SearchTerms, terms: Sequence[str]) -> tuple[float, ...]:
    """Return the shares of the claim's names, figures and pairs that are met, and how close together its terms are."""
    sentence_terms = set(terms)
    positions = [position for position, term in enumerate(terms) if term in wanted.factors]
    near = 0.0
    if len(positions) > 1:
        near = len(sentence_terms & wanted.factors.keys()) / (positions[-1] - positions[0] + 1)
    pairs = len(wanted.pairs & set(pairwise(terms))) / max(1, len(wanted.pairs))
    return (
        len(sentence_terms & wanted.names) / max(1, len(wanted.names)),
        len(sentence_terms & wanted.figures) / max(1, len(wanted.figures)),
        pairs,
        near,
    )


def _share_in_other_forms(term_values: dict[str, float], terms: Sequence[str]) -> float:
    """Return the share of the claim's value that the sentence has only in another form: induced, inducers."""
    sentence_terms = set(terms)
    by_stem: dict[str, list[str]] = {}
    for term in sentence_terms:
        by_stem.setdefault(term[:_STEM], []).append(term)
    total = 0.0
    for term, value in term_values.items():
        if term in sentence_terms or len(term) <= _STEM or term[0].isdigit():
            continue
        similarity = max((_letter_similarity(term, other) for other in by_stem.get(term[:_STEM], ())), default=0.0)
        total += value * similarity if similarity >= LEAST_SIMILARITY else 0.0
    return total / (sum(term_values.values()) or 1.0)


def _letter_similarity(word: str, other: str) -> float:
    longest = max(len(word), len(other))
    return sum(a == b for a, b in zip(word, other, strict=False)) / longest


def _shape_features(source: PreparedSource, number: int) -> tuple[float, ...]:
    sentence = source.sentences[number]
    count = len(source.sentences)
    is_short = count <= SHORT_SOURCE
    return (
        math.log1p(len(sentence.terms)) / 4,
        float(sentence.heading),
        float(sentence.quote.rstrip()[-1:] in {".", "!", '"', "”"}),
        math.log1p(number) / 5,
        number / count if is_short else 0.0,
        float(is_short and number == count - 1),
    )


def _style_features(wanted: SearchTerms, sentence: Sentence) -> tuple[float, ...]:
    """Return how little else the sentence says, and whether it states an aim, a finding, or the claim's direction."""
    sentence_terms = set(sentence.terms)
    total_rarity = sum(0.4 + distinctiveness(term) for term in sentence_terms)
    precise = sum(wanted.factors[term] for term in sentence_terms & wanted.factors.keys()) / (total_rarity or 1.0)
    return (
        precise,
        float(bool(_AIM.search(sentence.quote))),
        float(bool(_FINDING.search(sentence.quote))),
        float(wanted.states_direction and bool(_DIRECTION.search(sentence.quote))),
    )
