"""The tables of a store and the type of record in each."""

from dataclasses import dataclass, replace
from typing import Any, Final

from workbench.domain.article import Article
from workbench.domain.checked import Scan
from workbench.domain.claim import Claim
from workbench.domain.comment import AuthorAnswer, Comment
from workbench.domain.desk_name import DeskName
from workbench.domain.event import Event
from workbench.domain.flag import Flag, FlagDecision
from workbench.domain.publication import Publication, PublishedCheck
from workbench.domain.source import Evidence, Recheck, Source
from workbench.domain.stage_change import StageChange
from workbench.domain.verdict import Verdict
from workbench.store.protocol import Loaded


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: its name, the type of its records, and the fields stored outside it."""

    name: str
    kind: type
    stored_outside: tuple[str, ...] = ()


TABLES: Final = (
    Table(name="articles", kind=Article, stored_outside=("text",)),
    Table(name="claims", kind=Claim),
    Table(name="flags", kind=Flag),
    Table(name="flag_decisions", kind=FlagDecision),
    Table(name="moves", kind=StageChange),
    Table(name="publications", kind=Publication),
    Table(name="published_checks", kind=PublishedCheck),
    Table(name="sources", kind=Source),
    Table(name="evidence", kind=Evidence),
    Table(name="verdicts", kind=Verdict),
    Table(name="rechecks", kind=Recheck),
    Table(name="events", kind=Event),
    Table(name="scans", kind=Scan),
    Table(name="comments", kind=Comment),
    Table(name="author_answers", kind=AuthorAnswer),
    Table(name="names", kind=DeskName),
)

TABLES_BY_NAME: Final = {table.name: table for table in TABLES}

CONTENT_IDS: Final = frozenset({"articles", "claims", "flags"})
"""The tables whose ids derive from what their records hold, so that a record kept twice is one."""

DECISIONS: Final = ("verdicts", "flag_decisions", "moves", "evidence", "events", "claims", "rechecks", "comments")
"""The tables whose records `Loaded.order` names."""


def table_of(record: object) -> Table:
    """Return the table that keeps `record`.

    Raises:
        TypeError: no table keeps records of that type.
    """
    for table in TABLES:
        if isinstance(record, table.kind):
            return table
    message = f"No table keeps a {type(record).__name__}"
    raise TypeError(message)


def select_article(loaded: Loaded, article_id: str) -> Loaded:
    """Return what `loaded` holds of one article, with all its problems."""
    own_records: dict[str, tuple[Any, ...]] = {}
    for table in TABLES[1:]:
        records = getattr(loaded, table.name)
        own_records[table.name] = tuple(record for record in records if record.article_id == article_id)
    own_ids: set[str] = set()
    for name in DECISIONS:
        own_ids.update(record.id for record in own_records[name])
    return replace(
        loaded,
        articles=tuple(article for article in loaded.articles if article.id == article_id),
        order=tuple(record_id for record_id in loaded.order if record_id in own_ids),
        **own_records,
    )
