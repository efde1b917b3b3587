"""The attribution map: who vouches for what, and what nobody vouches for."""

from collections import defaultdict

from workbench.domain.claim import Claim
from workbench.domain.flag import Flag
from workbench.ledgers.ledger import Findings, Ledger, Row

NOBODY = "(the article itself)"


def attribution_ledger(found: Findings) -> Ledger:
    """One row a claimant with the share of checkable claims that rest on them, then attributions that lead nowhere."""
    checkable = [claim for claim in found.claims if claim.checkable]
    by_claimant: dict[str, list[Claim]] = defaultdict(list)
    for claim in checkable:
        by_claimant[claim.claimant or NOBODY].append(claim)
    ordered = sorted(by_claimant.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    rows = [_row(claimant, claims, len(checkable)) for claimant, claims in ordered]
    rows += [_orphan(flag) for flag in found.flags if flag.rule.startswith("ATT")]
    return Ledger(
        name="attributions",
        what="Who says it. Where much rests on one claimant, look for a second source.",
        columns=("Claimant", "Claims", "Share of all", "How"),
        rows=tuple(rows),
    )


def _row(claimant: str, claims: list[Claim], every: int) -> Row:
    kinds = sorted({claim.kind.value for claim in claims}) if claimant != NOBODY else ["said without a source"]
    cells = (claimant, str(len(claims)), f"{len(claims) / every:.0%}", ", ".join(kinds))
    return Row(cells, tuple(claim.span for claim in claims))


def _orphan(flag: Flag) -> Row:
    return Row((f"{flag.quote[:60]} ({flag.rule})", "", "", flag.message), (flag.span,))
