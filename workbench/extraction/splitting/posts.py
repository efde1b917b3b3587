"""Posts and memberships listed in a sentence, each with its own span."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.clause_edges import trim_clause
from workbench.facts.offices import ROLE, is_office
from workbench.text.document import Document, TextSentence, Token

_COPULA: Final = re.compile(
    r"\b(?P<verb>is|was|are|were|became|has been|had been|served as|serves as|worked as|"
    r"works as)\s+(?:currently\s+|also\s+|then\s+)?"
)
_OPENING: Final = re.compile(
    r"(?:Before|After|In|From|Since|Until|At|Later|Earlier|Previously|Then|Today|Now|Prior to)\b[^,]{0,40},\s+"
)
_LIST_BREAK: Final = re.compile(r"(?:[,;]\s+(?:and\s+|as well as\s+)?|\s+and\s+)")
_OF: Final = r"\s+(?:of|for|at|in|on|to|with)\s+"
_LISTED_ROLE: Final = re.compile(
    rf"(?:and\s+)?(?:{ROLE.pattern}(?:{_OF}|\s+(?:[A-Z][\w’'-]*))|an?\s+{ROLE.pattern}(?=[,;.]|\s+and\s|\s\()|"
    rf"(?:the\s+)?constituency of |a native of |born in |party )",
    re.IGNORECASE,
)
_BEFORE_NAME: Final = re.compile(
    rf"(?<![\w’'-])(?:{ROLE.pattern}){_OF}[^.;:“”\"()]{{3,110}}?,?\s*$",
    re.IGNORECASE,
)
_NO_TITLE: Final = re.compile(r"an?\s[^,]*$", re.IGNORECASE)
_AFTER_NAME: Final = re.compile(rf",\s+(?P<post>(?:{ROLE.pattern}){_OF}[^,.;:“”\"()]{{3,90}})(?=[,.;])", re.IGNORECASE)
_VERB_INSIDE: Final = re.compile(
    r"\b(?:said|says|is|was|were|are|has|have|had|met|told|will|would|presented|announced|who|which|that|when)\b"
)
_NAME: Final = r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'.-]*)+"
_SHARED: Final = re.compile(
    rf"(?P<post>[^,]*(?:[^s]s|men|women|people)\s+of\s[^,]*),\s+(?P<others>(?:{_NAME}(?:,\s+(?:and\s+)?|\s+and\s+))*)"
)
_FIRST_OF_SEVERAL: Final = re.compile(rf"(?:,|\s+and|,\s+and)\s+{_NAME}")
_SEVERAL: Final = re.compile(r"[^,]*?(?:[^s]s|men|women|people)\s+(?:of|for|at|in)\s")
_IN_TITLE: Final = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "POS", "PRP$", "DT", "HYPH"})
_HONORIFICS: Final = frozenset({"Dr", "Sir", "Dame", "Prof", "Mr", "Mrs", "Ms", "Rev"})
_AND_THEN: Final = re.compile(r",\s+and\s+$")
_LONGEST_HOLDER: Final = 150


class Post(NamedTuple):
    """A post or membership: its span, its holder as the sentence names them, and the verb that links the two."""

    span: Span
    holder: Span
    verb: str = "is"


def listed_posts(text: str, sentence: Span) -> list[Post]:
    """Return the items of `X is a member of A, secretary of B, chairman of C`; empty where there is no list."""
    copula = _COPULA.search(text, sentence.start, sentence.end)
    if copula is None or not ROLE.match(text, copula.end(), sentence.end):
        return []
    opening = _OPENING.match(text, sentence.start, copula.start())
    holder = trim_clause(text, opening.end() if opening else sentence.start, copula.start())
    if holder is None or len(holder.of(text)) > _LONGEST_HOLDER:
        return []
    starts = [sentence.start]
    breaks = (match.end() for match in _LIST_BREAK.finditer(text, copula.end(), sentence.end))
    starts += [start for start in breaks if _LISTED_ROLE.match(text, start, sentence.end)]
    ends = [*starts[1:], _without_stop(text, sentence)]
    spans = [trim_clause(text, start, end) for start, end in zip(starts, ends, strict=True)]
    posts = [Post(span, holder, copula["verb"]) for span in spans if span is not None]
    return posts if len(posts) > 1 else []


def _without_stop(text: str, sentence: Span) -> int:
    return sentence.end - 1 if text[sentence.end - 1] in ".!" else sentence.end


def _shared_post_alone(text: str, post: Post) -> str:
    """Return a post that several people share as a statement about its holder; empty where one person holds it.

    `the heads of the two unions, Ann Lee and Bo Berg`: `Bo Berg is one of the heads of the two unions`.
    """
    before = text[post.span.start : post.holder.start]
    first = _FIRST_OF_SEVERAL.match(text, post.holder.end)
    shared = _SHARED.fullmatch(before)
    if shared is None or not (first or shared["others"]):
        return ""
    return f"{post.holder.of(text)} is one of {shared['post'][:1].lower()}{shared['post'][1:]}"


def _span_of(text: str, post: Post) -> Span:
    """Return the span of the post with its holder, or of the holder alone where other names come between."""
    shared = _SHARED.fullmatch(text, post.span.start, post.holder.start)
    return post.holder if shared and shared["others"] else post.span


def posts_near_names(document: Document, sentence: TextSentence, names: list[Span]) -> Iterator[Post]:
    """Yield posts mentioned next to a name, as `the President of the Senate, Ann Lee` or `its chief, Ann Lee`."""
    if sentence.is_readable:
        yield from _posts_in_bodies(document.text, Span(sentence.start, sentence.end), names)
        yield from _titles_before(document, sentence, names)


def post_reading(text: str, post: Post) -> tuple[Span, str]:
    """Return the span of a post next to a name, and the post as a statement: `Ann Lee is its chief executive`."""
    span, holder = _span_of(text, post), post.holder
    follows = holder.end < post.span.end
    described = text[holder.end : post.span.end] if follows else text[post.span.start : holder.start]
    alone = _shared_post_alone(text, post)
    if follows and post.span.start < holder.start:
        return span, f"{text[post.span.start : holder.end]} are {described.strip(' ,')}"
    return span, alone or f"{holder.of(text)} is {_as_predicate(described.strip(' ,'))}"


def _as_predicate(post: str) -> str:
    """Return a post as it follows "is", its own capital letter kept where it is no article."""
    first, _, rest = post.partition(" ")
    return f"{first.lower()} {rest}" if first in {"The", "A", "An", "Its", "His", "Her", "Their", "Our"} else post


def _posts_in_bodies(text: str, sentence: Span, names: list[Span]) -> Iterator[Post]:
    """Yield posts with the body they are in: `the President of the Senate, Ann Lee`, `Ann Lee, head of the union,`."""
    for place, name in enumerate(names):
        begin = max(sentence.start, name.start - _LONGEST_HOLDER)
        before = _BEFORE_NAME.search(text[begin : name.start])
        if (
            before
            and not _NO_TITLE.match(before.group())
            and not _VERB_INSIDE.search(before.group())
            and not _is_of_another(before.group())
        ):
            yield Post(Span(begin + before.start(), name.end), name)
        after = _AFTER_NAME.match(text, name.end, sentence.end)
        if after and not _VERB_INSIDE.search(after["post"]):
            first = _first_sharing(text, names[: place + 1]) if _SEVERAL.match(after["post"]) else name
            yield Post(Span(first.start, after.end("post")), name)


def _titles_before(document: Document, sentence: TextSentence, names: list[Span]) -> Iterator[Post]:
    """Yield full names with the post right before: `its chief executive Ann Lee`, `the union's head, Bo Berg`.

    A bare title (`President Lee`) says no more than the name.
    """
    tokens = document.sentence_tokens(sentence)
    places = {token.start: index for index, token in enumerate(tokens)}
    for name in names:
        index = places.get(name.start, 0)
        if index and " " in name.of(document.text):
            first = _first_of_title(tokens, index)
            if first < index:
                yield Post(Span(tokens[first].start, name.end), name)


def _first_of_title(tokens: Sequence[Token], name: int) -> int:
    """Return the index where the post before the name at `name` begins; `name` where there is none."""
    last = name - 1
    while last >= 0 and tokens[last].text.rstrip(".") in _HONORIFICS:
        last -= 1
    after_comma = last > 0 and tokens[last].text == ","
    last -= after_comma
    first = last + 1
    while first > 0 and (tokens[first - 1].tag in _IN_TITLE or tokens[first - 1].text == "-"):
        first -= 1
    while first < last and tokens[first].tag in {"POS", "HYPH"}:
        first += 1
    title = tokens[first : last + 1]
    is_specific = sum(token.text[:1].isalpha() and token.tag not in {"DT", "POS"} for token in title) > 1
    has_determiner = any(token.tag in {"DT", "PRP$", "POS"} for token in title)
    return first if is_specific and is_office(tokens[last].text) and (has_determiner or not after_comma) else name


def _is_of_another(before: str) -> bool:
    """Return whether the post before a name is somebody else's: `the head of the union, and` before "Berg"."""
    shared = _SHARED.fullmatch(before)
    return _AND_THEN.search(before) is not None and not (shared and shared["others"])


def _first_sharing(text: str, names: list[Span]) -> Span:
    """Return the first of the last names that only commas and "and" separate."""
    first = names[-1]
    for name in reversed(names[:-1]):
        if not _LIST_BREAK.fullmatch(text, name.end, first.start):
            break
        first = name
    return first
