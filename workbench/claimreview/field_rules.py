"""The rules of a ClaimReview, field by field: what would make a collector drop it, and what it would like better."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Final

from workbench.claimreview.public_addresses import on_domain, public_host
from workbench.domain.problem import Problem
from workbench.text.counting import counted

CONTEXTS: Final = frozenset({"https://schema.org", "http://schema.org"})
AIM: Final = 75
"""Characters that a claim should keep under."""
NUMBERS: Final = ("ratingValue", "worstRating", "bestRating")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?)?")
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,12}(?:\.[0-9]{1,12})?")
_MAKERS: Final = ("Organization", "Person")

Node = Mapping[str, object]


def violations(review: object, *, home: str = "") -> tuple[Problem, ...]:
    """What in `review`, a ClaimReview as read from JSON, breaks a rule; empty where it is valid.

    `home` is a page of the publisher; without it the author's own address says which domain is theirs.
    """
    if not isinstance(review, Mapping):
        return (_wrong("", f"{_shown(review)} is not an object", "Write one ClaimReview in braces."),)
    return tuple(
        fault
        for faults in (_kind, _claim, partial(_address, home=home), _rating, _people, _claimed)
        for fault in faults(review)
    )


def wishes(review: Node) -> tuple[Problem, ...]:
    """What a valid review lacks of the recommended, and what it says at too great length."""
    return tuple(_wishes(review))


def node_of(value: object) -> Node:
    """`value` where it is an object, else an empty one."""
    return value if isinstance(value, Mapping) else {}


def text_of(value: object) -> str:
    """`value` where it is text, without the space around it; else nothing."""
    return value.strip() if isinstance(value, str) else ""


def number_of(value: object) -> float | None:
    """`value` as a number, also where it is written as text; nothing where it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    written = value.strip() if isinstance(value, str) else f"{value:f}" if isinstance(value, float) else str(value)
    return float(written) if _NUMBER.fullmatch(written) else None


def _kind(review: Node) -> Iterator[Problem]:
    context = review.get("@context")
    if not isinstance(context, str) or context.rstrip("/") not in CONTEXTS:
        yield _wrong("@context", f"{_shown(context)} is not schema.org", 'Write "https://schema.org".')
    if review.get("@type") != "ClaimReview":
        yield _wrong("@type", f"{_shown(review.get('@type'))} is not ClaimReview", 'Write "ClaimReview".')


def _claim(review: Node) -> Iterator[Problem]:
    claim = text_of(review.get("claimReviewed"))
    if not claim:
        yield _wrong("claimReviewed", "it is missing", "State in a sentence what was claimed.")
    rating = text_of(node_of(review.get("reviewRating")).get("alternateName"))
    if rating and _holds(claim, rating):
        yield _wrong("claimReviewed", f"it contains the rating '{rating}'", "Word the claim without it.")


def _address(review: Node, *, home: str) -> Iterator[Problem]:
    url = text_of(review.get("url"))
    own = home or text_of(node_of(review.get("author")).get("url"))
    if not url:
        yield _wrong("url", "it is missing", "Enter the public page of the check.")
    elif not public_host(url):
        yield _wrong("url", f"'{url[:200]}' is not a public page", "Enter the full address, https://...")
    elif own and not on_domain(url, own):
        what = f"'{url[:200]}' is on another domain than the publisher's '{own[:200]}'"
        yield _wrong("url", what, "Enter a page on the publisher's own site.")


def _rating(review: Node) -> Iterator[Problem]:
    rating = node_of(review.get("reviewRating"))
    if rating.get("@type", "Rating") != "Rating":
        yield _wrong("reviewRating", f"its type is {_shown(rating['@type'])}", 'Write "Rating".')
    if not text_of(rating.get("alternateName")):
        yield _wrong("reviewRating.alternateName", "it is missing", "Write the verdict in words.")
    given = [name for name in NUMBERS if name in rating]
    if not given:
        return
    if len(given) < len(NUMBERS):
        missing = next(name for name in NUMBERS if name not in rating)
        yield _wrong(
            f"reviewRating.{missing}",
            "it is missing although the other numbers are there",
            "Provide all three or none.",
        )
        return
    value, worst, best = (number_of(rating[name]) for name in NUMBERS)
    if value is None or worst is None or best is None:
        odd = next(name for name in NUMBERS if number_of(rating[name]) is None)
        yield _wrong(f"reviewRating.{odd}", f"{_shown(rating[odd])} is not a number", "Write it in digits.")
    elif not 1 <= worst < best:
        what = f"the worst is {worst:g} and the best {best:g}"
        yield _wrong("reviewRating.worstRating", what, "The worst is 1 or more, and less than the best.")
    elif not worst <= value <= best:
        what = f"{value:g} is not between {worst:g} and {best:g}"
        yield _wrong("reviewRating.ratingValue", what, "Use a number from the worst to the best.")


def _people(review: Node) -> Iterator[Problem]:
    author = node_of(review.get("author"))
    if "author" in review and not (text_of(author.get("name")) or text_of(author.get("url"))):
        yield _wrong("author", "it has neither a name nor a url", "State who made the check.")
    yield from _maker(author, "author", pages=("url", "correctionsPolicy"))
    yield from _day(review, "datePublished")


def _claimed(review: Node) -> Iterator[Problem]:
    if "itemReviewed" not in review:
        return
    claimed = node_of(review["itemReviewed"])
    if claimed.get("@type") not in ("Claim", "CreativeWork"):
        yield _wrong("itemReviewed", f"its type is {_shown(claimed.get('@type'))}", 'Write "Claim".')
    claimant = node_of(claimed.get("author"))
    if "author" in claimed and not text_of(claimant.get("name")):
        yield _wrong("itemReviewed.author.name", "it is missing", "Name the claimant, or leave the author out.")
    yield from _maker(claimant, "itemReviewed.author", pages=("sameAs",))
    yield from _day(claimed, "datePublished", before="itemReviewed.")
    for name in ("appearance", "firstAppearance"):
        for place in _listed(claimed.get(name)) if name in claimed else ():
            url = node_of(place).get("url") if isinstance(place, Mapping) else place
            yield from _page(url, f"itemReviewed.{name}")


def _maker(maker: Node, path: str, *, pages: tuple[str, ...]) -> Iterator[Problem]:
    if maker.get("@type", "Person") not in _MAKERS:
        yield _wrong(f"{path}.@type", f"it is {_shown(maker['@type'])}", f"Write {' or '.join(_MAKERS)}.")
    if "name" in maker and not text_of(maker["name"]):
        yield _wrong(f"{path}.name", f"{_shown(maker['name'])} is not a name", "Write it as text, or leave it out.")
    for name in pages:
        if name in maker:
            yield from _page(maker[name], f"{path}.{name}")


def _page(url: object, path: str) -> Iterator[Problem]:
    if not public_host(text_of(url)):
        yield _wrong(path, f"{_shown(url)} is not a public page", "Enter the full address, https://...")


def _day(node: Node, name: str, *, before: str = "") -> Iterator[Problem]:
    if name in node and not is_day(text_of(node[name])):
        yield _wrong(f"{before}{name}", f"{_shown(node[name])} is not a date", "Write it as 2020-09-30.")


def is_day(written: str) -> bool:
    """Whether `written` is a day, or a day and a time, of ISO 8601."""
    if not _DAY.fullmatch(written):
        return False
    try:
        date.fromisoformat(written[:10])
    except ValueError:
        return False
    return True


def _wishes(review: Node) -> Iterator[Problem]:
    claim = text_of(review.get("claimReviewed"))
    if len(claim) >= AIM:
        yield _wrong("claimReviewed", f"it has {counted(len(claim), 'character')}", f"Aim at fewer than {AIM}.")
    claimed = node_of(review.get("itemReviewed"))
    for path, node, name in (
        ("author", review, "author"),
        ("datePublished", review, "datePublished"),
        ("itemReviewed", review, "itemReviewed"),
        ("itemReviewed.author", claimed, "author"),
        ("itemReviewed.datePublished", claimed, "datePublished"),
        ("itemReviewed.appearance", claimed, "appearance"),
    ):
        if not node.get(name):
            yield _wrong(path, "it is recommended and missing", "Add it if you know it.")


def _holds(claim: str, rating: str) -> bool:
    """Whether the words of `rating` stand in `claim`, letter case aside."""
    words = rf"(?<!\w){re.escape(rating.casefold())}(?!\w)"
    return re.search(words, claim.casefold()) is not None


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value]


def _shown(value: object) -> str:
    return "nothing" if value is None else f"'{json.dumps(value, ensure_ascii=False, default=str)[:80]}'"


def _wrong(path: str, what: str, fix: str) -> Problem:
    return Problem(where=path or "ClaimReview", what=what, fix=fix)
