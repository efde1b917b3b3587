"""The content of a TOML file: what can be read of it, and the line at which a mistake is named."""

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
"""Bytes of a settings file."""
MEND: Final = "Correct the line; until then nothing in the file is used."
SAVE_AS_UTF_8: Final = "Save it as UTF-8; until then nothing in the file is used."

_SHOWN: Final = 80
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_AT_LINE: Final = re.compile(r"at line (\d+)")
_HEADER: Final = re.compile(r"\s*\[\[?\s*([^\[\],]+?)\s*\]\]?\s*(?:#.*)?")
_MULTI_LINE: Final = ('"""', "'''")

Block = list[tuple[int, str]]
"""Lines with their numbers."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TomlFile:
    """A settings file as parsed: `table` is empty where it could not be, and `problems` then says why.

    Compared by identity: what is made of one file can be kept by it.
    """

    where: str
    table: Mapping[str, Any] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def place(self, name: str, *, entry: int = 1, key: str = "", word: str = "") -> str:
        """Where a message points: `where` and a line, counted from 1.

        `name` is a table, or a key outside every table; of several tables of that name `entry` counts
        from 1; `key` stands in that table, and `word` at or below `key`. The parser gives no positions, so
        the lines are searched: what cannot be found is left out, in the end the line itself.
        """
        block = self._block(name, entry)
        found = _first(block, _assigns(key)) if key else block[:1]
        below = [numbered for numbered in block if not found or numbered[0] >= found[0][0]]
        named = _first(below, re.compile(re.escape(word))) if word else []
        line = named or found or block[:1]
        return f"{self.where}:{line[0][0]}" if line else self.where

    def unknown_keys(
        self, table: Mapping[str, Any], known: Sequence[str], *, part: str, name: str = "", entry: int = 1
    ) -> Iterator[Problem]:
        """A Problem for each key of `table` that is not `known`; without its header `name` it is the whole file.

        `part` is what the table is called.
        """
        for key in table:
            if key not in known:
                place = self.place(name, entry=entry, key=key) if name else self.place(key)
                what = f"'{key[:_SHOWN]}' is not part of {part}"
                yield Problem(where=place, what=what, fix=nearest(key, known))

    def _block(self, name: str, entry: int) -> Block:
        """The lines of the table's entry, its header first; else those from the key `name` outside every table on."""
        blocks = _blocks_of(self)
        entries = blocks.get(name, ())
        return entries[entry - 1] if name and len(entries) >= entry else _first(blocks[""][0], _assigns(name))


@lru_cache(maxsize=32)
def _blocks_of(file: TomlFile) -> Mapping[str, Sequence[Block]]:
    """The lines under each header, in order, the header first; under "" those outside every table.

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


def _assigns(key: str) -> re.Pattern[str]:
    return re.compile(rf"""^\s*["']?{re.escape(key)}["']?\s*[.=]""")


def _first(lines: Block, pattern: re.Pattern[str]) -> Block:
    return [numbered for numbered in lines if pattern.search(numbered[1].partition("#")[0])][:1]


@lru_cache(maxsize=32)
def parse_toml(content: bytes, *, where: str, largest: int = LARGEST) -> TomlFile:
    """The file with this content; where it is too large, not UTF-8 or not TOML, nothing of it but a Problem.

    A byte order mark of UTF-8 is passed over. Nothing in `content` makes this raise.
    """
    text = _decoded(content, where=where, largest=largest)
    if isinstance(text, Problem):
        return TomlFile(where=where, problems=(text,))
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        named = _AT_LINE.search(str(error))
        line = int(named[1]) if named else text.rstrip().count("\n") + 1
        problem = Problem(where=f"{where}:{line}", what=f"this is not TOML: {error}", fix=MEND)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets within brackets
        problem = Problem(where=where, what=f"this cannot be read: {str(error).partition(';')[0]}", fix=MEND)
    else:
        return TomlFile(where=where, table=table, lines=tuple(text.split("\n")))
    return TomlFile(where=where, problems=(problem,))


def _decoded(content: bytes, *, where: str, largest: int) -> str | Problem:
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


def nearest(word: str, known: Sequence[str]) -> str:
    """What to write instead of `word`: the one of `known` that it looks like, else the first dozen.

    >>> nearest("rulez", ["rules", "ignore"]), nearest("x", ["rules", "ignore"])
    ('Did you mean rules?', 'Use one of: rules, ignore.')
    """
    near = difflib.get_close_matches(word[:_SHOWN], known, 1, 0.5)
    return f"Did you mean {near[0]}?" if near else f"Use one of: {', '.join(known[:12])}."


def quoted(value: object) -> str:
    """A value as a message shows it: in quotation marks where it is text, and not at length.

    >>> quoted("luck"), quoted(3)
    ("'luck'", '3')
    """
    shown = repr(value)
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}..."
