"""One person under two titles that do not match."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.names.surnames import is_named_with_kin, people_by_surname
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document, Name
from workbench.text.names import ascii_fold

_MEN: Final = frozenset({"Mr", "Sir", "Lord", "King", "Prince"})
_WOMEN: Final = frozenset({"Mrs", "Ms", "Miss", "Dame", "Lady", "Queen", "Princess"})
_PLAIN: Final = frozenset({"Mr", "Mrs", "Ms", "Miss"})
_EARNED: Final = frozenset({"Dr", "Prof", "Professor", "Sir", "Dame", "Lord", "Lady"})


def find(document: Document) -> Iterator[Finding]:
    """Yield the first title in conflict with an earlier one of the same person, with the earlier one related."""
    for names in _titled(document).values():
        first_uses = sorted({name.title: name for name in reversed(names)}.values())
        for earlier, name in _pairs(first_uses):
            severity = _severity(earlier.title, name.title)
            if severity:
                yield Finding(
                    span=Span(name.start, name.end),
                    message=f"{name.title} {name.text} here, {earlier.title} {earlier.text} before. Check the title.",
                    related=(Span(earlier.start, earlier.end),),
                    severity=severity,
                )
                break


def _pairs(names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Yield each name with every earlier one before it, in reading order of the later name."""
    for index, name in enumerate(names):
        for earlier in names[:index]:
            yield earlier, name


def _titled(document: Document) -> dict[str, list[Name]]:
    """Return by surname the titled names of each person who is its only bearer and not mentioned with kin."""
    by_surname: dict[str, list[Name]] = defaultdict(list)
    people = people_by_surname(document)
    for name in document.names:
        last = ascii_fold(name.text).split()[-1:]
        if name.title not in _MEN | _WOMEN | _EARNED or not last or last[0] not in people:
            continue
        is_only_bearer = len({person.text for person in people[last[0]]}) == 1
        if is_only_bearer and not is_named_with_kin(document, name):
            by_surname[last[0]].append(name)
    for last_name, names in list(by_surname.items()):
        if _are_couple({name.title for name in names}):
            del by_surname[last_name]
    return by_surname


def _are_couple(titles: set[str]) -> bool:
    """Return whether the titles are those of a lord or knight and his wife."""
    return "Lady" in titles and bool(titles & {"Sir", "Lord"})


def _severity(earlier: str, later: str) -> Severity | None:
    """Return a warning where a man's title meets a woman's, a note where an earned title is dropped or new."""
    if (earlier in _MEN and later in _WOMEN) or (earlier in _WOMEN and later in _MEN):
        return Severity.WARNING
    return (
        Severity.NOTE if (earlier in _PLAIN and later in _EARNED) or (earlier in _EARNED and later in _PLAIN) else None
    )


RULE: Final = Rule(
    code="NAM007",
    name="title-changes",
    severity=Severity.WARNING,
    what="One person under two titles: Mr and Ms (a warning), Dr or Sir and Mr (a note).",
    why="A wrong title gets a person's sex or rank wrong.",
    flagged=(
        "They asked Ms Lesley Brandt. On Monday Mr Brandt replied.",
        "They asked Dr Helen Brandt. On Monday Ms Brandt replied.",
    ),
    clean=(
        "They asked Ms Lesley Brandt. On Monday Ms Brandt replied.",
        "They asked Ms Lesley Brandt. Her husband, Mr Brandt, replied.",
        "They asked Ms Lesley Brandt. On Monday Mr Jonas Brandt replied.",
        "Sir Keir Brandt spoke. On Monday Lady Brandt went to a show.",
    ),
    limits="Reads a surname only where the article has one full name for it; a couple told apart by title alone looks "
    "like one person.",
    reference="Style guides: one courtesy title for a person throughout.",
    find=find,
)
