"""Posts and memberships that a sentence lists, each with its own place."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.extraction.clauses import trimmed
from workbench.extraction.cues import ROLE

_COPULA: Final = re.compile(
    r"\b(?:is|was|are|were|became|has been|had been|served as|serves as|worked as|"
    r"works as)\s+(?:currently\s+|also\s+|then\s+)?"
)
_ITEM_BREAK: Final = re.compile(r"(?:[,;]\s+(?:and\s+|as well as\s+)?|\s+and\s+)")
_OF: Final = r"\s+(?:of|for|at|in|on|to|with)\s+"
_LISTED_ROLE: Final = re.compile(
    rf"(?:and\s+)?(?:{ROLE.pattern}(?:{_OF}|\s+(?:[A-Z][\w’'-]*))|(?:the\s+)?constituency of |a native of |"
    rf"born in |party )",
    re.IGNORECASE,
)
_BEFORE_NAME: Final = re.compile(
    rf"(?<![\w’'-])(?:{ROLE.pattern}){_OF}[^.;:“”\"()]{{3,110}}?,?\s*$",
    re.IGNORECASE,
)
_AFTER_NAME: Final = re.compile(rf",\s+(?P<post>(?:{ROLE.pattern}){_OF}[^,.;:“”\"()]{{3,90}})(?=[,.;])", re.IGNORECASE)
_VERB_INSIDE: Final = re.compile(
    r"\b(?:said|says|is|was|were|are|has|have|had|met|told|will|would|presented|announced|who|which|that|when)\b"
)
_NAME: Final = r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'.-]*)+"
_SHARED: Final = re.compile(
    rf"(?P<post>[^,]*(?:[^s]s|men|women|people)\s+of\s[^,]*),\s+(?P<others>(?:{_NAME}(?:,\s+(?:and\s+)?|\s+and\s+))*)"
)
_FIRST_OF_SEVERAL: Final = re.compile(rf"(?:,|\s+and|,\s+and)\s+{_NAME}")
_REACH: Final = 150


class Post(NamedTuple):
    """A post or membership: its span, and who holds it as the sentence names them."""

    span: Span
    holder: Span


def listed_posts(text: str, sentence: Span) -> list[Post]:
    """The items of `X is a member of A, secretary of B, chairman of C`; empty where there is no list."""
    copula = _COPULA.search(text, sentence.start, sentence.end)
    if copula is None or not ROLE.match(text, copula.end(), sentence.end):
        return []
    holder = trimmed(text, sentence.start, copula.start())
    if holder is None or len(holder.of(text)) > _REACH:
        return []
    starts = [sentence.start]
    breaks = (found.end() for found in _ITEM_BREAK.finditer(text, copula.end(), sentence.end))
    starts += [place for place in breaks if _LISTED_ROLE.match(text, place, sentence.end)]
    ends = [*starts[1:], _without_stop(text, sentence)]
    items = [trimmed(text, start, end) for start, end in zip(starts, ends, strict=True)]
    posts = [Post(item, holder) for item in items if item is not None]
    return posts if len(posts) > 1 else []


def _without_stop(text: str, sentence: Span) -> int:
    return sentence.end - 1 if text[sentence.end - 1] in ".!" else sentence.end


def shared_post_alone(text: str, post: Post) -> str:
    """A post that several people share, said of its own holder; empty where one person holds it.

    `the heads of the two unions, Ann Lee and Bo Berg`: `Bo Berg is one of the heads of the two unions`.
    """
    before = text[post.span.start : post.holder.start]
    first = _FIRST_OF_SEVERAL.match(text, post.holder.end)
    shared = _SHARED.fullmatch(before)
    if shared is None or not (first or shared["others"]):
        return ""
    return f"{post.holder.of(text)} is one of {shared['post']}"


def posts_beside(text: str, sentence: Span, names: list[Span]) -> Iterator[Post]:
    """Posts given in passing beside a name: `the President of the Senate, Ann Lee` or `Ann Lee, head of the union,`."""
    for name in names:
        begin = max(sentence.start, name.start - _REACH)
        before = _BEFORE_NAME.search(text[begin : name.start])
        if before and not _VERB_INSIDE.search(before.group()):
            yield Post(Span(begin + before.start(), name.end), name)
        after = _AFTER_NAME.match(text, name.end, sentence.end)
        if after and not _VERB_INSIDE.search(after["post"]):
            yield Post(Span(name.start, after.end("post")), name)
