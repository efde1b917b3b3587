"""All the ledgers of an article."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from workbench.ledgers.attributions import attribution_ledger
from workbench.ledgers.contradictions import contradiction_ledger
from workbench.ledgers.dates import date_ledger
from workbench.ledgers.ledger import Findings, Ledger, Reviewed
from workbench.ledgers.names import name_ledger
from workbench.ledgers.numbers import number_ledger
from workbench.ledgers.roles import role_ledger
from workbench.ledgers.sources import source_ledger

LEDGERS: Final[Mapping[str, Callable[[Findings], Ledger]]] = MappingProxyType(
    {
        "names": name_ledger,
        "numbers": number_ledger,
        "dates": date_ledger,
        "roles": role_ledger,
        "contradictions": contradiction_ledger,
        "attributions": attribution_ledger,
    }
)
"""How each ledger is made, by name, in the order they are shown."""

REVIEWED_LEDGERS: Final[Mapping[str, Callable[[Reviewed], Ledger]]] = MappingProxyType({"sources": source_ledger})
"""How each ledger of the reviewers' work is made, by name; they come after the others."""
