"""Claims, flags and verdicts as a command line names them."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from workbench.cli.terminal import places_in
from workbench.domain.flag import Flag
from workbench.domain.review import Review, ReviewedClaim, ReviewedFlag
from workbench.domain.verdict import Label
from workbench.errors import UnknownRecordError

_NUMBER: Final = re.compile(r"[0-9]+[a-z]*")


def claim_named(wanted: str, review: Review) -> ReviewedClaim:
    """The one claim that has the number or id `wanted`, or whose words begin so.

    What looks like a number is one: claim 12 may be gone, and no other is meant by it.

    Raises:
        UnknownRecordError: where none does, or more than one.
    """
    exact = [claim for claim in review.claims if wanted in {claim.number, claim.claim.id}]
    begun = [claim for claim in review.claims if claim.claim.quote.casefold().startswith(wanted.casefold())]
    found = exact if _NUMBER.fullmatch(wanted) else exact or begun
    if len(found) != 1 or not wanted:
        raise UnknownRecordError(kind="claim", record_id=wanted, matches=len(found))
    return found[0]


def claims_named(wanted: str, review: Review) -> tuple[ReviewedClaim, ...]:
    """The claim named, or every checkable claim where none is; raises UnknownRecordError as `claim_named` does."""
    if wanted:
        return (claim_named(wanted, review),)
    return tuple(claim for claim in review.claims if claim.claim.checkable)


def flag_names(review: Review) -> Callable[[Flag], str]:
    """A function from a flag of the review to the name it goes by: "NAM001@3:14", rule, line and column."""
    place = places_in(review.article.text)
    return lambda flag: f"{flag.rule}@{place(flag.start)}"


def flag_named(wanted: str, review: Review) -> ReviewedFlag:
    """The one flag with the name or the id `wanted`; its rule or its place alone will do where that is enough.

    Raises:
        UnknownRecordError: where none has, or more than one.
    """
    name_of = flag_names(review)
    asked, exact, partly = wanted.casefold(), [], []
    for standing in review.flags:
        name = name_of(standing.flag).casefold()
        if asked in {name, standing.flag.id}:
            exact.append(standing)
        if asked in name.split("@"):
            partly.append(standing)
    found = exact or partly
    if len(found) != 1:
        raise UnknownRecordError(kind="flag", record_id=wanted, matches=len(found))
    return found[0]


def label_named(wanted: str, labels: Sequence[Label]) -> str:
    """The name of the label that is meant: as it is written, or in other case, or with hyphens for its blanks.

    What fits none stays as it was typed, for the desk to refuse.
    """
    names = [str(label.name) for label in labels]
    if wanted in names:
        return wanted
    return next((name for name in names if _typed(name) == _typed(wanted)), wanted)


def _typed(name: str) -> str:
    return name.casefold().replace("-", " ")
