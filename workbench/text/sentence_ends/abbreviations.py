"""Whether the full stop behind a short form, an initial or a unit ends its sentence."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from workbench.text.language.word_lists import word_list
from workbench.text.sentence_ends.following import abbreviations, begins_with_opener, begins_with_plain_words
from workbench.text.sentence_ends.stop import Stop

_DOTTED: Final = re.compile(r"(?:[^\W\d_]{1,4}\.){1,5}[^\W\d_]|[A-Z]\.(?:[A-Z][a-z]|Phil|Div)")
_HOUR: Final = re.compile(r"(?:\d{1,2}(?:[:.]\d\d)?)?[ap]\.m", re.IGNORECASE)
_NEVER_DOTTED: Final = frozenset({"e.g", "i.e", "E.g", "I.e", "c.f"})
_NO_BEGINNING: Final = frozenset("—–-([")
_OPENING_QUOTES: Final = frozenset('“"')
_AFTER_A_NAME: Final = frozenset({"Jr", "Sr"})
_WITH_CAPITALS: Final = frozenset({"name", "figure", "date"})
_FIGURES: Final = frozenset("0123456789$£€¥#")
_STREETS_TOO: Final = frozenset({"St", "Ste"})
_ARTICLES: Final = frozenset("the a an its their his her our this that every".split())
_INITIAL: Final = re.compile(r"[A-Z]\.")
_NO_VOWEL: Final = re.compile(r"[A-Z]?[b-df-hj-np-tv-xz]{1,4}")
_FIGURE: Final = re.compile(r"[$£€]?\d[\d,.]*")
_AFTER_AN_HOUR: Final = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\b|"
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:\.|\b|[a-z]+ \d)|"
    r"(?:[ECMPB][SD]?T|GMT|UTC|AEST|CEST)\b|(?:Eastern|Central|Mountain|Pacific|Local|Greenwich|British)\b"
)
_LABELS: Final = frozenset(
    "plan vitamin vitamins group type grade class series section part option hepatitis appendix exhibit schedule team "
    "point side channel category tier serie block terminal and or formula".split()
)
"""Words before a single letter that is a label, not the initial of a name."""

_BEFORE_I: Final = frozenset(
    "than and as am do did was were could that if war part act phase elizabeth george charles".split()
)
_LETTER_OR_NUMERAL: Final = re.compile(r"[A-Z]|[IVXLC]+")


@cache
def _in_capitals() -> Mapping[str, str]:
    """Return the short forms as a heading or dateline has them: `ST. PAUL`, `VOL. 35`."""
    return MappingProxyType({short.upper(): kind for short, kind in abbreviations().items() if kind in _WITH_CAPITALS})


def full_stop_ends(stop: Stop) -> bool:
    """Return whether a full stop before a capital or figure ends its sentence, by the word that it stands behind."""
    form = _form_of(stop)
    if form == "word":
        return True
    if form != "letter" and stop.marks_after[:1] in _NO_BEGINNING:
        return False
    return _ENDS[form](stop)


def _form_of(stop: Stop) -> str:
    """Return what the word before the stop is: an hour, a letter, a unit, the class of a short form, or a word."""
    word, kind = stop.word, _class_of(stop)
    if _HOUR.fullmatch(word):
        return "hour"
    if _DOTTED.fullmatch(word):
        return "never" if word in _NEVER_DOTTED else "dotted"
    if len(word) == 1 and word.isalpha() and not kind:
        return "letter"
    is_unit = kind not in {"", "figure"} and _is_behind_figure(stop)
    return "unit" if is_unit else kind or "word"


def _class_of(stop: Stop) -> str:
    """Return the class of the short form before the stop, "open" for one without a vowel, and empty for a word."""
    word = stop.word
    if word.isupper() and len(word) > 1 and word not in abbreviations():
        kind = _in_capitals().get(word, "")
        is_figure_next = stop.first_char in _FIGURES
        return kind if is_figure_next == (kind != "name") and not stop.next_word[1:].islower() else ""
    kind = abbreviations().get(word) or abbreviations().get(word.rpartition("-")[2], "")
    if kind == "state":
        return "open" if _is_behind_place(stop) or stop.mark_before == "(" else ""
    return kind or ("open" if _NO_VOWEL.fullmatch(word) else "")


def _name_ends(stop: Stop) -> bool:
    """Return whether a form that stands before a name ends a sentence, as that of a street may: `Main St.`."""
    return stop.word in _STREETS_TOO and begins_with_opener(stop)


def _figure_ends(stop: Stop) -> bool:
    """Return whether a form that stands before a figure is without one: `He said no.`, not `Fig. 3`, `Vol. IV`."""
    if stop.first_char in _FIGURES:
        return False
    return stop.word in {"no", "No"} or stop.next_word == "I" or not _LETTER_OR_NUMERAL.fullmatch(stop.next_word)


def _date_ends(stop: Stop) -> bool:
    """Return whether a month or weekday ends a sentence: not in `Jan. 14` and `Sat. May 5`, but in `told The Sun.`."""
    if stop.first_char in _FIGURES:
        return False
    if stop.words_before[-1:] in (["the"], ["The"]):
        return True
    return not _AFTER_AN_HOUR.match(stop.after) and _what_follows_ends(stop)


def _open_ends(stop: Stop) -> bool:
    """Return whether a form that may end a sentence does: a quotation or a sentence begins behind it."""
    is_quotation_next = stop.marks_after[:1] in _OPENING_QUOTES and stop.word not in _AFTER_A_NAME
    return is_quotation_next or _what_follows_ends(stop)


def _dotted_ends(stop: Stop) -> bool:
    """Return whether a form with stops inside ends a sentence: `to the U.S. In Toronto`, not `the U.S. Senate`."""
    is_alone = stop.start - len(stop.word) == stop.opening
    if is_alone:
        return False
    return _what_follows_ends(stop) if _is_behind_place(stop) else begins_with_opener(stop)


def _hour_ends(stop: Stop) -> bool:
    """Return whether "a.m." or "p.m." ends a sentence: not in `the 10 a.m. Mass` and `5 p.m. Monday`."""
    if not stop.first_char.isupper() or _AFTER_AN_HOUR.match(stop.after):
        return False
    before = stop.words_before if stop.word[0].isalpha() else [*stop.words_before, stop.word]
    is_adjective = len(before) > 1 and before[-2].lower() in _ARTICLES
    return not is_adjective or begins_with_opener(stop)


def _unit_ends(stop: Stop) -> bool:
    """Return whether the short form behind a figure ends a sentence: `900 kg. Police`, not `12 kg. of plums`."""
    return stop.first_char.isupper()


def _letter_ends(stop: Stop) -> bool:
    """Return whether a single letter ends a sentence: a label or "I", not the initial of a name."""
    if stop.mark_before == "°":
        return True
    if stop.word.islower() or begins_with_opener(stop):
        return stop.word.islower() or stop.first_char.isupper()
    before = stop.words_before[-1].lower() if stop.words_before else ""
    is_initial_next = _INITIAL.match(stop.after) is not None
    is_name_next = stop.first_char.isupper() and not is_initial_next
    return is_name_next and before in (_BEFORE_I if stop.word == "I" else _LABELS)


def _never(_: Stop) -> bool:
    return False


def _what_follows_ends(stop: Stop) -> bool:
    return begins_with_opener(stop) or begins_with_plain_words(stop)


def _is_behind_figure(stop: Stop) -> bool:
    """Return whether a figure stands before the short form: `900 kg.`, `200 ft.`."""
    return stop.word.islower() and bool(stop.words_before and _FIGURE.fullmatch(stop.words_before[-1]))


def _is_behind_place(stop: Stop) -> bool:
    """Return whether the short form stands behind a place and a comma: `Portland, Ore.`, `Washington, D.C.`."""
    place = stop.words_before[-1] if stop.words_before else ""
    return place.endswith(",") and place[0].isupper() and place[:-1].lower() not in word_list("sentence_openers")


_ENDS: Final[Mapping[str, Callable[[Stop], bool]]] = MappingProxyType({
    "name": _name_ends,
    "figure": _figure_ends,
    "date": _date_ends,
    "open": _open_ends,
    "never": _never,
    "dotted": _dotted_ends,
    "hour": _hour_ends,
    "unit": _unit_ends,
    "letter": _letter_ends,
})  # fmt: skip
