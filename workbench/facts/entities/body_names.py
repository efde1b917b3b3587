"""Names of several words, as those of bodies: their words, their initials, and the run of them before a place."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.text.document import Document

SMALL_WORDS: Final = frozenset(
    re.split(" ", "a an and at by da de del des di du e et for für in la le of on the to und with y &")
)
"""Words inside a name that give an acronym no letter, or may."""

KINDS_OF_BODY: Final = frozenset(
    re.split(
        " ",
        "agency alliance association authority board branch bureau commission committee company corporation council "
        "department federation force foundation fund group institute institution league office organisation "
        "organization partnership service society trust union",
    )
)
"""Words for a kind of body, of which one is easily written for another."""

_CAPITALISED: Final = r"[^\W\d_a-zß-öø-ÿ](?:[\w’'&-]*\w)?(?:(?<=s)['’](?= ))?"
_RUN: Final = re.compile(
    rf"(?<!\w){_CAPITALISED}(?:,?[ \u00a0](?:(?:of|the|and|for|on|in|&)[ \u00a0]){{0,2}}{_CAPITALISED}){{1,9}}"
)
_WORDS: Final = re.compile(r"[^\s,]+")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_LONG_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_TITLE_CASE: Final = 0.7
_REACH: Final = 140
_BREAKS: Final = re.compile(r"[.;:!?()\[\]“”\"\n]\s*$")


class LongName(NamedTuple):
    """A capitalised run of two words and more: its words without small ones and possessives, and their spans."""

    words: tuple[str, ...]
    places: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """The whole run."""
        return Span(self.places[0].start, self.places[-1].end)


def long_names(document: Document) -> tuple[LongName, ...]:
    """Return the names of several words, but for lines that capitalise most of their words, as headlines do."""
    return document.once(_long_names)


def _long_names(document: Document) -> tuple[LongName, ...]:
    lines = (line for line in document.paragraphs if not _is_capitalised(document.text[line.start : line.end]))
    return tuple(name for line in lines for name in _names_in(document.text, line.start, line.end))


def _names_in(text: str, start: int, end: int) -> Iterator[LongName]:
    for run in _RUN.finditer(text, start, end):
        found = [word for word in _WORDS.finditer(text, *run.span()) if word.group().lower() not in SMALL_WORDS]
        places = [Span(word.start(), word.start() + len(_POSSESSIVE.sub("", word.group()))) for word in found]
        if places:
            yield LongName(tuple(place.of(text) for place in places), tuple(places))


def content_words(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words without small ones, possessives and commas."""
    bare = (_POSSESSIVE.sub("", word.strip(",")) for word in words)
    return tuple(word for word in bare if word.lower() not in SMALL_WORDS)


def _is_capitalised(line: str) -> bool:
    words: list[str] = _LONG_WORD.findall(line)
    return not line.endswith(".") and sum(word[0].isupper() for word in words) > _TITLE_CASE * len(words)


def capitalised_words_before(text: str, offset: int) -> list[re.Match[str]]:
    """Return the words of the name that ends at `offset`, from its first capitalised word; empty for none."""
    start = max(text.rfind("\n", 0, offset) + 1, offset - _REACH)
    words: list[re.Match[str]] = []
    following = offset
    for word in reversed(list(_WORDS.finditer(text, start, offset))):
        if _BREAKS.search(text, word.start(), following) and words:
            break
        if not (word.group()[0].isupper() or word.group().lower() in SMALL_WORDS):
            break
        words.insert(0, word)
        following = word.start()
    while words and not words[0].group()[0].isupper():
        words.pop(0)
    return words


def initials_of(words: Sequence[str], *, small: bool = False) -> str:
    """Return the first letters of the words in capitals, each part of a hyphenated one, small words only if asked.

    >>> initials_of(["Tri-County", "Fund", "for", "BritRail"])
    'TCFBR'
    """
    letters: list[str] = []
    for word in words:
        if small or word.lower() not in SMALL_WORDS:
            parts = re.split(r"[-\u2010\u2011/&.]", word)
            letters += (_capitals(part) for part in parts if part and (part[0].isupper() or part == word))
    return "".join(letters)


def _capitals(part: str) -> str:
    """Return the first letter of a word in capitals, and the capitals inside it: "BR" of "BritRail"."""
    inner = "" if part.isupper() else "".join(letter for letter in part[1:] if letter.isupper())
    return part[0].upper() + inner
