"""A ClaimReview as others wrote it, made into an earlier check: fields cleaned, and what was wrong said."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.claimreview.field_rules import NUMBERS, Node, is_day, node_of, number_of
from workbench.claimreview.parse import ParsedReview
from workbench.claimreview.public_addresses import public_host
from workbench.claimreview.words import LONGEST_CLAIM, bare, clean_claim, clean_rating, clean_text
from workbench.domain.identity import content_id
from workbench.domain.problem import Problem
from workbench.domain.publication import PublishedCheck, PublishedCheckId
from workbench.text.counting import counted

MOST_IN_A_FIELD: Final = 50
DEEPEST: Final = 8
"""Objects and lists in one another that are looked into: fields of a review, of what it reviews, of its author."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOrigin:
    """Where reviews are read from, by whom and when."""

    origin: str
    by: str
    at: str


def cleaned(
    found: Iterable[ParsedReview], source: ImportOrigin
) -> tuple[tuple[PublishedCheck, ...], tuple[Problem, ...]]:
    """The checks that the reviews tell, each once, and what in their fields had to be mended or left out."""
    checks: dict[str, PublishedCheck] = {}
    problems: list[Problem] = []
    for one in found:
        where = f"{source.origin}: review {one.number}"
        for check in _checks_of(one, source, where=where, problems=problems):
            if check.id in checks:
                problems.append(Problem(where=where, what="it appears twice", fix="It is kept once."))
            checks[check.id] = check
    return tuple(checks.values()), tuple(problems)


def disagreements(checks: Sequence[PublishedCheck]) -> Iterator[Problem]:
    """Of the checks of one claim by one publisher those whose ratings differ; all of them are kept."""
    alike: dict[tuple[str, str], dict[str, PublishedCheck]] = defaultdict(dict)
    for check in checks:
        publisher = check.publisher.casefold() or public_host(check.url)
        alike[publisher, bare(check.claim)].setdefault(bare(check.rating), check)
    for ratings in alike.values():
        if len(ratings) > 1:
            first = next(iter(ratings.values()))
            told = ", ".join(f"'{check.rating}'" for check in ratings.values())
            what = f"'{first.claim[:80]}' is rated {told} by {first.publisher or 'one publisher'}"
            yield Problem(where=first.origin, what=what, fix="All are kept; open their pages to compare them.")


def _checks_of(
    found: ParsedReview, source: ImportOrigin, *, where: str, problems: list[Problem]
) -> Iterator[PublishedCheck]:
    review = node_of(_unwrapped(found.review))
    rated, claimed = node_of(_first(review.get("reviewRating"))), node_of(_first(review.get("itemReviewed")))
    rating = _rating_in(rated, review)
    claims = list(dict.fromkeys(filter(None, (clean_claim(told, rating) for told in _claims_in(review, claimed)))))
    problems += _cut(found.review, claims, where=where)
    if not claims:
        problems.append(Problem(where=where, what="it has no claim", fix="It is left out."))
    if len(claims) > 1:
        problems.append(Problem(where=where, what=f"it contains {counted(len(claims), 'claim')}", fix="Each is kept."))
    if claims and not rating:
        problems.append(Problem(where=where, what="it has no rating in words", fix="It is kept without one."))
    value, worst, best = _numbers_in(rated, where=where, problems=problems)
    url = _page_in(review, found.page, where=where, problems=problems) if claims else ""
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
            claimant=_name_in(claimed.get("author")),
            claimed_on=_day_in(claimed, "datePublished", where=where, problems=problems),
            reviewed_on=_day_in(review, "datePublished", where=where, problems=problems),
            language=clean_text(review.get("inLanguage"), longest=35),
        )


def _cut(review: Node, claims: Sequence[str], *, where: str) -> Iterator[Problem]:
    """What of a review is longer than is kept."""
    longest = max((len(value) for value in review.values() if isinstance(value, list)), default=0)
    if longest > MOST_IN_A_FIELD:
        what = f"a field of it holds {longest} values; the first {MOST_IN_A_FIELD} are read"
        yield Problem(where=where, what=what, fix="Import the rest separately.")
    if any(len(claim) >= LONGEST_CLAIM for claim in claims):
        what = f"a claim of it has more than {LONGEST_CLAIM:,} characters; the first {LONGEST_CLAIM:,} are kept"
        yield Problem(where=where, what=what, fix="Open its page to read the rest.")


def _unwrapped(value: object, depth: int = 0) -> object:
    """The fields of a review without the prefix of their vocabulary, a `{"@value": ...}` as what it holds."""
    if depth == DEEPEST or not isinstance(value, Mapping | list):
        return None if isinstance(value, Mapping | list) else value
    if isinstance(value, list):
        return [_unwrapped(part, depth + 1) for part in value[:MOST_IN_A_FIELD]]
    if "@value" in value:
        return _unwrapped(value["@value"], depth + 1)
    return {re.split("[/:#]", name)[-1]: _unwrapped(part, depth + 1) for name, part in value.items()}


def _claims_in(review: Node, claimed: Node) -> list[object]:
    for value in (review.get("claimReviewed"), claimed.get("name"), claimed.get("text")):
        told = value if isinstance(value, list) else [value]
        if any(clean_text(part) for part in told):
            return told
    return []


def _rating_in(rated: Node, review: Node) -> str:
    for value in (rated.get("alternateName"), rated.get("name"), rated.get("ratingValue"), review.get("reviewRating")):
        told = clean_rating(_first(value))
        if told and number_of(told) is None:
            return told
    return ""


def _numbers_in(rated: Node, *, where: str, problems: list[Problem]) -> tuple[float, float, float]:
    given = {name: rated[name] for name in NUMBERS if rated.get(name) not in {None, ""}} if _plain(rated) else {}
    found = [number_of(_dotted(given.get(name))) for name in NUMBERS]
    value, worst, best = (0.0 if number is None else number for number in found)
    if all(number is not None for number in found) and worst < best and worst <= value <= best:
        return value, worst, best
    if any(number is not None for number in found):
        told = ", ".join(f"{name} {clean_text(given[name], longest=20)}" for name in given)
        problems.append(
            Problem(where=where, what=f"its numbers do not form a scale ({told})", fix="They are left out.")
        )
    return 0.0, 0.0, 0.0


def _plain(rated: Node) -> bool:
    return all(not isinstance(rated.get(name), dict | list) for name in NUMBERS)


def _dotted(value: object) -> object:
    return value.replace(",", ".") if isinstance(value, str) else value


def _page_in(review: Node, page: str, *, where: str, problems: list[Problem]) -> str:
    whole = node_of(review.get("mainEntityOfPage")).get("@id") or review.get("mainEntityOfPage")
    for value in (review.get("url"), whole, page, review.get("@id")):
        first = _first(value)
        url = first.get("@id") if isinstance(first, Mapping) else first
        if isinstance(url, str) and public_host(url.strip()):
            return url.strip()
    problems.append(Problem(where=where, what="it has no page address", fix="It is kept without one."))
    return ""


def _name_in(value: object) -> str:
    first = _first(value)
    if isinstance(first, Mapping):
        url = first.get("url")
        return clean_text(_first(first.get("name"))) or (public_host(url) if isinstance(url, str) else "")
    return clean_text(first)


def _day_in(node: Node, name: str, *, where: str, problems: list[Problem]) -> str:
    written = clean_text(_first(node.get(name)), longest=40)
    if written and not is_day(written.replace(" ", "T", 1)):
        problems.append(Problem(where=where, what=f"{name} '{written}' is not a date", fix="It is left out."))
        return ""
    return written[:10]


def _first(value: object) -> object:
    return next(iter(value), None) if isinstance(value, list) else value
