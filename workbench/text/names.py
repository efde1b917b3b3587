"""Names in a text, and whether two names are one name written two ways."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import OSA, JaroWinkler

from workbench.text.document import Name, Paragraph, Token
from workbench.text.naming.capitalised_run import SMALL_TITLES, headline_pieces, is_rare, names_of, words_of
from workbench.text.naming.plain_letters import folded

__all__ = ["find_names", "folded", "folded_words", "same_name", "sound"]

_CAPITAL: Final = r"(?:[A-Z]\.|[^\W\d_a-zß-öø-ÿ][\w’'-]{0,40})"
_ON_A_DAY: Final = "Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_JOIN: Final = rf"(?:of|de|du|des|del|della|der|den|van|von|bin|al|la|le|di|da|el|the|for|on(?! (?:{_ON_A_DAY})))"
_RUN: Final = re.compile(rf"{_CAPITAL}(?:[ \u00a0](?:{_JOIN}[ \u00a0]){{0,2}}{_CAPITAL}){{0,10}}")
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_SINGLE_TRUST: Final = 0.55


def find_names(text: str, tokens: Sequence[Token], paragraphs: Sequence[Paragraph]) -> tuple[Name, ...]:
    """The capitalised runs of `text` taken as names, in reading order.

    A capital at the start of a sentence counts where the word is no common one;
    an office inside a run ends the title before it; tokens with entities say
    whether a name is a person, a place or a body.
    """
    at = {token.start: token for token in tokens}
    found: list[Name] = []
    headlined: set[int] = set()
    for paragraph in paragraphs:
        headline = paragraph.role == "headline"
        for run in _RUN.finditer(text, paragraph.start, paragraph.end):
            words = words_of(run)
            for piece in headline_pieces(words, at) if headline else [words]:
                found += names_of(text, piece, at)
        if headline:
            headlined.update(name.start for name in found if name.start >= paragraph.start)
    spread = _spread_persons(found)
    return tuple(n for n in spread if n.kind != "unknown" or n.start not in headlined or is_rare(n.text))


def same_name(first: str, second: str) -> float:
    """How likely the two are one person or body written two ways, 0 to 1.

    >>> same_name("Vladimir Putin", "Putin, Vladimir") > 0.5 > same_name("Vladimir Putin", "Vladimir Popov")
    True
    """
    one, other = folded_words(first), folded_words(second)
    if not one or not other:
        return 0.0
    if sorted(one) == sorted(other) or "".join(one) == "".join(other):
        return 1.0
    few, many = sorted((one, other), key=len)
    return _aligned(few, many)


def folded_words(name: str) -> list[str]:
    """The words of a name in plain Latin letters, titles and possessive endings off."""
    words = [re.sub(r"['’]s?$", "", word) for word in _WORD.findall(folded(name).replace("'", "").replace("-", " "))]
    kept = [word for word in words if word and word not in SMALL_TITLES]
    return kept or [word for word in words if word]


def _aligned(few: Sequence[str], many: Sequence[str]) -> float:
    """Words of the shorter name each matched to the best word left of the longer."""
    left = list(many)
    scores = []
    for word in sorted(few, key=len, reverse=True):
        best = max(range(len(left)), key=lambda index: _alike(word, left[index]))
        scores.append((_alike(word, left.pop(best)), len(word)))
    weight = sum(max(2, length) for _, length in scores)
    score = sum(value * max(2, length) for value, length in scores) / weight
    worst = min(value for value, _ in scores)
    spare = sum(1 for word in left if len(word) > 2)  # noqa: PLR2004 - initials and particles are free
    lone = _SINGLE_TRUST if len(few) == 1 and len(many) > 1 else 1.0
    return max(0.0, min(1.0, score * (0.5 if worst < 0.5 else 1.0) * lone - 0.08 * spare))  # noqa: PLR2004


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:
        return 0.8 if one[0] == other[0] else 0.0
    bare = sound(one), sound(other)
    if bare[0] == bare[1]:
        return 0.95
    edits = OSA.normalized_similarity(one, other)
    return edits if edits >= 0.7 else 0.6 * JaroWinkler.similarity(*bare) - 0.2  # noqa: PLR2004 - measured


def sound(word: str) -> str:
    """A rough sound key of a word in plain letters that unites usual transliterations."""
    for pattern, letter in (
        ("kh", "h"), ("ch", "c"), ("tch", "c"), ("ts", "c"), ("sh", "s"), ("zh", "z"), ("ph", "f"), ("ck", "k"),
        ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("iy", "i"), ("yi", "i"), ("y", "i"), ("j", "i"),
        ("w", "v"), ("q", "k"), ("x", "ks"), ("ae", "a"), ("oe", "o"), ("ue", "u"),
    ):  # fmt: skip
        word = word.replace(pattern, letter)
    squeezed = word[:1] + "".join(after for before, after in pairwise(word) if before != after)
    return squeezed.rstrip("i") or squeezed


def _spread_persons(names: Sequence[Name]) -> tuple[Name, ...]:
    """A full name mostly a person's is one everywhere; so is its surname, unless it is a well-known place."""
    whole = [name for name in names if " " in name.text]
    persons = Counter(name.text for name in whole if name.kind == "person")
    places = Counter(name.text for name in whole if name.kind == "place")
    full = {text for text, many in persons.items() if many > places[text]}
    known = full | {text.split()[-1] for text in full}
    return tuple(
        name._replace(kind="person")
        if name.text in known and (name.kind != "place" or name.text in full or is_rare(name.text))
        else name
        for name in names
    )
