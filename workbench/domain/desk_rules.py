"""A desk's rules on who checks whose verdicts."""

from dataclasses import dataclass
from enum import StrEnum


class SecondCheck(StrEnum):
    """Whether a second person checks a verdict before it is final, and whether they see it first."""

    NONE = "none"
    OPEN = "open"
    BLIND = "blind"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRules:
    """The desk's rules; with no `editors` named, nothing is reserved for them."""

    second_check: SecondCheck = SecondCheck.NONE
    editors: tuple[str, ...] = ()


NO_RULES = DeskRules()
