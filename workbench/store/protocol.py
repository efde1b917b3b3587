"""The interface of every store."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from workbench.domain.article import Article
from workbench.domain.checked import Scan
from workbench.domain.claim import Claim
from workbench.domain.comment import AuthorAnswer, Comment
from workbench.domain.desk_name import DeskName
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
    | DeskName
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """The records of a store in the order they were acknowledged, and the problems of reading them.

    `published_checks` and `names` belong to no article: they are loaded as those of the article "".
    `order` holds the ids of decisions and actions (verdicts, answers to flags, moves,
    evidence, events, claims, rechecks, comments) over all those tables, each where it was
    first acknowledged: it says what was done last, never what is in effect.
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
    names: tuple[DeskName, ...] = ()
    order: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class Store(Protocol):
    """Append-only records and content-addressed bytes.

    There is no update and no delete: a change of mind is a new record, and what is in
    effect is a pure fold over all of them (`workbench.review`).
    """

    def append(self, records: Sequence[Record], *, by: str) -> None:
        """Save all of `records` or none; on return they survive a crash.

        Appending a record whose id and content are already there changes nothing.
        Raises StoreError, with nothing half-written.
        """
        ...

    def load(self, article_id: str) -> Loaded:
        """Return all records of one article (its `articles` has one entry), and the store's problems."""
        ...

    def load_all(self) -> Loaded:
        """Return every record of every article, and the store's problems."""
        ...

    def article_list(self) -> tuple[Article, ...]:
        """Return the articles, oldest first, without reading other tables."""
        ...

    def version(self) -> str:
        """Return a token that changes whenever anything in the store changes; cheap to compute."""
        ...

    def notices(self) -> tuple[Problem, ...]:
        """Return what the store did by itself, as intended, since it was opened, such as a change of its schema."""
        ...

    def damaged(self) -> tuple[Problem, ...]:
        """What is known to be wrong with the journals, without reading them anew."""
        ...

    def unreported_repairs(self) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
        """Return repairs not yet reported, whichever program made them; they count as reported from then on.

        First what somebody should look at, then what is in order.
        """
        ...

    def heads(self) -> tuple[Head, ...]:
        """Return the last commit of each journal of the store; none where it has no journal."""
        ...

    def departures(self, heads: Sequence[Head]) -> tuple[Problem, ...]:
        """Return where the journals no longer hold the commits that `heads` name."""
        ...

    def take_in(self, *, by: str) -> tuple[Problem, ...]:
        """Protect every unprotected record, accept damaged journals as they are, and return what was done.

        Raises StoreError, with nothing taken in.
        """
        ...

    def keep(self, content: bytes, *, media_type: str, origin: str, exchanges: tuple[Exchange, ...] = ()) -> str:
        """Save bytes under their SHA-256, which is returned; the same bytes are saved once.

        `exchanges` are the requests by which they were fetched; each fetch is recorded.
        """
        ...

    def captures(self, sha256: str) -> tuple[Capture, ...]:
        """Return where and how the bytes kept under `sha256` were obtained, each time, the earliest first."""
        ...

    def keep_timestamp(self, sha256: str, token: bytes) -> None:
        """Save a timestamp authority's answer about the bytes kept under `sha256`."""
        ...

    def timestamps(self) -> dict[str, bytes]:
        """Return the timestamp authority's answer for each SHA-256 that has one."""
        ...

    def check_kept(self, named: Mapping[str, str]) -> tuple[Problem, ...]:
        """Read all kept bytes again and return what is wrong: altered, missing or stray files.

        `named` gives, for each SHA-256 that a record names, the title of the original.
        """
        ...

    def check_journal(self) -> tuple[Problem, ...]:
        """Return where the journals were altered since they were written, or the tables differ from them."""
        ...

    def read(self, sha256: str) -> bytes:
        """Return the bytes kept under `sha256`, verified against it.

        Raises StoreError where they are missing or were altered.
        """
        ...
