"""The store that a newsroom can open in a spreadsheet: a folder of CSV files and a journal."""

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
from workbench.store.cells import csv_line, encode_cell, join_cells, row_checksum
from workbench.store.csv_table.appending import Appended, append_lines
from workbench.store.durable import append_all, as_store_error, open_for_append
from workbench.store.folder.pointer import FileStates, NextCommit, Pointer
from workbench.store.folder.reconcile import Settlement
from workbench.store.folder.settled import SettledFolder
from workbench.store.folder.taking_in import take_in
from workbench.store.index.kept import Index
from workbench.store.journal_heads import find_departures, heads_of
from workbench.store.journals.journal import encode_entry, journal_path, time_now
from workbench.store.journals.ordering import row_id
from workbench.store.protocol import Loaded, Record
from workbench.store.reading.lazy_records import LazyRecords
from workbench.store.reading.row_records import LONG_TEXT_PREFIX
from workbench.store.rows import to_row
from workbench.store.tables import CONTENT_IDS, TABLES_BY_NAME, table_of

_Read = TypeVar("_Read")
_UNSURE = "The records may not survive a power cut, and nothing more is written. Check the disk, then start again."
_LONGEST_CHECK: Final = 600.0
"""Seconds that the doctor waits until all of a large folder is checked."""


class CsvFolder:
    """A Store in the folder `path`, which is created if missing; safe between processes and threads."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._index = Index(self.path)
        self._folder = SettledFolder(self.path, self._index)
        self._reading = LazyRecords(self.path, self._index, self._folder)
        self._is_unconfirmed = False

    @property
    def history(self) -> Path:
        """The folder of the journals and of whatever was set aside."""
        return self._folder.history

    @property
    def journal(self) -> Path:
        """The journal of this clone; every clone of the folder has its own, so that git merges break no chain."""
        return self._folder.journal

    def append(self, records: Sequence[Record], *, by: str) -> None:
        """Save all of `records` or none; on return they survive a crash.

        Raises:
            StoreError: nothing was saved, or the disk did not confirm it; after that nothing more is written.
        """
        if self._is_unconfirmed:
            raise StoreError(where=str(self.journal), what="the disk failed to confirm an earlier record", fix=_UNSURE)
        self._folder.check_writable()
        with contextlib.ExitStack() as open_files:
            with self._folder.settled() as settled:
                if settled.refusal:
                    raise settled.refusal
                commit = self._next_commit(settled.pointer)
                rows = self._new_lines(records, commit, by=by)
                if not rows:
                    return
                journal = open_files.enter_context(open_for_append(commit.journal))
                self._commit(rows, commit, journal, by=by, settled=settled)
            self._sync_journal(journal, commit.journal)

    def load(self, article_id: str) -> Loaded:
        """Return all records of one article, and the store's problems."""
        return self._read_early(lambda: self._reading.of_article(article_id, more_problems=self._folder.problems))

    def load_all(self) -> Loaded:
        """Return every record of every article, and the store's problems."""
        return self._folder.read_whole(
            self._reading.for_settlement(lambda: self._reading.of_all(more_problems=self._folder.problems))
        )

    def article_list(self) -> tuple[Article, ...]:
        """Return the articles, oldest first."""
        return self._read_early(self._reading.articles)

    def version(self) -> str:
        """Return a token that changes whenever a table or a journal changes, and once a large folder is checked."""
        return f"{self._folder.version()}|{self._reading.is_checked}"

    def notices(self) -> tuple[Problem, ...]:
        """Return what was done to the folder as intended, such as a change of its schema, and what is still to do."""
        return (*self._folder.repairs.notices, *self._reading.notices())

    def wait_for_index(self, *, seconds: float) -> bool:
        """Have all of a large folder checked and its index made; return whether that is done within the time."""
        return self._index.wait_until(lambda: self._read_early(self._reading.start_checks), seconds=seconds)

    def damaged(self) -> tuple[Problem, ...]:
        """Return what is known to be wrong with the journals."""
        return self._read_early(lambda: self._reading.about_journals(self._folder.problems))

    def unreported_repairs(self) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
        """Return what any process repaired since the last call: what to look at, and what is in order."""
        repairs = self._folder.unreported_repairs()
        return tuple(repairs.problems), tuple(repairs.notices)

    def heads(self) -> tuple[Head, ...]:
        """Return the last commit of each journal."""
        return self._folder.read_whole(lambda settlement: heads_of(settlement.pointer))

    def departures(self, heads: Sequence[Head]) -> tuple[Problem, ...]:
        """Return where the journals no longer hold the commits that `heads` name."""
        return tuple(find_departures(self.history, heads))

    def take_in(self, *, by: str) -> tuple[Problem, ...]:
        """Write rows that no journal holds into this clone's, accept the journals as they are, return what was done.

        Raises:
            StoreError: nothing was taken in.
        """
        self._folder.check_writable()
        return take_in(self._folder, by=by, at=time_now())

    def keep(self, content: bytes, *, media_type: str, origin: str, exchanges: tuple[Exchange, ...] = ()) -> str:
        """Save bytes once under their SHA-256, and a note of how they were obtained."""
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
        """Return the bytes kept under `sha256`, verified against it."""
        return kept_bytes.read(self.path, sha256)

    def captures(self, sha256: str) -> tuple[Capture, ...]:
        """Return where and how the bytes kept under `sha256` were obtained, each time."""
        return kept_bytes.captures(self.path, sha256)

    def keep_timestamp(self, sha256: str, token: bytes) -> None:
        """Save a timestamp authority's answer about the bytes kept under `sha256`."""
        self._folder.check_writable()
        kept_bytes.keep_timestamp(self.path, sha256, token)

    def timestamps(self) -> dict[str, bytes]:
        """Return the timestamp authority's answer for each SHA-256 that has one."""
        with as_store_error(self.path / "evidence", fix=kept_bytes.RESTORE):
            return kept_bytes.timestamps(self.path)

    def check_kept(self, named: Mapping[str, str]) -> tuple[Problem, ...]:
        """Read all kept bytes again and return what is wrong with them."""
        with as_store_error(self.path, fix=kept_bytes.RESTORE):
            return tuple(check_kept(self.path, named))

    def check_journal(self) -> tuple[Problem, ...]:
        """Check the journals of all clones, and the tables against them; return what is wrong."""
        problems = self._folder.check_all()
        self.wait_for_index(seconds=_LONGEST_CHECK)
        return problems

    def _read_early(self, read: Callable[[], _Read]) -> _Read:
        """Return what `read` returns, also before tables of a large folder are checked that another program saved."""
        return self._folder.read_early(self._reading.for_settlement(read))

    def _sync_journal(self, journal: int, path: Path) -> None:
        """Have the journal survive a power cut; after a failed sync none is tried, as it might seem to succeed.

        Raises:
            OSError: raised as a StoreError.
        """
        with as_store_error(path, fix=_UNSURE):
            try:
                os.fdatasync(journal)
            except OSError:
                self._is_unconfirmed = True
                raise

    def _next_commit(self, pointer: Pointer) -> NextCommit:
        clone = pointer.clone or self._folder.clone()
        return NextCommit(pointer.largest + 1, clone, journal_path(self.history, clone))

    def _new_lines(self, records: Sequence[Record], commit: NextCommit, *, by: str) -> dict[str, list[str]]:
        """Return the lines to add by table, each row numbered within its commit."""
        lines: dict[str, list[str]] = {}
        row_number = 0
        for record in records:
            table = table_of(record)
            if isinstance(record, Article):
                kept_bytes.keep_text(self.path, record.text)
            cells = [self._cell(value) for value in to_row(table, record).values()]
            if table.name in CONTENT_IDS and self._reading.has(table, record, cells):
                continue
            row_number += 1
            cells += [row_id(commit.n, commit.clone, row_number), time_now(), encode_cell(by)]
            cells.append(row_checksum(table.name, join_cells(cells)))
            lines.setdefault(table.name, []).append(csv_line(cells))
        return lines

    def _cell(self, value: str) -> str:
        cell = encode_cell(value)
        if len(cell) <= kept_bytes.LONGEST_CELL and not value.startswith(LONG_TEXT_PREFIX):
            return cell
        return LONG_TEXT_PREFIX + kept_bytes.keep_text(self.path, value)

    def _commit(
        self, lines: dict[str, list[str]], commit: NextCommit, journal: int, *, by: str, settled: Settlement
    ) -> None:
        """Write the lines to the journal, then to the tables."""
        before = settled.pointer
        entry, digest = encode_entry(
            lines, previous=before.last_sum, by=by, at=time_now(), n=commit.n, clone=commit.clone
        )
        append_all(journal, entry, path=commit.journal)
        # From here on the journal has it: a table that cannot be written now is repaired at the next check.
        with contextlib.suppress(StoreError):
            self._mirror(lines, commit, digest, settled=settled)

    def _mirror(self, lines: dict[str, list[str]], commit: NextCommit, digest: str, *, settled: Settlement) -> None:
        """Add the rows to the tables and note their state, unless a table refused or was saved in the meantime."""
        before = settled.pointer
        added: dict[str, Appended] = {}
        for name, table_lines in lines.items():
            with contextlib.suppress(StoreError):
                added[name] = append_lines(self.path / f"{name}.csv", TABLES_BY_NAME[name], table_lines)
        after = before.after_commit(
            FileStates.of(self.path), clone=commit.clone, n=commit.n, journal=commit.journal.name, digest=digest
        )
        sizes = {name: appended.size for name, appended in added.items()}
        if settled.are_tables_up_to_date and added.keys() == lines.keys() and after.has_grown_by(before, sizes):
            written_lines = {name: appended.lines for name, appended in added.items()}
            self._reading.take_appended(written_lines, before=before.states.tables, after=after.states.tables)
            self._folder.take_committed(after)
