"""A well-known person's name in an unusual spelling."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.languages import is_english, is_used_abroad
from workbench.flags.lists import is_known_word, known_people
from workbench.flags.names.suggestions import suggestions_for
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document
from workbench.text.names import ascii_fold

_LONG: Final = 8
"""Fewest letters of an unknown surname in which one slip is flagged."""


def find(document: Document) -> Iterator[Finding]:
    """Yield the first place of each unusual spelling, with the others related."""
    places: dict[str, list[Span]] = {}
    for name in document.names:
        last = name.text.split()[-1]
        places.setdefault(last, []).append(Span(name.end - len(last), name.end))
    for word, spans in places.items():
        usual = _usual_form(word)
        if usual:
            yield Finding(
                span=spans[0],
                message=f"{word!r} is usually written {usual!r} in English. Choose one spelling.",
                suggestion=usual,
                related=tuple(spans[1:]),
            )


def _usual_form(word: str) -> str:
    """Return how the surname is usually written, where it is written otherwise; empty otherwise."""
    plain = ascii_fold(word)
    is_unknown = len(plain) >= _LONG and not is_known_word(plain) and not is_english(word)
    if not is_unknown and plain not in known_people():
        return ""
    suggestion = next(iter(suggestions_for(word, 1)), None)
    if suggestion is None or suggestion.kind != "person" or suggestion.distance > (1 if is_unknown else 0):
        return ""
    usual = ascii_fold(suggestion.text)
    is_other_name = is_unknown and (usual[-1] != plain[-1] or is_used_abroad(word))
    return "" if is_other_name or usual == plain else suggestion.text


RULE: Final = Rule(
    code="NAM003",
    name="known-person-variant",
    severity=Severity.NOTE,
    what="A variant spelling, or a near miss, of a well-known person's surname.",
    why="Readers and searches find the person under the usual spelling.",
    flagged=("The talks with Yuri Poroschenko ended.", "The talks with Yuri Porooshenko ended."),
    clean=("The talks with Yuri Poroshenko ended.", "The elder of the two Poroshenkos left."),
    limits="Knows only its list of persons.",
    reference="Curated list of public persons and their spellings.",
    find=find,
)
