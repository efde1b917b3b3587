"""The titles before a name: what each means, and which of them one person does not bear together."""

import re
from enum import StrEnum
from typing import Final


class Rank(StrEnum):
    """A ladder of titles, of which a person bears one at a time."""

    COURTESY = "courtesy"
    HONOUR = "honour"
    LEARNING = "learning"
    SERVICE = "service"
    POLICE = "police"
    CHURCH = "church"
    HOUSE = "house"
    COURT = "court"


_LADDERS: Final = {
    Rank.COURTESY: "mr mrs ms miss",
    Rank.HONOUR: "sir dame lord lady baroness baron",
    Rank.LEARNING: "doctor professor",
    Rank.SERVICE: "private corporal lieutenant captain major colonel brigadier general commodore admiral",
    Rank.POLICE: "constable sergeant inspector superintendent commander",
    Rank.CHURCH: "father brother sister deacon canon bishop archbishop cardinal rabbi imam",
    Rank.HOUSE: "senator representative governor mayor councillor",
    Rank.COURT: "judge justice magistrate",
}
_RANKS: Final = {title: rank for rank, titles in _LADDERS.items() for title in titles.split()}

_WRITTEN_OUT: Final = {
    "dr": "doctor", "prof": "professor", "sen": "senator", "rep": "representative", "gov": "governor",
    "congressman": "representative", "congresswoman": "representative", "cllr": "councillor", "gen": "general",
    "col": "colonel", "maj": "major", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "cpl": "corporal",
    "pvt": "private", "adm": "admiral", "cmdr": "commander", "insp": "inspector", "supt": "superintendent",
    "det": "detective", "fr": "father", "rev": "reverend", "revd": "reverend", "msgr": "monsignor", "ald": "alderman",
    "hon": "honourable", "pc": "constable", "councilor": "councillor", "pres": "president",
}  # fmt: skip

_OTHERS: Final = frozenset(
    re.split(
        " ",
        "king queen prince princess pope president vice-president minister secretary chancellor ambassador speaker "
        "chairman chairwoman chair deputy premier commissioner director officer sheriff detective chief reverend "
        "monsignor honourable alderman treasurer solicitor barrister coroner sheikh alhaji mullah ayatollah "
        "pastor vicar provost marshal lord-lieutenant mp msp attorney counsel prosecutor coach dame madam monsieur "
        "madame señor señora herr frau don doña trooper deputy-chairman congressman congresswoman",
    )
)
HIS: Final = frozenset({"mr", "sir", "lord", "king", "prince", "baron", "father", "brother"})
HERS: Final = frozenset({"mrs", "ms", "miss", "dame", "lady", "queen", "princess", "baroness", "sister"})
BEFORE_FIRST_NAMES: Final = frozenset({"sir", "dame"})
"""Titles that a first name follows, alone or with the surname, and never the surname alone."""


ENDS_A_RUN: Final = frozenset(
    ["president", "minister", "senator", "governor", "mayor", "secretary", "chancellor", "director"]
)
"""Titles that close a run which names no person: "US President"."""


def plain_title(word: str) -> str:
    """Return a title in full and in small letters: "senator" for `Sen.`."""
    bare = word.rstrip(".").casefold()
    return _WRITTEN_OUT.get(bare, bare)


def is_title(word: str) -> bool:
    """Return whether the word is a title before a name.

    >>> is_title("Cllr"), is_title("Deputy-Chairman"), is_title("Ann")
    (True, True, False)
    """
    title = plain_title(word)
    return title in _RANKS or title in _OTHERS or title in _WRITTEN_OUT.values()


def rank_of(title: str) -> Rank | None:
    """Return the ladder on which the last word of a title stands, or None."""
    return _RANKS.get(last_title(title))


def last_title(title: str) -> str:
    """Return the last word of a title, in full: "colonel" for `Lt. Col.`."""
    return plain_title(title.rpartition(" ")[2])
