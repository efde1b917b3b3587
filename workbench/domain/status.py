"""The status of a claim: the verdict it has, or why it has none."""

from enum import StrEnum
from typing import Final, Self

NOT_CHECKABLE: Final = "not checkable"
"""The status of a claim that the machine reads as not checkable; a desk may have a verdict of that name too."""


class StatusKind(StrEnum):
    """Whether a claim was judged, waits for somebody to decide, or needs nobody."""

    JUDGED = "judged"
    OPEN = "open"
    STALE = "stale"
    IN_CONFLICT = "in conflict"
    NOT_CHECKABLE_BY_MACHINE = "read as not checkable"


UNDECIDED: Final = frozenset({StatusKind.OPEN, StatusKind.STALE, StatusKind.IN_CONFLICT})
"""The status kinds of a claim, or a flag, that waits for somebody to decide."""


class ClaimStatus(str):
    """The status of a claim as every page, report and table writes it, and of which `kind` it is.

    It is the name of the verdict for a claim that was judged. Two that read alike may be of
    two kinds: a person's verdict "not checkable" is not the machine's reading.

    >>> judged = ClaimStatus(StatusKind.JUDGED, "verified")
    >>> judged == "verified", judged.is_undecided, ClaimStatus(StatusKind.STALE).is_undecided
    (True, False, True)
    >>> person = ClaimStatus(StatusKind.JUDGED, NOT_CHECKABLE)
    >>> machine = ClaimStatus(StatusKind.NOT_CHECKABLE_BY_MACHINE)
    >>> person == machine, person.in_counts, machine.in_counts
    (True, 'not checkable', 'read as not checkable')
    """

    __slots__ = ("kind",)
    kind: StatusKind

    def __new__(cls, kind: StatusKind, label: str = "") -> Self:
        """Make the status of this kind; `label` names the verdict of a claim that was judged."""
        status = super().__new__(cls, label or (NOT_CHECKABLE if kind is StatusKind.NOT_CHECKABLE_BY_MACHINE else kind))
        status.kind = kind
        return status

    def __reduce__(self) -> tuple[type[Self], tuple[StatusKind, str]]:
        """Return what a copy is made from."""
        return type(self), (self.kind, str(self))

    @property
    def is_undecided(self) -> bool:
        """Whether the claim waits for somebody to decide."""
        return self.kind in UNDECIDED

    @property
    def in_counts(self) -> str:
        """The status as a count names it, which tells a person's verdict from the machine's reading."""
        return self.kind.value if self.kind is StatusKind.NOT_CHECKABLE_BY_MACHINE else str(self)
