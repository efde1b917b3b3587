"""Words that tell what sort of statement a clause makes, and whether it can be checked."""

import re
from typing import Final, NamedTuple

from workbench.domain.claim import ClaimKind
from workbench.text.speech.speakers import SAYING


class Reading(NamedTuple):
    """What a clause was taken for: its kind, and the reason where it cannot be checked."""

    kind: ClaimKind
    reason: str = ""


_ROLE_NOUNS: Final = (
    r"(?:chair(?:m[ae]n|woman|person)?|president|secretary(?:[- ]general)?|member|director|head|leader|"
    r"minister|senator|"
    r"congress(?:man|woman)|governor|mayor|ambassador|commissioner|speaker|chief|officer|ceo|founder|"
    r"co-?founder|editor|"
    r"professor|lecturer|coach|captain|judge|justice|king|queen|prince|chancellor|premier|treasurer|"
    r"spokes(?:man|woman|person)|"
    r"manager|partner|owner|deputy|delegate|representative|candidate|author|head(?:master|mistress)|dean|"
    r"principal|general|"
    r"commander|colonel|advis[eo]r|counsel|attorney|lawyer|analyst|economist|scientist|biologist|researcher|engineer|"
    r"actor|actress|singer|player|midfielder|striker|goalkeeper|winner|champion|resident|citizen|graduate|"
    r"student|alumnus|"
    r"vice[- ]president|curator|administrator|organi[sz]er|patron|trustee|fellow|rapporteur|whip)"
)
ROLE: Final = re.compile(
    rf"(?:(?:the|an?|its|their|his|her)\s+)?(?:(?!(?:of|and|in|is|was|with|at|by|for|to|on|from|the|as|met|"
    rf"that|who|or|an?|his|her|their|\w+ing)\b)[\w’'-]+\s+){{0,4}}?(?:[\w]+-)?{_ROLE_NOUNS}s?\b",
    re.IGNORECASE,
)
# Most signs are looked for in small letters, which is twice as fast as a search that ignores case.
_ROLE_CLAIM: Final = re.compile(
    rf"\b(?:is|was|are|were|as|became|become|remains?|remained|been|being|elected|appointed|named)\s+(?:{ROLE.pattern})"
    r"|\b(?:joined|member of|constituency|belongs? to|serv(?:es|ed|ing) (?:as|on|in)|chairs?|chaired|heads|headed|"
    r"founded|co-founded|graduated|studied at|resigned|retired|worked (?:as|for|at)|works (?:as|for|at))\b"
)
_PERCENT: Final = re.compile(
    r"\d\s?%|\bper ?cent\b|\bpercentage\b|\b(?:one|two|three|\d) (?:in|out of) (?:\w+)\b|\b(?:half|third|"
    r"quarter)s? of\b"
)
_NUMBER_WORDS: Final = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|hundreds?|"
    "thousands?|dozens?|millions?|billions?|trillions?"
)
_QUANTITY: Final = re.compile(rf"[$€£]\s?\d|\b\d[\d,.]*\b(?!\s*(?:st|nd|rd|th)\b)|\b(?:{_NUMBER_WORDS})\b")
_YEAR_ONLY: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?=[A-Z])|(?<=[a-z]\s)\d{1,2}(?=,)")
_DATE: Final = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\b(?:January|February|March|April|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today|last (?:week|month|year|night)|century|"
    r"(?:week|month|year|day)s? ago)\b|\bMay \d"
)
_DIGITS: Final = re.compile(r"\d")
_CALENDAR: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_CAUSAL: Final = re.compile(
    r"\b(?:because|due to|led to|leads to|caus(?:e|es|ed|ing)|result(?:s|ed)? (?:in|from)|thanks to|"
    r"as a result|owing to|"
    r"attributed to|contributed to|triggered|sparked|prompted)\b"
)
_COMPARISON: Final = re.compile(
    r"\b(?:most|least|first|largest|biggest|smallest|highest|lowest|best|worst|oldest|youngest|longest|only|"
    r"more than|less than|fewer than|greater|larger|smaller|higher|lower|older|younger|\w{3,}er than|record|"
    r"similar|differ(?:s|ed|ences?)?|same|unique|doubled|tripled|strength?ened|increased|decreased|rose|fell)\b"
)
_SEEMING: Final = re.compile(
    r"\b(?:seem(?:s|ed)? (?:to|that|like)|appear(?:s|ed)? to (?:be|have)|arguably|presumably|perhaps|"
    r"hopefully|unfortunately|"
    r"fortunately|sadly|in (?:my|our) (?:view|opinion)|it is (?:plausible|possible|conceivable|unclear|"
    r"hard to|difficult to|"
    r"important|clear|obvious|interesting)|plausible|(?:i|we) (?:think|believe|feel|hope|love|like|guess|"
    r"suppose|truly believe|"
    r"really|don['’]t think|would|want|wish|enjoy)|i['’](?:m|d)|doubtless|no doubt|to be honest)\b"
)
_WISH: Final = re.compile(
    r"\b(?:wants?|longing|longs|hopes?|wishes|dreams|fears|loves|hates|deserves?|not the same as)\b"
)
_JUDGEMENT: Final = re.compile(
    r"\b(?:is|are|was|were|be|seems?|feels?|looks?)\s+(?:\w+ly\s+|so\s+|very\s+|too\s+|quite\s+|such\s+|"
    r"not\s+|an?\s+|really\s+)*"
    r"(?:beautiful|wonderful|great|terrible|awful|bad|good|nice|amazing|excellent|disappointing|"
    r"interesting|exciting|boring|"
    r"ridiculous|shameful|disgraceful|stunning|brilliant|perfect|important|worth|lovely|charming|"
    r"delightful|unfair|fair|right|"
    r"wrong|silly|absurd|fascinating|remarkable|incredible|delicious|horrible|impressive|tragic|sad|"
    r"crucial|essential)\b"
)
_FORECAST: Final = re.compile(
    r"\b(?:may|might|will|could|would|shall|won['’]t|(?:is|are|was|were) (?:not )?(?:going|likely|"
    r"unlikely|expected|set|due|poised|bound) to|"
    r"it is likely|(?:is|are) expected)\b(?!\s+\d)(?!\s+(?:later|then|eventually|go on|become known))"
)
_COULD_NOT: Final = re.compile(
    r"\b(?:could|would) (?:not|never)\b|\bcouldn['’]t\b|\bwouldn['’]t\b|\bcould have\b|\bwould have\b"
)
_ADVICE: Final = re.compile(r"\b(?:should|must|ought to|needs? to|has to|have to|let us|let['’]s|had better|please)\b")

_QUOTED_QUESTION: Final = ("?”", '?"', "?’")

REASONS: Final = {
    ClaimKind.OPINION: "an opinion or impression, which no source can settle",
    ClaimKind.PREDICTION: "a forecast or supposition; it has not happened yet",
    ClaimKind.QUESTION: "a question, which states nothing",
    ClaimKind.ADVICE: "says what should be done, not what is",
    ClaimKind.BOILERPLATE: "not part of the article's statements",
}


def kind_of(clause: str) -> ClaimKind:
    """The kind of a clause that can be checked.

    >>> kind_of("Some 36% of voters agree").value
    'statistic'
    """
    small = clause.lower()
    without_dates = _YEAR_ONLY.sub(" ", clause).lower()
    signs = (
        (ClaimKind.STATISTIC, _PERCENT, clause),
        (ClaimKind.ROLE_OR_MEMBERSHIP, _ROLE_CLAIM, small),
        (ClaimKind.QUANTITY, _DIGITS, without_dates),
        (ClaimKind.CAUSAL, _CAUSAL, small),
        (ClaimKind.DATE_OR_EVENT, _CALENDAR, clause),
        (ClaimKind.QUANTITY, _QUANTITY, without_dates),
        (ClaimKind.COMPARISON_OR_SUPERLATIVE, _COMPARISON, small),
        (ClaimKind.DATE_OR_EVENT, _DATE, clause),
    )
    return next((kind for kind, sign, where in signs if sign.search(where)), ClaimKind.EXISTENCE_OR_RELATION)


def uncheckable(clause: str) -> Reading | None:
    """Why a clause cannot be checked, or nothing where it can.

    >>> uncheckable("It is plausible that they could agree").kind.value
    'prediction'
    """
    if asks(clause):
        return _read(ClaimKind.QUESTION)
    if _forecasts(clause):
        return _read(ClaimKind.PREDICTION)
    small = clause.lower()
    if _ADVICE.search(small):
        return _read(ClaimKind.ADVICE)
    return _read(ClaimKind.OPINION) if _judges(small) and not _gives_a_figure_or_date(clause) else None


def asks(clause: str) -> bool:
    """Whether the clause is a question, not a statement that quotes one.

    >>> asks('She wrote "Who will pay?"')
    False
    """
    quotes_one = clause.endswith(_QUOTED_QUESTION) and clause[0] not in "“\"‘'"
    return clause.rstrip("”\"')’ ").endswith("?") and not quotes_one


def _judges(small: str) -> bool:
    return any(sign.search(small) for sign in (_SEEMING, _WISH, _JUDGEMENT))


def _gives_a_figure_or_date(clause: str) -> bool:
    return bool(_PERCENT.search(clause) or _QUANTITY.search(clause.lower()) or _DATE.search(clause))


def _forecasts(clause: str) -> bool:
    found = _FORECAST.search(clause)
    return found is not None and not (_COULD_NOT.search(clause) and found.group() in {"could", "would"})


def _read(kind: ClaimKind) -> Reading:
    return Reading(kind, REASONS[kind])


def cues_in(clause: str) -> tuple[str, ...]:
    """The signs of a statement worth checking that `clause` carries, in plain words."""
    small = clause.lower()
    signs = (
        ("percentage", _PERCENT, clause),
        ("figure", _QUANTITY, small),
        ("date", _DATE, clause),
        ("office or membership", _ROLE_CLAIM, small),
        ("cause", _CAUSAL, small),
        ("comparison or superlative", _COMPARISON, small),
    )
    return tuple(name for name, sign, where in signs if sign.search(where))


_REGULAR: Final = """
 acknowledge admit affirm agree allege announce argue assert assume assure believe calculate claim concede conclude
confirm contend declare demonstrate deny determine disclose discover doubt emphasise emphasize establish estimate
expect explain express fear guess hint hope hypothesize imagine imply indicate infer inform insist joke learn maintain
mention note notice observe posit postulate predict presume promise propose prove realise realize recall recommend
remark remember reply report reveal rule signal speculate state stress suggest submit suppose suspect testify theorize
tweet vow warn worry
"""
_IRREGULAR: Final = """
say says tell tells think thinks thought know knows knew feel feels felt find finds found show shows showed shown
understand understands understood write writes wrote read reads learnt denied denies implied implies admitted
inferred testified testifies swear swears swore hear heard mean signalled advise advised convinced
"""
_MENTAL: Final = """
think thinks thought believe believed feel feels felt hope hopes hoped guess suppose mean imagine expect wish know
remember understand understood doubt fear hear heard remembered knew realized realised
"""
CONVINCED: Final = frozenset("sure confident concerned convinced aware certain afraid alarmed glad worried".split())


def _forms(verb: str) -> set[str]:
    """The regular forms of a verb."""
    bare = verb.removesuffix("e")
    return {verb, f"{verb}s", f"{bare}ed", f"{bare}ing"}


REPORTING: Final = (
    SAYING
    | frozenset(form for verb in _REGULAR.split() for form in _forms(verb))
    | frozenset(_IRREGULAR.split())
    | frozenset("saying telling thinking finding showing writing adding denying implying admitting knowing".split())
) - frozenset({"called", "pointing", "ruling", "reading"})
OWN_MIND: Final = frozenset(_MENTAL.split())
DENYING: Final = frozenset("deny denies denied denying doubt doubts doubted doubting".split())
