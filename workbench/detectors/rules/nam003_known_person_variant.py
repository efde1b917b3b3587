"""A well-known person's name in a spelling other than the usual."""

from collections.abc import Iterator
from typing import Final

from workbench.detectors.lists import known_people
from workbench.detectors.rule import Finding, Rule
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.text.document import Document
from workbench.text.names import folded


def find(document: Document) -> Iterator[Finding]:
    """The first place of each unusual spelling, the others related."""
    known = known_people()
    places: dict[str, list[Span]] = {}
    for name in document.names:
        last = name.text.split()[-1]
        if folded(last) in known and folded(known[folded(last)]) != folded(last):
            places.setdefault(last, []).append(Span(name.end - len(last), name.end))
    for word, spans in places.items():
        usual = known[folded(word)]
        yield Finding(
            span=spans[0],
            message=f"{word!r} is usually written {usual!r} in English. Choose one spelling.",
            suggestion=usual,
            related=tuple(spans[1:]),
        )


RULE: Final = Rule(
    code="NAM003",
    name="known-person-variant",
    severity=Severity.NOTE,
    what="A variant spelling of a well-known person's name.",
    why="Readers and searches find the person under the usual spelling.",
    flagged=("The talks with Yuri Poroschenko ended.",),
    clean=("The talks with Yuri Poroshenko ended.",),
    limits="Knows only its list of persons.",
    reference="Curated list of public persons and their spellings.",
    find=find,
)
