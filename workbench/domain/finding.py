"""A verdict that holds, with what it asks of the author."""

from dataclasses import dataclass

from workbench.domain.verdict import Asks, Label, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A verdict in effect on a claim, and the desk's own label of it; None where the desk no longer has that label."""

    verdict: Verdict
    label: Label | None

    @property
    def named(self) -> str:
        """The label, with what it is on where that is not whether the claim is true, as in "wrong (was it said)"."""
        return f"{self.verdict.label}{self.verdict.about}"

    @property
    def asks(self) -> Asks:
        """What it asks of the author."""
        return self.label.asks if self.label else Asks.NOTHING

    @property
    def reason(self) -> str:
        """The rationale, or else what the label means."""
        return self.verdict.rationale or (self.label.meaning if self.label else "")
