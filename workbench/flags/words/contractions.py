"""Short forms of a verb where the tags of the words after them call for a possessive, and `lead` told of the past."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from workbench.domain.span import Span
from workbench.text.document import Document, Token

_SHORT: Final = re.compile(
    r"\b(?:(?P<pronoun>it|who|they)[’'](?:s|re) (?=[a-z])|(?:he|she|it) (?=lead ))", re.IGNORECASE
)
_MEANT: Final = {"it": "its", "who": "whose", "they": "their"}
_NOUNS: Final = frozenset({"NN", "NNS"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_GROUPS: Final = frozenset({"staff", "crew", "police"})
"""Nouns that take a plural verb as they stand."""

_NO_OWNED: Final = frozenset("time fun luck shame people everyone everybody someone what a one news business".split())
_AHEAD: Final = 12
"""Tokens between two commas after which the verb of the first noun may follow."""

_STATES: Final = re.compile(
    r"(?:^|[,.;:!?“”\"\n]|\b(?:and|but|when|after|before|because|as|while|though|although))\s*$", re.IGNORECASE
)
"""What a pronoun may follow that is the subject of a plain statement: `did he lead`, `that he lead` are others."""

_REACH: Final = 12


def tagged_slips(document: Document) -> Iterator[tuple[Span, str]]:
    """The short forms before a noun that is the subject of a verb, and `he lead the team`; each with the word meant.

    None in a document without tags.
    """
    for found in _SHORT.finditer(document.text) if document.tagged else ():
        start, end = found.span()
        after = [
            token
            for sentence in document.sentences_in(Span(start, end))
            for token in document.sentence_tokens(sentence)
            if token.start >= end
        ]
        meant = _MEANT.get(found["pronoun"].lower(), "") if found["pronoun"] else ""
        if meant and _is_subject(after):
            yield Span(start, end - 1), meant.capitalize() if found.group()[0].isupper() else meant
        elif (
            not meant
            and after
            and after[0].tag in _FINITE
            and _STATES.search(document.text, max(0, start - _REACH), start)
        ):
            yield Span(after[0].start, after[0].end), "led"


def _is_subject(after: Sequence[Token]) -> bool:
    """Whether the first word is a noun and a finite verb follows: at once, or after words between two commas."""
    if len(after) < 2 or after[0].tag not in _NOUNS or after[0].text in _NO_OWNED or after[0].text.endswith("ing"):  # noqa: PLR2004 - a noun and its verb
        return False
    tags = [token.tag for token in after[1 : _AHEAD + 2]]
    if tags[0] == "," and (after[0].tag == "NNS" or after[0].text in _GROUPS) and "," in tags[1:]:
        tags = tags[tags.index(",", 1) + 1 :]
    return bool(tags) and tags[0] in _FINITE
