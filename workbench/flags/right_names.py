"""What the newsroom's own spelling of a name settles: other rules spare it, and one slip gets one flag."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from workbench.config.house_style import OwnName, comparison_form, is_about_a_name
from workbench.domain.flag import Flag, Severity
from workbench.domain.span import Span
from workbench.flags.own_names import CODE, ON_LIST, patterns_of

_POSSESSIVE: Final = re.compile(r"['’]s?$")
_GRAVEST_FIRST: Final = tuple(Severity)


class RightNames:
    """Names as the newsroom writes them, indexed for finding those that a place is part of."""

    def __init__(self, names: Iterable[OwnName]) -> None:
        self._whole = {comparison_form(name.right) for name in names}
        self._by_word: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._whole:
            for word in name.split() if " " in name else ():
                self._by_word[word].append(name)

    def cover(self, text: str, span: Span) -> bool:
        """Return whether the words at `span` are one of the names, or part of one that stands there in full."""
        quote = _POSSESSIVE.sub("", comparison_form(span.of(text)))
        if quote in self._whole:
            return True
        return any(_stands_around(name, text, span) for name in self._by_word.get(quote.split(" ")[0], ()))


def _stands_around(name: str, text: str, span: Span) -> bool:
    reach = 2 * len(name)
    [pattern] = patterns_of([name])
    matches = pattern.finditer(text, max(0, span.start - reach), span.end + reach)
    return any(match.start() <= span.start and span.end <= match.end() for match in matches)


@lru_cache(maxsize=8)
def right_names_of(names: tuple[OwnName, ...]) -> RightNames:
    """Return the index of the names as the newsroom writes them."""
    return RightNames(names)


def one_flag_per_name(flags: Iterable[Flag]) -> Iterator[Flag]:
    """Yield the flags, of several on one name only one: the newsroom's own spelling decides.

    Where another rule suggests the spelling on the desk's list too, its flag stays, with the severity of the
    graver one: its answer may be what put the name there.
    """
    flags = tuple(flags)
    own = {flag.span: flag for flag in flags if flag.rule == CODE}
    agreeing = {flag.span for flag in flags if _agrees(flag, own)}
    for flag in flags:
        if _agrees(flag, own):
            yield replace(flag, severity=_graver(flag, own[flag.span]))
        elif flag.rule == CODE:
            if flag.span not in agreeing:
                yield flag
        elif not (is_about_a_name(flag.rule) and any(_lies_in(flag.span, span) for span in own)):
            yield flag


def _agrees(flag: Flag, own: Mapping[Span, Flag]) -> bool:
    """Return whether another rule on names suggests what the desk's list does, at the same place."""
    if flag.rule == CODE or not is_about_a_name(flag.rule) or flag.span not in own:
        return False
    listed = own[flag.span]
    return listed.evidence == ON_LIST and comparison_form(flag.suggestion) == comparison_form(listed.suggestion)


def _graver(flag: Flag, own: Flag) -> Severity:
    return min(flag.severity, own.severity, key=_GRAVEST_FIRST.index)


def _lies_in(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end
