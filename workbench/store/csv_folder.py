"""The store a newsroom can open in a spreadsheet: a folder of CSV files with a journal beside them."""

import contextlib
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeVar

from workbench.domain.article import Article
from workbench.domain.identity import sha256_of
from workbench.domain.journal_head import Head
from workbench.domain.problem import Problem
from workbench.domain.source import Capture, Exchange
from workbench.errors import StoreError
from workbench.store import kept_bytes
from workbench.store.archive.check_copies import check_kept
from workbench.store.cells import row_of, row_sum, written_cell, written_line
from workbench.store.csv_table.appending import extend
from workbench.store.durable import append_all, opened_to_append, told_as_store_error
from workbench.store.folder.pointer import Commit, Pointer, States
from workbench.store.folder.reconcile import Settlement
from workbench.store.folder.settled import SettledFolder
from workbench.store.folder.taking_in import take_in
from workbench.store.index.kept import Index
from workbench.store.journal_heads import departures_from, heads_of
from workbench.store.journals.journal import journal_of, time_now, written_entry
from workbench.store.journals.ordering import row_id
from workbench.store.protocol import Loaded, Record
from workbench.store.reading.lazy_records import LazyRecords
from workbench.store.reading.row_records import LONG_TEXT
from workbench.store.rows import to_row
from workbench.store.tables import BY_NAME, table_of

_Read = TypeVar("_Read")
UNSURE = "The records may not survive a power cut, and nothing more is written. Check the disk, then start again."
_LONGEST_LOOK: Final = 600.0
"""Seconds that the doctor waits for all of a large folder to be looked at."""
_CONTENT_IDS = frozenset({"articles", "claims", "flags"})


class CsvFolder:
    """A Store in the folder `path`, made where it is missing; for several processes and threads at once."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._index = Index(self.path)
        self._folder = SettledFolder(self.path, self._index)
        self._reading = LazyRecords(self.path, self._index, self._folder)
        self._unsure = False

    @property
    def history(self) -> Path:
        """Where the journals lie, and what was set aside."""
        return self._folder.history

    @property
    def journal(self) -> Path:
        """This clone's journal; every clone of the folder has its own, so that git merges break no chain."""
        return self._folder.journal

    def append(self, records: Sequence[Record], *, by: str) -> None:
        """Keep all of `records` or none; on return they survive a crash.

        Raises:
            StoreError: nothing was kept, or the disk would not confirm it; after that nothing more is written.
        """
        if self._unsure:
            raise StoreError(where=str(self.journal), what="the disk failed to confirm an earlier record", fix=UNSURE)
        self._folder.check_writable()
        with contextlib.ExitStack() as opened:
            with self._folder.settled() as settled:
                if settled.refused:
                    raise settled.refused
                commit = self._next_commit(settled.pointer)
                rows = self._rows_for(records, commit, by=by)
                if not rows:
                    return
                journal = opened.enter_context(opened_to_append(commit.journal))
                self._commit(rows, commit, journal, by=by, settled=settled)
            self._sync(journal, commit.journal)

    def load(self, article_id: str) -> Loaded:
        """All records of one article, and the store's problems."""
        return self._early(lambda: self._reading.of_article(article_id, beside=self._folder.problems))

    def load_all(self) -> Loaded:
        """Every record of every article, and the store's problems."""
        return self._folder.read_whole(
            self._reading.after_taking(lambda: self._reading.of_all(beside=self._folder.problems))
        )

    def article_list(self) -> tuple[Article, ...]:
        """The articles, oldest first."""
        return self._early(self._reading.articles)

    def version(self) -> str:
        """A token that changes whenever a table or a journal changes, and when all of a large folder was looked at."""
        return f"{self._folder.version()}|{self._reading.is_checked}"

    def notices(self) -> tuple[Problem, ...]:
        """What was done to the folder and is in order, such as a change of its schema, and what is not done yet."""
        return (*self._folder.repairs.notices, *self._reading.notices())

    def wait_for_index(self, *, seconds: float) -> bool:
        """Have all of a large folder be looked at, and its index be made; whether that is done within the time."""
        is_done = self._early(self._reading.look_at_all)
        return is_done or (self._index.wait(seconds) and self._early(self._reading.look_at_all))

    def damaged(self) -> tuple[Problem, ...]:
        """What is known to be wrong with the journals."""
        return self._early(lambda: self._reading.about_journals(self._folder.problems))

    def untold_repairs(self) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
        """What was repaired since somebody last asked, by any process: what to look at, and what is in order."""
        repairs = self._folder.untold_repairs()
        return tuple(repairs.problems), tuple(repairs.notices)

    def heads(self) -> tuple[Head, ...]:
        """How far each journal has come."""
        return self._folder.read_whole(lambda settlement: heads_of(settlement.pointer))

    def departures(self, heads: Sequence[Head]) -> tuple[Problem, ...]:
        """Where the journals no longer hold what they held when they had come as far as `heads` tell."""
        return tuple(departures_from(self.history, heads))

    def take_in(self, *, by: str) -> tuple[Problem, ...]:
        """Have this clone's journal hold every row that none holds, and accept the journals as they are; what was done.

        Raises:
            StoreError: nothing was taken in.
        """
        self._folder.check_writable()
        return take_in(self._folder, by=by, at=time_now())

    def keep(self, content: bytes, *, media_type: str, origin: str, exchanges: tuple[Exchange, ...] = ()) -> str:
        """Keep bytes under their SHA-256, once, and a note of how they came here."""
        self._folder.check_writable()
        return kept_bytes.keep(
            self.path,
            content,
            Capture(
                sha256=sha256_of(content),
                media_type=media_type,
                size=len(content),
                origin=origin,
                kept_at=time_now(),
                exchanges=exchanges,
            ),
        )

    def read(self, sha256: str) -> bytes:
        """The bytes kept under `sha256`, checked against it."""
        return kept_bytes.read(self.path, sha256)

    def captures(self, sha256: str) -> tuple[Capture, ...]:
        """Where and how the bytes kept under `sha256` came here, each time."""
        return kept_bytes.captures(self.path, sha256)

    def keep_timestamp(self, sha256: str, token: bytes) -> None:
        """Keep an authority's answer about the bytes kept under `sha256`."""
        self._folder.check_writable()
        kept_bytes.keep_timestamp(self.path, sha256, token)

    def timestamps(self) -> dict[str, bytes]:
        """The authority's answer for each SHA-256 that has one."""
        with told_as_store_error(self.path / "evidence", fix=kept_bytes.RESTORE):
            return kept_bytes.timestamps(self.path)

    def check_kept(self, named: Mapping[str, str]) -> tuple[Problem, ...]:
        """What is wrong with the kept bytes, all of them read again."""
        with told_as_store_error(self.path, fix=kept_bytes.RESTORE):
            return tuple(check_kept(self.path, named))

    def check_journal(self) -> tuple[Problem, ...]:
        """What is wrong with the journals, this clone's and others', and with the tables held against them."""
        problems = self._folder.look_again()
        self.wait_for_index(seconds=_LONGEST_LOOK)
        return problems

    def _early(self, read: Callable[[], _Read]) -> _Read:
        """What `read` finds, also before anybody looked at tables of a large folder that another program saved."""
        return self._folder.read_early(self._reading.after_taking(read))

    def _sync(self, journal: int, path: Path) -> None:
        """Have the journal survive a power cut; after a sync that failed none is tried, as it might seem to succeed.

        Raises:
            OSError: told as a StoreError.
        """
        with told_as_store_error(path, fix=UNSURE):
            try:
                os.fdatasync(journal)
            except OSError:
                self._unsure = True
                raise

    def _next_commit(self, pointer: Pointer) -> Commit:
        clone = pointer.clone or self._folder.clone()
        return Commit(pointer.largest + 1, clone, journal_of(self.history, clone))

    def _rows_for(self, records: Sequence[Record], commit: Commit, *, by: str) -> dict[str, list[str]]:
        """The lines by table, each row numbered in its commit."""
        lines: dict[str, list[str]] = {}
        k = 0
        for record in records:
            table = table_of(record)
            if isinstance(record, Article):
                kept_bytes.keep_text(self.path, record.text)
            cells = [self._cell(value) for value in to_row(table, record).values()]
            if table.name in _CONTENT_IDS and self._reading.has(table, record, cells):
                continue
            k += 1
            cells += [row_id(commit.n, commit.clone, k), time_now(), written_cell(by)]
            cells.append(row_sum(table.name, row_of(cells)))
            lines.setdefault(table.name, []).append(written_line(cells))
        return lines

    def _cell(self, value: str) -> str:
        cell = written_cell(value)
        if len(cell) <= kept_bytes.LONGEST_CELL and not value.startswith(LONG_TEXT):
            return cell
        return LONG_TEXT + kept_bytes.keep_text(self.path, value)

    def _commit(
        self, lines: dict[str, list[str]], commit: Commit, journal: int, *, by: str, settled: Settlement
    ) -> None:
        """Put the lines into the journal, then into the tables."""
        before = settled.pointer
        entry, digest = written_entry(
            lines, previous=before.last_sum, by=by, at=time_now(), n=commit.n, clone=commit.clone
        )
        append_all(journal, entry, path=commit.journal)
        # From here on the journal has it: a table that cannot be written now is healed at the next look.
        with contextlib.suppress(StoreError):
            self._mirror(lines, commit, digest, settled=settled)

    def _mirror(self, lines: dict[str, list[str]], commit: Commit, digest: str, *, settled: Settlement) -> None:
        """Give the tables their rows, and note how they stand; not where one refused, or was saved meanwhile."""
        before, added = settled.pointer, {}
        for name, each in lines.items():
            with contextlib.suppress(StoreError):
                added[name] = extend(self.path / f"{name}.csv", BY_NAME[name], each)
        after = before.after(
            States.of(self.path), clone=commit.clone, n=commit.n, journal=commit.journal.name, digest=digest
        )
        grown = {name: each.size for name, each in added.items()}
        if settled.is_mirrored and added.keys() == lines.keys() and after.has_grown(before, grown):
            written = {name: each.lines for name, each in added.items()}
            self._reading.take_appended(written, before=before.states.tables, after=after.states.tables)
            self._folder.take_committed(after)
