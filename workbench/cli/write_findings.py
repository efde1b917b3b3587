"""Writing the findings of the articles that a command wrote about, before it ends."""

import sys
from importlib import import_module
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
    for desk in import_module(WIRING).take_opened_desks():
        if with_damages:
            import_module("workbench.cli.damages").warn_of_damages(desk)
        changed = desk.findings.changes.take() if desk.findings else ()
        if changed:
            _write(desk, changed)


def _write(desk: "Desk", changed: tuple[str, ...]) -> None:
    writing = import_module("workbench.services.findings.write_tables")  # what it needs is slow to load
    for problem in writing.settle_findings(desk, changed):
        import_module("workbench.cli.terminal").warn(str(problem))
