"""NUM012: one thing told twice with two numbers."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from workbench.domain.flag import Severity
from workbench.flags.figures.context import Setting, counted, settings_in
from workbench.flags.figures.marked_figures import Figure, SentenceFigures, grammar
from workbench.flags.rule import Finding, Rule
from workbench.flags.statements.lead import lead_of
from workbench.text.document import Document

_OTHERWISE: Final = grammar(
    r"\b(?:another|others?|additional|further|later|earlier|previous\w*|now|second|third|next|last|new|per|each|every|"
    r"or|but|however|compar\w*|between|from|than|rose|fell|increased|if|would|could|up to|at least|more|less|fewer|"
    r"respectively|both|some)\b"
)
_MOST_OF_A_KIND: Final = 40
_MOST_FIGURES: Final = 3
_SHARED: Final = 3
_ALIKE: Final = 0.6
_FAR: Final = 10.0

_Counted = tuple[Setting, Figure]


def find(document: Document) -> Iterator[Finding]:
    """Each later figure for what an earlier sentence says in nearly the same words with another figure."""
    kinds: defaultdict[tuple[str, str], list[_Counted]] = defaultdict(list)
    top = {sentence.start for sentence in lead_of(document).top}
    for setting in settings_in(document, _plain):
        if setting.reading.place.start in top:
            continue
        for index, figure in counted(setting.reading, "nmp"):
            if setting.counts_several(index) or figure.mark != "n":
                kinds[figure.mark + figure.words[0] * (figure.mark == "m"), setting.after(index)].append(
                    (setting, figure)
                )
    findings = [_finding(pair) for alike in kinds.values() for pair in _pairs(alike)]
    yield from sorted(findings, key=lambda finding: finding.span.start)


def _plain(reading: SentenceFigures) -> bool:
    """Whether a sentence has few figures, one to set beside another, and no word that tells them apart."""
    few = 0 < len(counted(reading, "nmpx")) <= _MOST_FIGURES
    return few and not _OTHERWISE.search(reading.masked)


def _pairs(alike: list[_Counted]) -> Iterator[tuple[_Counted, _Counted]]:
    for one, other in combinations(alike[:_MOST_OF_A_KIND], 2):
        if _differ(one, other) and _same_matter(one[0], other[0]):
            yield one, other


def _differ(one: _Counted, other: _Counted) -> bool:
    """Whether the two figures differ, and are all that sets the figures of their sentences apart."""
    low, high = sorted((abs(one[1].value), abs(other[1].value)))
    if low == 0 or high / low > _FAR or high - low <= one[1].slack + other[1].slack:
        return False
    here, there = ({figure.value for _, figure in counted(setting.reading, "nmpx")} for setting, _ in (one, other))
    return here - there == {one[1].value} and there - here == {other[1].value}


def _same_matter(one: Setting, other: Setting) -> bool:
    shared = one.stems & other.stems
    fewest = min(len(one.stems), len(other.stems))
    if len(shared) < _SHARED or len(shared) < _ALIKE * fewest or (one.when - other.when and other.when - one.when):
        return False
    within = one.names <= other.names or other.names <= one.names
    named = one.names == other.names or (within and len(shared) > _SHARED)
    return named and bool(one.names & other.names)


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
