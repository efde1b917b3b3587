"""Every capitalised name of a text, with the title before it: the places that persons are read from."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from wordfreq import zipf_frequency

from workbench.domain.span import Span
from workbench.facts.entities.titles import ENDS_A_RUN, is_title, plain_title
from workbench.text.document import Document, Paragraph
from workbench.text.language.word_lists import word_list

_ABBREVIATED: Final = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Lt|Col|Gen|Capt|Sgt|Maj|Rev|Revd|Fr|Det|Insp|Supt|Hon|Cllr|Ald|Msgr|Cmdr|"
    r"Adm|Cpl|Pvt|Pres)\."
)
_INITIALS: Final = r"(?:[A-Z]\.){1,3}(?![^\W\d_])"
_WORD: Final = r"(?:(?:al|el|ul|ud|as|ash|ad|an|d|l)[-’'])?[^\W\d_a-zß-öø-ÿ](?:[\w’'\u2010\u2011-]{0,38}[^\W_])?"
_CAPITAL: Final = rf"(?:{_ABBREVIATED}|{_INITIALS}|{_WORD})"
_NICKNAME: Final = r"(?:[“\"‘'(][A-Z]\w{1,15}[”\"’')][ \u00a0])?"
PARTICLES: Final = frozenset(
    re.split(
        " ",
        "de du des del della der den van von vom zu zum af av bin ibn bint al la le di da dos das do el ten ter e y ap",
    )
)
"""Small words inside a surname, or before it."""

_PARTICLE: Final = rf"(?:{'|'.join(sorted(PARTICLES, key=len, reverse=True))})"
_RUN: Final = re.compile(
    rf"(?<![\w@#/.-])(?:{_PARTICLE}[ \u00a0]){{0,2}}{_CAPITAL}"
    rf"(?:[’']?[ \u00a0](?:& )?{_NICKNAME}(?:{_PARTICLE}[ \u00a0]){{0,2}}{_CAPITAL}){{0,8}}"
)
_PARTS: Final = re.compile(r"\S+")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_OWNS: Final = re.compile(r"(?:['’]s|s['’])$")
_BEFORE: Final = re.compile(r"([\w’-]+)[ \u00a0]$")
_LONGEST: Final = 30
_BROKEN_OFF: Final = re.compile(r"-+(?:\s|$)|\.\w|@")
"""What follows a word that its speaker broke off, or that is part of an address."""

_QUOTED: Final = re.compile(r"[“\"‘'(].*")
_LONG_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_SENTENCE_END: Final = re.compile(r"[^\W\d_]{3}[.?!][”\"’')\]]*\s|[\w)][.?!][”\"’')\]]*\s*$|[”\"]\s*$")
_TITLE_CASE: Final = 0.6
_COMMON: Final = 3.3
_GENERATIONS: Final = frozenset({"Jr", "Sr", "II", "III", "IV"})
_NAME_TAGS: Final = ("NNP", "")


class NameUse(NamedTuple):
    """A name where it stands: its span, its words without a possessive, and the title before it.

    `start` is where the title begins, `before` is the word before both; `is_opening` says
    that a sentence begins with it, `is_heading` that its line capitalises most words.
    """

    span: Span
    words: tuple[str, ...]
    title: str
    start: int
    before: str
    is_opening: bool
    is_heading: bool

    @property
    def name(self) -> str:
        """The words, as one name."""
        return " ".join(self.words)


class _Word(NamedTuple):
    start: int
    end: int
    text: str


def name_uses(document: Document) -> tuple[NameUse, ...]:
    """Return the names of the text in reading order, without what is no text of the article."""
    return document.once(_name_uses)


def _name_uses(document: Document) -> tuple[NameUse, ...]:
    reader = _Reader(document)
    return tuple(use for line in document.paragraphs if line.role != "boilerplate" for use in reader.uses_in(line))


class _Reader:
    """What the names of a line are read by: the text, the tags of its words, and where sentences begin."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._tags = {token.start: token.tag for token in document.tokens}
        self._openings = {sentence.start for sentence in document.sentences}
        self._persons = {token.start for token in document.tokens if token.entity == "PERSON" and token.entity_begins}

    def uses_in(self, line: Paragraph) -> Iterator[NameUse]:
        """Yield the names of a line; those of one in capitalised words are its words one by one."""
        is_heading = _capitalises(self._text[line.start : line.end])
        for run in _RUN.finditer(self._text, line.start, line.end):
            words = [_Word(*part.span(), part.group()) for part in _PARTS.finditer(self._text, *run.span())]
            for piece in _between_possessives(words):
                yield from self._uses_of(piece, is_heading=is_heading)

    def _uses_of(self, words: list[_Word], *, is_heading: bool) -> Iterator[NameUse]:
        is_opening = words[0].start in self._openings or self._text[words[0].start - 1 : words[0].start] in "“\"‘'"
        if is_opening:
            words = self._without_common(words)
        words = self._from_person(words)
        titles = [index for index, word in enumerate(words[:-1]) if is_title(word.text)]
        first = titles[-1] + 1 if titles else 0
        title = " ".join(word.text for word in words[:first] if is_title(word.text))
        kept = _kept(words[first:])
        if (
            kept
            and not _BROKEN_OFF.match(self._text, kept[-1].end)
            and (len(kept) > 1 or title or not kept[0].text.isupper())
        ):
            before = _BEFORE.search(self._text, max(0, words[0].start - _LONGEST), words[0].start)
            yield NameUse(
                Span(kept[0].start, kept[-1].end),
                tuple(word.text for word in kept),
                title,
                words[titles[0]].start if titles else kept[0].start,
                before[1].lower() if before else "",
                is_opening=is_opening and not first,
                is_heading=is_heading,
            )

    def _from_person(self, words: list[_Word]) -> list[_Word]:
        """Return the run from where the language model sees a person of several words, and the titles before."""
        persons = [index for index, word in enumerate(words) if word.start in self._persons]
        if not persons or len(words) - persons[0] < 2:  # noqa: PLR2004 - a surname alone tells too little
            return words
        first = persons[0]
        while first and is_title(words[first - 1].text):
            first -= 1
        return words[first:]

    def _without_common(self, words: list[_Word]) -> list[_Word]:
        """Return the run without the ordinary words that a sentence opens with."""
        while words and self._is_ordinary(words[0], is_alone=len(words) == 1):
            words = words[1:]
        return words

    def _is_ordinary(self, word: _Word, *, is_alone: bool) -> bool:
        lower = word.text.lower()
        if is_title(word.text):
            return is_alone
        if lower in word_list("no_names"):
            return True
        is_name = self._tags.get(word.start, "").startswith(_NAME_TAGS)
        return not is_name or (
            is_alone and lower in word_list("english_words") and zipf_frequency(lower, "en") > _COMMON
        )


def _between_possessives(words: list[_Word]) -> Iterator[list[_Word]]:
    """Yield the run in pieces, each ending where its last word owns what follows: `Lee's | Senate`."""
    first = 0
    for index, word in enumerate(words, 1):
        if _OWNS.search(word.text) or index == len(words):
            yield words[first:index]
            first = index


def _kept(words: Sequence[_Word]) -> list[_Word]:
    """Return the words of the name itself, without a nickname in quotes, "Jr" and a possessive."""
    kept = [word for word in words if not _QUOTED.match(word.text)]
    while kept and (kept[-1].text.rstrip(".,") in _GENERATIONS or plain_title(kept[-1].text) in ENDS_A_RUN):
        kept.pop()
    if kept:
        start, _, text = kept[-1]
        bare = _POSSESSIVE.sub("", text)
        kept[-1] = _Word(start, start + len(bare), bare)
    return kept if kept and len(kept[-1].text) > 1 else []


def _capitalises(line: str) -> bool:
    """Return whether a line capitalises most of its long words, as headings do."""
    words: list[str] = _LONG_WORD.findall(line)
    many = len(words) > 3 and not _SENTENCE_END.search(line)  # noqa: PLR2004 - a short line may be names
    return many and sum(word[0].isupper() for word in words) > _TITLE_CASE * len(words)
