"""Read every ClaimReview in what others published: JSON-LD, a feed, JSON lines, or a web page that contains them."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from workbench.claimreview.field_rules import Node, as_text
from workbench.domain.problem import Problem
from workbench.text.counting import plural

LARGEST: Final = 64_000_000
"""The most bytes of a file that is read."""
MOST: Final = 50_000
"""The most reviews read from one file."""
MOST_NODES: Final = 5_000_000
_SCRIPT: Final = re.compile(r"<script\b([^<>]{0,2000})>", re.IGNORECASE)
_SCRIPT_END: Final = re.compile(r"</script", re.IGNORECASE)
_WRAPPINGS: Final = ("<!--", "//<![CDATA[", "<![CDATA[", "//]]>", "]]>", "-->", ";")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedReview:
    """One ClaimReview of the file: its `number` from 1, its fields, and the page that a feed gives for it."""

    number: int
    review: Node
    page: str = ""


def parse_reviews(content: bytes, *, origin: str) -> tuple[tuple[ParsedReview, ...], tuple[Problem, ...]]:
    """Read the reviews of a file, in order, and report what could not be read.

    References inside the file (`{"@id": ...}`) are replaced by what they refer to.
    """
    if len(content) > LARGEST:
        what = f"the file has more than {LARGEST // 1_000_000} MB"
        return (), (Problem(where=origin, what=what, fix="Import it in parts."),)
    problems: list[Problem] = []
    roots = list(_json_roots(_decode(content), origin=origin, problems=problems))
    nodes_by_id = {}
    nodes = []
    for node, page, context in _walk_nodes(roots, origin=origin, problems=problems):
        if len(node) > 1 and isinstance(node.get("@id"), str):
            nodes_by_id[str(node["@id"])] = node
        if _is_review(node):
            nodes.append(({"@context": context, **node}, page))
    if not nodes and not problems:
        fix = "Use JSON-LD, or a page that contains it."
        problems.append(Problem(where=origin, what="it contains no ClaimReview", fix=fix))
    if len(nodes) > MOST:
        what = f"it contains {plural(len(nodes), 'review')}; only the first {MOST:,} are imported"
        problems.append(Problem(where=origin, what=what, fix="Import the rest in parts."))
    reviews = tuple(
        ParsedReview(number=number, review=_with_references(node, nodes_by_id), page=page)
        for number, (node, page) in enumerate(nodes[:MOST], 1)
    )
    return reviews, tuple(problems)


def _decode(content: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", "replace")


def _json_roots(text: str, *, origin: str, problems: list[Problem]) -> Iterator[object]:
    """Parse the JSON of the file: the whole of it, or each script of a page, or each line."""
    scripts = [] if text.lstrip()[:1] in {"{", "["} else list(_scripts_in(text, origin=origin, problems=problems))
    for number, script in enumerate(scripts, 1):
        yield from _parse_json(script, where=f"{origin}: script {number}", problems=problems)
    if scripts:
        return
    problems_of_whole: list[Problem] = []
    parsed = list(_parse_json(text, where=origin, problems=problems_of_whole))
    lines = [line for line in text.splitlines() if line.strip()]
    if parsed or len(lines) < 2 or not all(line.lstrip().startswith("{") for line in lines[:2]):  # noqa: PLR2004 - lines
        problems += problems_of_whole
        yield from parsed
        return
    for number, line in enumerate(lines, 1):
        yield from _parse_json(line, where=f"{origin}:{number}", problems=problems)


def _scripts_in(text: str, *, origin: str, problems: list[Problem]) -> Iterator[str]:
    offset = 0
    while opening := _SCRIPT.search(text, offset):
        closing = _SCRIPT_END.search(text, opening.end())
        if closing is None:
            if "ld+json" in opening.group(1).lower():
                what = "a script on the page is not closed, and was not read"
                problems.append(Problem(where=origin, what=what, fix="Save the whole page again."))
            return
        offset = closing.end()
        if "ld+json" in opening.group(1).lower():
            yield text[opening.end() : closing.start()]


def _parse_json(text: str, *, where: str, problems: list[Problem]) -> Iterator[object]:
    json_text = text.strip()
    for wrapping in _WRAPPINGS:
        json_text = json_text.removeprefix(wrapping).removesuffix(wrapping).strip()
    try:
        yield json.loads(json_text, strict=False)
    except (ValueError, RecursionError) as error:
        place = f"line {error.lineno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else "too deep or large"
        problems.append(Problem(where=where, what=f"it is not JSON ({place})", fix="Copy the whole of the JSON-LD."))


def _walk_nodes(roots: list[object], *, origin: str, problems: list[Problem]) -> Iterator[tuple[Node, str, object]]:
    """Yield every object in reading order, with the page of the feed entry around it, and its JSON-LD context."""
    pending: list[tuple[object, str, object]] = [(root, "", None) for root in reversed(roots)]
    node_count = 0
    while pending and node_count < MOST_NODES:
        value, page, context = pending.pop()
        node_count += 1
        parts: list[object] = value if isinstance(value, list) else []
        if isinstance(value, Mapping):
            context = value.get("@context", context)
            yield value, page, context
            page = as_text(value.get("url")) if value.get("@type") == "DataFeedItem" else page
            parts = list(value.values())
        pending += [(part, page, context) for part in reversed(parts) if isinstance(part, dict | list)]
    if pending:
        what = f"it contains more than {MOST_NODES:,} objects; the rest was not read"
        problems.append(Problem(where=origin, what=what, fix="Import the rest in parts."))


def _is_review(node: Node) -> bool:
    types = node.get("@type")
    type_names = types if isinstance(types, list) else [types]
    return any(
        isinstance(type_name, str) and re.split("[/:#]", type_name)[-1] == "ClaimReview" for type_name in type_names
    )


def _with_references(node: Node, nodes_by_id: Mapping[str, Node]) -> Node:
    """Return `node` with its references, and those of the item reviewed, resolved."""
    filled = {name: _resolve(value, nodes_by_id) for name, value in node.items()}
    item_reviewed = filled.get("itemReviewed")
    if isinstance(item_reviewed, Mapping):
        filled["itemReviewed"] = {name: _resolve(value, nodes_by_id) for name, value in item_reviewed.items()}
    return filled


def _resolve(value: object, nodes_by_id: Mapping[str, Node]) -> object:
    if isinstance(value, Mapping) and set(value) == {"@id"}:
        return nodes_by_id.get(str(value["@id"]), value)
    return value
