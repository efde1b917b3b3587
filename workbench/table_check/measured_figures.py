"""The figures of a sentence and the measures they are given for."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.table_check.vocabulary import Share, Vocabulary
from workbench.text.numbers import value_of

_WORDS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty"
)
_NUMBER: Final = rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{'|'.join(_WORDS.split())}"
_PAIR: Final = re.compile(
    r"(?<![\d.,-])(?P<a>\d{1,3})\s?[-\u2013]\s?(?P<of>(?:of|for)\s?-\s?)?(?P<b>\d{1,3})(?![\d%]|\s?-\s?\w)",
    re.IGNORECASE,
)
_PERCENT: Final = re.compile(rf"(?<![\w.,])(?P<n>{_NUMBER})\s?(?:percent\b|per cent\b|%)", re.IGNORECASE)
_ROUGHLY: Final = re.compile(
    r"\b(?:over|under|above|below|about|around|nearly|almost|roughly|least|most|than|sub|to|of (?:his|their|her)|"
    r"as (?:many|high|few) as|surpass\w*|crack\w*|exceed\w*|top(?:s|ped)|shy of|barely)\b[\s-]{0,3}$",
    re.IGNORECASE,
)
_PAIR_OF: Final = frozenset({"pair", "couple"})
_NONE: Final = frozenset({"no", "zero"})
_ARTICLES: Final = frozenset({"a", "an"})
_NEARBY: Final = 45
_BETWEEN: Final = len("shooting from the ")
_TRIM: Final = re.compile(r"[,;()]|\d|\band\b|\bwhile\b")


class Figure(NamedTuple):
    """A number in the text, from `start` to `end`, given for `measure`.

    `cue_end` is where the words that name the measure end. `rough` is true where
    the text says "over", "nearly" and the like.
    """

    start: int
    end: int
    value: float
    measure: str
    cue_end: int
    rough: bool = False


class Pair(NamedTuple):
    """Two numbers joined by a hyphen, "113-107", that no cue gives a measure; `bracketed` where in brackets."""

    first: Figure
    second: Figure
    bracketed: bool


def counts_in(sentence: str, vocabulary: Vocabulary, measures: frozenset[str]) -> Iterator[Figure]:
    """The figures that stand before the noun of one of `measures`: "38 points", "a pair of steals", "a block"."""
    for measure in vocabulary.measures:
        if measure.name in measures and measure.words:
            yield from _counted(sentence, measure.words, measure.name)
    known = {measure.name for measure in vocabulary.measures}
    for heading in sorted(measures - known):
        yield from _headed(sentence, heading)


def shares_in(sentence: str, vocabulary: Vocabulary) -> Iterator[Figure]:
    """The figures of "8-of-17 from the field", "(5 - 9 FG, 2 - 2 FT)" and "48 percent from long range"."""
    for pair in _PAIR.finditer(sentence):
        share = _share_meant(sentence, pair.end(), vocabulary)
        if share is None and pair["of"] and vocabulary.shares:
            share = vocabulary.shares[0]
        if share is not None:
            yield Figure(pair.start("a"), pair.end("a"), float(pair["a"]), share.made, pair.end())
            yield Figure(pair.start("b"), pair.end("b"), float(pair["b"]), share.attempted, pair.end())
    for found in _PERCENT.finditer(sentence):
        share = _share_meant(sentence, found.end(), vocabulary)
        if share is not None:
            rough = bool(_ROUGHLY.search(sentence[: found.start()]))
            yield Figure(*found.span("n"), value_of(found["n"]), share.percent, found.end(), rough)


def pairs_in(sentence: str, vocabulary: Vocabulary) -> Iterator[Pair]:
    """The pairs of numbers that are a score or a record, not a share."""
    for pair in _PAIR.finditer(sentence):
        if not pair["of"] and _share_meant(sentence, pair.end(), vocabulary) is None:
            first = Figure(pair.start("a"), pair.end("a"), float(pair["a"]), "", pair.end())
            second = Figure(pair.start("b"), pair.end("b"), float(pair["b"]), "", pair.end())
            around = sentence[: pair.start()].rstrip()[-1:] + sentence[pair.end() :].lstrip()[:1]
            yield Pair(first, second, around[:1] == "(" and around[1:] in {")", ","})


def _counted(sentence: str, words: str, measure: str) -> Iterator[Figure]:
    pattern = re.compile(
        rf"(?<![\w.,-])(?:a (?P<pair>pair|couple) of|(?P<n>{_NUMBER}|an?|no))(?:\s?-\s?|\s)"
        rf"(?:(?:game|team|season|career)\s?-\s?high\s|total\s|big\s)?(?P<w>{words})(?!\w)",
        re.IGNORECASE,
    )
    for found in pattern.finditer(sentence):
        start, end = found.span("pair" if found["pair"] else "n")
        word = sentence[start:end].lower()
        if word not in _ARTICLES or not re.match(r"\s?-", sentence[end:]):
            rough = bool(_ROUGHLY.search(sentence[: found.start()]))
            yield Figure(start, end, _value(word), measure, found.end(), rough)


def _headed(sentence: str, heading: str) -> Iterator[Figure]:
    """The figures before or after the words of a column heading that no vocabulary knows."""
    words = _spoken(heading)
    if words.casefold() not in sentence.casefold():
        return
    # "a rate of" is not one rate
    yield from (one for one in _counted(sentence, re.escape(words), heading) if not _is_article(sentence, one))
    after = re.compile(
        rf"(?<!\w){re.escape(words)}"
        rf"(?:\s(?:of|is|was|at|stood at|reached|rose to|fell to)|\s?:)\s(?P<n>{_NUMBER})(?!\w)",
        re.IGNORECASE,
    )
    for found in after.finditer(sentence):
        yield Figure(*found.span("n"), value_of(found["n"]), heading, found.end())


def _is_article(sentence: str, figure: Figure) -> bool:
    return sentence[figure.start : figure.end].lower() in _ARTICLES


def _spoken(heading: str) -> str:
    """The words of a heading, without what stands in brackets; those of none are never found."""
    return re.sub(r"\s*\([^)]*\)|[_\s]+", " ", heading).strip() or heading


def _value(word: str) -> float:
    if word in _PAIR_OF:
        return 2.0
    if word in _NONE:
        return 0.0
    return 1.0 if word in _ARTICLES else value_of(word)


def _share_meant(sentence: str, end: int, vocabulary: Vocabulary) -> Share | None:
    """The share whose cue follows soonest, before the next figure."""
    nearby = sentence[end : end + _NEARBY]
    found = [(cue.start(), share) for share in vocabulary.shares if (cue := share.cues.search(nearby))]
    if not found:
        return None
    at, share = min(found, key=lambda one: one[0])
    later = [one for one in found if at < one[0] < at + _BETWEEN and not _TRIM.search(nearby[at : one[0]])]
    if share is vocabulary.shares[0] and later:
        share = later[0][1]
    return None if _TRIM.search(nearby[:at]) else share
