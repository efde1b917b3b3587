"""Who says what, as the wording tells, and what an attribution is."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.text.document import Document, TextSentence
from workbench.text.speech.reporting import DENYING, REPORTING
from workbench.text.speech.speakers import NOBODY, SAYING, speaker_before

_THAT: Final = re.compile(r"\b(?P<verb>[a-z]+)\s+(?:\w+\s+){0,2}?that\b")
_STOPS: Final = frozenset(".!")
_SPEAKING: Final = ("NN", "PRP")
_LONGEST_SPEAKER: Final = 8
_FEWEST_SAID: Final = 4


class Attribution(NamedTuple):
    """A speaker's place, the verb, what is said, and how it is said.

    `cue_at` is where the verb stands. `seeming`: it only seems so ("seems to
    believe"); `own_mind`: the speaker's own "I think"; `denied`: "did not say",
    "denied", "asked whether", "may have said", "if they say".
    """

    speaker: Span
    cue: str
    cue_at: Span
    content: Span
    seeming: bool = False
    own_mind: bool = False
    denied: bool = False

    @property
    def reach_of_cue(self) -> Span:
        """From the speaker to the verb or back."""
        return Span(min(self.speaker.start, self.cue_at.start), max(self.speaker.end, self.cue_at.end))

    @property
    def reach(self) -> Span:
        """From the first to the last word of speaker, verb and what is said."""
        spans = (self.speaker, self.cue_at, self.content)
        return Span(min(span.start for span in spans), max(span.end for span in spans))


def told_untagged(text: str, sentence: TextSentence) -> Iterator[Attribution]:
    """Who says what before a "that", in a text without tags; nothing where nobody does."""
    for found in _THAT.finditer(text, sentence.start, sentence.end):
        if found["verb"] not in SAYING:
            continue
        speaker = speaker_before(text, sentence.start, found.end("verb"))
        if speaker is not NOBODY:
            verb = Span(found.start("verb"), found.end("verb"))
            yield Attribution(Span(speaker.start, speaker.end), speaker.cue, verb, Span(found.end(), sentence.end))
            return


def told_at_the_end(document: Document, sentence: TextSentence) -> Attribution | None:
    """What stands before `, a survey found.` at the end of a sentence, whatever the tree makes of it."""
    tokens = list(document.sentence_tokens(sentence))
    while tokens and tokens[-1].text in _STOPS:
        tokens.pop()
    comma = next((place for place in range(len(tokens) - 1, -1, -1) if tokens[place].text == ","), 0)
    speaker, verb = tokens[comma + 1 : -1], tokens[-1:]
    if comma < _FEWEST_SAID or not 0 < len(speaker) <= _LONGEST_SPEAKER:
        return None
    cue = verb[0].text.lower()
    is_filler = cue == "know" or (cue == "mean" and speaker[-1].text == "I")
    spoken = verb[0].tag in {"VBD", "VBZ", "VBP"} and cue in REPORTING - DENYING and not is_filler
    if not spoken or not speaker[-1].tag.startswith(_SPEAKING) or any(token.tag[:2] == "VB" for token in speaker):
        return None
    content = Span(tokens[0].start, tokens[comma - 1].end)
    return Attribution(Span(speaker[0].start, speaker[-1].end), verb[0].text, Span(verb[0].start, verb[0].end), content)


def outermost(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Those whose verb stands in nobody else's words."""
    return [
        one
        for one in attributions
        if not any(other is not one and other.content.overlaps(one.cue_at) for other in attributions)
    ]
