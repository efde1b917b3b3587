"""What a desk has decided about who checks whom."""

from dataclasses import dataclass
from enum import StrEnum


class SecondCheck(StrEnum):
    """Whether another person looks at a verdict before it counts as final, and what they see of it then."""

    NONE = "none"
    OPEN = "open"
    BLIND = "blind"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRules:
    """The desk's rules; with no `editors` named, nothing is kept to them."""

    second_check: SecondCheck = SecondCheck.NONE
    editors: tuple[str, ...] = ()


NO_RULES = DeskRules()
