"""Whether a text introduces the person it names, and whether it does so as somebody's kin."""

import re
from typing import Final

from workbench.domain.span import Span
from workbench.facts.entities.name_uses import NameUse
from workbench.flags.names.surnames import KIN
from workbench.text.document import Document

_REACH: Final = 60
_TOLD_AFTER: Final = re.compile(
    r",? \(|, (?:(?:an?|the|his|her|their|its|who|whose|then|now|\d\d)\b"
    r"|(?!(?:said|says|told|on|in|at|to|for|with|by|as|and|but|or|left|right|centre|center)\b)"
    r"[a-z][\w-]+(?: [\w-]+){0,5}[,.])"
    r"|, [A-Z]-[A-Z]| is (?:an?|the) | was (?:an?|the) | [–—-] (?:an?|the) "
)
_WHO: Final = re.compile(r", who\b")
_KIN_BEFORE: Final = re.compile(rf"(?:{KIN.pattern})(?:,|:| of| to| \w+,?){{0,2}} $", re.IGNORECASE)
_KIN_AFTER: Final = re.compile(
    rf",? \(?(?:who (?:is|was) )?(?:(?:his|her|their|the|an?|its) )?(?:(?!whose\b)[\w-]+ ){{0,2}}(?:{KIN.pattern})",
    re.IGNORECASE,
)
_ROLE_TAGS: Final = frozenset({"NN", "NNS", "JJ"})
_NO_ROLE: Final = frozenset({"said", "says", "and", "but", "that", "when", "as", "to", "while"})
_JOINED: Final = re.compile(r"[A-Z][\w’'-]+ and $")


def is_introduced(document: Document, use: NameUse) -> bool:
    """Return whether the words around a name say who is named: a post or an age after it, a noun before it."""
    if _TOLD_AFTER.match(document.text, use.span.end):
        return True
    if use.title or not use.before or use.before in _NO_ROLE:
        return False
    return document.once(_tags).get(use.span.start - len(use.before) - 1, "") in _ROLE_TAGS


def is_told_of(document: Document, use: NameUse) -> bool:
    """Return whether no more than a clause with "who" follows a name, as it may where the person is known."""
    return _WHO.match(document.text, use.span.end) is not None


def is_kin(document: Document, use: NameUse) -> bool:
    """Return whether a word of kinship belongs to a name, or "and" joins it to another first name."""
    text, span = document.text, use.span
    before = text[max(0, use.start - _REACH) : use.start].rpartition("\n")[2]
    if _KIN_BEFORE.search(before) or _JOINED.search(before) or _KIN_AFTER.match(text, span.end):
        return True
    return _told_of_kin(document, span)


def _told_of_kin(document: Document, span: Span) -> bool:
    """Return whether the name's sentence sets it beside others of the family: "brothers", "couple", "twins"."""
    sentences = document.sentences_in(span)
    return any(_TOGETHER.search(document.text, sentence.start, sentence.end) for sentence in sentences)


_TOGETHER: Final = re.compile(
    r"\b(?:brothers|sisters|siblings|twins|couple|cousins|no relation|namesakes?)\b", re.IGNORECASE
)


def _tags(document: Document) -> dict[int, str]:
    return {token.start: token.tag for token in document.tokens}
