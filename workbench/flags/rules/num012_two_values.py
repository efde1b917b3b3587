"""NUM012: one thing given two numbers."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from workbench.domain.flag import Severity
from workbench.facts.quantities.figure import Figure
from workbench.flags.figures.context import SentenceContext, figures_with_index, sentence_contexts
from workbench.flags.figures.marked_figures import SentenceFigures, joined_pattern
from workbench.flags.rule import Finding, Rule
from workbench.flags.statements.lead import lead_of
from workbench.text.document import Document

_DISTINCTIONS: Final = joined_pattern(
    r"\b(?:another|others?|additional|further|later|earlier|previous\w*|now|second|third|next|last|new|per|each|every|"
    r"or|but|however|compar\w*|between|from|than|rose|fell|increased|if|would|could|up to|at least|more|less|fewer|"
    r"respectively|both|some)\b"
)
_MOST_OF_A_KIND: Final = 40
_MOST_FIGURES: Final = 3
_SHARED: Final = 3
_ALIKE: Final = 0.6
_FAR: Final = 10.0

_Counted = tuple[SentenceContext, Figure]


def find(document: Document) -> Iterator[Finding]:
    """Yield each later figure for what an earlier sentence says in nearly the same words with another figure."""
    kinds: defaultdict[tuple[str, str], list[_Counted]] = defaultdict(list)
    top_starts = {sentence.start for sentence in lead_of(document).top}
    for setting in sentence_contexts(document, _is_plain):
        if setting.reading.place.start in top_starts:
            continue
        for index, figure in figures_with_index(setting.reading, "nmp"):
            if setting.counts_several(index) or figure.mark != "n":
                currency = figure.words[0] if figure.mark == "m" else ""
                kinds[figure.mark + currency, setting.after(index)].append((setting, figure))
    findings: list[Finding] = []
    for alike in kinds.values():
        findings += map(_finding, _pairs(alike))
    yield from sorted(findings, key=lambda finding: finding.span.start)


def _is_plain(reading: SentenceFigures) -> bool:
    """Return whether a sentence has few figures, one to compare with another, and no word that distinguishes them."""
    has_few = 0 < len(figures_with_index(reading, "nmpx")) <= _MOST_FIGURES
    return has_few and not _DISTINCTIONS.search(reading.masked)


def _pairs(alike: list[_Counted]) -> Iterator[tuple[_Counted, _Counted]]:
    for one, other in combinations(alike[:_MOST_OF_A_KIND], 2):
        if _differ(one, other) and _same_matter(one[0], other[0]):
            yield one, other


def _differ(one: _Counted, other: _Counted) -> bool:
    """Return whether the two figures differ, and are the only difference between the figures of their sentences."""
    low, high = sorted((abs(one[1].value), abs(other[1].value)))
    if low == 0 or high / low > _FAR or high - low <= one[1].slack + other[1].slack:
        return False
    values, other_values = _values(one[0]), _values(other[0])
    return values - other_values == {one[1].value} and other_values - values == {other[1].value}


def _values(setting: SentenceContext) -> set[float]:
    return {figure.value for _, figure in figures_with_index(setting.reading, "nmpx")}


def _same_matter(one: SentenceContext, other: SentenceContext) -> bool:
    """Return whether two sentences share names and most content words, and give no two different times."""
    shared = len(one.stems & other.stems)
    if shared < _SHARED or shared < _ALIKE * min(len(one.stems), len(other.stems)):
        return False
    if (one.when - other.when and other.when - one.when) or one.names.isdisjoint(other.names):
        return False
    is_subset = one.names <= other.names or other.names <= one.names
    return one.names == other.names or (is_subset and shared > _SHARED)


def _finding(pair: tuple[_Counted, _Counted]) -> Finding:
    (_, earlier), (_, later) = pair
    shared = sorted(pair[0][0].stems & pair[1][0].stems)
    return Finding(
        span=later.span,
        message=f"{later} here, {earlier} earlier for what seems the same; which is right?",
        related=(earlier.span,),
        evidence="shared words: " + ", ".join(shared),
    )


RULE: Final = Rule(
    code="NUM012",
    name="two-values",
    severity=Severity.WARNING,
    what="Two sentences that say the same in nearly the same words, with different numbers.",
    why="One of the numbers is wrong, or the difference wants explaining.",
    flagged=("The flood in Kirkby drowned 12 lambs.\n\nThe owner wept. The Kirkby flood drowned 21 lambs.",),
    clean=(
        "The flood in Kirkby drowned 12 lambs.\n\nAn earlier flood in Kirkby drowned 21 lambs.",
        "The flood in Kirkby drowned 12 lambs.\n\nThe flood in Selby drowned 21 lambs.",
        "The Kirkby census counted 216 huts on the moor. But the Kirkby paper counted the missing 97 huts on the moor.",
    ),
    limits="Needs a shared name and most words in common; blind to the same fact in other words, and to headlines.",
    reference="Word overlap of the two sentences.",
    find=find,
)
