"""The sources of answers, and the passages that give them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from workbench.domain.article import ArticleId
from workbench.domain.claim import ClaimId
from workbench.domain.source_details import SOURCE_DETAILS

SourceId = NewType("SourceId", str)
EvidenceId = NewType("EvidenceId", str)
Headers = tuple[tuple[str, str], ...]
"""Names and values in the order in which they were sent, repeated names repeated."""
RecheckId = NewType("RecheckId", str)


class SourceKind(StrEnum):
    """The kinds of source."""

    WEB_PAGE = "web page"
    DOCUMENT = "document"
    IMAGE = "image"
    PERSON = "person"
    DATASET = "dataset"
    CITATION = "citation"


class SourceTier(StrEnum):
    """The type of a source: primary, the record itself, or secondary, someone's account of it.

    It is not given until a reviewer chooses one. UNKNOWN is what earlier versions wrote
    where nobody chose; it counts as not given.
    """

    NOT_GIVEN = ""
    PRIMARY = "primary"
    SECONDARY = "secondary"
    UNKNOWN = "unknown"

    @property
    def is_given(self) -> bool:
        """Whether a reviewer chose the type of the source."""
        return self in {SourceTier.PRIMARY, SourceTier.SECONDARY}

    @property
    def in_words(self) -> str:
        """The type as a line about a source says it.

        >>> SourceTier.PRIMARY.in_words, SourceTier.NOT_GIVEN.in_words
        ('primary source', 'source type not given')
        """
        return f"{self.value} source" if self.is_given else "source type not given"


class Stance(StrEnum):
    """The bearing of a passage on a claim, in the reviewer's judgement; not given until a reviewer chooses it."""

    NOT_GIVEN = ""
    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"

    @property
    def is_given(self) -> bool:
        """Whether a reviewer chose the stance."""
        return self is not Stance.NOT_GIVEN

    @property
    def in_words(self) -> str:
        """The stance as a line about a source says it.

        >>> Stance.REFUTES.in_words, Stance.NOT_GIVEN.in_words
        ('refutes', 'stance not given')
        """
        return self.value or "stance not given"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and how the site answered it: a step on the way to a page.

    `asked_at` is UTC ISO 8601, `address` the IP address that answered, `version`
    the HTTP version of the answer, such as "1.1".
    """

    url: str
    asked_at: str
    address: str
    version: str
    status: int
    reason: str
    request: Headers
    response: Headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One archiving of some bytes: what they are, where they came from, when, and by which steps.

    `size` is in bytes, `kept_at` UTC ISO 8601. A file that a reviewer gave has no
    exchanges; the last exchange of a page is the one that brought the bytes.
    """

    sha256: str
    media_type: str
    size: int
    origin: str
    kept_at: str
    exchanges: tuple[Exchange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """An archived copy: bytes stored under their SHA-256, and how they were obtained.

    `size` is in bytes; `fetched_at` is UTC ISO 8601; `http_status` is 0 for a
    file that the reviewer gave.
    """

    sha256: str
    media_type: str
    size: int
    fetched_at: str
    final_url: str = ""
    http_status: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it was received: its bytes, its title, the facts of the fetch, and each step on the way."""

    content: bytes
    title: str
    snapshot: Snapshot
    exchanges: tuple[Exchange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A page, document, person or citation that claims are checked against.

    `snapshot` is the archived copy, or None where none could be made.
    """

    id: SourceId
    article_id: ArticleId
    kind: SourceKind
    title: str
    standing: SourceTier = SourceTier.NOT_GIVEN
    added_by: str
    added_at: str
    publisher: str = ""
    published: str = ""
    url: str = ""
    note: str = ""
    snapshot: Snapshot | None = None

    def __post_init__(self) -> None:
        if not self.title.strip():
            message = f"Source {self.id!r} has no title"
            raise ValueError(message)

    @property
    def details(self) -> dict[str, str]:
        """The details of the source by name, those not given empty."""
        return {detail.name: getattr(self, detail.name) for detail in SOURCE_DETAILS}

    @property
    def shown_details(self) -> tuple[str, ...]:
        """The details given that a line about the source says one after the other, such as its publisher and day."""
        given = self.details
        shown = (detail for detail in SOURCE_DETAILS if detail.shown and given[detail.name])
        return tuple(detail.shown.format(given[detail.name]) for detail in shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The link from a claim to a source: the passage that matters and what it does.

    `start` and `end` are the passage's code points in the source's readable
    text; both are 0 where the passage was typed by hand.
    """

    id: EvidenceId
    article_id: ArticleId
    claim_id: ClaimId
    source_id: SourceId
    stance: Stance = Stance.NOT_GIVEN
    added_by: str
    added_at: str
    passage: str = ""
    start: int = 0
    end: int = 0
    locator: str = ""
    note: str = ""


class Outcome(StrEnum):
    """The outcome of rechecking a passage in its source."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"
    PAGE_GONE = "page gone"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recheck:
    """The recheck of a piece of evidence in a new copy of its source.

    `before` are the words of the copy it was taken from, `now` those that are
    there today, empty where none do. `start` and `end` are the code points of
    `now` in the new copy's readable text; both are 0 where it has no place
    there. `questions` are the ids of the verdicts that counted on the passage
    and were given without knowing of the change. `note` says in a sentence
    what else there is to know: why the page could not be fetched, or where it now leads.
    """

    id: RecheckId
    article_id: ArticleId
    evidence_id: EvidenceId
    source_id: SourceId
    outcome: Outcome
    rechecked_by: str
    rechecked_at: str
    before: str = ""
    now: str = ""
    start: int = 0
    end: int = 0
    questions: tuple[str, ...] = ()
    note: str = ""
    snapshot: Snapshot | None = None

    @property
    def tells(self) -> bool:
        """Whether the source could be read, so that this recheck says what became of the passage."""
        return self.outcome not in {Outcome.PAGE_GONE, Outcome.UNREACHABLE}
