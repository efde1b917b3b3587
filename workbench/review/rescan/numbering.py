"""The number that each claim of an article keeps: 12, and 12a for one that came after it later."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from workbench.domain.checked import Checked
from workbench.domain.claim import Claim, ClaimId, ClaimOrigin, ClaimUnit, is_anchored, reading_order
from workbench.review.records import ArticleRecords
from workbench.review.rescan.replaced import taken_back_ids

Numbers = dict[ClaimId, str]

_NUMBER: Final = re.compile(r"([0-9]{1,9})([a-z]{0,9})")
_BEFORE_THE_FIRST: Final = "0"
_LETTERS: Final = 26


def claim_numbers(claims: Iterable[Claim]) -> Numbers:
    """Return the number of each of `claims`, which come in the order in which they were acknowledged.

    A number that is recorded stays. Where none is, as in a first check, the statements
    are counted through in reading order. Any other statement gets the number of the claim
    before it in reading order with the next free letter; one before all others "0a".
    A part gets the number of its statement with the next free letter.

    Two processes that number claims at the same time, or two clones before they are
    merged, may record one number twice.
    Then the claim acknowledged first keeps it, and the other is numbered as one
    without, until the next record about the article's claims writes that down.

    >>> number_suffix(1), number_suffix(26), number_suffix(27)
    ('a', 'z', 'aa')
    """
    known_claims = list(claims)
    ordered = sorted(known_claims, key=reading_order)
    numbers = _recorded_numbers(known_claims)
    parts = [claim for claim in ordered if claim.unit is ClaimUnit.PART]
    statements = [claim for claim in ordered if claim.unit is ClaimUnit.STATEMENT]
    if not numbers:
        numbers = {claim.id: str(index) for index, claim in enumerate(statements, 1)}
    free = _FreeNumbers(numbers.values())
    base = _BEFORE_THE_FIRST
    for claim in ordered:
        if claim.id not in numbers and claim.unit is ClaimUnit.STATEMENT:
            numbers[claim.id] = free.after(base)
        base = _base_of(numbers.get(claim.id, base))
    for part in parts:
        if part.id not in numbers:
            numbers[part.id] = free.after(_base_of(numbers.get(ClaimId(part.parent), _BEFORE_THE_FIRST)))
    return numbers


def number_claims(known: Iterable[Claim], found: Iterable[Claim]) -> tuple[Claim, ...]:
    """Number the claims `known`, as acknowledged, and those `found`; a claim found again keeps its number.

    Claims known without a number are counted first, so that no number a reader has seen changes.
    """
    known_by_id = {claim.id: claim for claim in known}
    numbers = claim_numbers(known_by_id.values())
    all_claims = known_by_id | {claim.id: claim for claim in found}
    claims = [replace(claim, number=numbers.get(claim.id, "")) for claim in all_claims.values()]
    numbers = claim_numbers(claims)
    return tuple(replace(claim, number=numbers[claim.id]) for claim in claims)


def claims_with_numbers(recorded: ArticleRecords) -> tuple[Claim, ...]:
    """Return the recorded claims that have a number or need one, as acknowledged; one taken back only keeps its own."""
    hidden_ids = taken_back_ids(recorded)
    return tuple(
        claim
        for claim in recorded.claims
        if is_anchored(claim, recorded.article) and (claim.number or claim.id not in hidden_ids)
    )


def claims_to_record(recorded: ArticleRecords, found: Iterable[Claim] = ()) -> tuple[Claim, ...]:
    """Number the claims `found` and those recorded without a number; return those not recorded in just that form."""
    stored = {claim.id: claim for claim in recorded.claims}
    return tuple(
        claim for claim in number_claims(claims_with_numbers(recorded), found) if stored.get(claim.id) != claim
    )


def align_with_records(checked: Checked, recorded: ArticleRecords) -> Checked:
    """Return the check with its claims as they are or would be recorded: numbered, and a reviewer's own unchanged."""
    own = {claim.id: claim for claim in recorded.claims if claim.origin is ClaimOrigin.REVIEWER}
    claims = [own.get(claim.id, claim) for claim in checked.claims]
    numbered_by_id = {claim.id: claim for claim in number_claims(claims_with_numbers(recorded), claims)}
    return replace(checked, claims=tuple(numbered_by_id[claim.id] for claim in checked.claims))


def number_suffix(count: int) -> str:
    """Return the letters of the `count`th claim inserted after a number, from 1: a to z, then aa, ab and so on."""
    letters = ""
    while count:
        count, letter = divmod(count - 1, _LETTERS)
        letters = chr(ord("a") + letter) + letters
    return letters


class _FreeNumbers:
    """Gives out numbers that no claim has."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._tried: dict[str, int] = defaultdict(int)

    def after(self, base: str) -> str:
        """Return the number `base` with the first letters that are free."""
        number = base
        while number == base or number in self._taken:
            self._tried[base] += 1
            number = base + number_suffix(self._tried[base])
        self._taken.add(number)
        return number


def _recorded_numbers(claims: Iterable[Claim]) -> Numbers:
    """Return the numbers already recorded; of two claims with one number the first acknowledged has it."""
    taken: set[str] = set()
    numbers: Numbers = {}
    for claim in claims:
        if _NUMBER.fullmatch(claim.number) and claim.number not in taken:
            taken.add(claim.number)
            numbers[claim.id] = claim.number
    return numbers


def _base_of(number: str) -> str:
    """Return the digits of a number: 12 of 12a."""
    return number.rstrip("abcdefghijklmnopqrstuvwxyz")
