"""Failures of an operation, each with a message a reviewer can act on."""

from collections.abc import Mapping
from typing import Final

from workbench.domain.conflict import Conflict

CONFLICT = 3
"""The exit status of a command that left something because something newer stands than what was seen."""


_PAGES: Final[Mapping[str, str]] = {"article": "Articles", "claim": "Queue", "flag": "Flags", "ledger": "Ledgers"}
"""Where the page lists what there is of a kind."""
_LISTED_BY: Final[Mapping[str, str]] = {
    "claim": "workbench state ARTICLE",
    "flag": "workbench flag ARTICLE",
    "source": "workbench assess ARTICLE CLAIM",
    "evidence": "workbench assess ARTICLE CLAIM",
    "ledger": "workbench ledgers --help",
}


class WorkbenchError(Exception):
    """An operation that failed; its text says where, what, and what to do next."""

    @property
    def in_terminal(self) -> str:
        """Its text for somebody at a command line: what to do next is something to run there."""
        return str(self)


class IntakeError(WorkbenchError):
    """Something offered as an article that cannot become one."""

    def __init__(self, *, origin: str, what: str, fix: str) -> None:
        self.origin, self.what = origin, what
        super().__init__(f"{origin}: {what}. {fix}")


class DecisionRefusedError(WorkbenchError):
    """A verdict or a decision on a flag that breaks a rule of the desk."""

    def __init__(self, *, what: str, fix: str) -> None:
        super().__init__(f"{what}. {fix}")


class ClaimExistsError(DecisionRefusedError):
    """Words offered as a claim that are one already: the one `claim_id` names."""

    def __init__(self, *, claim_id: str, number: str) -> None:
        self.claim_id = claim_id
        super().__init__(what=f"These very words are claim {number} already", fix="Decide on that one.")


class ConflictError(WorkbenchError):
    """A decision about something that was decided, or taken back, since it was seen; nothing was kept.

    `conflict` says by whom, what and when; its `stands` is the id to give as `over` to go on.
    """

    def __init__(self, conflict: Conflict, *, subject: str) -> None:
        self.conflict = conflict
        self.subject = subject
        overrule = f"It stands as {conflict.stands}: keep that, or overrule it by giving this id as 'over'."
        if " " in conflict.stands:
            overrule = f"They stand as {conflict.stands}: give all of these ids as 'over' to decide between them."
        super().__init__(f"{subject}: {conflict}. {overrule if conflict.stands else 'Nothing stands now.'}")

    @property
    def in_terminal(self) -> str:
        """The conflict with the options that overrule what stands."""
        ids = self.conflict.stands.split()
        if not ids:
            return str(self)
        over = " ".join(f"--over {record_id}" for record_id in ids)
        stands = f"It stands as {ids[0]}: keep that, or overrule it with {over}"
        if len(ids) > 1:
            stands = f"They stand as {self.conflict.stands}: decide between them with {over}"
        return f"{self.subject}: {self.conflict}. {stands}"


class UnknownRecordError(WorkbenchError):
    """An id that names nothing in the store."""

    def __init__(self, *, kind: str, record_id: str) -> None:
        self._what = f"No {kind} has the id '{record_id}'"
        self._kind = kind.removeprefix("one ")
        super().__init__(f"{self._what}. Look for it on the {_PAGES.get(self._kind, 'Review')} page.")

    @property
    def in_terminal(self) -> str:
        """What is not there, with the command that lists what is."""
        return f"{self._what}. List what there is with: {_LISTED_BY.get(self._kind, 'workbench articles')}"


class StoreError(WorkbenchError):
    """The store could not be read or written; nothing acknowledged was lost."""

    def __init__(self, *, where: str, what: str, fix: str) -> None:
        self.where, self.what, self.fix = where, what, fix
        super().__init__(f"{where}: {what}. {fix}")


class ReadOnlyError(StoreError):
    """The store can be read and takes nothing: another version wrote it, or the system refuses to write."""


class FetchError(WorkbenchError):
    """A page that could not be fetched, or was refused; signs that a site could steer a terminal with are escaped.

    `status` is the HTTP status that the site answered in the end, 0 where that is not what failed.
    """

    def __init__(
        self, *, url: str, what: str, fix: str = "Record the source by hand, or attach a saved copy.", status: int = 0
    ) -> None:
        self.url = url
        self.status = status
        told = f"{url}: {what}. {fix}"
        super().__init__("".join(s if s.isprintable() else s.encode("unicode_escape").decode("ascii") for s in told))


class TimestampError(WorkbenchError):
    """A timestamp that does not vouch for the copy it lies beside, or cannot be checked."""

    def __init__(self, *, what: str, fix: str) -> None:
        self.what = what
        self.fix = fix
        super().__init__(f"{what}. {fix}")


class UnknownRuleError(WorkbenchError):
    """A code that no flag rule has."""

    def __init__(self, *, code: str, known: tuple[str, ...]) -> None:
        super().__init__(f"No rule has the code '{code}'. Use one of: {', '.join(known)}.")


class NoFreePortError(WorkbenchError):
    """No port of this machine to listen on."""

    def __init__(self, *, first: int, last: int) -> None:
        super().__init__(f"Ports {first} to {last} are all busy. Give another one with --port.")


class LoopbackOnlyError(WorkbenchError):
    """A setting for tests that names another place than this machine."""

    def __init__(self, *, setting: str, written: str) -> None:
        super().__init__(f"{setting}: '{written}' is not 127.0.0.1:PORT. It is for tests only; unset it.")


class OutputError(WorkbenchError):
    """What a command made and could not write in full."""


class StandardOutputError(OutputError):
    """Standard output that could not be written."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(f"standard output: {reason}. What was printed is not complete; write it elsewhere.")


class OutputNameError(WorkbenchError):
    """A name for a file that says something else than will be written."""

    def __init__(self, *, reason: str, fix: str) -> None:
        super().__init__(f"{reason}. {fix}")


class PluginError(WorkbenchError):
    """Something that another package adds failed."""

    def __init__(self, *, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}. Mend the package, or uninstall it.")


class UnwritableFileError(OutputError):
    """A file that could not be written."""

    def __init__(self, *, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}. Name a file in a folder that you may write to.")


class TableError(WorkbenchError):
    """Something offered as a table of figures that cannot be read as one."""

    def __init__(self, *, origin: str, what: str, fix: str) -> None:
        super().__init__(f"{origin}: {what}. {fix}")


class ClaimReviewRefusedError(WorkbenchError):
    """A claim whose check cannot be published as ClaimReview; `reasons` are lines that say why."""

    def __init__(self, *, claim: str, reasons: tuple[str, ...]) -> None:
        self.reasons = reasons
        super().__init__(f"Claim {claim} cannot be published as ClaimReview. {' '.join(reasons)}")


class KeyFileError(WorkbenchError):
    """A key to sign or to check with that cannot be used."""

    def __init__(self, *, where: str, what: str, fix: str) -> None:
        super().__init__(f"{where}: {what}. {fix}")
