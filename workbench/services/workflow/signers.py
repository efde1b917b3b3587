"""Who has signed anything in this folder."""

from typing import Final

from workbench.services.desk import Desk

_NO_SIGNATURES: Final = frozenset({"", "no name given", "workbench"})
"""What stands in the place of a name where nobody signed: the seed articles, and a check that nobody asked for."""


def signers(desk: Desk) -> tuple[str, ...]:
    """Every name under a record of the desk's store or given as the person to take a claim on, each spelling once.

    Reads the whole store: keep what it returns for as long as `Store.version` stays.
    """
    loaded = desk.store.load_all()
    names = [
        *(verdict.reviewer for verdict in loaded.verdicts),
        *(decision.reviewer for decision in loaded.flag_decisions),
        *(link.added_by for link in loaded.evidence),
        *(publication.reviewer for publication in loaded.publications),
        *(name for move in loaded.moves for name in (move.reviewer, move.assignee)),
        *(comment.added_by for comment in loaded.comments),
        *(event.reviewer for event in loaded.events),
        *(article.added_by for article in loaded.articles),
    ]
    return tuple(dict.fromkeys(name for name in names if name.strip() not in _NO_SIGNATURES))
