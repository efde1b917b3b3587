"""Fixed phrases in which one word is missing."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

_CLASSES: Final = {
    "DET": "the a an this that these those all",
    "OWN": "his her its their our my your",
    "VERB": (
        "be have do make get keep reach achieve help save find take give see become create ensure improve increase "
        "reduce prevent avoid protect allow provide maintain understand obtain meet win gain build pay buy use go work "
        "stay remain survive succeed live raise attract enter qualify participate produce support continue establish "
        "determine"
    ),
}
_NOT: Final = "!"
_REACH: Final = 60


class Gap(NamedTuple):
    """Two phrases, lower case, between which `missing` is left out, and words that may rightly precede them."""

    before: str
    missing: str
    after: str
    rightly_led: frozenset[str]


class MissingWord(NamedTuple):
    """A place in a text that lacks a word, and its words with the missing one."""

    start: int
    end: int
    right: str


class Gaps:
    """The gaps of a list, indexed by the last word before the gap and the first one after it."""

    def __init__(self, rows: Iterable[str]) -> None:
        """Read `rows`: missing word, phrases before, phrases after, perhaps "!" and words that lead to them."""
        self._gaps: dict[tuple[str, str], list[Gap]] = {}
        first_words = set()
        for row in rows:
            for gap in _gaps_of(row):
                self._gaps.setdefault((gap.before.split()[-1], gap.after.split()[0]), []).append(gap)
                first_words.add(gap.before)
        single_words = {before.capitalize() for before in first_words if " " not in before}
        before = "|".join(sorted({before for before, _ in self._gaps} | single_words))
        after = "|".join(map(re.escape, sorted({after for _, after in self._gaps}, key=len, reverse=True)))
        self._pattern = re.compile(rf"\b(?P<before>{before})[ \u00a0](?P<after>{after})\b(?![\w'’-]|[.,]\d)")

    def missing_in(self, text: str) -> Iterator[MissingWord]:
        """Yield each place of `text` that lacks a word, in reading order."""
        for match in self._pattern.finditer(text):
            for gap in self._gaps.get((match["before"].lower(), match["after"]), ()):
                start, end = match.end("before") - len(gap.before), match.start("after") + len(gap.after)
                if _fits(text, (start, end), gap):
                    before, after = text[start : match.end("before")], text[match.start("after") : end]
                    yield MissingWord(start, end, f"{before} {gap.missing} {after}")
                    break


def _fits(text: str, place: tuple[int, int], gap: Gap) -> bool:
    """Return whether exactly the gap's two phrases are at `place`, and no word that rightly precedes them."""
    start, end = place
    phrase = text[max(0, start) : end].lower().replace("\u00a0", " ")
    neighbours = text[max(0, start - 1) : max(0, start)] + text[end : end + 1]
    if phrase != f"{gap.before} {gap.after}" or any(sign.isalnum() for sign in neighbours):
        return False
    words_before = text[max(0, start - _REACH) : start].split()
    return not words_before or words_before[-1].lower() not in gap.rightly_led


def _gaps_of(row: str) -> Iterator[Gap]:
    missing, before, after, *rest = row.split("\t")
    rightly_led = frozenset(rest[0].removeprefix(_NOT).split()) if rest else frozenset[str]()
    for before_phrase in _phrases(before):
        for after_phrase in _phrases(after):
            yield Gap(before_phrase, missing, after_phrase, rightly_led)


def _phrases(words: str) -> Iterator[str]:
    for word in words.split():
        yield from (phrase.replace("_", " ") for phrase in _CLASSES.get(word, word).split())
