"""What a row of a table or a bullet tells with its figures: `Turnout: 62%`, `Lee 1'32.3`, `Ayr 2nd, Leith 1st`."""

import re
from collections.abc import Sequence
from typing import Final

from workbench.domain.claim import ClaimKind
from workbench.extraction.cues import kind_of
from workbench.facts.offices import is_office
from workbench.text.document import Token

_SEVERAL: Final = 2
_TIME_TAKEN: Final = re.compile(r"\b\d{1,2}['’:]\d\d[.,]\d")
_RANK: Final = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b", re.IGNORECASE
)
_MONEY: Final = re.compile(r"[$€£¥₹₩]\s?\d|\d\s?[€£¥₹₩]|\d\s?/\s?(?i:month|mo|year|yr|week|day|night|hour)\b")


def tells_value(tokens: Sequence[Token], words: str) -> bool:
    """Return whether words without a verb tell a share, an amount, a time taken or a rank of what they name."""
    if kind_of(words) is ClaimKind.STATISTIC or _MONEY.search(words) or _TIME_TAKEN.search(words):
        return True
    return (
        _tells_rank(words)
        or _tells_holder(tokens)
        or (kind_of(words) is ClaimKind.QUANTITY and _tells_quantity(tokens, words))
    )


def _tells_holder(tokens: Sequence[Token]) -> bool:
    """Return whether a person is named behind a post and a colon, and nothing else: `Chief executive: Ann Lee`."""
    colon = next((place for place, token in enumerate(tokens) if token.text == ":"), 0)
    holder = tokens[colon + 1 :]
    is_post = colon > 0 and is_office(tokens[colon - 1].text)
    return is_post and len(holder) >= _SEVERAL and all(token.entity == "PERSON" for token in holder)


def _tells_rank(words: str) -> bool:
    """Return whether ranks stand beside what they rank: several of them, or one behind a colon."""
    ranks = list(_RANK.finditer(words))
    colon = words.find(":")
    return len(ranks) >= _SEVERAL or any(0 <= colon < rank.start() for rank in ranks)


def _tells_quantity(tokens: Sequence[Token], words: str) -> bool:
    """Return whether there are several figures, or one that is not that of a title: `Saving Money: 10 Tips`."""
    figures = sum(token.tag == "CD" for token in tokens)
    lower = [token for token in tokens if token.text.isalpha() and token.tag[:2] in {"NN", "JJ", "VB"}]
    is_title = all(token.text[0].isupper() for token in lower)
    return figures >= _SEVERAL or (figures > 0 and (not is_title or (tokens[-1].tag == "CD" and ":" in words)))
