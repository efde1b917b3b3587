"""ROL006: one body led by a chairwoman here and a chairman there."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_BODY: Final = r"[A-Z][\w&.’'-]*\w(?: (?:(?:of|for|on|the|and) ){0,2}[A-Z][\w&-]*){0,6}"
_CHAIR: Final = re.compile(
    rf"(?P<post>\bchair(?P<who>man|woman)) of (?:the )?(?P<of>{_BODY})"
    rf"|(?P<its>{_BODY})(?<!’s)(?<!'s)(?:[’']s?)? (?P<post2>chair(?P<who2>man|woman))\b"
)
_ANOTHER: Final = re.compile(
    r"\b(?:former|ex|past|previous|previously|then|deputy|vice|co|first|last|new|next|incoming|outgoing|was|became|"
    r"honorary|late|founding|succeeded|replaced)\b[^.]{0,20}$",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r",? (?:Mr|Sir|[A-Z][a-z]+ [A-Z])|,? (?:from|until|between|in) ")
_REACH: Final = 40


def find(document: Document) -> Iterator[Finding]:
    """Yield the first later chair of a body under a title for the other sex, unless another person is named with it."""
    if "chairwoman" not in document.text or "chairman" not in document.text:
        return
    chairs: dict[str, tuple[str, Span]] = {}
    for match in _CHAIR.finditer(document.text):
        body = match["of"] if match["post"] else match["its"]
        gender = match["who"] or match["who2"]
        span = Span(*match.span("post" if match["post"] else "post2"))
        if _ANOTHER.search(document.text, max(0, match.start() - _REACH), span.start):
            continue
        earlier_gender, earlier_span = chairs.setdefault(body, (gender, span))
        if earlier_gender != gender and not _NAMED.match(document.text, match.end()):
            chairs[body] = (gender, span)
            yield Finding(
                span=span,
                message=f"The chair{gender} of {body} here, its chair{earlier_gender} before. One person, or two?",
                suggestion=document.quote(earlier_span),
                related=(earlier_span,),
            )


RULE: Final = Rule(
    code="ROL006",
    name="chairman-or-chairwoman",
    severity=Severity.NOTE,
    what="A body that has a chairwoman in one place and a chairman in another.",
    why="A body has one chair at a time: the title gets somebody's sex wrong, or a name is missing.",
    flagged=("Ana Berg, the chairwoman of the FCC, praised the vote. On Monday the chairman of the FCC left.",),
    clean=(
        "Ana Berg, the chairwoman of the FCC, praised the vote. On Monday the chairwoman of the FCC left.",
        "Ana Berg, the chairwoman of the FCC, praised the vote. A former chairman of the FCC did not.",
        "Ana Berg, the chairwoman of the FCC, praised the vote. The chairman of the SEC left.",
        "Ana Berg, the chairwoman of the FCC, praised the vote. The chairman of the FCC, Jonas Lund, left in May.",
    ),
    limits="Reads no other posts than the chair, and needs the body's name beside both.",
    reference="Style guides: a title that fits the person, throughout.",
    find=find,
)
