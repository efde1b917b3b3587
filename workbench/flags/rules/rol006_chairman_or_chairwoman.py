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
    """The first later chair of a body under a title for the other sex, where no other person is named with it."""
    if "chairwoman" not in document.text or "chairman" not in document.text:
        return
    told: dict[str, tuple[str, Span]] = {}
    for found in _CHAIR.finditer(document.text):
        kind = "of" if found["post"] else "its"
        post = "post" if found["post"] else "post2"
        body, who = found[kind], found["who"] or found["who2"]
        place = Span(*found.span(post))
        if _ANOTHER.search(document.text, max(0, found.start() - _REACH), place.start):
            continue
        earlier, at = told.setdefault(body, (who, place))
        if earlier != who and not _NAMED.match(document.text, found.end()):
            told[body] = (who, place)
            yield Finding(
                span=place,
                message=f"The chair{who} of {body} here, its chair{earlier} before. One person, or two?",
                suggestion=document.quote(at),
                related=(at,),
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
