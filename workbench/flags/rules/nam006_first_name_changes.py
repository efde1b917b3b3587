"""NAM006: one person under two first names, or one person's first name with another's surname."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.flags.names.namesakes import misnamed_in
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Yield the full names whose first name seems to be wrong, with the other name related."""
    for misnamed in misnamed_in(document):
        name, other = misnamed.use.name, misnamed.meant.name
        yield Finding(
            span=misnamed.use.span,
            message=f"{name!r} here, {other!r} elsewhere: one person or two?",
            suggestion=other,
            related=(misnamed.meant.span,),
            evidence=misnamed.why,
            severity=None if misnamed.is_likely else Severity.NOTE,
        )


RULE: Final = Rule(
    code="NAM006",
    name="first-name-changes",
    severity=Severity.WARNING,
    what="A full name told once whose surname belongs to somebody with a first name like it, or who is not introduced "
    "and has another person's first name; a note where the surname is a common one.",
    why="A wrong first name makes another person of the one meant.",
    flagged=(
        "The curator Kristin Wilkins spoke. On Monday Kristen Wilkins left.",
        "The lawyer Miles Farrow appealed. The court met on Friday. Mark Farrow then left the room.",
        "The baker Liam Breen and the singer Joe Tuohy met in May. In June Liam Tuohy sang.",
    ),
    clean=(
        "They met President Emmanuel Macron. The next day President Macron left.",
        "They met President George Bush. His son, President Jeb Bush, left.",
        "They met Senator Joseph Biden. The next day Senator Joe Biden left.",
        "They met Ronald Doble, a thatcher. Later Ron Doble left.",
        "They met Laura Brandt. Then they met Thomas Brandt.",
        "The curator Kristin Wilkins spoke. Her sister, Kristen Wilkins, left.",
        "The vet Bethan Protheroe came with her twin, Beth. Bethan and Carys Protheroe showed the cow.",
    ),
    limits="Two people of one surname with first names alike, neither told as kin, look like one; a first name that is "
    "unlike the right one is found only where it belongs to another person of the article.",
    reference="Style guides: full name at first mention, surname after.",
    find=find,
)
