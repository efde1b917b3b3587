"""ATT003: a quotation that is opened and never closed."""

from collections.abc import Iterator
from typing import Final

from workbench.detectors.rule import Finding, Rule
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Each opening mark without its closing one."""
    for quotation in document.quotations:
        if not quotation.closed:
            message = "This quotation is opened and never closed; where do the speaker's words end?"
            yield Finding(span=Span(quotation.start, quotation.start + 1), message=message)


RULE: Final = Rule(
    code="ATT003",
    name="unclosed-quotation",
    severity=Severity.NOTE,
    what="A quotation mark opened and not closed in its paragraph.",
    why="It is unclear which words are the speaker's.",
    flagged=("“We will not go back, said Anna Berg on the steps.",),
    clean=("“We will not go back,” said Anna Berg on the steps.",),
    limits="A quotation that goes on in the next paragraph must begin with a mark there.",
    reference="",
    find=find,
)
