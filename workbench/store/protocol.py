"""What every store promises."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from workbench.domain.article import Article
from workbench.domain.checked import Scan
from workbench.domain.claim import Claim
from workbench.domain.comment import AuthorAnswer, Comment
from workbench.domain.event import Event
from workbench.domain.flag import Flag, FlagDecision
from workbench.domain.journal_head import Head
from workbench.domain.problem import Problem
from workbench.domain.publication import Publication, PublishedCheck
from workbench.domain.source import Capture, Evidence, Exchange, Recheck, Source
from workbench.domain.stage_change import StageChange
from workbench.domain.verdict import Verdict

Record = (
    Article
    | Claim
    | Flag
    | FlagDecision
    | Source
    | Evidence
    | Verdict
    | Recheck
    | Event
    | StageChange
    | Publication
    | PublishedCheck
    | Scan
    | Comment
    | AuthorAnswer
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """The records of a store in the order they were acknowledged, and what could not be read.

    `published_checks` belong to no article: they are loaded as those of the article "".
    `order` are the ids of what was decided or done (verdicts, answers to flags, moves,
    evidence, events, claims, rechecks, comments), over all those tables, each where it was first
    acknowledged: it says what was last done, never what stands.
    """

    articles: tuple[Article, ...] = ()
    claims: tuple[Claim, ...] = ()
    flags: tuple[Flag, ...] = ()
    flag_decisions: tuple[FlagDecision, ...] = ()
    moves: tuple[StageChange, ...] = ()
    publications: tuple[Publication, ...] = ()
    published_checks: tuple[PublishedCheck, ...] = ()
    sources: tuple[Source, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    rechecks: tuple[Recheck, ...] = ()
    events: tuple[Event, ...] = ()
    scans: tuple[Scan, ...] = ()
    comments: tuple[Comment, ...] = ()
    author_answers: tuple[AuthorAnswer, ...] = ()
    order: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class Store(Protocol):
    """Append-only records and content-addressed bytes.

    There is no update and no delete: a change of mind is a new record, and what
    stands is a pure fold over all of them (`workbench.review`).
    """

    def append(self, records: Sequence[Record], *, by: str) -> None:
        """Keep all of `records` or none; on return they survive a crash.

        Appending a record whose id and content are already there changes nothing.
        Raises StoreError, with nothing half-written.
        """
        ...

    def load(self, article_id: str) -> Loaded:
        """All records of one article (its `articles` has one entry), and the store's problems."""
        ...

    def load_all(self) -> Loaded:
        """Every record of every article, and the store's problems."""
        ...

    def article_list(self) -> tuple[Article, ...]:
        """The articles, oldest first, without reading other tables."""
        ...

    def version(self) -> str:
        """A token that changes whenever anything in the store changes; cheap to ask."""
        ...

    def notices(self) -> tuple[Problem, ...]:
        """What the store did by itself since it was opened and is in order, such as a change of its schema."""
        ...

    def damaged(self) -> tuple[Problem, ...]:
        """What is known to be wrong with the journals, without reading them anew."""
        ...

    def untold_repairs(self) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
        """What the store repaired and nobody was told yet, whichever program did it; it counts as told afterwards.

        First what somebody should look at, then what is in order.
        """
        ...

    def heads(self) -> tuple[Head, ...]:
        """How far each journal of the store has come; none where it keeps no journal."""
        ...

    def departures(self, heads: Sequence[Head]) -> tuple[Problem, ...]:
        """Where the journals no longer hold what they held when they had come as far as `heads` tell."""
        ...

    def take_in(self, *, by: str) -> tuple[Problem, ...]:
        """Protect every record that nothing protects, and accept what was damaged as it is; what was done.

        Raises StoreError, with nothing taken in.
        """
        ...

    def keep(self, content: bytes, *, media_type: str, origin: str, exchanges: tuple[Exchange, ...] = ()) -> str:
        """Keep bytes under their SHA-256, which is returned; the same bytes are kept once.

        `exchanges` are the steps by which they were fetched; each fetch is noted.
        """
        ...

    def captures(self, sha256: str) -> tuple[Capture, ...]:
        """Where and how the bytes kept under `sha256` came here, each time, the earliest first."""
        ...

    def keep_timestamp(self, sha256: str, token: bytes) -> None:
        """Keep a timestamp authority's answer about the bytes kept under `sha256`."""
        ...

    def timestamps(self) -> dict[str, bytes]:
        """The authority's answer for each SHA-256 that has one."""
        ...

    def check_kept(self, named: Mapping[str, str]) -> tuple[Problem, ...]:
        """What is wrong with the kept bytes, all of them read again: altered, missing, or strange.

        `named` tells for each SHA-256 that a record names what it is a copy of.
        """
        ...

    def check_journal(self) -> tuple[Problem, ...]:
        """Where the record of all commits was altered since it was written, or the tables say something else."""
        ...

    def read(self, sha256: str) -> bytes:
        """The bytes kept under `sha256`, checked against it.

        Raises StoreError where they are missing or were altered.
        """
        ...
