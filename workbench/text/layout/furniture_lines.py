"""Lines of a page that are no text, told by their wording or their form."""

import re
from collections.abc import Callable
from typing import Final

from workbench.text.layout.bylines import is_byline
from workbench.text.layout.credits import is_picture_credit
from workbench.text.layout.datelines import dateline_end
from workbench.text.layout.one_liners import ONE_LINERS
from workbench.text.layout.publication_line import is_publication_line

_LONGEST_LINE: Final = 250
_TRAILING_SIGNS: Final = " .!…:»>→"
_MARK_ALONE: Final = re.compile(r"[\W_]*")
_NEAR_THE_TOP: Final = 8
_NEAR_THE_END: Final = 5
_LINE_UP: Final = re.compile(
    r"(?:(?:subs|substitutes|subs not used|unused subs|booked|sent off|referee|bench|starting xi|line-?ups?)"
    r"(?: \([^()]{1,20}\))?|.{2,40}\s\(\d(?:-\d){1,4}\)):\s(?P<names>.{3,230})",
    re.IGNORECASE,
)
_SMALL: Final = r"(?:[ivx]+|gk|capt?|c|for|min(?:s|utes)?|og|pen|de|van|den|der|da|dos|el|al)\b"
_LINE_UP_NAMES: Final = re.compile(rf"(?:[\s,;.()\d'’+-]|\b(?:[A-Z]|{_SMALL})[\w’'-]*)+")
_TIME: Final = r"(?:\d{1,2}:)?\d{1,2}:\d\d[.,]\d{2,3}"
_CUE: Final = re.compile(
    rf"(?:\d{{1,5}}\s{{1,3}})?{_TIME}\s?-->\s?{_TIME}(?:\s(?:align|line|position|size):\S{{1,20}}){{0,4}}"
)
_SOUND: Final = re.compile(r"(?:\[\s?[a-z]+(?:\s[a-z]+){0,2}\s?\]\s*|♪[^♪]{0,80}♪?\s*)+|WEBVTT\b.{0,40}")
_CELL: Final = re.compile(r"\t+|\s\|\s|^\|\s?|\s?\|$")
_FIGURE: Final = re.compile(r"[-+−–]?\s?[$£€¥]?\d[\d.,:’']*\s?(?:%|bn|[km]|million|billion)?")
_NAME: Final = re.compile(r"[^\W\d_][^\d:]*")
_FEWEST_STROKES: Final = 2
_LONGEST_CELL: Final = 8


def furniture_reason(line: str, index: int, count: int) -> str:
    """Return what kind of furniture the line is, the `index`-th of `count`; empty for text.

    >>> furniture_reason("4 min read", 2, 30), furniture_reason("It shut in May.", 2, 30)
    ('publication line', '')
    """
    if len(line) > _LONGEST_LINE:
        return ""
    return _reason_by_wording(line) or _reason_by_place(line, index, count) or _reason_by_form(line, index)


def cue_end(text: str, start: int, end: int) -> int:
    """Return where the time of a subtitle at the beginning of `text[start:end]` ends; `start` without one."""
    cue = _CUE.match(text, start, end)
    return cue.end() if cue else start


def _reason_by_wording(line: str) -> str:
    bare = line.rstrip(_TRAILING_SIGNS)
    for reason, pattern in ONE_LINERS:
        if pattern.fullmatch(bare) or pattern.fullmatch(line):
            return reason
    return "ornament" if _MARK_ALONE.fullmatch(line) else ""


def _reason_by_place(line: str, index: int, count: int) -> str:
    """Return which of the lines it is that stand above or below an article."""
    is_near_edge = index < _NEAR_THE_TOP or index >= count - _NEAR_THE_END
    if is_publication_line(line, is_near_edge=is_near_edge):
        return "publication line"
    return "byline" if is_byline(line, index, is_near_edge=is_near_edge) else ""


def _reason_by_form(line: str, index: int) -> str:
    """Return which of the lines it is that may stand anywhere; the first of a page is its headline."""
    for reason, has_form in _FORMS:
        if has_form(line):
            return "" if index == 0 and reason in _NO_HEADLINES else reason
    return ""


def _is_cue(line: str) -> bool:
    return _CUE.fullmatch(line) is not None or _SOUND.fullmatch(line) is not None


def _is_line_up(line: str) -> bool:
    line_up = _LINE_UP.fullmatch(line)
    return line_up is not None and _LINE_UP_NAMES.fullmatch(line_up.group("names")) is not None


def _is_dateline(line: str) -> bool:
    return dateline_end(line, 0, len(line)) == len(line)


def _is_table_row(line: str) -> bool:
    """Return whether tabs or upright strokes part the line into short cells that state nothing.

    A sentence in a cell states something, and so does a name with a figure beside it.
    """
    separators = _CELL.findall(line)
    if not any("\t" in mark for mark in separators) and len(separators) < _FEWEST_STROKES:
        return False
    cells = [cell.strip() for cell in _CELL.split(line) if cell.strip()]
    if any(cell.count(" ") >= _LONGEST_CELL or cell.endswith((".", "?", "!", "”")) for cell in cells):
        return False
    return not (any(map(_FIGURE.fullmatch, cells)) and any(map(_NAME.fullmatch, cells)))


_NO_HEADLINES: Final = frozenset({"picture credit", "table row"})
_FORMS: Final[tuple[tuple[str, Callable[[str], bool]], ...]] = (
    ("picture credit", is_picture_credit),
    ("subtitle cue", _is_cue),
    ("team line-up", _is_line_up),
    ("dateline", _is_dateline),
    ("table row", _is_table_row),
)
