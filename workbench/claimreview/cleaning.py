"""Turn the ClaimReviews of others into published checks: clean their fields and report what was wrong."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.claimreview.field_rules import NUMBERS, Node, as_node, as_number, is_day
from workbench.claimreview.parse import ParsedReview
from workbench.claimreview.public_addresses import public_host
from workbench.claimreview.words import LONGEST_CLAIM, clean_claim, clean_rating, clean_text, comparison_form
from workbench.domain.identity import content_id
from workbench.domain.problem import Problem
from workbench.domain.publication import PublishedCheck, PublishedCheckId
from workbench.text.counting import plural

MOST_IN_A_FIELD: Final = 50
DEEPEST: Final = 8
"""The deepest nesting of objects and lists that is read: a review, the item it reviews, the author of that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOrigin:
    """Where reviews are imported from, by whom and when."""

    origin: str
    by: str
    at: str


def clean_reviews(
    reviews: Iterable[ParsedReview], source: ImportOrigin
) -> tuple[tuple[PublishedCheck, ...], tuple[Problem, ...]]:
    """Return the checks that the reviews hold, each once, and problems with fields that were repaired or dropped."""
    checks: dict[str, PublishedCheck] = {}
    problems: list[Problem] = []
    for review in reviews:
        where = f"{source.origin}: review {review.number}"
        for check in _checks_of(review, source, where=where, problems=problems):
            if check.id in checks:
                problems.append(Problem(where=where, what="it appears twice", fix="It is kept once."))
            checks[check.id] = check
    return tuple(checks.values()), tuple(problems)


def rating_conflicts(checks: Sequence[PublishedCheck]) -> Iterator[Problem]:
    """Report the claims to which one publisher gave different ratings; all the checks are kept."""
    checks_by_claim: dict[tuple[str, str], dict[str, PublishedCheck]] = defaultdict(dict)
    for check in checks:
        publisher = check.publisher.casefold() or public_host(check.url)
        checks_by_claim[publisher, comparison_form(check.claim)].setdefault(comparison_form(check.rating), check)
    for ratings in checks_by_claim.values():
        if len(ratings) > 1:
            first = next(iter(ratings.values()))
            named_ratings = ", ".join(f"'{check.rating}'" for check in ratings.values())
            what = f"'{first.claim[:80]}' is rated {named_ratings} by {first.publisher or 'one publisher'}"
            yield Problem(where=first.origin, what=what, fix="All are kept; open their pages to compare them.")


def _checks_of(
    parsed: ParsedReview, source: ImportOrigin, *, where: str, problems: list[Problem]
) -> Iterator[PublishedCheck]:
    review = as_node(_without_prefixes(parsed.review))
    rating_node = as_node(_first_value(review.get("reviewRating")))
    claim_node = as_node(_first_value(review.get("itemReviewed")))
    rating = _rating_in(rating_node, review)
    cleaned_claims = (clean_claim(field, rating) for field in _claims_in(review, claim_node))
    claims = list(dict.fromkeys(filter(None, cleaned_claims)))
    problems += _length_problems(parsed.review, claims, where=where)
    if not claims:
        problems.append(Problem(where=where, what="it has no claim", fix="It is left out."))
    if len(claims) > 1:
        problems.append(Problem(where=where, what=f"it contains {plural(len(claims), 'claim')}", fix="Each is kept."))
    if claims and not rating:
        problems.append(Problem(where=where, what="it has no rating in words", fix="It is kept without one."))
    value, worst, best = _numbers_in(rating_node, where=where, problems=problems)
    url = _address_in(review, parsed.page, where=where, problems=problems) if claims else ""
    publisher = _name_in(review.get("author")) or _name_in(review.get("publisher")) or public_host(url)
    for claim in claims:
        yield PublishedCheck(
            id=PublishedCheckId(content_id("chk", url, publisher, claim, rating)),
            claim=claim,
            publisher=publisher,
            rating=rating,
            url=url,
            origin=source.origin,
            added_by=source.by,
            added_at=source.at,
            rating_value=value,
            rating_worst=worst,
            rating_best=best,
            claimant=_name_in(claim_node.get("author")),
            claimed_on=_day_in(claim_node, "datePublished", where=where, problems=problems),
            reviewed_on=_day_in(review, "datePublished", where=where, problems=problems),
            language=clean_text(review.get("inLanguage"), longest=35),
        )


def _length_problems(review: Node, claims: Sequence[str], *, where: str) -> Iterator[Problem]:
    """Report the fields of a review that are longer than what is kept."""
    longest = max((len(value) for value in review.values() if isinstance(value, list)), default=0)
    if longest > MOST_IN_A_FIELD:
        what = f"a field of it holds {longest} values; the first {MOST_IN_A_FIELD} are read"
        yield Problem(where=where, what=what, fix="Import the rest separately.")
    if any(len(claim) >= LONGEST_CLAIM for claim in claims):
        what = f"a claim of it has more than {LONGEST_CLAIM:,} characters; the first {LONGEST_CLAIM:,} are kept"
        yield Problem(where=where, what=what, fix="Open its page to read the rest.")


def _without_prefixes(value: object, depth: int = 0) -> object:
    """Return a review with the vocabulary prefixes of its fields removed and each `{"@value": ...}` unwrapped."""
    if depth == DEEPEST or not isinstance(value, Mapping | list):
        return None if isinstance(value, Mapping | list) else value
    if isinstance(value, list):
        return [_without_prefixes(part, depth + 1) for part in value[:MOST_IN_A_FIELD]]
    if "@value" in value:
        return _without_prefixes(value["@value"], depth + 1)
    return {re.split("[/:#]", name)[-1]: _without_prefixes(part, depth + 1) for name, part in value.items()}


def _claims_in(review: Node, claim_node: Node) -> list[object]:
    for value in (review.get("claimReviewed"), claim_node.get("name"), claim_node.get("text")):
        values = value if isinstance(value, list) else [value]
        if any(clean_text(part) for part in values):
            return values
    return []


def _rating_in(rating_node: Node, review: Node) -> str:
    for value in (
        rating_node.get("alternateName"),
        rating_node.get("name"),
        rating_node.get("ratingValue"),
        review.get("reviewRating"),
    ):
        rating = clean_rating(_first_value(value))
        if rating and as_number(rating) is None:
            return rating
    return ""


def _numbers_in(rating_node: Node, *, where: str, problems: list[Problem]) -> tuple[float, float, float]:
    fields: dict[str, object] = {}
    if _has_plain_numbers(rating_node):
        fields = {name: rating_node[name] for name in NUMBERS if rating_node.get(name) not in {None, ""}}
    numbers = [as_number(_with_decimal_point(fields.get(name))) for name in NUMBERS]
    value, worst, best = (0.0 if number is None else number for number in numbers)
    if all(number is not None for number in numbers) and worst < best and worst <= value <= best:
        return value, worst, best
    if any(number is not None for number in numbers):
        listed = ", ".join(f"{name} {clean_text(fields[name], longest=20)}" for name in fields)
        problems.append(
            Problem(where=where, what=f"its numbers do not form a scale ({listed})", fix="They are left out.")
        )
    return 0.0, 0.0, 0.0


def _has_plain_numbers(rating_node: Node) -> bool:
    return all(not isinstance(rating_node.get(name), dict | list) for name in NUMBERS)


def _with_decimal_point(value: object) -> object:
    return value.replace(",", ".") if isinstance(value, str) else value


def _address_in(review: Node, page: str, *, where: str, problems: list[Problem]) -> str:
    main_page = as_node(review.get("mainEntityOfPage")).get("@id") or review.get("mainEntityOfPage")
    for value in (review.get("url"), main_page, page, review.get("@id")):
        address = _first_value(value)
        url = address.get("@id") if isinstance(address, Mapping) else address
        if isinstance(url, str) and public_host(url.strip()):
            return url.strip()
    problems.append(Problem(where=where, what="it has no page address", fix="It is kept without one."))
    return ""


def _name_in(value: object) -> str:
    entry = _first_value(value)
    if isinstance(entry, Mapping):
        url = entry.get("url")
        return clean_text(_first_value(entry.get("name"))) or (public_host(url) if isinstance(url, str) else "")
    return clean_text(entry)


def _day_in(node: Node, name: str, *, where: str, problems: list[Problem]) -> str:
    written = clean_text(_first_value(node.get(name)), longest=40)
    if written and not is_day(written.replace(" ", "T", 1)):
        problems.append(Problem(where=where, what=f"{name} '{written}' is not a date", fix="It is left out."))
        return ""
    return written[:10]


def _first_value(value: object) -> object:
    return next(iter(value), None) if isinstance(value, list) else value
