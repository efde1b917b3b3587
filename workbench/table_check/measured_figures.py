"""Read the figures of a sentence and the measures they are given for."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.table_check.vocabulary import ShareMeasure, Vocabulary
from workbench.text.numbers import value_of

_NUMBER_WORDS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty"
)
_NUMBER: Final = rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{'|'.join(_NUMBER_WORDS.split())}"
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
_PAIR_WORDS: Final = frozenset({"pair", "couple"})
_NO_WORDS: Final = frozenset({"no", "zero"})
_ARTICLES: Final = frozenset({"a", "an"})
_CUE_LENGTH: Final = 45
_NEXT_CUE_LENGTH: Final = len("shooting from the ")
_CLAUSE_END: Final = re.compile(r"[,;()]|\d|\band\b|\bwhile\b")


class Figure(NamedTuple):
    """A number in the text, from `start` to `end`, given for `measure`.

    `cue_end` is the end of the words that name the measure. `rough` is set by
    words such as "over" and "nearly".
    """

    start: int
    end: int
    value: float
    measure: str
    cue_end: int
    rough: bool = False


class NumberPair(NamedTuple):
    """Two hyphenated numbers, "113-107", without a cue to their measure; `bracketed` if they are in brackets."""

    first: Figure
    second: Figure
    bracketed: bool


def counts_in(sentence: str, vocabulary: Vocabulary, measures: frozenset[str]) -> Iterator[Figure]:
    """Read the figures before the noun of one of `measures`: "38 points", "a pair of steals", "a block"."""
    for measure in vocabulary.measures:
        if measure.name in measures and measure.words:
            yield from _figures_before(sentence, measure.words, measure.name)
    known = {measure.name for measure in vocabulary.measures}
    for heading in sorted(measures - known):
        yield from _figures_by_heading(sentence, heading)


def shares_in(sentence: str, vocabulary: Vocabulary) -> Iterator[Figure]:
    """Read figures such as "8-of-17 from the field", "(5 - 9 FG, 2 - 2 FT)" and "48 percent from long range"."""
    for match in _PAIR.finditer(sentence):
        share = _find_share(sentence, match.end(), vocabulary)
        if share is None and match["of"] and vocabulary.shares:
            share = vocabulary.shares[0]
        if share is not None:
            yield Figure(match.start("a"), match.end("a"), float(match["a"]), share.made, match.end())
            yield Figure(match.start("b"), match.end("b"), float(match["b"]), share.attempted, match.end())
    for match in _PERCENT.finditer(sentence):
        share = _find_share(sentence, match.end(), vocabulary)
        if share is not None:
            rough = bool(_ROUGHLY.search(sentence[: match.start()]))
            yield Figure(*match.span("n"), value_of(match["n"]), share.percent, match.end(), rough)


def pairs_in(sentence: str, vocabulary: Vocabulary) -> Iterator[NumberPair]:
    """Read the pairs of numbers that are a score or a record, not a share."""
    for match in _PAIR.finditer(sentence):
        if not match["of"] and _find_share(sentence, match.end(), vocabulary) is None:
            first = Figure(match.start("a"), match.end("a"), float(match["a"]), "", match.end())
            second = Figure(match.start("b"), match.end("b"), float(match["b"]), "", match.end())
            brackets = sentence[: match.start()].rstrip()[-1:] + sentence[match.end() :].lstrip()[:1]
            yield NumberPair(first, second, brackets[:1] == "(" and brackets[1:] in {")", ","})


def _figures_before(sentence: str, words: str, measure: str) -> Iterator[Figure]:
    pattern = re.compile(
        rf"(?<![\w.,-])(?:a (?P<pair>pair|couple) of|(?P<n>{_NUMBER}|an?|no))(?:\s?-\s?|\s)"
        rf"(?:(?:game|team|season|career)\s?-\s?high\s|total\s|big\s)?(?P<w>{words})(?!\w)",
        re.IGNORECASE,
    )
    for match in pattern.finditer(sentence):
        start, end = match.span("pair" if match["pair"] else "n")
        word = sentence[start:end].lower()
        if word not in _ARTICLES or not re.match(r"\s?-", sentence[end:]):
            rough = bool(_ROUGHLY.search(sentence[: match.start()]))
            yield Figure(start, end, _number_value(word), measure, match.end(), rough)


def _figures_by_heading(sentence: str, heading: str) -> Iterator[Figure]:
    """Read the figures before or after the words of a column heading that no vocabulary knows."""
    words = _words_of_heading(heading)
    if words.casefold() not in sentence.casefold():
        return
    for figure in _figures_before(sentence, re.escape(words), heading):
        if not _is_article(sentence, figure):  # "a rate of" is not one rate
            yield figure
    pattern = re.compile(
        rf"(?<!\w){re.escape(words)}"
        rf"(?:\s(?:of|is|was|at|stood at|reached|rose to|fell to)|\s?:)\s(?P<n>{_NUMBER})(?!\w)",
        re.IGNORECASE,
    )
    for match in pattern.finditer(sentence):
        yield Figure(*match.span("n"), value_of(match["n"]), heading, match.end())


def _is_article(sentence: str, figure: Figure) -> bool:
    return sentence[figure.start : figure.end].lower() in _ARTICLES


def _words_of_heading(heading: str) -> str:
    """Return the words of a heading without what is in brackets; the heading itself where nothing is left."""
    return re.sub(r"\s*\([^)]*\)|[_\s]+", " ", heading).strip() or heading


def _number_value(word: str) -> float:
    if word in _PAIR_WORDS:
        return 2.0
    if word in _NO_WORDS:
        return 0.0
    return 1.0 if word in _ARTICLES else value_of(word)


def _find_share(sentence: str, end: int, vocabulary: Vocabulary) -> ShareMeasure | None:
    """Find the share whose cue follows first, before the next figure."""
    nearby = sentence[end : end + _CUE_LENGTH]
    cues = [(cue.start(), share) for share in vocabulary.shares if (cue := share.cues.search(nearby))]
    if not cues:
        return None
    start, share = min(cues, key=lambda cue: cue[0])
    later_shares = [
        later_share
        for later, later_share in cues
        if start < later < start + _NEXT_CUE_LENGTH and not _CLAUSE_END.search(nearby[start:later])
    ]
    if share is vocabulary.shares[0] and later_shares:
        share = later_shares[0]
    return None if _CLAUSE_END.search(nearby[:start]) else share
