"""The kind of a statement, and each reason for which one cannot be checked."""

from typing import Final, NamedTuple

from workbench.domain.claim import ClaimKind


class ClaimKindReading(NamedTuple):
    """The kind of statement that a clause makes, and the reason where it cannot be checked."""

    kind: ClaimKind
    reason: str = ""


PLAN: Final = ClaimKindReading(ClaimKind.PLAN)

QUESTION: Final = ClaimKindReading(ClaimKind.QUESTION, "a question, which states nothing")

JUDGEMENT: Final = ClaimKindReading(ClaimKind.OPINION, "a judgement, which no source can settle")
IMPRESSION: Final = ClaimKindReading(ClaimKind.OPINION, "an impression: how something seems, not how it is")
GUESS: Final = ClaimKindReading(ClaimKind.OPINION, "a guess, and given as one")
OWN_MIND: Final = ClaimKindReading(ClaimKind.OPINION, "what the speaker thinks, feels or wishes")
VAGUE: Final = ClaimKindReading(ClaimKind.OPINION, "nothing in particular: no name, figure or event to look up")

FORECAST: Final = ClaimKindReading(ClaimKind.PREDICTION, "a forecast; it has not happened yet")
INTENTION: Final = ClaimKindReading(ClaimKind.PREDICTION, "what the author means to do")
OPEN: Final = ClaimKindReading(ClaimKind.PREDICTION, "an open question; nobody can know yet")
POSSIBILITY: Final = ClaimKindReading(ClaimKind.PREDICTION, "says what may be, not what is")
SUPPOSITION: Final = ClaimKindReading(ClaimKind.PREDICTION, "a supposition: what would be, not what is")

DUTY: Final = ClaimKindReading(ClaimKind.ADVICE, "says what should be done, not what is")
INSTRUCTION: Final = ClaimKindReading(ClaimKind.ADVICE, "an instruction or appeal to the reader")

HEADING: Final = ClaimKindReading(ClaimKind.BOILERPLATE, "a heading or label without a verb, which states nothing")
FRAGMENT: Final = ClaimKindReading(ClaimKind.BOILERPLATE, "a fragment without a verb, which states nothing")
GREETING: Final = ClaimKindReading(ClaimKind.BOILERPLATE, "a greeting, thanks or an exclamation, which states nothing")
