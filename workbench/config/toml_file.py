"""TOML files: their content as far as it can be read, and the line of each mistake."""

import codecs
import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from workbench.domain.problem import Problem

LARGEST: Final = 500_000
"""The most bytes of a settings file."""
MEND_THE_LINE: Final = "Correct the line; until then nothing in the file is used."
SAVE_AS_UTF_8: Final = "Save it as UTF-8; until then nothing in the file is used."

_MOST_SHOWN: Final = 80
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LINE_IN_MESSAGE: Final = re.compile(r"at line (\d+)")
_HEADER: Final = re.compile(r"\s*\[\[?\s*([^\[\],]+?)\s*\]\]?\s*(?:#.*)?")
_MULTI_LINE: Final = ('"""', "'''")

Block = list[tuple[int, str]]
"""Lines with their numbers."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TomlFile:
    """A settings file as parsed: `table` is empty where it could not be, and `problems` then says why.

    It is compared by identity, so that what is derived from a file can be cached by it.
    """

    where: str
    table: Mapping[str, Any] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def place(self, name: str, *, entry: int = 1, key: str = "", word: str = "") -> str:
        """Return the place that a message names: `where` and a line, counted from 1.

        `name` is a table, or a key outside every table; of several tables of that name `entry` counts
        from 1; `key` stands in that table, and `word` at or below `key`. The parser gives no positions, so
        the lines are searched: what cannot be found is ignored, and without any match the line is left out.
        """
        block = self._block(name, entry)
        key_line = _first_line_with(block, _assignment_pattern(key)) if key else block[:1]
        following = [numbered_line for numbered_line in block if not key_line or numbered_line[0] >= key_line[0][0]]
        word_line = _first_line_with(following, re.compile(re.escape(word))) if word else []
        line = word_line or key_line or block[:1]
        return f"{self.where}:{line[0][0]}" if line else self.where

    def unknown_keys(
        self, table: Mapping[str, Any], known: Sequence[str], *, part: str, name: str = "", entry: int = 1
    ) -> Iterator[Problem]:
        """Yield a Problem for each key of `table` that is not `known`; without the header `name` it is the whole file.

        `part` is what the table is called.
        """
        for key in table:
            if key not in known:
                place = self.place(name, entry=entry, key=key) if name else self.place(key)
                what = f"'{key[:_MOST_SHOWN]}' is not part of {part}"
                yield Problem(where=place, what=what, fix=suggest_nearest(key, known))

    def _block(self, name: str, entry: int) -> Block:
        """Return the lines of the table's entry, its header first; else that of the key `name` outside every table."""
        blocks = _blocks_by_header(self)
        entries = blocks.get(name, ())
        return (
            entries[entry - 1]
            if name and len(entries) >= entry
            else _first_line_with(blocks[""][0], _assignment_pattern(name))
        )


@lru_cache(maxsize=32)
def _blocks_by_header(file: TomlFile) -> Mapping[str, Sequence[Block]]:
    """Group the lines by header, in order, the header first; under "" those outside every table.

    Lines within a text of several lines are left out.
    """
    block: Block = []
    blocks: dict[str, list[Block]] = {"": [block]}
    closing = ""
    for number, line in enumerate(file.lines, 1):
        if closing:
            closing = "" if closing in line else closing
            continue
        header = _HEADER.fullmatch(line)
        if header:
            block = []
            blocks.setdefault(header[1].strip("\"'"), []).append(block)
        block.append((number, line))
        closing = next((quotes for quotes in _MULTI_LINE if line.count(quotes) % 2), "")
    return blocks


def _assignment_pattern(key: str) -> re.Pattern[str]:
    return re.compile(rf"""^\s*["']?{re.escape(key)}["']?\s*[.=]""")


def _first_line_with(lines: Block, pattern: re.Pattern[str]) -> Block:
    return [numbered_line for numbered_line in lines if pattern.search(numbered_line[1].partition("#")[0])][:1]


@lru_cache(maxsize=32)
def parse_toml(content: bytes, *, where: str, largest: int = LARGEST) -> TomlFile:
    """Parse a file's content; where it is too large, not UTF-8 or not TOML, the file has only a Problem.

    A UTF-8 byte order mark is skipped. Nothing in `content` makes this raise.
    """
    text = _decode(content, where=where, largest=largest)
    if isinstance(text, Problem):
        return TomlFile(where=where, problems=(text,))
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line_match = _LINE_IN_MESSAGE.search(str(error))
        line = int(line_match[1]) if line_match else text.rstrip().count("\n") + 1
        problem = Problem(where=f"{where}:{line}", what=f"this is not TOML: {error}", fix=MEND_THE_LINE)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets within brackets
        problem = Problem(where=where, what=f"this cannot be read: {str(error).partition(';')[0]}", fix=MEND_THE_LINE)
    else:
        return TomlFile(where=where, table=table, lines=tuple(text.split("\n")))
    return TomlFile(where=where, problems=(problem,))


def _decode(content: bytes, *, where: str, largest: int) -> str | Problem:
    if len(content) > largest:
        fix = "Make it shorter; until then nothing in the file is used."
        return Problem(where=where, what=f"it has more than {largest:,} bytes", fix=fix)
    if content.startswith(_UTF_16):
        return Problem(where=where, what="it is UTF-16", fix=SAVE_AS_UTF_8)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Problem(where=f"{where}:{line}", what="it is not UTF-8", fix=SAVE_AS_UTF_8)


def suggest_nearest(word: str, known: Sequence[str]) -> str:
    """Say what to write instead of `word`: the `known` word most like it, else the first dozen.

    >>> suggest_nearest("rulez", ["rules", "ignore"]), suggest_nearest("x", ["rules", "ignore"])
    ('Did you mean rules?', 'Use one of: rules, ignore.')
    """
    matches = difflib.get_close_matches(word[:_MOST_SHOWN], known, 1, 0.5)
    return f"Did you mean {matches[0]}?" if matches else f"Use one of: {', '.join(known[:12])}."


def quote_value(value: object) -> str:
    """Format a value for a message: in quotation marks where it is text, and shortened.

    >>> quote_value("luck"), quote_value(3)
    ("'luck'", '3')
    """
    shown = repr(value)
    return shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}..."
