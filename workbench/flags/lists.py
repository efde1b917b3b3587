"""The curated lists that the rules read: known names, and words mistaken for one another."""

from functools import cache

from workbench.flags.words.frames import Frame, frames_by_wrong_word
from workbench.flags.words.missing import Gaps
from workbench.text.language.word_lists import entries_of
from workbench.text.names import ascii_fold


@cache
def known_places() -> dict[str, str]:
    """Return places and residences and their other spellings, in plain letters, each with the usual form."""
    return _usual_forms("known_places")


@cache
def known_people() -> dict[str, str]:
    """Return surnames of public figures and their other spellings, in plain letters, each with the usual form."""
    return _usual_forms("known_people")


@cache
def known_words() -> dict[str, str]:
    """Return peoples, languages, days and bodies and their other spellings, each with the usual form."""
    return _usual_forms("known_words")


@cache
def known_names() -> tuple[str, ...]:
    """Return first and last names in use, lower case, the most frequent first."""
    return tuple(entries_of("known_names"))


def is_known_word(plain: str) -> bool:
    """Return whether a word in plain letters is on a list of known places, people, words or names."""
    return any(plain in words for words in (known_places(), known_people(), known_words(), _folded_names()))


def is_name(plain: str) -> bool:
    """Return whether a word in plain letters is on the list of first and last names in use."""
    return plain in _folded_names()


@cache
def opposites() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Return pairs of opposite meanings, each side with the words that express it."""
    rows = (line.split("|") for line in entries_of("excluding_pairs"))
    return tuple((tuple(row[0].split()), tuple(row[1].split())) for row in rows)


@cache
def gaps() -> Gaps:
    """Return the fixed phrases that may lack one of their words."""
    return Gaps(entries_of("missing_words"))


@cache
def word_frames() -> dict[str, tuple[Frame, ...]]:
    """Return words mistaken for others, each with the frames of neighbouring words that reveal the slip."""
    return frames_by_wrong_word(entries_of("confused_words"))


@cache
def _folded_names() -> frozenset[str]:
    return frozenset(map(ascii_fold, known_names()))


def _usual_forms(name: str) -> dict[str, str]:
    """Return each spelling of a list in plain letters with the usual one; the first row that has a spelling wins."""
    usual: dict[str, str] = {}
    for line in entries_of(name):
        forms = line.split("=")
        for form in forms:
            usual.setdefault(ascii_fold(form), forms[0])
    return usual
