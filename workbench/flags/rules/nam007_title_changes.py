"""NAM007: one person under two titles that do not match."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.flags.names.title_changes import title_changes
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Yield the title in conflict with an earlier one of the same person, with the earlier one related."""
    for change in title_changes(document):
        here, elsewhere = change.here, change.elsewhere
        told = f"{elsewhere.title} {elsewhere.words}".strip()
        yield Finding(
            span=change.place,
            message=f"{here.title} {here.words} here, {told} elsewhere. Check the title.",
            related=(change.related,),
            severity=change.severity,
        )


RULE: Final = Rule(
    code="NAM007",
    name="title-changes",
    severity=Severity.WARNING,
    what="One person under two titles of a kind, as Mr and Ms, Gov. and Mayor, Captain and Colonel, or a knight by "
    "surname; an earned title that is dropped once, else a note.",
    why="A wrong title gets a person's sex or rank wrong.",
    flagged=(
        "They asked Ms Lesley Brandt. On Monday Mr Brandt replied.",
        "They asked Dr Helen Brandt. On Monday Ms Brandt replied.",
        "They asked Mayor Anita Delgado of Port Ellery. Gov. Delgado replied.",
        "They asked Sir Neil Aldous, who runs the line. Sir Aldous replied.",
    ),
    clean=(
        "They asked Ms Lesley Brandt. On Monday Ms Brandt replied.",
        "They asked Ms Lesley Brandt. Her husband, Mr Brandt, replied.",
        "They asked Ms Lesley Brandt. On Monday Mr Jonas Brandt replied.",
        "Sir Keir Brandt spoke. His wife, Lady Brandt, went to a show.",
        "They asked Lt. Col. Hugh Ansell. Col. Ansell replied.",
        "Sen. Anita Delgado, a former governor, spoke. When she became governor, Gov. Delgado raised taxes.",
    ),
    limits="Reads a surname only where the article has one person of it; a couple told apart by title alone looks "
    "like one person.",
    reference="Style guides: one courtesy title for a person throughout.",
    find=find,
)
