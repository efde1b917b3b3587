"""The attribution map: who vouches for what, and what has no source."""

from collections import defaultdict

from workbench.domain.claim import Claim
from workbench.domain.flag import Flag
from workbench.ledgers.ledger import Findings, Ledger, Row

NOBODY = "(the article itself)"


def attribution_ledger(findings: Findings) -> Ledger:
    """Return one row a claimant with their share of the checkable claims, then attributions without a speaker."""
    checkable = [claim for claim in findings.claims if claim.checkable]
    by_claimant: dict[str, list[Claim]] = defaultdict(list)
    for claim in checkable:
        by_claimant[claim.claimant or NOBODY].append(claim)
    ordered = sorted(by_claimant.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    rows = [_row(claimant, claims, len(checkable)) for claimant, claims in ordered]
    rows += [_flag_row(flag) for flag in findings.flags if flag.rule.startswith("ATT")]
    return Ledger(
        name="attributions",
        what="Who says it. Where much rests on one claimant, look for a second source.",
        columns=("Claimant", "Claims", "Share of all", "How"),
        rows=tuple(rows),
    )


def _row(claimant: str, claims: list[Claim], total: int) -> Row:
    kinds = sorted({claim.kind.value for claim in claims}) if claimant != NOBODY else ["said without a source"]
    cells = (claimant, str(len(claims)), f"{len(claims) / total:.0%}", ", ".join(kinds))
    return Row(cells, tuple(claim.span for claim in claims))


def _flag_row(flag: Flag) -> Row:
    return Row((f"{flag.quote[:60]} ({flag.rule})", "", "", flag.message), (flag.span,))
