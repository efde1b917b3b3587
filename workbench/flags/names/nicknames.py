"""Whether two first names may be one person's: equal, an initial, or a short form that people are called by."""

import re
from collections import defaultdict
from functools import cache
from typing import Final

from workbench.text.language.word_lists import entries_of, word_list

_PET_ENDING: Final = re.compile(r"(?:(?<=([b-df-hj-np-tv-z]))\1)?(?:ie|ey|y|i)$")
"""The end of a pet name, with the letter that is doubled before it: "Maddie" of "Madison"."""

_STEM: Final = 3
"""Fewest letters of a short form that the longer name begins with."""


def are_one_first_name(one: str, other: str) -> bool:
    """Return whether two first names, in small plain letters, may be one person's.

    >>> are_one_first_name("ron", "ronald"), are_one_first_name("bill", "william"), are_one_first_name("j", "john")
    (True, True, True)
    >>> are_one_first_name("maddie", "madison")
    True
    >>> are_one_first_name("ron", "reg")
    False
    """
    shorter, longer = sorted((one, other), key=len)
    if shorter == longer or (len(shorter) == 1 and longer.startswith(shorter)):
        return True
    stems = {shorter, *(_PET_ENDING.sub("", name) for name in (one, other))}
    is_short_form = any(len(stem) >= _STEM and one.startswith(stem) and other.startswith(stem) for stem in stems)
    return is_short_form or bool(_lines().get(one, frozenset()) & _lines().get(other, frozenset()))


def is_first_name(word: str) -> bool:
    """Return whether a word in small plain letters is on a list of first names.

    >>> is_first_name("mark"), is_first_name("butter")
    (True, False)
    """
    return word in word_list("given_names") or word in _lines()


@cache
def _lines() -> dict[str, frozenset[int]]:
    """Return the lines of the list on which each first name stands."""
    lines: defaultdict[str, set[int]] = defaultdict(set)
    for index, line in enumerate(entries_of("nicknames")):
        for name in line.split():
            lines[name].add(index)
    return {name: frozenset(found) for name, found in lines.items()}
