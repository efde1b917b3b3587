"""The names in a text, and whether two names are one name written two ways."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import OSA, JaroWinkler

from workbench.text.document import Name, Paragraph, Token
from workbench.text.naming.capitalised_run import SMALL_TITLES, headline_pieces, is_rare, names_of, words_of
from workbench.text.naming.plain_letters import ascii_fold

__all__ = ["ascii_fold", "find_names", "name_words", "same_name", "sound"]

_CAPITAL: Final = r"(?:[A-Z]\.|(?:(?:al|el|ul|ud|as|ash|ad|an|d)[-’'])?[^\W\d_a-zß-öø-ÿ][\w’'-]{0,40})"
_DAYS_AND_MONTHS: Final = "Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_PARTICLE: Final = (
    rf"(?:of|de|du|des|del|della|der|den|van|von|bin|al|la|le|di|da|el|the|for|on(?! (?:{_DAYS_AND_MONTHS})))"
)
_RUN: Final = re.compile(rf"{_CAPITAL}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}{_CAPITAL}){{0,10}}")
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_SINGLE_TRUST: Final = 0.55
_SOUNDS_KEPT: Final = 20_000


def find_names(text: str, tokens: Sequence[Token], paragraphs: Sequence[Paragraph]) -> tuple[Name, ...]:
    """Return the capitalised runs of `text` taken as names, in reading order.

    A capital at the start of a sentence counts where the word is not a common one;
    an office inside a run ends the title before it; tokens with entities say
    whether a name is a person, a place or a body.
    """
    token_at = {token.start: token for token in tokens}
    names: list[Name] = []
    headline_starts: set[int] = set()
    for paragraph in paragraphs:
        is_headline = paragraph.role == "headline"
        first = len(names)
        for run in _RUN.finditer(text, paragraph.start, paragraph.end):
            words = words_of(run)
            for piece in headline_pieces(words, token_at) if is_headline else [words]:
                names += names_of(text, piece, token_at)
        if is_headline:
            headline_starts.update(name.start for name in names[first:])
    return tuple(
        name
        for name in _spread_persons(names)
        if name.kind != "unknown" or name.start not in headline_starts or is_rare(name.text)
    )


def same_name(first: str, second: str) -> float:
    """Return how likely the two are one person or body written two ways, 0 to 1.

    >>> same_name("Vladimir Putin", "Putin, Vladimir") > 0.5 > same_name("Vladimir Putin", "Vladimir Popov")
    True
    """
    words, other_words = name_words(first), name_words(second)
    if not words or not other_words:
        return 0.0
    if sorted(words) == sorted(other_words) or "".join(words) == "".join(other_words):
        return 1.0
    shorter, longer = sorted((words, other_words), key=len)
    return _alignment(shorter, longer)


def name_words(name: str) -> list[str]:
    """Return the words of a name in plain Latin letters, without titles and possessive endings."""
    plain = ascii_fold(name).replace("'", "").replace("-", " ")
    words = [re.sub(r"['’]s?$", "", word) for word in _WORD.findall(plain)]
    without_titles = [word for word in words if word and word not in SMALL_TITLES]
    return without_titles or [word for word in words if word]


def _alignment(shorter: Sequence[str], longer: Sequence[str]) -> float:
    """Return how well the words of the shorter name match the longer's, each paired with the best word left."""
    remaining = list(longer)
    matches = []
    for word in sorted(shorter, key=len, reverse=True):
        best = max(range(len(remaining)), key=lambda index: _similarity(word, remaining[index]))
        matches.append((_similarity(word, remaining.pop(best)), len(word)))
    weight = sum(max(2, length) for _, length in matches)
    similarity = sum(value * max(2, length) for value, length in matches) / weight
    worst = min(value for value, _ in matches)
    spare = sum(1 for word in remaining if len(word) > 2)  # noqa: PLR2004 - initials and particles are free
    lone = _SINGLE_TRUST if len(shorter) == 1 and len(longer) > 1 else 1.0
    return max(0.0, min(1.0, similarity * (0.5 if worst < 0.5 else 1.0) * lone - 0.08 * spare))  # noqa: PLR2004


def _similarity(word: str, other: str) -> float:
    if word == other:
        return 1.0
    if len(word) == 1 or len(other) == 1:
        return 0.8 if word[0] == other[0] else 0.0
    sounds = sound(word), sound(other)
    if sounds[0] == sounds[1]:
        return 0.95
    edits = OSA.normalized_similarity(word, other)
    return edits if edits >= 0.7 else 0.6 * JaroWinkler.similarity(*sounds) - 0.2  # noqa: PLR2004 - measured


@lru_cache(maxsize=_SOUNDS_KEPT)
def sound(word: str) -> str:
    """Return a rough phonetic key of a word in plain letters that unites usual transliterations."""
    for pattern, letter in (
        ("kh", "h"), ("ch", "c"), ("tch", "c"), ("ts", "c"), ("sh", "s"), ("zh", "z"), ("ph", "f"), ("ck", "k"),
        ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("iy", "i"), ("yi", "i"), ("y", "i"), ("j", "i"),
        ("w", "v"), ("q", "k"), ("x", "ks"), ("ae", "a"), ("oe", "o"), ("ue", "u"),
    ):  # fmt: skip
        word = word.replace(pattern, letter)
    squeezed = word[:1] + "".join(after for before, after in pairwise(word) if before != after)
    return squeezed.rstrip("i") or squeezed


def _spread_persons(names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names with a full name that is mostly a person's made one everywhere, and so its surname.

    A surname that is a well-known place stays a place.
    """
    full_names = [name for name in names if " " in name.text]
    persons = Counter(name.text for name in full_names if name.kind == "person")
    places = Counter(name.text for name in full_names if name.kind == "place")
    people = {text for text, count in persons.items() if count > places[text]}
    person_names = people | {text.split()[-1] for text in people}
    return tuple(
        name._replace(kind="person")
        if name.text in person_names and (name.kind != "place" or name.text in people or is_rare(name.text))
        else name
        for name in names
    )
