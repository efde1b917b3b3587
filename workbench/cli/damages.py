"""The line about damaged journals that every command says which opened the folder."""

from workbench.cli.terminal import plural, warn
from workbench.errors import StoreError
from workbench.services.desk import Desk


def warn_of_damages(desk: Desk) -> None:
    """Print one line to standard error where a journal is damaged: which one, and how to find out more."""
    try:
        damages = desk.store.damaged()
    except StoreError:
        return  # the command said why the folder cannot be read
    if damages:
        first, *others = damages
        more = f" (and {plural(len(others), 'other problem')} with the journals)" if others else ""
        warn(f"{first.where}: {first.what}{more}. For details, run: workbench doctor")
