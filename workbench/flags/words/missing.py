"""Frames of words in which one word is missing."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

_LISTS: Final = {
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
_SPAN: Final = 60


class Gap(NamedTuple):
    """Two phrases, in small letters, between which `missing` is left out, and words that may rightly lead to them."""

    before: str
    missing: str
    after: str
    rightly_led: frozenset[str]


class Missing(NamedTuple):
    """A place of a text that lacks a word, and the words as they should stand."""

    start: int
    end: int
    right: str


class Gaps:
    """Every gap of a list, found by the last word before it and the first one after it."""

    def __init__(self, rows: Iterable[str]) -> None:
        """Read `rows`: missing word, phrases before, phrases after, perhaps "!" and words that lead to them."""
        self._gaps: dict[tuple[str, str], list[Gap]] = {}
        for gap in (gap for row in rows for gap in _gaps_of(row)):
            self._gaps.setdefault((gap.before.split()[-1], gap.after.split()[0]), []).append(gap)
        alone = {gap.before for found in self._gaps.values() for gap in found if " " not in gap.before}
        ends = sorted({before for before, _ in self._gaps} | {before.capitalize() for before in alone})
        starts = sorted({after for _, after in self._gaps}, key=len, reverse=True)
        either = "|".join(map(re.escape, starts))
        self._pattern = re.compile(rf"\b(?P<before>{'|'.join(ends)})[ \u00a0](?P<after>{either})\b(?![\w'’-]|[.,]\d)")

    def missing_in(self, text: str) -> Iterator[Missing]:
        """Each place of `text` that lacks a word, in reading order."""
        for found in self._pattern.finditer(text):
            for gap in self._gaps.get((found["before"].lower(), found["after"]), ()):
                start, end = found.end("before") - len(gap.before), found.start("after") + len(gap.after)
                if _stands(text, (start, end), gap):
                    before, after = text[start : found.end("before")], text[found.start("after") : end]
                    yield Missing(start, end, f"{before} {gap.missing} {after}")
                    break


def _stands(text: str, place: tuple[int, int], gap: Gap) -> bool:
    """Whether the gap's two phrases, and nothing else, stand at the place, and no word that rightly leads to them."""
    start, end = place
    written = text[max(0, start) : end].lower().replace("\u00a0", " ")
    beside = text[max(0, start - 1) : max(0, start)] + text[end : end + 1]
    if written != f"{gap.before} {gap.after}" or any(sign.isalnum() for sign in beside):
        return False
    led = text[max(0, start - _SPAN) : start].split()
    return not led or led[-1].lower() not in gap.rightly_led


def _gaps_of(row: str) -> Iterator[Gap]:
    missing, before, after, *rest = row.split("\t")
    rightly = frozenset(rest[0].removeprefix(_NOT).split()) if rest else frozenset[str]()
    for one in _phrases(before):
        for other in _phrases(after):
            yield Gap(one, missing, other, rightly)


def _phrases(words: str) -> Iterator[str]:
    for word in words.split():
        yield from (phrase.replace("_", " ") for phrase in _LISTS.get(word, word).split())
