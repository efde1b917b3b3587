"""ATT003: a quotation that is opened and never closed."""

from collections.abc import Iterator
from typing import Final

from workbench.detectors.rule import Finding, Rule
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.text.document import Document

_OPENS: Final = "This quotation is opened and never closed; where do the speaker's words end?"
_CLOSES: Final = "This mark closes a quotation that is not opened here; where do the speaker's words begin?"


def find(document: Document) -> Iterator[Finding]:
    """Each quotation mark without its other one."""
    for quotation in document.quotations:
        if not quotation.closed:
            mark = Span(quotation.start, quotation.start + 1)
            yield Finding(span=mark, message=_CLOSES if _follows_a_word(document.text, mark.start) else _OPENS)


def _follows_a_word(text: str, at: int) -> bool:
    """Whether the mark stands behind a word with a blank after it, as one that closes does."""
    return at > 0 and not text[at - 1].isspace() and text[at + 1 : at + 2].isspace()


RULE: Final = Rule(
    code="ATT003",
    name="unclosed-quotation",
    severity=Severity.NOTE,
    what="A quotation mark without its other one: a quotation opened and not closed, or closed and not opened.",
    why="It is unclear which words are the speaker's.",
    flagged=(
        "“We will not go back, said Anna Berg on the steps.",
        'It was used to "find" a mark, and a discover" stood there.',
    ),
    clean=("“We will not go back,” said Anna Berg on the steps.",),
    limits="A quotation that goes on in the next paragraph must begin with a mark there.",
    reference="",
    find=find,
)
