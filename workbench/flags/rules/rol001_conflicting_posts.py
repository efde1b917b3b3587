"""One person given two different posts in the same body."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_POST: Final = re.compile(
    r"(?P<post>(?:(?:Deputy|Vice|Co|First Deputy)[- ])?(?:Chair(?:man|woman|person)?|President|Head|Secretary|Speaker))"
    r" of (?:the )?(?P<body>(?:[\w’'-]+ ){0,6}?(?:Committee|Commission|Council|Board)\b"
    r"(?: (?:on|for|of)(?: (?:the|and|[A-Z][\w’'-]*)){1,8})?(?:, [A-Z]\w+ and \w+(?: \w+)?)?)"
)
_STOP_WORDS: Final = frozenset("committee commission council board select on for of the and".split())
_FEWEST_SHARED: Final = 2
_MOST_POSTS: Final = 200


class _Post(NamedTuple):
    """A post of a person, with its span and the words of the body it is held in."""

    span: Span
    post: str
    body_words: frozenset[str]
    person: str


def find(document: Document) -> Iterator[Finding]:
    """Yield pairs of posts of one person in one body that differ."""
    for one, other in combinations(_posts(document), 2):
        same_body = len(one.body_words & other.body_words) >= _FEWEST_SHARED
        if one.person == other.person and same_body and one.post != other.post:
            yield Finding(
                span=other.span,
                message=f"{one.person} is {other.post} here and {one.post} elsewhere, of what seems the same body.",
                related=(one.span,),
                evidence="shared words: " + ", ".join(sorted(one.body_words & other.body_words)),
            )


def _posts(document: Document) -> list[_Post]:
    posts = []
    for match in _POST.finditer(document.text):
        person = _person_near(document, match.start(), match.end())
        words = (re.sub(r"[^a-z]|s[,.]?$", "", word.lower()) for word in match["body"].split())
        body_words = frozenset(word for word in words if word and word not in _STOP_WORDS)
        if person:
            posts.append(_Post(Span(*match.span()), match["post"], body_words, person))
    return posts[:_MOST_POSTS]


def _person_near(document: Document, start: int, end: int) -> str:
    """Return the person in apposition after the post, or the first one named before it in its paragraph."""
    people = [name for name in document.names if name.kind == "person" and " " in name.text]
    after = next((name.text for name in people if end <= name.start <= end + 3), "")
    paragraph_start = max((paragraph.start for paragraph in document.paragraphs if paragraph.start <= start), default=0)
    return after or next((name.text for name in people if paragraph_start <= name.start < start), "")


RULE: Final = Rule(
    code="ROL001",
    name="conflicting-posts",
    severity=Severity.WARNING,
    what="One person with two conflicting posts in the same body.",
    why="At most one can hold at a time; the other is out of date or wrong.",
    flagged=(
        (
            "The Chairman of the Committee on Foreign Affairs and Trade, Anna Schmidt, spoke.\n\n"
            "Anna Schmidt is Deputy-Chairman of the Select Committee on Foreign Affairs and Trade."
        ),
    ),
    clean=(
        (
            "The Chairman of the Committee on Foreign Affairs and Trade, Anna Schmidt, spoke.\n\n"
            "Anna Schmidt is Secretary of the Committee on Fisheries and Rivers."
        ),
    ),
    limits="Matches bodies by shared words; blind to a change of post over time.",
    reference="Word overlap of the names of bodies.",
    find=find,
)
