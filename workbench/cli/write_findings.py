"""Writing the findings of the articles that a command wrote about, before it ends."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.services.desk import Desk

WIRING = "workbench.wiring"


def write_changed_findings(*, with_damages: bool) -> None:
    """Update the findings of every article that this command recorded something about.

    Of what could not be written, or was set aside, a line on standard error tells;
    of damaged journals another, `with_damages`.
    """
    if WIRING not in sys.modules:  # no desk was opened, and nothing more needs loading
        return
    from workbench.wiring import take_opened_desks  # noqa: PLC0415 - loaded already, or not needed

    for desk in take_opened_desks():
        if with_damages:
            from workbench.cli.damages import warn_of_damages  # noqa: PLC0415 - what it needs is slow to load

            warn_of_damages(desk)
        changed = desk.findings.changes.take() if desk.findings else ()
        if changed:
            _write(desk, changed)


def _write(desk: "Desk", changed: tuple[str, ...]) -> None:
    from workbench.cli.terminal import warn  # noqa: PLC0415 - as below
    from workbench.services.findings.write_tables import update_findings  # noqa: PLC0415 - slow to load

    for problem in update_findings(desk, changed):
        warn(str(problem))
