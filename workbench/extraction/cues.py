"""Words that show what kind of statement a clause makes, and whether it can be checked."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from workbench.domain.claim import ClaimKind
from workbench.extraction.cue_patterns import DIGIT, CuePattern, cue_pattern, words_of
from workbench.facts.offices import OFFICES, ROLE


class ClaimKindReading(NamedTuple):
    """The kind of statement that a clause makes, and the reason where it cannot be checked."""

    kind: ClaimKind
    reason: str = ""


# Most cues are searched for in lower case, which is twice as fast as a search that ignores case.
_OFFICE_HELD: Final = cue_pattern(
    rf"\b(?:is|was|are|were|as|became|become|remains?|remained|been|being|elected|appointed|named)\s+(?:{ROLE.pattern})",
    " ".join(OFFICES),
)
_MEMBER: Final = cue_pattern(
    r"\b(?:joined|member of|constituency|belongs? to|serv(?:es|ed|ing) (?:as|on|in)|chairs?|chaired|heads|headed|"
    r"(?<!was )(?<!were )(?:co-)?founded|graduated|studied at|resigned|retired|worked (?:as|for|at)|"
    r"works (?:as|for|at))\b",
    "joined member constituency belong belongs serves served serving chair chairs chaired heads headed founded "
    "graduated studied resigned retired worked works",
)
_PERCENT: Final = cue_pattern(
    r"\d\s?%|\bper ?cent\b|\bpercentage\b|\b(?:one|two|three|\d) (?:in|out of) (?:\w+)\b|\b(?:half|third|"
    r"quarter)s? of\b",
    "% percent per percentage one two three 0 half halfs third thirds quarter quarters",
)
_NUMBER_WORDS: Final = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|hundreds?|"
    "thousands?|dozens?|millions?|billions?|trillions?"
)
_QUANTITY: Final = cue_pattern(
    rf"[$€£]\s?\d|\b\d[\d,.]*\b(?!\s*(?:st|nd|rd|th)\b)|\b(?:{_NUMBER_WORDS})\b",
    f"0 hundred thousand dozen million billion trillion {_NUMBER_WORDS.replace('?', '').replace('|', ' ')}",
)
_YEAR_ONLY: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?=[A-Z])|(?<=[a-z]\s)\d{1,2}(?=,)")
_DATE: Final = cue_pattern(
    r"\b(?:1[5-9]|20)\d\d\b|\b(?:January|February|March|April|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today|last (?:week|month|year|night)|century|"
    r"(?:week|month|year|day)s? ago)\b|\bMay \d",
    "0 january february march april june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday yesterday today last century ago",
)
_DIGITS: Final = cue_pattern(r"\d", DIGIT)
_CALENDAR: Final = cue_pattern(r"\b(?:1[5-9]|20)\d\d\b", DIGIT)
_CAUSAL: Final = cue_pattern(
    r"\b(?:because|due to|led to|leads to|caus(?:e|es|ed|ing)|result(?:s|ed)? (?:in|from)|thanks to|"
    r"as a result|owing to|"
    r"attributed to|contributed to|triggered|sparked|prompted)\b",
    "because due led leads cause causes caused causing result results resulted thanks owing attributed contributed "
    "triggered sparked prompted",
)
_COMPARISON: Final = cue_pattern(
    r"\b(?:most|least|first|largest|biggest|smallest|highest|lowest|best|worst|oldest|youngest|longest|only|"
    r"more than|less than|fewer than|greater|larger|smaller|higher|lower|older|younger|\w{3,}er than|record|"
    r"similar|differ(?:s|ed|ences?)?|same|unique|doubled|tripled|strengthened|increased|decreased|rose|fell)\b",
    "most least first largest biggest smallest highest lowest best worst oldest youngest longest only than greater "
    "larger smaller higher lower older younger record similar differ differs differed difference differences same "
    "unique doubled tripled strengthened increased decreased rose fell",
)
_SEEMING: Final = cue_pattern(
    r"\b(?:seem(?:s|ed)? (?:to|that|like)|appear(?:s|ed)? to (?:be|have)|arguably|presumably|perhaps|"
    r"hopefully|in (?:my|our) (?:view|opinion)|it is (?:plausible|possible|conceivable|unclear|"
    r"hard to|difficult to|"
    r"important|clear|obvious|interesting)|plausible|(?:i|we) (?:think|believe|feel|hope|love|like|guess|"
    r"suppose|truly believe|"
    r"really|don['’]t think|would|want|wish|enjoy)|i['’](?:m|d)|doubtless|no doubt|to be honest)\b",
    "seem seems seemed appear appears appeared arguably presumably perhaps hopefully view opinion "
    " plausible possible conceivable unclear hard difficult important clear obvious interesting i we "
    "doubtless doubt honest",
)
_WISH: Final = cue_pattern(
    r"\b(?:wants?|longing|longs|hopes?|wishes|dreams|fears|loves|hates|deserves?|not the same as)\b",
    "want wants longing longs hope hopes wishes dreams fears loves hates deserve deserves same",
)
_JUDGEMENT: Final = cue_pattern(
    r"\b(?:is|are|was|were|be|seems?|feels?|looks?)\s+(?:\w+ly\s+|so\s+|very\s+|too\s+|quite\s+|such\s+|"
    r"not\s+|an?\s+|really\s+)*"
    r"(?:beautiful|wonderful|(?:great|good)(?! deal| many)|terrible|awful|bad|nice|amazing|excellent|disappointing|"
    r"interesting|exciting|boring|"
    r"ridiculous|shameful|disgraceful|stunning|brilliant|perfect|important|worth|lovely|charming|"
    r"delightful|unfair|fair|right|"
    r"wrong|silly|absurd|fascinating|remarkable|incredible|delicious|horrible|impressive|tragic|sad|"
    r"crucial|essential)\b",
    "beautiful wonderful great terrible awful bad good nice amazing excellent disappointing interesting exciting "
    "boring ridiculous shameful disgraceful stunning brilliant perfect important worth lovely charming delightful "
    "unfair fair right wrong silly absurd fascinating remarkable incredible delicious horrible impressive tragic "
    "sad crucial essential",
)
_FORECAST: Final = cue_pattern(
    r"\b(?:may|might|will|could|would|shall|won['’]t|(?:is|are|was|were) (?:not )?(?:going|likely|"
    r"unlikely|expected|set|poised|bound) to|"
    r"(?:is|are|was|were) (?:not )?due (?:back|out|to (?:appear|arrive|be|begin|close|end|face|go|leave|meet|open|play|"
    r"publish|release|report|return|speak|start|take|visit|vote))|"
    r"it is likely|(?:is|are) expected)\b(?!-)(?!\s+\d)(?!\s+(?:later|then|eventually|go on|become|remind)\b)",
    "may might will could would shall won going likely unlikely expected set due poised bound",
)
_COULD_NOT: Final = re.compile(
    r"\b(?:could|would) (?:not|never)\b|\bcouldn['’]t\b|\bwouldn['’]t\b|\bcould have\b|\bwould have\b"
)
_ADVICE: Final = cue_pattern(
    r"\b(?:should|must|ought to|needs? to|has to|have to|let us|let['’]s|"
    r"had better (?:not |never )?(?:be|come|do|get|give|go|have|keep|leave|look|make|move|start|stay|stop|take|watch)|"
    r"please)\b",
    "should must ought need needs has have let better please",
)

_NAMED_CUES: Final = (
    ("percentage", _PERCENT),
    ("figure", _QUANTITY),
    ("date", _DATE),
    ("office or membership", _OFFICE_HELD),
    ("office or membership", _MEMBER),
    ("cause", _CAUSAL),
    ("comparison or superlative", _COMPARISON),
)
_AS_WRITTEN: Final = frozenset({_PERCENT, _DATE, _CALENDAR, _DIGITS})
_CUES: Final = (*(cue for _, cue in _NAMED_CUES), _DIGITS, _CALENDAR)

_QUOTED_QUESTION: Final = ("?”", '?"', "?’")

REASONS: Final = {
    ClaimKind.OPINION: "an opinion or impression, which no source can settle",
    ClaimKind.PREDICTION: "a forecast or supposition; it has not happened yet",
    ClaimKind.QUESTION: "a question, which states nothing",
    ClaimKind.ADVICE: "says what should be done, not what is",
    ClaimKind.BOILERPLATE: "not part of the article's statements",
}


def kind_of(clause: str) -> ClaimKind:
    """Return the kind of a clause that can be checked.

    >>> kind_of("Some 36% of voters agree").value
    'statistic'
    """
    cues = _cues_found(clause)
    without_years = _cues_found(_YEAR_ONLY.sub(" ", clause)) if _DIGITS in cues else cues
    kinds = (
        (ClaimKind.STATISTIC, _PERCENT in cues),
        (ClaimKind.ROLE_OR_MEMBERSHIP, _OFFICE_HELD in cues or _MEMBER in cues),
        (ClaimKind.QUANTITY, _DIGITS in without_years),
        (ClaimKind.CAUSAL, _CAUSAL in cues),
        (ClaimKind.DATE_OR_EVENT, _CALENDAR in cues),
        (ClaimKind.QUANTITY, _QUANTITY in without_years),
        (ClaimKind.COMPARISON_OR_SUPERLATIVE, _COMPARISON in cues),
        (ClaimKind.DATE_OR_EVENT, _DATE in cues),
    )
    return next((kind for kind, applies in kinds if applies), ClaimKind.EXISTENCE_OR_RELATION)


@lru_cache(maxsize=4_096)
def _cues_found(clause: str) -> frozenset[CuePattern]:
    """Return the cues of a statement worth checking that are in `clause`."""
    lower = clause.lower()
    words = words_of(lower)
    return frozenset(cue for cue in _CUES if cue.is_in(clause if cue in _AS_WRITTEN else lower, words))


def why_uncheckable(clause: str) -> ClaimKindReading | None:
    """Return why a clause cannot be checked, or None where it can.

    >>> why_uncheckable("It is plausible that they could agree").kind.value
    'prediction'
    """
    if is_question(clause):
        return _reading(ClaimKind.QUESTION)
    lower = clause.lower()
    words = words_of(lower)
    if _is_forecast(clause, words):
        return _reading(ClaimKind.PREDICTION)
    if _ADVICE.is_in(lower, words):
        return _reading(ClaimKind.ADVICE)
    is_opinion = _is_judgement(clause, lower, words) and not _has_figure_or_date(clause)
    return _reading(ClaimKind.OPINION) if is_opinion else None


def is_question(clause: str) -> bool:
    """Return whether the clause is a question, and not a statement that quotes one.

    >>> is_question('She wrote "Who will pay?"')
    False
    """
    quotes_one = clause.endswith(_QUOTED_QUESTION) and clause[0] not in "“\"‘'"
    return clause.rstrip("”\"')’ ").endswith("?") and not quotes_one


def _is_judgement(clause: str, lower: str, words: frozenset[str]) -> bool:
    return _WISH.is_in(clause, words) or any(cue.is_in(lower, words) for cue in (_SEEMING, _JUDGEMENT))


def _has_figure_or_date(clause: str) -> bool:
    return not _cues_found(clause).isdisjoint((_PERCENT, _QUANTITY, _DATE))


def _is_forecast(clause: str, words: frozenset[str]) -> bool:
    match = _FORECAST.pattern.search(clause) if _FORECAST.is_in(clause, words) else None
    return match is not None and not (_COULD_NOT.search(clause) and match.group() in {"could", "would"})


def _reading(kind: ClaimKind) -> ClaimKindReading:
    return ClaimKindReading(kind, REASONS[kind])


def cues_in(clause: str) -> tuple[str, ...]:
    """Return in plain words the cues of a statement worth checking that are in `clause`."""
    cues = _cues_found(clause)
    return tuple(dict.fromkeys(name for name, cue in _NAMED_CUES if cue in cues))
