"""Failures of an operation, each with a message a reviewer can act on."""

from collections.abc import Mapping
from typing import Final

from workbench.domain.conflict import Conflict

CONFLICT = 3
"""The exit status of a command that changed nothing because a newer decision exists than the one that was seen."""


_PAGES: Final[Mapping[str, str]] = {"article": "Articles", "claim": "Queue", "flag": "Flags", "ledger": "Ledgers"}
"""The page that lists the records of a kind."""
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
        """The message for somebody at a command line, where the next step is a command."""
        return str(self)


class IntakeError(WorkbenchError):
    """A file, page or text that cannot become an article."""

    def __init__(self, *, origin: str, what: str, fix: str) -> None:
        self.origin, self.what = origin, what
        super().__init__(f"{origin}: {what}. {fix}")


class DecisionRefusedError(WorkbenchError):
    """A verdict or a decision on a flag that breaks a rule of the desk."""

    def __init__(self, *, what: str, fix: str) -> None:
        super().__init__(f"{what}. {fix}")


class ClaimExistsError(DecisionRefusedError):
    """An attempt to add words as a claim that are one already: the claim `claim_id`."""

    def __init__(self, *, claim_id: str, number: str) -> None:
        self.claim_id = claim_id
        super().__init__(what=f"These words are already claim {number}", fix="Give your verdict there.")


class ConflictError(WorkbenchError):
    """A decision about something that was decided, or undone, since it was seen; nothing was saved.

    `conflict` says by whom, what and when; its `stands` is the id to pass as `over` to go on.
    """

    def __init__(self, conflict: Conflict, *, subject: str) -> None:
        self.conflict = conflict
        self.subject = subject
        next_step = "No decision is in effect now."
        if " " in conflict.stands:
            next_step = (
                f"The decisions in effect are {conflict.stands}: pass all of these ids as 'over' to replace them."
            )
        elif conflict.stands:
            next_step = (
                f"The decision in effect is {conflict.stands}: keep it, or pass this id as 'over' to overrule it."
            )
        super().__init__(f"{subject}: {conflict}. {next_step}")

    @property
    def in_terminal(self) -> str:
        """The conflict with the options that overrule what is in effect."""
        ids = self.conflict.stands.split()
        if not ids:
            return str(self)
        over = " ".join(f"--over {record_id}" for record_id in ids)
        next_step = f"The decision in effect is {ids[0]}: keep it, or overrule it with {over}"
        if len(ids) > 1:
            next_step = f"The decisions in effect are {self.conflict.stands}: replace them with {over}"
        return f"{self.subject}: {self.conflict}. {next_step}"


class UnknownRecordError(WorkbenchError):
    """A name or an id that does not lead to exactly one record of the store.

    `matches` is how many records the name fits; without it `record_id` is an id.
    """

    def __init__(self, *, kind: str, record_id: str, matches: int | None = None) -> None:
        self._kind = kind
        if matches is None:
            self._what = f"No {kind} has the id '{record_id}'"
        elif matches == 0:
            self._what = f"No {kind} matches '{record_id}'"
        else:
            self._what = f"{matches:,} {kind}s match '{record_id}', not one"
        super().__init__(f"{self._what}. Look for it on the {_PAGES.get(kind, 'Review')} page.")

    @property
    def in_terminal(self) -> str:
        """The message with the command that lists what there is."""
        return f"{self._what}. List them with: {_LISTED_BY.get(self._kind, 'workbench articles')}"


class StoreError(WorkbenchError):
    """The store could not be read or written; nothing acknowledged was lost."""

    def __init__(self, *, where: str, what: str, fix: str) -> None:
        self.where, self.what, self.fix = where, what, fix
        super().__init__(f"{where}: {what}. {fix}")


class ReadOnlyError(StoreError):
    """A store that can only be read: another version wrote it, or the system does not allow writing."""


class FetchError(WorkbenchError):
    """A page that could not be fetched, or was refused; characters that could steer a terminal are escaped.

    `status` is the HTTP status that the site answered in the end, 0 where that is not what failed.
    """

    def __init__(
        self, *, url: str, what: str, fix: str = "Record the source by hand, or attach a saved copy.", status: int = 0
    ) -> None:
        self.url = url
        self.status = status
        message = f"{url}: {what}. {fix}"
        super().__init__("".join(char if char.isprintable() else _escaped(char) for char in message))


class TimestampError(WorkbenchError):
    """A timestamp that does not vouch for the copy it belongs to, or cannot be checked."""

    def __init__(self, *, what: str, fix: str) -> None:
        self.what = what
        self.fix = fix
        super().__init__(f"{what}. {fix}")


class UnknownRuleError(WorkbenchError):
    """A code that no flag rule has."""

    def __init__(self, *, code: str, known: tuple[str, ...]) -> None:
        super().__init__(f"No rule has the code '{code}'. Use one of: {', '.join(known)}.")


class NoFreePortError(WorkbenchError):
    """No free port on this machine to listen on."""

    def __init__(self, *, first: int, last: int) -> None:
        super().__init__(f"Ports {first} to {last} are all busy. Choose another one with --port.")


class LoopbackOnlyError(WorkbenchError):
    """A setting for tests that names an address other than this machine's."""

    def __init__(self, *, setting: str, written: str) -> None:
        super().__init__(f"{setting}: '{written}' is not 127.0.0.1:PORT. This setting is for tests only; unset it.")


class OutputError(WorkbenchError):
    """Output of a command that could not be written in full."""


class StandardOutputError(OutputError):
    """Standard output that could not be written."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(f"standard output: {reason}. The output is incomplete; write it elsewhere.")


class OutputNameError(WorkbenchError):
    """A file name whose ending does not fit what would be written."""

    def __init__(self, *, reason: str, fix: str) -> None:
        super().__init__(f"{reason}. {fix}")


class PluginError(WorkbenchError):
    """A failure in something that another package adds."""

    def __init__(self, *, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}. Fix the package, or uninstall it.")


class UnwritableFileError(OutputError):
    """A file that could not be written."""

    def __init__(self, *, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}. Choose a file in a folder that you can write to.")


class TableError(WorkbenchError):
    """A file that cannot be read as a table of figures."""

    def __init__(self, *, origin: str, what: str, fix: str) -> None:
        super().__init__(f"{origin}: {what}. {fix}")


class ClaimReviewRefusedError(WorkbenchError):
    """A claim whose check cannot be published as ClaimReview; `reasons` are lines that say why."""

    def __init__(self, *, claim: str, reasons: tuple[str, ...]) -> None:
        self.reasons = reasons
        super().__init__(f"Claim {claim} cannot be published as ClaimReview. {' '.join(reasons)}")


class KeyFileError(WorkbenchError):
    """A file that cannot be used as a key for signing or checking."""

    def __init__(self, *, where: str, what: str, fix: str) -> None:
        super().__init__(f"{where}: {what}. {fix}")


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
