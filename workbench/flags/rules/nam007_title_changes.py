"""One person under two titles that do not go together."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.names.surnames import holders, kin_named
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document, Name
from workbench.text.names import folded

_MEN: Final = frozenset({"Mr", "Sir", "Lord", "King", "Prince"})
_WOMEN: Final = frozenset({"Mrs", "Ms", "Miss", "Dame", "Lady", "Queen", "Princess"})
_PLAIN: Final = frozenset({"Mr", "Mrs", "Ms", "Miss"})
_EARNED: Final = frozenset({"Dr", "Prof", "Professor", "Sir", "Dame", "Lord", "Lady"})


def find(document: Document) -> Iterator[Finding]:
    """The first later title that does not go with an earlier one of the same person, the earlier one related."""
    for names in _titled(document).values():
        first = sorted({name.title: name for name in reversed(names)}.values())
        for at, name in enumerate(first):
            pairs = ((other, _gravity(other.title, name.title)) for other in first[:at])
            earlier, severity = next((pair for pair in pairs if pair[1]), (name, None))
            if severity:
                yield Finding(
                    span=Span(name.start, name.end),
                    message=f"{name.title} {name.text} here, {earlier.title} {earlier.text} before. Check the title.",
                    related=(Span(earlier.start, earlier.end),),
                    severity=severity,
                )
                break


def _titled(document: Document) -> dict[str, list[Name]]:
    """The names with a title of every person who alone bears a surname and is not named among kin."""
    full = holders(document)
    sole = {last for last, names in full.items() if len({name.text for name in names}) == 1}
    persons: dict[str, list[Name]] = defaultdict(list)
    for name in document.names:
        last = folded(name.text).split()[-1:]
        if name.title in _MEN | _WOMEN | _EARNED and last and last[0] in sole and not kin_named(document, name):
            persons[last[0]].append(name)
    return {last: names for last, names in persons.items() if not _are_couple({name.title for name in names})}


def _are_couple(titles: set[str]) -> bool:
    """Whether the titles are those of a lord or knight and his wife."""
    return "Lady" in titles and bool(titles & {"Sir", "Lord"})


def _gravity(one: str, other: str) -> Severity | None:
    """A warning where a man's title meets a woman's, a note where an earned title is left out or new."""
    if (one in _MEN and other in _WOMEN) or (one in _WOMEN and other in _MEN):
        return Severity.WARNING
    return Severity.NOTE if (one in _PLAIN and other in _EARNED) or (one in _EARNED and other in _PLAIN) else None


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
