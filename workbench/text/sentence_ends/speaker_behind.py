"""Whether the speaker follows a quotation that ends in a stop: `“Why?” Lee asked.`."""

import re
from typing import Final

from workbench.text.language.word_lists import word_list
from workbench.text.sentence_ends.stop import Stop
from workbench.text.speech.reporting import SAYING_VERBS

_QUOTATION_END: Final = re.compile(r".*[”\"’'»]")
_SUBJECT_AND_VERB: Final = re.compile(
    rf"(?P<subject>(?:[\w’'-]+\.?,? ){{1,7}}?)(?P<verb>{'|'.join(sorted(SAYING_VERBS))})\b(?P<rest>.{{0,30}})"
)
_NOTHING_SAID: Final = re.compile(r"\s*(?:[.;:!?]|$|,\s\w+ing\b)")
_NO_SPEAKER: Final = re.compile(r"\b(?:to|also|then|further|later|not|never)\b")
_SPEAKERS: Final = frozenset("he she they i we it who the a an one another some his her my our their both all".split())
_NEXT_QUOTATION: Final = re.compile(r"[,:]\s?[“\"‘'«]")
_CIRCUMSTANCE: Final = re.compile(
    r",?\s(?:on|in|at|during|after|before|as|with|when|while|to|from|of|again|later|aloud|\w+ly|[A-Z][\w’'-]*)\b"
)
_ASKING: Final = re.compile(r"ask|cr|shout|yell|exclaim|wonder|demand|inquir|enquir|quip|joke")


def speaker_follows(stop: Stop) -> bool:
    """Return whether what follows the quotation says who spoke it, and no sentence of its own begins there.

    Behind a full stop that must be all: a verb with nothing that is said is no
    sentence without the quotation before it.
    """
    clause = _SUBJECT_AND_VERB.match(stop.after) if _QUOTATION_END.match(stop.closing) else None
    if not clause or not _may_speak(clause.group("subject")):
        return False
    verb, rest = clause.group("verb", "rest")
    if _NOTHING_SAID.match(rest):
        return not _NEXT_QUOTATION.match(rest)
    return stop.marks[-1] in "?!" and bool(_ASKING.match(verb) or _CIRCUMSTANCE.match(rest))


def _may_speak(subject: str) -> bool:
    """Return whether the words before the verb may be who spoke: no circumstance, and no infinitive."""
    first = subject.split(maxsplit=1)[0].lower()
    return (first in _SPEAKERS or first not in word_list("sentence_openers")) and not _NO_SPEAKER.search(subject)
