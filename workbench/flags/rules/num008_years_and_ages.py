"""NUM008: an age, an anniversary or a length of time that its two dates do not give."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from workbench.domain.flag import Severity
from workbench.flags.figures.arithmetic import ArithmeticCheck, conflicts
from workbench.flags.lapses import ages, anniversaries, lasting
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Yield each age, anniversary and length of time that the times told with it do not allow."""
    yield from conflicts(checks_in(document))


def checks_in(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each such count in the text, whether it holds or not."""
    yield from chain(ages.time_checks(document), anniversaries.time_checks(document), lasting.time_checks(document))


RULE: Final = Rule(
    code="NUM008",
    name="years-and-ages",
    severity=Severity.WARNING,
    what="An age, an anniversary or a length of time that does not lie between the two times given.",
    why="The number or one of the years is wrong; the subtraction is shown.",
    flagged=(
        "Born in 1950, he died in 2010 aged 70.",
        "Built in 1900, the mill marked its 90th anniversary in 2000.",
        "In the 12 years from 1990 to 2004 the lake shrank.",
        "It strayed from the channel on Monday 6 May. It came free on Saturday 18 May, after 16 days aground.",
        "Mill turns old\n\nPublished 14 March 2024\n\nFounded in 1950, the mill will be 84 years old.",
        "Mayor quits\n\nPublished 14 March 2024\n\nAnn Lee, 62, has left. Lee was born on 9 March 1952 in Hull.",
    ),
    clean=(
        "Born in 1950, he died in 2010 aged 59.",
        "Built in 1900, the mill marked its 100th anniversary in 2000.",
        "In the 14 years from 1990 to 2004 the lake shrank.",
    ),
    limits="A length and its ends stand in one sentence or two; an age needs a birth told of the same person. A span "
    "may count both its first and its last year. Silent where any reading makes it hold.",
    reference="Arithmetic; an age is the difference of the years or one less.",
    find=find,
)
