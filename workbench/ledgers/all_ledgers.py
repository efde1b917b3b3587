"""All the ledgers of an article."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from workbench.ledgers.attribution_map import attribution_ledger
from workbench.ledgers.contradiction_pairs import contradiction_ledger
from workbench.ledgers.ledger import Findings, Ledger, Reviewed
from workbench.ledgers.name_ledger import name_ledger
from workbench.ledgers.number_ledger import number_ledger
from workbench.ledgers.role_ledger import role_ledger
from workbench.ledgers.source_ledger import source_ledger
from workbench.ledgers.timeline import date_ledger

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
"""The function behind each ledger, by name, in the order of display."""

REVIEWED_LEDGERS: Final[Mapping[str, Callable[[Reviewed], Ledger]]] = MappingProxyType({"sources": source_ledger})
"""The function behind each ledger of the reviewers' work, by name; they come after the others."""
