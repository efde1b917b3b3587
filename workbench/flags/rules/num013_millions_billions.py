"""NUM013: one amount given once in millions and once in billions."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from workbench.domain.flag import Severity
from workbench.facts.quantities.figure import Figure, scale_of
from workbench.flags.figures.context import SentenceContext, figures_with_index, sentence_contexts
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_THOUSAND: Final = 1_000.0
_MOST_OF_A_KIND: Final = 40
_SHARED: Final = 2

_Amount = tuple[SentenceContext, Figure]


def find(document: Document) -> Iterator[Finding]:
    """Yield each later amount a thousand times an earlier one, with the same digits and subject."""
    amounts: defaultdict[tuple[str, str], list[_Amount]] = defaultdict(list)
    for setting in sentence_contexts(document, lambda reading: any(map(_digits, reading.figures))):
        for _, figure in figures_with_index(setting.reading, "nm"):
            if digits := _digits(figure):
                amounts[figure.mark, digits].append((setting, figure))
    findings: list[Finding] = []
    for alike in amounts.values():
        findings += map(_finding, _pairs(alike[:_MOST_OF_A_KIND]))
    yield from sorted(findings, key=lambda finding: finding.span.start)


def _digits(figure: Figure) -> str:
    """Return the digits of an amount in thousands, millions or more, where it has two or more; empty otherwise."""
    if figure.value < _THOUSAND or scale_of(figure.words) == 1:
        return ""
    digits = f"{figure.value:.12g}".split("e")[0].replace(".", "").rstrip("0")
    return digits if len(digits) > 1 else ""


def _pairs(alike: list[_Amount]) -> Iterator[tuple[_Amount, _Amount]]:
    for one, other in combinations(alike, 2):
        ratio = max(one[1].value / other[1].value, other[1].value / one[1].value)
        shared = one[0].stems & other[0].stems
        if one[0].reading.place != other[0].reading.place and abs(ratio - _THOUSAND) < 1 and len(shared) >= _SHARED:
            yield one, other


def _finding(pair: tuple[_Amount, _Amount]) -> Finding:
    (_, earlier), (_, later) = pair
    return Finding(
        span=later.span,
        message=f"{later} here, {earlier} earlier: a thousandfold difference; which is right?",
        related=(earlier.span,),
        evidence=f"{earlier} and {later}: the same digits, a factor of 1,000",
    )


RULE: Final = Rule(
    code="NUM013",
    name="millions-billions",
    severity=Severity.WARNING,
    what="The same digits given once in thousands or millions and once in millions or billions, about the same things.",
    why='"Million" for "billion" is an easy slip, and a thousandfold error.',
    flagged=("The tunnel cost $3.4 billion to build.\n\nCritics say a tunnel that cost $3.4 million was too dear.",),
    clean=("The tunnel cost $3.4 billion to build.\n\nThe visitor centre took $3.4 million last summer.",),
    limits="Needs two digits or more, and two telling words that both sentences share.",
    reference="Arithmetic.",
    find=find,
)
