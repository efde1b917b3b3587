"""Events with a natural order, and sentences that date the second event before the first."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.flags.dates.dated import GAP, DatedSentence, is_earlier, mark
from workbench.text.document import Date

_LIFE_VERBS: Final = (
    r"died|killed|murdered|executed|assassinated|passed away|elected|appointed|married|graduated|joined|enlisted|"
    r"emigrated|retired|resigned|moved to|became|ordained|knighted|debuted|enrolled|baptised|baptized"
)
_LEAVING_VERBS: Final = (
    r"left|resigned|retired|stepped down|stood down|quit|ousted|dismissed|sacked|fired|removed|deposed"
)
_CLOSING_VERBS: Final = (
    r"closed|shut|dissolved|disbanded|demolished|abolished|dismantled|torn down|burned|burnt|destroyed|"
    r"folded|collapsed|decommissioned|discontinued|scrapped|sold|merged|went bankrupt|broke up|split up|ceased|"
    r"sank|sunk|cancelled|canceled|repealed|revoked|expired|lapsed"
)
_TRIAL_VERBS: Final = (
    r"tried|convicted|sentenced|jailed|imprisoned|acquitted|found guilty|released|executed|pardoned|hanged|freed"
)
_SUCCESSIONS: Final = (
    (r"born", _LIFE_VERBS),
    (r"appointed|elected|sworn in|hired|named|installed|crowned|enthroned", _LEAVING_VERBS),
    (r"elected|nominated|appointed", r"took office|sworn in|inaugurated"),
    (
        (
            r"founded|established|created|formed|opened|set up|launched|incorporated|built|constructed|completed|"
            r"passed|enacted|introduced|commissioned|inaugurated|started|erected|signed"
        ),
        _CLOSING_VERBS,
    ),
    (r"begun|started|launched", r"ended|finished|concluded|completed|stopped|ceased"),
    (r"arrested|charged|indicted|detained|accused|convicted|sentenced|jailed|imprisoned", _TRIAL_VERBS),
    (r"married|wed", r"divorced|separated|split"),
    (r"designed|commissioned|proposed|drafted", r"opened|completed|finished|inaugurated|passed|adopted|enacted"),
    (r"diagnosed|wounded|hospitali[sz]ed", r"died|recovered|discharged"),
)
_VERB: Final = (
    r"(?:born|(?!(?:need|indeed|hundred|red|bed|sacred)\b)[a-z]{2,}ed|became|took|won|left|began|went|held|made|met|led|"
    r"ran|sold|came|got|fell|quit|bought|built|hung|sank|broke|set|shut|put|stood|rose|lost|spent|taught|drew|fought|"
    r"flew|sworn|taken|sent|found|torn|burnt)"
)
_ENDING: Final = (
    r"(?:leaving|resigning|retiring|stepping|standing|quitting|closing|shutting|disbanding|ending|dying|moving|joining|"
    r"becoming|being|returning|winning|going|selling|switching|falling|merging|folding|collapsing)"
)
_AUX: Final = (
    r"(?:(?:it|he|she|they|was|were|then|later|finally|eventually|officially|soon|got|in turn|ultimately|subsequently|"
    r"formally|permanently|\w+ly)\s){0,4}"
)
_JOIN: Final = r"(?:,?\s(?:and|but|then|before|until|only to be)(?:,?\s(?:then|so))?,?\s|,\s(?:and\s|then\s)?)"
_OTHER_ORDER: Final = re.compile(
    r"\b(?:after|following|since|having|had|previous(?:ly)?|earlier|former(?:ly)?|who|which|whose|where|whom|"
    r"instead of|re(?:elected|opened|built|joined|launched|founded|married|established)|re-\w+|again|second|another|"
    r"father|mother|parents?|brother|sister|son|daughter|wife|husband|grand\w+|predecessor|successor|reappointed|"
    r"posthumous(?:ly)?|return(?:ed|ing)?|originally|first|other|others|old|not|never|if|will|would|nominated|received|"
    r"awarded|published|written|recorded|designed|filmed|composed|painted|directed|produced|based|featured|listed|"
    r"ranked|respectively|compared|against|versus|(?:up|down) from|versions?|reissued|released|won|held)\b",
    re.IGNORECASE,
)
"""Words with which the later event may well be mentioned first."""

_COUNT: Final = (
    r"(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|a few|many|just|only|"
    r"barely|almost|nearly|about|around|over|under|less than|more than|half a|\d{1,3}) ){1,4}"
    r"(?:day|week|fortnight|month|year|decade|generation)s?"
)
_BEGINS: Final = (
    r"(?:began|begun|beginning|started|starting|opened|opening|founded|joined|joining|born|elected|becoming|became|"
    r"taking office|created|formed|launched|being \w+)"
)
_STATED_ORDERS: Final = (
    (
        rf"{mark('first')},? (?:{_COUNT}|shortly|soon|just|right|long) after\b{GAP}{{0,90}}{mark('second')}",
        False,
    ),
    (
        rf"{mark('first')},? (?:{_COUNT}|shortly|immediately|just|right|long) before\b{GAP}{{0,90}}{mark('second')}",
        True,
    ),
    (rf"{mark('first')}{GAP}{{0,90}}\b{_COUNT} later,? (?:in|on|by|around) {mark('second')}", True),
    (
        (
            rf"\b(?:ended|died|closed|left|resigned|retired|stopped|finished|concluded|dissolved)\b"
            rf"{GAP}{{0,50}}{mark('first')},?{GAP}{{0,25}}\bafter (?:(?:it|he|she|they|the \w+) )?"
            rf"(?:had |was |were |been )*{_BEGINS}{GAP}{{0,50}}{mark('second')}"
        ),
        False,
    ),
)
"""Phrases that say which of two dates is the earlier, and whether it is the first one written."""


_DETERMINED: Final = re.compile(r"\b(?:the|a|an|his|her|its|their|that|this) $", re.IGNORECASE)


class ReversedOrder(NamedTuple):
    """Two dates in the wrong order for their events, and that order in words."""

    first: Date
    second: Date
    order: str


_NARRATED: Final = re.compile(
    rf"\b(?P<one>{_VERB})\b(?P<a>{GAP}{{0,80}}?){mark('first')}(?P<b>{GAP}{{0,60}}?){_JOIN}{_AUX}"
    rf"(?P<two>{_VERB}|(?<=before ){_ENDING}|(?<=until ){_ENDING})\b(?P<c>{GAP}{{0,70}}?){mark('second')}"
)
"""`opened in ‹0› and closed in ‹1›`: one subject, in chronological order."""


def _fronted(first: str, second: str) -> re.Pattern[str]:
    """Return the pattern of `Opened in ‹0›, the bridge was closed in ‹1›`: both verbs share the later subject."""
    return re.compile(
        rf"(?:^|[.!?] )(?:First |Originally )?(?P<one>{first})\b(?P<a>{GAP}{{0,70}}?){mark('first')}"
        rf"(?P<b>{GAP}{{0,40}}?),(?P<s>[^‹›;:,“”\"()]{{1,50}}?)\b(?P<two>{second})\b(?P<c>{GAP}{{0,60}}?){mark('second')}",
        re.IGNORECASE,
    )


_FRONTED: Final = tuple(_fronted(first, second) for first, second in _SUCCESSIONS)


def _names_a_thing(match: re.Match[str], date: Date, name: str) -> bool:
    """Return whether a year belongs to the name of a thing: `the 2020 census`."""
    before = match.string[: match.start(name) - 1]
    return date.kind == "year" and _DETERMINED.search(before) is not None


def reversed_orders(sentence: DatedSentence) -> Iterator[ReversedOrder]:
    """Yield the pairs of dates in a sentence that contradict the order of their events."""
    for form, groups in ((_NARRATED, "one a b two c"), *((form, "a b s c") for form in _FRONTED)):
        for match in form.finditer(sentence.masked):
            first, second = sentence.named(match, "first"), sentence.named(match, "second")
            words = " ".join(match[name] for name in groups.split())
            if _names_a_thing(match, first, "first") or _names_a_thing(match, second, "second"):
                continue
            if is_earlier(second, first) and not _OTHER_ORDER.search(words):
                yield ReversedOrder(first, second, f"{match['one'].lower()}, then {match['two'].lower()}")
    for pattern, ascending in _STATED_ORDERS:
        for match in re.finditer(pattern, sentence.masked):
            first, second = sentence.named(match, "first"), sentence.named(match, "second")
            if is_earlier(second, first) if ascending else is_earlier(first, second):
                yield ReversedOrder(first, second, "by the words between them")
