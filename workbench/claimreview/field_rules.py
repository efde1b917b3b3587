"""The rules of a ClaimReview, field by field: what makes aggregators drop it, and what they recommend."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from workbench.claimreview.public_addresses import on_domain, public_host
from workbench.domain.problem import Problem
from workbench.text.counting import plural

CONTEXTS: Final = frozenset({"https://schema.org", "http://schema.org"})
CLAIM_LENGTH_TARGET: Final = 75
"""The length in characters that a claim should stay below."""
NUMBERS: Final = ("ratingValue", "worstRating", "bestRating")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?)?")
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,12}(?:\.[0-9]{1,12})?")
_MAKERS: Final = ("Organization", "Person")

Node = Mapping[str, object]


def violations(review: object, *, home: str = "") -> tuple[Problem, ...]:
    """Report what in `review`, a ClaimReview read from JSON, breaks a rule; empty where it is valid.

    `home` is a page of the publisher; without it the author's own address says which domain is theirs.
    """
    if not isinstance(review, Mapping):
        return (_problem("", f"{_quoted(review)} is not an object", "Write one ClaimReview in braces."),)
    return (
        *_type_problems(review),
        *_claim_problems(review),
        *_address_problems(review, home=home),
        *_rating_problems(review),
        *_author_problems(review),
        *_item_problems(review),
    )


def recommendations(review: Node) -> tuple[Problem, ...]:
    """Report the recommended fields that a valid review lacks, and a claim that is too long."""
    return tuple(_recommendations(review))


def as_node(value: object) -> Node:
    """Return `value` where it is an object, else an empty one."""
    return value if isinstance(value, Mapping) else {}


def as_text(value: object) -> str:
    """Return `value` stripped of white space where it is text, else an empty string."""
    return value.strip() if isinstance(value, str) else ""


def as_number(value: object) -> float | None:
    """Return `value` as a number, also where it is written as text; None where it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    text = f"{value:f}" if isinstance(value, float) else str(value).strip()
    return float(text) if _NUMBER.fullmatch(text) else None


def _type_problems(review: Node) -> Iterator[Problem]:
    context = review.get("@context")
    if not isinstance(context, str) or context.rstrip("/") not in CONTEXTS:
        yield _problem("@context", f"{_quoted(context)} is not schema.org", 'Write "https://schema.org".')
    if review.get("@type") != "ClaimReview":
        yield _problem("@type", f"{_quoted(review.get('@type'))} is not ClaimReview", 'Write "ClaimReview".')


def _claim_problems(review: Node) -> Iterator[Problem]:
    claim = as_text(review.get("claimReviewed"))
    if not claim:
        yield _problem("claimReviewed", "it is missing", "State in a sentence what was claimed.")
    rating = as_text(as_node(review.get("reviewRating")).get("alternateName"))
    if rating and _contains_words(claim, rating):
        yield _problem("claimReviewed", f"it contains the rating '{rating}'", "Word the claim without it.")


def _address_problems(review: Node, *, home: str) -> Iterator[Problem]:
    url = as_text(review.get("url"))
    own_site = home or as_text(as_node(review.get("author")).get("url"))
    if not url:
        yield _problem("url", "it is missing", "Enter the public page of the check.")
    elif not public_host(url):
        yield _problem("url", f"'{url[:200]}' is not a public page", "Enter the full address, https://...")
    elif own_site and not on_domain(url, own_site):
        what = f"'{url[:200]}' is on another domain than the publisher's '{own_site[:200]}'"
        yield _problem("url", what, "Enter a page on the publisher's own site.")


def _rating_problems(review: Node) -> Iterator[Problem]:
    rating = as_node(review.get("reviewRating"))
    if rating.get("@type", "Rating") != "Rating":
        yield _problem("reviewRating", f"its type is {_quoted(rating['@type'])}", 'Write "Rating".')
    if not as_text(rating.get("alternateName")):
        yield _problem("reviewRating.alternateName", "it is missing", "Write the verdict in words.")
    fields = [name for name in NUMBERS if name in rating]
    if not fields:
        return
    if len(fields) < len(NUMBERS):
        missing = next(name for name in NUMBERS if name not in rating)
        yield _problem(
            f"reviewRating.{missing}",
            "it is missing although the other numbers are there",
            "Provide all three or none.",
        )
        return
    value, worst, best = (as_number(rating[name]) for name in NUMBERS)
    if value is None or worst is None or best is None:
        name = next(name for name in NUMBERS if as_number(rating[name]) is None)
        yield _problem(f"reviewRating.{name}", f"{_quoted(rating[name])} is not a number", "Write it in digits.")
    elif not 1 <= worst < best:
        what = f"the worst is {worst:g} and the best {best:g}"
        yield _problem("reviewRating.worstRating", what, "The worst is 1 or more, and less than the best.")
    elif not worst <= value <= best:
        what = f"{value:g} is not between {worst:g} and {best:g}"
        yield _problem("reviewRating.ratingValue", what, "Use a number from the worst to the best.")


def _author_problems(review: Node) -> Iterator[Problem]:
    author = as_node(review.get("author"))
    if "author" in review and not (as_text(author.get("name")) or as_text(author.get("url"))):
        yield _problem("author", "it has neither a name nor a url", "State who made the check.")
    yield from _maker_problems(author, "author", pages=("url", "correctionsPolicy"))
    yield from _day_problems(review, "datePublished")


def _item_problems(review: Node) -> Iterator[Problem]:
    if "itemReviewed" not in review:
        return
    item_reviewed = as_node(review["itemReviewed"])
    if item_reviewed.get("@type") not in ("Claim", "CreativeWork"):
        yield _problem("itemReviewed", f"its type is {_quoted(item_reviewed.get('@type'))}", 'Write "Claim".')
    claimant = as_node(item_reviewed.get("author"))
    if "author" in item_reviewed and not as_text(claimant.get("name")):
        yield _problem("itemReviewed.author.name", "it is missing", "Name the claimant, or leave the author out.")
    yield from _maker_problems(claimant, "itemReviewed.author", pages=("sameAs",))
    yield from _day_problems(item_reviewed, "datePublished", prefix="itemReviewed.")
    for name in ("appearance", "firstAppearance"):
        for page in _as_list(item_reviewed.get(name)) if name in item_reviewed else ():
            url = as_node(page).get("url") if isinstance(page, Mapping) else page
            yield from _page_problems(url, f"itemReviewed.{name}")


def _maker_problems(maker: Node, path: str, *, pages: tuple[str, ...]) -> Iterator[Problem]:
    if maker.get("@type", "Person") not in _MAKERS:
        yield _problem(f"{path}.@type", f"it is {_quoted(maker['@type'])}", f"Write {' or '.join(_MAKERS)}.")
    if "name" in maker and not as_text(maker["name"]):
        yield _problem(f"{path}.name", f"{_quoted(maker['name'])} is not a name", "Write it as text, or leave it out.")
    for name in pages:
        if name in maker:
            yield from _page_problems(maker[name], f"{path}.{name}")


def _page_problems(url: object, path: str) -> Iterator[Problem]:
    if not public_host(as_text(url)):
        yield _problem(path, f"{_quoted(url)} is not a public page", "Enter the full address, https://...")


def _day_problems(node: Node, name: str, *, prefix: str = "") -> Iterator[Problem]:
    if name in node and not is_day(as_text(node[name])):
        yield _problem(f"{prefix}{name}", f"{_quoted(node[name])} is not a date", "Write it as 2020-09-30.")


def is_day(text: str) -> bool:
    """Whether `text` is a day, or a day and a time, in ISO 8601."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True


def _recommendations(review: Node) -> Iterator[Problem]:
    claim = as_text(review.get("claimReviewed"))
    if len(claim) >= CLAIM_LENGTH_TARGET:
        yield _problem(
            "claimReviewed", f"it has {plural(len(claim), 'character')}", f"Aim at fewer than {CLAIM_LENGTH_TARGET}."
        )
    item_reviewed = as_node(review.get("itemReviewed"))
    for path, node, name in (
        ("author", review, "author"),
        ("datePublished", review, "datePublished"),
        ("itemReviewed", review, "itemReviewed"),
        ("itemReviewed.author", item_reviewed, "author"),
        ("itemReviewed.datePublished", item_reviewed, "datePublished"),
        ("itemReviewed.appearance", item_reviewed, "appearance"),
    ):
        if not node.get(name):
            yield _problem(path, "it is recommended and missing", "Add it if you know it.")


def _contains_words(claim: str, rating: str) -> bool:
    """Whether `claim` contains the words of `rating`, ignoring letter case."""
    pattern = rf"(?<!\w){re.escape(rating.casefold())}(?!\w)"
    return re.search(pattern, claim.casefold()) is not None


def _as_list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value]


def _quoted(value: object) -> str:
    return "nothing" if value is None else f"'{json.dumps(value, ensure_ascii=False, default=str)[:80]}'"


def _problem(path: str, what: str, fix: str) -> Problem:
    return Problem(where=path or "ClaimReview", what=what, fix=fix)
