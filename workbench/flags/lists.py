"""The curated lists the rules read: known names, and words taken for one another."""

from functools import cache
from importlib.resources import files

from workbench.flags.words.frames import Frame, by_wrong_word
from workbench.flags.words.missing import Gaps
from workbench.text.names import folded


@cache
def known_places() -> dict[str, str]:
    """Places and residences and their other spellings, in plain letters, each with the usual form."""
    return _usual_forms("known_places.txt")


@cache
def known_people() -> dict[str, str]:
    """Surnames of public persons and their other spellings, in plain letters, each with the usual form."""
    return _usual_forms("known_people.txt")


@cache
def known_words() -> dict[str, str]:
    """Peoples, languages, days, bodies and their other spellings, in plain letters, each with the usual form."""
    return _usual_forms("known_words.txt")


@cache
def known_names() -> tuple[str, ...]:
    """First and last names in use, in small letters, most borne first."""
    return tuple(_lines("known_names.txt"))


def is_known(plain: str) -> bool:
    """Whether a word in plain letters is on a list of known places, people, words or names."""
    return any(plain in known for known in (known_places(), known_people(), known_words(), _plain_names()))


def is_name(plain: str) -> bool:
    """Whether a word in plain letters is on the list of first and last names in use."""
    return plain in _plain_names()


@cache
def nationalities() -> dict[str, str]:
    """Names of peoples as they stand before a noun, each with the first of those that go together."""
    rows = (line.split("=") for line in _lines("nationalities.txt"))
    return {form: forms[0] for forms in rows for form in forms}


@cache
def opposites() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Pairs of sides that exclude each other, each side with its forms."""
    rows = (line.split("|") for line in _lines("opposites.txt"))
    return tuple((tuple(row[0].split()), tuple(row[1].split())) for row in rows)


@cache
def gaps() -> Gaps:
    """Fixed phrases that lack one of their words."""
    return Gaps(_lines("missing_words.tsv"))


@cache
def word_frames() -> dict[str, tuple[Frame, ...]]:
    """Words taken for others, each with the frames of neighbours that give the slip away."""
    return by_wrong_word(_lines("confused_words.tsv"))


@cache
def _plain_names() -> frozenset[str]:
    return frozenset(map(folded, known_names()))


def _usual_forms(name: str) -> dict[str, str]:
    rows = [line.split("=") for line in _lines(name)]
    return {folded(form): forms[0] for forms in reversed(rows) for form in reversed(forms)}


def _lines(name: str) -> list[str]:
    text = files("workbench.flags").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
