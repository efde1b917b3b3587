"""A capitalised run read as names: titles cut off, two names separated, each with its kind."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from wordfreq import zipf_frequency

from workbench.text.document import Name, Token
from workbench.text.language.word_lists import word_list
from workbench.text.naming.plain_letters import ascii_fold

_OFFICES: Final = frozenset(
    "President Vice-President Minister Senator Sen Rep Representative Gov Governor Mayor Chancellor Ambassador "
    "Secretary Speaker Chairman Chairwoman Chair Deputy Premier Commissioner Congressman Congresswoman Director "
    "Prof Professor Judge Justice Detective Officer Sheriff".split()
)
_TITLES: Final = _OFFICES | frozenset(
    "King Queen Prince Princess Pope Sir Lord Lady Dame Mr Mrs Ms Miss Dr General Gen Col Colonel Capt Captain Lt Sgt "
    "Major Admiral Sheikh Rev Bishop Archbishop Cardinal".split()
)
SMALL_TITLES: Final = frozenset(title.lower() for title in _TITLES)
"""Titles before a name, in lower case."""

_BODY: Final = re.compile(
    r"\b(?:Senate|Parliament|Council|Committee|Commission|Congress|Assembly|Court|University|Ministry|Department|"
    r"Party|Union|Bank|Agency|Institute|Association|Company|Inc|Ltd|Corporation|Group|Office|Federation|House|Nations|"
    r"Foundation|Museum|Airways|Airlines)\b"
)
_THING: Final = re.compile(
    r"(?:Bridge|Street|Road|Avenue|Square|Park|Airport|Station|School|College|Church|Cathedral|Mosque|Hospital|Centre|"
    r"Center|Library|Theatre|Theater|Stadium|Hotel|Tower|Islands?|River|Lake|Bay|Prize|Awards?|Act|Show|Days?)$"
)
"""Last words of things that are named after a person."""

_PLACE_TYPES: Final = frozenset({"GPE", "LOC", "FAC"})
_NO_NOUN: Final = ("VB", "MD", "PRP", "WP", "WRB")
"""Penn Treebank tags that end a name in a capitalised headline."""

_COMMON: Final = 3.5
"""Zipf frequency from which a word of a headline is no name."""

_MOST_WORDS: Final = 4
"""Most words of a person's name, and of what precedes an office."""


class Word(NamedTuple):
    """A word of a run: its span, and its text without the punctuation after it."""

    start: int
    end: int
    bare: str


def words_of(run: re.Match[str]) -> list[Word]:
    """Return the words of a matched run, in order."""
    return [
        Word(run.start() + word.start(), run.start() + word.end(), word.group().rstrip(".,’'"))
        for word in re.finditer(r"\S+", run.group())
    ]


def headline_pieces(words: list[Word], token_at: Mapping[int, Token]) -> list[list[Word]]:
    """Return the run of a headline cut at its verbs and pronouns: "France | Own Security Structure"."""
    pieces: list[list[Word]] = [[]]
    for word in words:
        token = token_at.get(word.start)
        if token is not None and token.tag.startswith(_NO_NOUN) and not token.entity:
            pieces.append([])
        else:
            pieces[-1].append(word)
    return pieces


def is_rare(name: str) -> bool:
    """Return whether a word of the name is not a common English word."""
    return any(zipf_frequency(word.lower(), "en") < _COMMON for word in name.split())


def names_of(text: str, words: list[Word], token_at: Mapping[int, Token]) -> Iterator[Name]:
    """Yield the names in a run of words of `text`, with tokens by their start: none, one, or two."""
    words, title = _without_title(words)
    office = next((index for index, word in enumerate(words[1:_MOST_WORDS], 1) if _is_title(word, _OFFICES)), 0)
    if not office:
        yield from _parted(text, words, token_at, title=title)
        return
    end = next((index for index in range(office, len(words)) if not _is_title(words[index], _TITLES)), len(words))
    words_before, words_after = words[:office], words[end:]
    if not words_after:
        yield from _before_office(text, words, token_at)
    elif words_after[0].bare.islower():
        has_body = _BODY.search(_text_of(text, words_before))
        yield from _named(text, words if has_body else _without_title(words_after)[0], token_at)
    elif len(words_after) > _MOST_WORDS or _names_no_person(_text_of(text, words_after)):
        yield from _named(text, words, token_at)
    else:
        yield from _place_before(text, words_before, token_at)
        yield from _named(
            text, words_after, token_at, title=" ".join(word.bare for word in words[:end] if len(word.bare) > 1)
        )


def _without_title(words: list[Word]) -> tuple[list[Word], str]:
    """Return the run from its first word that is neither common nor a title, and the title just before it."""
    title: list[str] = []
    for index, word in enumerate(words):
        if _is_title(word, _TITLES):
            title.append(word.bare)
        elif word.bare.lower() in word_list("no_names") or _is_shouted(words[index : index + 2]):
            title = []
        elif title and _BODY.fullmatch(word.bare):
            return words[index - 1 :], ""
        else:
            return words[index:], " ".join(title)
    return [], ""


def _is_shouted(words: list[Word]) -> bool:
    """Return whether the first is a word in capitals before a name: "EMOTIONAL Nicole Pratt"."""
    is_name_next = len(words) > 1 and words[1].bare[1:].islower()
    return is_name_next and words[0].bare.isupper() and words[0].bare.lower() in word_list("english_words")


def _is_title(word: Word, titles: frozenset[str]) -> bool:
    """Return whether the word is a title, alone or hyphenated: "Deputy-Chairman"."""
    return all(part in titles or part == "Vice" for part in word.bare.split("-"))


def _names_no_person(name: str) -> bool:
    return bool(_BODY.search(name) or _THING.search(name))


def _before_office(text: str, words: list[Word], token_at: Mapping[int, Token]) -> Iterator[Name]:
    """Yield what a run that ends in an office names: a person, a body, a place, or nothing."""
    office = next(index for index in range(1, len(words)) if _is_title(words[index], _OFFICES))
    if _entity_of(words[office:], token_at) == "PERSON" or words[office - 1].bare.islower():
        yield from _named(text, words, token_at)
    else:
        yield from _place_before(text, words[:office], token_at)


def _place_before(text: str, words: list[Word], token_at: Mapping[int, Token]) -> Iterator[Name]:
    """Yield the body or place in the words before an office: "US" of "US President Barack Obama"."""
    if not _BODY.search(_text_of(text, words)):
        words = [word for word in words if _entity_of([word], token_at) in _PLACE_TYPES]
    yield from _named(text, words, token_at)


def _parted(text: str, words: list[Word], token_at: Mapping[int, Token], *, title: str) -> Iterator[Name]:
    """Yield a body and the person named right after it, or else the run as one name."""
    after_body = (index for index in range(1, len(words) - 1) if _BODY.fullmatch(words[index - 1].bare))
    person = next((index for index in after_body if _is_first_name(words[index])), 0) or _second_person(words)
    if person:
        yield from _named(text, words[:person], token_at, title=title)
        yield from _named(text, words[person:], token_at)
    else:
        yield from _named(text, words, token_at, title=title)


def _second_person(words: list[Word]) -> int:
    """Return where the second of two full names without a sign between them begins; 0 where there is none."""
    if [_is_first_name(word) for word in words] == [True, False, True, False]:
        return len(words) // 2
    return 0


def _is_first_name(word: Word) -> bool:
    return ascii_fold(word.bare) in word_list("given_names")


def _text_of(text: str, words: list[Word]) -> str:
    return text[words[0].start : words[-1].end] if words else ""


def _named(text: str, words: list[Word], token_at: Mapping[int, Token], *, title: str = "") -> Iterator[Name]:
    """Yield the words as one name, or as a person and a place joined by "of"."""
    of = next((index for index, word in enumerate(words) if index > 1 and word.bare == "of"), 0)
    if of and _is_first_and_last(words[:of], token_at):
        yield from _named(text, words[:of], token_at, title=title)
        yield from _named(text, words[of + 1 :], token_at)
        return
    name = re.sub(r"(?:['’]s?|[.’'-]+)$", "", _text_of(text, words))
    if len(name) >= 2:  # noqa: PLR2004 - a lone letter is no name
        start, kind = words[0].start, _kind_of(name, title, _entity_of(words, token_at))
        yield Name(start, start + len(name), name, title, kind)


def _is_first_and_last(words: list[Word], token_at: Mapping[int, Token]) -> bool:
    """Return whether the words are a full personal name, so that "of" says where from: `Ann Lee of Ohio`."""
    return _is_first_name(words[0]) and len(words) <= _MOST_WORDS and _entity_of(words, token_at) in {"", "PERSON"}


def _entity_of(words: list[Word], token_at: Mapping[int, Token]) -> str:
    return next(
        (token_at[word.start].entity for word in words if word.start in token_at and token_at[word.start].entity), ""
    )


def _kind_of(name: str, title: str, entity: str) -> str:
    words = name.split()
    if _BODY.search(name):
        return "body"
    if entity in _PLACE_TYPES:
        return "place"
    has_first_name = ascii_fold(words[0]) in word_list("given_names") and 1 < len(words) <= _MOST_WORDS
    if entity == "PERSON" or title or (has_first_name and not _THING.search(name)):
        return "person"
    return "body" if entity == "ORG" else "unknown"
