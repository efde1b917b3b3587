"""Names in a text, and whether two names are one name written two ways."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from anyascii import anyascii
from rapidfuzz.distance import OSA, JaroWinkler

from workbench.text.document import Name, Paragraph, Token

_TITLES: Final = (
    "President Vice-President Minister Senator Sen Rep Representative Gov Governor Mayor Chancellor King Queen Prince "
    "Princess Pope Sir Lord Lady Dame Mr Mrs Ms Miss Dr Prof Professor Judge Justice General Gen Col Colonel Capt "
    "Captain Lt Sgt Major Admiral Ambassador Secretary Speaker Chairman Chairwoman Chair Deputy Premier Sheikh Rev "
    "Bishop Archbishop Cardinal Detective Officer Sheriff Director Commissioner Congressman Congresswoman"
).split()
_NO_NAME: Final = frozenset(
    "the a an in on at of for to by from with and or but if as is it its he she they we i you this that these "
    "those his her their our my your there here when where who what why how which while after before since last "
    "next yesterday today however additionally moreover therefore thus also not no yes so then some many most all "
    "both each every another such one two three four five six seven eight nine ten monday tuesday wednesday "
    "thursday friday saturday sunday january february march april may june july august september october november "
    "december more together according despite during although because until under over about between among within "
    "without only even just could should would will can did does do has have had was were are be been may might "
    "must let".split()
)
_CAPITAL: Final = r"(?:[A-Z]\.|[^\W\d_a-zß-öø-ÿ][\w’'-]{0,40})"
_ON_A_DAY: Final = "Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_JOIN: Final = rf"(?:of|de|du|des|del|della|der|den|van|von|bin|al|la|le|di|da|el|the|for|on(?! (?:{_ON_A_DAY})))"
_RUN: Final = re.compile(rf"{_CAPITAL}(?:[ \u00a0](?:{_JOIN}[ \u00a0]){{0,2}}{_CAPITAL}){{0,10}}")
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_BODY: Final = re.compile(
    r"\b(?:Senate|Parliament|Council|Committee|Commission|Congress|Assembly|Court|University|Ministry|Department|"
    r"Party|Union|Bank|Agency|Institute|Association|Company|Inc|Ltd|Corporation|Group|Office|Federation|House)\b"
)
_PLACE_TYPES: Final = frozenset({"GPE", "LOC", "FAC"})
_SINGLE_TRUST: Final = 0.55


def find_names(text: str, tokens: Sequence[Token], paragraphs: Sequence[Paragraph]) -> tuple[Name, ...]:
    """The capitalised runs of `text` taken as names, in reading order.

    A capital at the start of a sentence counts where the word is no common one;
    tokens with entities say whether a name is a person, a place or a body.
    """
    entities = {token.start: token.entity for token in tokens if token.entity}
    found: list[Name] = []
    for paragraph in paragraphs:
        for run in _RUN.finditer(text, paragraph.start, paragraph.end):
            name = _name_of(run.start(), run.group(), entities)
            if name is not None:
                found.append(name)
    return _spread_persons(found)


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


def folded(word: str) -> str:
    """`word` in plain Latin letters, lower case, accents off."""
    return anyascii(word).lower()


def folded_words(name: str) -> list[str]:
    """The words of a name in plain Latin letters, titles and possessive endings off."""
    words = [re.sub(r"['’]s?$", "", word) for word in _WORD.findall(folded(name).replace("'", "").replace("-", " "))]
    titles = {title.lower() for title in _TITLES}
    kept = [word for word in words if word and word not in titles]
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
    bare = _sound(one), _sound(other)
    if bare[0] == bare[1]:
        return 0.95
    edits = OSA.normalized_similarity(one, other)
    return edits if edits >= 0.7 else 0.6 * JaroWinkler.similarity(*bare) - 0.2  # noqa: PLR2004 - measured


def _sound(word: str) -> str:
    """A rough sound key that unites usual transliterations."""
    for pattern, letter in (
        ("kh", "h"), ("ch", "c"), ("tch", "c"), ("ts", "c"), ("sh", "s"), ("zh", "z"), ("ph", "f"), ("ck", "k"),
        ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("iy", "i"), ("yi", "i"), ("y", "i"), ("j", "i"),
        ("w", "v"), ("q", "k"), ("x", "ks"), ("ae", "a"), ("oe", "o"), ("ue", "u"),
    ):  # fmt: skip
        word = word.replace(pattern, letter)
    squeezed = word[:1] + "".join(after for before, after in pairwise(word) if before != after)
    return squeezed.rstrip("i") or squeezed


def _name_of(start: int, run: str, entities: dict[int, str]) -> Name | None:
    """The name in a capitalised run, its leading common words and title cut off."""
    offset = 0
    title = ""
    while offset < len(run):
        word = re.match(r"\S+", run[offset:])
        if word is None:
            break
        bare = word.group().rstrip(".,’'")
        if bare.lower() not in _NO_NAME and bare not in _TITLES:
            break
        title = f"{title} {bare}".strip() if bare in _TITLES else ""
        offset += word.end()
        offset += len(run[offset:]) - len(run[offset:].lstrip())
    name = re.sub(r"(?:['’]s?|[.’'-]+)$", "", run[offset:].rstrip())
    if len(name) < 2:  # noqa: PLR2004 - a lone letter is no name
        return None
    begin = start + offset
    return Name(begin, begin + len(name), name, title, _kind_of(name, title, _entity_at(begin, name, entities)))


def _entity_at(start: int, name: str, entities: dict[int, str]) -> str:
    return next((entities[start + at.start()] for at in _WORD.finditer(name) if start + at.start() in entities), "")


def _kind_of(name: str, title: str, entity: str) -> str:
    if _BODY.search(name):
        return "body"
    if entity == "PERSON" or (title and entity not in _PLACE_TYPES):
        return "person"
    if entity in _PLACE_TYPES:
        return "place"
    return "body" if entity == "ORG" else "unknown"


def _spread_persons(names: Sequence[Name]) -> tuple[Name, ...]:
    """A surname known from a full name is that person wherever it stands alone."""
    surnames = {name.text.split()[-1] for name in names if name.kind == "person" and " " in name.text}
    return tuple(name._replace(kind="person") if name.text in surnames else name for name in names)
