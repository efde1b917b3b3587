"""The places of persons' names in a document."""

import re
from typing import Final

from workbench.domain.span import Span
from workbench.facts.offices import ROLE, is_office
from workbench.text.document import Document, Name

_LEADING_WORD: Final = re.compile(r"(?:Both|And|But|When|While|After|Before|As|The|Then|If|Mr|Mrs|Ms|Dr)\.? ")
_LONGEST_WORD: Final = 30
_PLACE: Final = re.compile(r"\sof\s(?=the\s|[A-Z])")
_REACH: Final = 130
_AGE_OR_POST: Final = re.compile(
    rf",\s+(?:(?:1[6-9]|[2-9]\d)(?=[,.])|{ROLE.pattern}(?=[,.]|\s+(?:of|at|for|in|with)\s))"
)


def person_spans(document: Document) -> set[Span]:
    """Return the spans of the names of persons, by their words, their neighbours and the language model."""
    spans = {_without_place(document.text, name) for name in document.names if _is_person(document.text, name)}
    edges = {span.start for span in spans} | {span.end for span in spans}
    spans |= {span for span in _entity_spans(document) if not {span.start, span.end} & edges}
    text = document.text
    return {span for span in spans if text[span.start].isalpha() and not ROLE.fullmatch(span.of(text))}


def _without_place(text: str, name: Name) -> Span:
    """Return the span of the name without the place after it: `Ann Lee of the United States`."""
    place = _PLACE.search(text, name.start, name.end)
    before = text[name.start : place.start()] if place else ""
    return Span(name.start, place.start()) if place and " " in before else Span(name.start, name.end)


def _is_person(text: str, name: Name) -> bool:
    """Return whether the name is a person's by its words, or by the age or post next to it."""
    if name.kind != "unknown" or " " not in name.text:
        return name.kind == "person"
    words_before = text[max(0, name.start - _LONGEST_WORD) : name.start].split()
    return is_office(words_before[-1] if words_before else "") or bool(
        _AGE_OR_POST.match(text, name.end, name.end + _REACH)
    )


def _entity_spans(document: Document) -> set[Span]:
    spans: list[Span] = []
    for token in document.tokens:
        if token.entity != "PERSON":
            continue
        if spans and not token.entity_begins and token.start - spans[-1].end <= 1:
            spans[-1] = Span(spans[-1].start, token.end)
        elif token.text[:1].isupper():
            spans.append(Span(token.start, token.end))
    return set(spans)


def without_post(name: str) -> str:
    """Return the name without a post before it: "Ann Lee" for "French President Ann Lee"."""
    name = _LEADING_WORD.sub("", name)
    post = ROLE.match(name)
    rest = name[post.end() :].strip() if post else ""
    return rest if " " in rest and rest[0].isupper() else name
