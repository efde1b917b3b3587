"""WLD006: an amount of money that is out of scale with the people told beside it."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.facts.quantities.figure import Figure, format_like, scale_of
from workbench.flags.figures.marked_figures import LOOSELY, figures_by_sentence, mark
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_STAFF: Final = r"(?:\w+[ -]){0,2}(?:people|staff|workers|employees|nurses|teachers|officers)\b"
_EMPLOYS: Final = re.compile(
    rf"\b(?:employ(?:s|ed|ing)?|has a (?:staff|workforce) of|with a (?:staff|workforce) of) {LOOSELY}"
    rf"{mark('people', 'n')}|{mark('staff', 'n')} {_STAFF}",
    re.IGNORECASE,
)
_TURNOVER: Final = re.compile(
    rf"\b(?:(?:annual|yearly|net|total|group) )*(?:turnover|revenues?|sales|budget|wage bill|payroll) "
    rf"(?:of|was|is|worth|rose to|fell to|reached) {LOOSELY}{mark('money', 'm')}|"
    rf"{mark('own', 'm')} (?:(?:annual|yearly|net|total) )*(?:turnover|revenues?|budget|wage bill|payroll)\b",
    re.IGNORECASE,
)
_CUE: Final = re.compile(r"turnover|revenue|sales|budget|wage bill|payroll", re.IGNORECASE)
_SIGNS: Final = "£$€"
_MOST: Final = 50e6
_LEAST: Final = 500.0
_FEWEST: Final = 20
_THOUSAND: Final = 1000.0


def find(document: Document) -> Iterator[Finding]:
    """Yield each turnover or budget that is above 50 million or below 500 for each person employed."""
    for reading in figures_by_sentence(document, 2, _CUE):
        staff, money = _EMPLOYS.search(reading.masked), _TURNOVER.search(reading.masked)
        if staff and money:
            people = reading.named(staff, "people" if staff["people"] else "staff")
            amount = reading.named(money, "money" if money["money"] else "own")
            if amount.words[0] in _SIGNS and people.value >= _FEWEST and _is_out_of_scale(amount, people):
                yield _finding(amount, people)


def _is_out_of_scale(amount: Figure, people: Figure) -> bool:
    """Return whether an amount in thousands and more is absurd for each head."""
    per_head = amount.value / people.value
    return scale_of(amount.words) > 1 and not _LEAST <= per_head <= _MOST


def _finding(amount: Figure, people: Figure) -> Finding:
    per_head = amount.value / people.value
    right = amount.value * (_THOUSAND if per_head < _LEAST else 1 / _THOUSAND)
    each = format_like(per_head, amount._replace(words=amount.words[0]))
    return Finding(
        span=Span(amount.span.start, amount.span.end),
        message=f"{amount} for {people} people comes to {each} each; is it {amount.words[0]}{right:,.0f}?",
        related=(people.span,),
        evidence=f"{amount} / {people} = {each}",
    )


RULE: Final = Rule(
    code="WLD006",
    name="amount-per-head",
    severity=Severity.WARNING,
    what="A turnover or budget of more than 50 million, or less than 500, for each person employed.",
    why="Million for billion shows where the amount is divided by the people told beside it.",
    flagged=(
        "The trust, which employs 9,400 people and has an annual turnover of £740bn, is in deficit.",
        "The council has a budget of $1.2 million and employs 14,000 people.",
    ),
    clean=(
        "The trust, which employs 9,400 people and has an annual turnover of £740m, is in deficit.",
        "The fund has revenue of $30 billion and employs 900 people.",
    ),
    limits="Only in one sentence, and only for twenty people and more.",
    reference="Arithmetic. No listed firm of size comes near either bound.",
    find=find,
)
