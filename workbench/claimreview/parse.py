"""Every ClaimReview in what somebody else published: JSON-LD, a feed, JSON lines, or a web page around them."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from workbench.claimreview.field_rules import Node, text_of
from workbench.domain.problem import Problem
from workbench.text.counting import counted

LARGEST: Final = 64_000_000
"""Bytes of a file that is read."""
MOST: Final = 50_000
"""Reviews taken from one file."""
MOST_NODES: Final = 5_000_000
_SCRIPT: Final = re.compile(r"<script\b([^<>]{0,2000})>", re.IGNORECASE)
_SCRIPT_END: Final = re.compile(r"</script", re.IGNORECASE)
_WRAPPED: Final = ("<!--", "//<![CDATA[", "<![CDATA[", "//]]>", "]]>", "-->", ";")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedReview:
    """One ClaimReview as it stands in the file: `number` from 1, and the page that a feed gives for it."""

    number: int
    review: Node
    page: str = ""


def reviews_in(content: bytes, *, origin: str) -> tuple[tuple[ParsedReview, ...], tuple[Problem, ...]]:
    """The reviews in a file, in its order, and what of it could not be read.

    References inside the file (`{"@id": ...}`) are replaced by what they refer to.
    """
    if len(content) > LARGEST:
        what = f"the file has more than {LARGEST // 1_000_000} MB"
        return (), (Problem(where=origin, what=what, fix="Import it in parts."),)
    problems: list[Problem] = []
    roots = list(_roots(_text_of(content), origin=origin, problems=problems))
    named = {}
    found = []
    for node, page, context in _nodes(roots, origin=origin, problems=problems):
        if len(node) > 1 and isinstance(node.get("@id"), str):
            named[str(node["@id"])] = node
        if _is_review(node):
            found.append(({"@context": context, **node}, page))
    if not found and not problems:
        fix = "Use JSON-LD, or a page that contains it."
        problems.append(Problem(where=origin, what="it contains no ClaimReview", fix=fix))
    if len(found) > MOST:
        what = f"it contains {counted(len(found), 'review')}; only the first {MOST:,} are imported"
        problems.append(Problem(where=origin, what=what, fix="Import the rest in parts."))
    kept = enumerate(found[:MOST], 1)
    return tuple(ParsedReview(number=n, review=_whole(node, named), page=page) for n, (node, page) in kept), tuple(
        problems
    )


def _text_of(content: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", "replace")


def _roots(text: str, *, origin: str, problems: list[Problem]) -> Iterator[object]:
    """What the file holds as JSON: the whole of it, or a script of a page, or a line at a time."""
    scripts = [] if text.lstrip()[:1] in {"{", "["} else list(_scripts_in(text, origin=origin, problems=problems))
    for number, script in enumerate(scripts, 1):
        yield from _parsed(script, where=f"{origin}: script {number}", problems=problems)
    if scripts:
        return
    whole: list[Problem] = []
    told = list(_parsed(text, where=origin, problems=whole))
    lines = [line for line in text.splitlines() if line.strip()]
    if told or len(lines) < 2 or not all(line.lstrip().startswith("{") for line in lines[:2]):  # noqa: PLR2004 - lines
        problems += whole
        yield from told
        return
    for number, line in enumerate(lines, 1):
        yield from _parsed(line, where=f"{origin}:{number}", problems=problems)


def _scripts_in(text: str, *, origin: str, problems: list[Problem]) -> Iterator[str]:
    place = 0
    while opened := _SCRIPT.search(text, place):
        closed = _SCRIPT_END.search(text, opened.end())
        if closed is None:
            if "ld+json" in opened.group(1).lower():
                what = "a script on the page is not closed, and was not read"
                problems.append(Problem(where=origin, what=what, fix="Save the whole page again."))
            return
        place = closed.end()
        if "ld+json" in opened.group(1).lower():
            yield text[opened.end() : closed.start()]


def _parsed(text: str, *, where: str, problems: list[Problem]) -> Iterator[object]:
    bare = text.strip()
    for wrapping in _WRAPPED:
        bare = bare.removeprefix(wrapping).removesuffix(wrapping).strip()
    try:
        yield json.loads(bare, strict=False)
    except (ValueError, RecursionError) as error:
        place = f"line {error.lineno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else "too deep or large"
        problems.append(Problem(where=where, what=f"it is not JSON ({place})", fix="Copy the whole of the JSON-LD."))


def _nodes(roots: list[object], *, origin: str, problems: list[Problem]) -> Iterator[tuple[Node, str, object]]:
    """Every object in reading order, with the page of the feed's entry around it, and the context it lies in."""
    left: list[tuple[object, str, object]] = [(root, "", None) for root in reversed(roots)]
    seen = 0
    while left and seen < MOST_NODES:
        value, page, context = left.pop()
        seen += 1
        parts: list[object] = value if isinstance(value, list) else []
        if isinstance(value, Mapping):
            context = value.get("@context", context)
            yield value, page, context
            page = text_of(value.get("url")) if value.get("@type") == "DataFeedItem" else page
            parts = list(value.values())
        left += [(part, page, context) for part in reversed(parts) if isinstance(part, dict | list)]
    if left:
        what = f"it contains more than {MOST_NODES:,} objects; the rest was not read"
        problems.append(Problem(where=origin, what=what, fix="Import the rest in parts."))


def _is_review(node: Node) -> bool:
    kinds = node.get("@type")
    told = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and re.split("[/:#]", kind)[-1] == "ClaimReview" for kind in told)


def _whole(node: Node, named: Mapping[str, Node]) -> Node:
    """`node` with its references, and those of what it says about the claim, filled in."""
    told = {name: _referred(value, named) for name, value in node.items()}
    claimed = told.get("itemReviewed")
    if isinstance(claimed, Mapping):
        told["itemReviewed"] = {name: _referred(value, named) for name, value in claimed.items()}
    return told


def _referred(value: object, named: Mapping[str, Node]) -> object:
    if isinstance(value, Mapping) and set(value) == {"@id"}:
        return named.get(str(value["@id"]), value)
    return value
