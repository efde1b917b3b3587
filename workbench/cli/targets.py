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
    """Return the one claim that has the number or id `wanted`, or whose words begin with it.

    What looks like a number is one: claim 12 may be gone, and no other is meant by it.
    A part of a claim is named by its number or its id, never by its words.

    Raises:
        UnknownRecordError: where none does, or more than one.
    """
    exact = [claim for claim in review.all_claims if wanted in {claim.number, claim.claim.id}]
    prefixed = [claim for claim in review.claims if claim.claim.quote.casefold().startswith(wanted.casefold())]
    matches = exact if _NUMBER.fullmatch(wanted) else exact or prefixed
    if len(matches) != 1 or not wanted:
        raise UnknownRecordError(kind="claim", record_id=wanted, matches=len(matches))
    return matches[0]


def claims_named(wanted: str, review: Review) -> tuple[ReviewedClaim, ...]:
    """Return the claim named, or every checkable claim; raises UnknownRecordError as `claim_named` does."""
    if wanted:
        return (claim_named(wanted, review),)
    return tuple(claim for claim in review.claims if claim.claim.checkable)


def flag_names(review: Review) -> Callable[[Flag], str]:
    """Return a function that gives a flag of the review its name: "NAM001@3:14", rule, line and column."""
    place = places_in(review.article.text)
    return lambda flag: f"{flag.rule}@{place(flag.start)}"


def flag_named(wanted: str, review: Review) -> ReviewedFlag:
    """Return the one flag with this name or id; its rule or place alone will do where that is enough.

    Raises:
        UnknownRecordError: where none has, or more than one.
    """
    name_of = flag_names(review)
    name_wanted, exact, partial = wanted.casefold(), [], []
    for reviewed in review.flags:
        name = name_of(reviewed.flag).casefold()
        if name_wanted in {name, reviewed.flag.id}:
            exact.append(reviewed)
        if name_wanted in name.split("@"):
            partial.append(reviewed)
    matches = exact or partial
    if len(matches) != 1:
        raise UnknownRecordError(kind="flag", record_id=wanted, matches=len(matches))
    return matches[0]


def label_named(wanted: str, labels: Sequence[Label]) -> str:
    """Return the label meant, whatever its case and with hyphens for its blanks.

    What fits none stays as it was typed, for the desk to refuse.
    """
    names = [str(label.name) for label in labels]
    if wanted in names:
        return wanted
    return next((name for name in names if _comparable(name) == _comparable(wanted)), wanted)


def _comparable(name: str) -> str:
    return name.casefold().replace("-", " ")
