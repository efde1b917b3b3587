"""Who has signed anything in this folder."""

from itertools import chain
from typing import Final

from workbench.services.desk import Desk

_NO_SIGNATURES: Final = frozenset({"", "no name given", "workbench"})
"""The names recorded where nobody signed: the seed articles, and a check that nobody asked for."""


def signers(desk: Desk) -> tuple[str, ...]:
    """List every name that signed a record of the desk's store or was assigned a claim, each spelling once.

    It reads the whole store: cache what it returns for as long as `Store.version` stays the same.
    """
    loaded = desk.store.load_all()
    names = [
        *(verdict.reviewer for verdict in loaded.verdicts),
        *(decision.reviewer for decision in loaded.flag_decisions),
        *(link.added_by for link in loaded.evidence),
        *(publication.reviewer for publication in loaded.publications),
        *chain.from_iterable((move.reviewer, move.assignee) for move in loaded.moves),
        *(comment.added_by for comment in loaded.comments),
        *(event.reviewer for event in loaded.events),
        *(article.added_by for article in loaded.articles),
    ]
    return tuple(dict.fromkeys(name for name in names if name.strip() not in _NO_SIGNATURES))
