"""Verbs with which somebody is reported to say, think or deny something."""

from typing import Final

_SAYING: Final = """
said says saying say added adds told tells stated states asked asks explained explains replied replies
answered answers noted notes wrote writes tweeted posted claimed claims argued argues insisted insists warned
warns announced announces declared declares continued continues recalled recalls remarked remarks concluded
concludes admitted admits commented comments quipped joked observed observes suggested suggests acknowledged
acknowledges confirmed confirms denied denies emphasized emphasised emphasizes stressed stresses reported
reports testified testifies reiterated clarified clarifies complained urged urges vowed pledged predicted
estimated shouted yelled cried responded responds maintained maintains asserted asserts contended contends
boasted lamented opined mused pointed called believes thinks conceded concedes revealed reveals disclosed
specified underlined underscored countered intoned exclaimed murmured whispered retorted elaborated
"""
SAYING_VERBS: Final = frozenset(_SAYING.split())
"""Verbs that stand beside quotations."""

_REGULAR: Final = """
acknowledge admit affirm agree allege announce argue assert assume assure believe calculate claim concede
conclude confirm contend declare demonstrate deny determine disclose discover doubt emphasise emphasize
establish estimate expect explain express fear guess hint hope hypothesize imagine imply indicate infer inform
insist joke learn maintain mention note notice observe posit postulate predict presume promise propose prove
realise realize recall recommend remark remember reply report reveal rule signal speculate state stress submit
suggest suppose suspect testify theorize tweet vow warn worry
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
CONVICTION_ADJECTIVES: Final = frozenset(
    "sure confident concerned convinced aware certain afraid alarmed glad worried".split()
)


def _forms(verb: str) -> set[str]:
    """Return the regular forms of a verb."""
    bare = verb.removesuffix("e")
    return {verb, f"{verb}s", f"{bare}ed", f"{bare}ing"}


REPORTING_VERBS: Final = (
    SAYING_VERBS.union(*map(_forms, _REGULAR.split()))
    | frozenset(_IRREGULAR.split())
    | frozenset("saying telling thinking finding showing writing adding denying implying admitting knowing".split())
) - frozenset({"called", "pointing", "ruling", "reading"})
MENTAL_VERBS: Final = frozenset(_MENTAL.split())
DENYING_VERBS: Final = frozenset("deny denies denied denying doubt doubts doubted doubting".split())

_EVIDENCE: Final = """
show shows showed shown showing find finds found finding demonstrate prove establish determine indicate discover
notice infer imply assume presume suppose learn
"""
_MANNERS: Final = """
sighed laughed smiled joked snapped mumbled muttered grumbled roared screamed sobbed thundered gushed enthused
interjected interrupted texted blogged read reads quoted describing
"""
TAG_VERBS: Final = (
    SAYING_VERBS
    | (REPORTING_VERBS - MENTAL_VERBS).difference(*map(_forms, _EVIDENCE.split()))
    | frozenset(_MANNERS.split())
)
"""Verbs with which a clause beside a quotation names its speaker."""
