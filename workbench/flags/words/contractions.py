"""Contractions before words whose tags call for a possessive, and `lead` written for the past tense."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from workbench.domain.span import Span
from workbench.facts.dependency_tree import FINITE
from workbench.text.document import Document, Token

_SHORT: Final = re.compile(
    r"\b(?:(?P<pronoun>it|who|they)[’'](?:s|re) (?=[a-z])|(?:he|she|it) (?=lead ))", re.IGNORECASE
)
_POSSESSIVES: Final = {"it": "its", "who": "whose", "they": "their"}
_NOUNS: Final = frozenset({"NN", "NNS"})
_COLLECTIVES: Final = frozenset({"staff", "crew", "police"})
"""Nouns that take a plural verb without a plural s."""

_NEVER_OWNED: Final = frozenset(
    "time fun luck shame people everyone everybody someone what a one news business".split()
)
_AHEAD: Final = 12
"""Most tokens between two commas before the verb of the first noun."""

_STATEMENT_LEAD: Final = re.compile(
    r"(?:^|[,.;:!?“”\"\n]|\b(?:and|but|when|after|before|because|as|while|though|although))\s*$", re.IGNORECASE
)
"""What may precede a pronoun that is the subject of a plain statement, unlike `did he lead` and `that he lead`."""

_REACH: Final = 12


def contraction_slips(document: Document) -> Iterator[tuple[Span, str]]:
    """Yield contractions before a noun that is a verb's subject, and `he lead the team`, with the word meant.

    None in a document without tags.
    """
    if not document.tagged:
        return
    for match in _SHORT.finditer(document.text):
        start, end = match.span()
        after = _tokens_after(document, start, end)
        possessive = _POSSESSIVES[match["pronoun"].lower()] if match["pronoun"] else ""
        if possessive:
            if _is_subject(after):
                capital = match.group()[0].isupper()
                yield Span(start, end - 1), possessive.capitalize() if capital else possessive
        elif after and after[0].tag in FINITE and _STATEMENT_LEAD.search(document.text, max(0, start - _REACH), start):
            yield Span(after[0].start, after[0].end), "led"


def _tokens_after(document: Document, start: int, end: int) -> list[Token]:
    """Return the tokens from `end` on in the sentences that overlap `start` to `end`."""
    tokens: list[Token] = []
    for sentence in document.sentences_in(Span(start, end)):
        tokens += [token for token in document.sentence_tokens(sentence) if token.start >= end]
    return tokens


def _is_subject(after: Sequence[Token]) -> bool:
    """Return whether the first word is a noun with a finite verb after it, at once or after words between commas."""
    if len(after) < 2 or after[0].tag not in _NOUNS or after[0].text in _NEVER_OWNED or after[0].text.endswith("ing"):  # noqa: PLR2004 - a noun and its verb
        return False
    tags = [token.tag for token in after[1 : _AHEAD + 2]]
    if tags[0] == "," and (after[0].tag == "NNS" or after[0].text in _COLLECTIVES) and "," in tags[1:]:
        tags = tags[tags.index(",", 1) + 1 :]
    return bool(tags) and tags[0] in FINITE
