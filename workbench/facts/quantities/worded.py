"""Quantities told in words that are no numbers: half, twice, doubled, two sevenths, a dozen."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.span import Span
from workbench.facts.quantities.figure import Figure, loose_slack
from workbench.text.numbers import value_of

_COUNT: Final = r"(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|\d{1,2})"
_PARTS: Final = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twelfth": 12, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
_TIMES: Final = {
    "twice": 2.0, "double": 2.0, "thrice": 3.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0, "quintuple": 5.0,
}  # fmt: skip
_NO_PART: Final = r"(?!-|\s(?:time|an\b|a\b|hour|past|century|mile|inch|term|year|day|marathon|brother|sister|board))"
_FOLLOWS: Final = r"(?=\s(?:of|the|more|less|fewer|higher|lower|as|to|in|from|by|that|off|cheaper)\b|[,.;:)—–]|$)"
_FRACTION: Final = rf"(?P<many>{_COUNT})[ -](?P<part>{'|'.join(list(_PARTS)[1:])})s?\b{_FOLLOWS}"
_HALF: Final = rf"(?<!first )(?<!second )(?<!first-)(?<!second-)(?<!and a )(?<!other )(?P<half>half){_NO_PART}\b"
_NOT_DOUBLED: Final = r"(?![- ](?:bed|room|glaz|deck|check|digit|jeopardy|act|life))"
_COMPARED: Final = r"(?=\s(?:as|more|the|that|what|its|his|her|their|higher|larger|bigger|greater)\b)"
_MULTIPLE: Final = (
    rf"(?P<twice>twice|thrice)\b|(?P<doubled>doubl|tripl|trebl|quadrupl|quintupl)(?:e[sd]?|ing)\b{_NOT_DOUBLED}"
    rf"|(?P<halved>halv(?:e[sd]?|ing))\b|(?P<times>{_COUNT}|\d+(?:\.\d+)?)[-\s](?:times{_COMPARED}|fold\b)"
    r"|(?P<fold>two|three|four|five|six|seven|eight|nine|ten)fold\b"
)
_DOZEN: Final = r"(?P<dozens>a|two|three|four|five|six)\s(?P<dozen>dozen|score)\b"
_WORDED: Final = re.compile(rf"(?<![\w.,])(?:{_FRACTION}|{_HALF}|{_MULTIPLE}|{_DOZEN})", re.IGNORECASE)
_DOZENS: Final = {"dozen": 12.0, "score": 20.0}


def worded_figures(text: str) -> Iterator[Figure]:
    """Yield the fractions, multiples and dozens that words tell, in reading order.

    >>> [(str(one), one.mark, round(one.value, 3)) for one in worded_figures("Sales halved; two fifths of it.")]
    [('halved', 't', 0.5), ('two fifths', 'f', 0.4)]
    """
    for match in _WORDED.finditer(text):
        mark, value = _meaning({name: words.lower() for name, words in match.groupdict().items() if words})
        span = Span(match.start(), match.end())
        yield Figure(span, mark, value, loose_slack(text, span.start, value), match.group())


def _meaning(found: dict[str, str]) -> tuple[str, float]:
    if "part" in found or "half" in found:
        return "f", 0.5 if "half" in found else _count(found["many"]) / _PARTS[found["part"]]
    if "dozen" in found:
        return "n", _count(found["dozens"]) * _DOZENS[found["dozen"]]
    if "times" in found or "fold" in found:
        return "t", _count(found.get("times") or found["fold"])
    word = found.get("twice") or found.get("doubled")
    return "t", next(value for begins, value in _TIMES.items() if begins[:4] == word[:4]) if word else 0.5


def _count(words: str) -> float:
    return 1.0 if words == "a" else value_of(words)
