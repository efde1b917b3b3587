"""Attributions: who says what, by the wording of a sentence."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.attributions.wording import NOBODY, speaker_before
from workbench.text.document import Document, TextSentence, Token
from workbench.text.speech.reporting import DENYING_VERBS, REPORTING_VERBS, SAYING_VERBS

_THAT: Final = re.compile(r"\b(?P<verb>[a-z]+)\s+(?:\w+\s+){0,2}?that\b")
_STOPS: Final = frozenset(".!")
_NOUN_PHRASE: Final = frozenset(["DT", "PRP", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "CC", "POS", ",", "HYPH"])
_SPEAKER_TAGS: Final = ("NN", "PRP")
_OPENS_PHRASE: Final = frozenset({"DT", "PRP$", "NNP"})
_LONGEST_SPEAKER: Final = 8
_FEWEST_SAID: Final = 4


class Attribution(NamedTuple):
    """The span of a speaker, the verb, what is said, and how it is said.

    `cue_span` is the span of the verb. `seeming`: it only seems so ("seems to
    believe"); `own_mind`: the speaker's own "I think"; `denied`: "did not say",
    "denied", "asked whether", "may have said", "if they say". `states`: what is said
    is a statement, and no thing, aim or act ("denounced the plan", "vowed to leave").
    `governs`: the sentence says that somebody says so, and does not only mention it
    ("Lee, who said so, left"). `has_subject`: the verb has the speaker beside it, and
    does not share the subject of another verb.
    """

    speaker: Span
    cue: str
    cue_span: Span
    content: Span
    seeming: bool = False
    own_mind: bool = False
    denied: bool = False
    states: bool = True
    governs: bool = True
    has_subject: bool = True

    @property
    def mention(self) -> tuple[Span, Span]:
        """The spans of the speaker and of the verb."""
        return self.speaker, self.cue_span

    @property
    def cue_reach(self) -> Span:
        """The span from the speaker to the verb, whichever comes first."""
        return Span(min(self.speaker.start, self.cue_span.start), max(self.speaker.end, self.cue_span.end))

    @property
    def reach(self) -> Span:
        """The span from the first to the last word of speaker, verb and content, as far as they are in one clause."""
        spans = (self.speaker if self.has_subject else self.cue_span, self.cue_span, self.content)
        return Span(min(span.start for span in spans), max(span.end for span in spans))


def attributions_without_tags(text: str, sentence: TextSentence) -> Iterator[Attribution]:
    """Yield who says what before a "that", in a text without tags; nothing where nobody does."""
    for match in _THAT.finditer(text, sentence.start, sentence.end):
        if match["verb"] not in SAYING_VERBS:
            continue
        verb = Span(match.start("verb"), match.end("verb"))
        speaker = speaker_before(text, sentence.start, verb.end)
        if speaker is not NOBODY:
            yield Attribution(Span(speaker.start, speaker.end), speaker.cue, verb, Span(match.end(), sentence.end))
            return


def trailing_attribution(document: Document, sentence: TextSentence) -> Attribution | None:
    """Return the attribution in `, a survey found.` at the end of a sentence, whatever the tree makes of it."""
    tokens = list(document.sentence_tokens(sentence))
    while tokens and tokens[-1].text in _STOPS:
        tokens.pop()
    comma = next((place for place in range(len(tokens) - 1, -1, -1) if tokens[place].text == ","), 0)
    speaker = tokens[comma + 1 : -1]
    if comma < _FEWEST_SAID or not 0 < len(speaker) <= _LONGEST_SPEAKER:
        return None
    verb = tokens[-1]
    is_noun_phrase = speaker[-1].tag.startswith(_SPEAKER_TAGS) and not any(
        token.tag[:2] == "VB" for token in speaker[1:]
    )
    opens = speaker[0].tag in _OPENS_PHRASE and len(speaker) > 1
    if not is_noun_phrase or not (_is_reporting(verb, speaker[-1]) or (opens and _agrees(verb, speaker[-1]))):
        return None
    content = Span(tokens[0].start, tokens[comma - 1].end)
    return Attribution(Span(speaker[0].start, speaker[-1].end), verb.text, Span(verb.start, verb.end), content)


def inverted_attribution(document: Document, sentence: TextSentence) -> Attribution | None:
    """Return the attribution in `, claims the maker, Berg & Co.` at the end of a sentence."""
    tokens = list(document.sentence_tokens(sentence))
    while tokens and tokens[-1].text in _STOPS:
        tokens.pop()
    places = range(len(tokens) - 2, _FEWEST_SAID, -1)
    verb = next((place for place in places if tokens[place].tag in {"VBD", "VBZ", "VBP"}), 0)
    speaker = tokens[verb + 1 :]
    is_set_off = verb > 0 and tokens[verb - 1].text == "," and tokens[verb].text.lower() in SAYING_VERBS
    is_noun_phrase = bool(speaker) and all(token.tag in _NOUN_PHRASE for token in speaker)
    if not is_set_off or not is_noun_phrase or len(speaker) > _LONGEST_SPEAKER:
        return None
    content = Span(tokens[0].start, tokens[verb - 2].end)
    cue = tokens[verb]
    return Attribution(Span(speaker[0].start, speaker[-1].end), cue.text, Span(cue.start, cue.end), content)


def _is_reporting(verb: Token, subject: Token) -> bool:
    """Return whether the verb reports something, and is no filler such as "you know" or "I mean"."""
    cue = verb.text.lower()
    is_filler = cue == "know" or (cue == "mean" and subject.text == "I")
    return verb.tag in {"VBD", "VBZ", "VBP"} and cue in REPORTING_VERBS - DENYING_VERBS and not is_filler


def _agrees(verb: Token, subject: Token) -> bool:
    """Return whether the word may be a verb of reporting of the subject's number: `a new analysis shows`."""
    cue = verb.text.lower()
    is_plural = subject.tag in {"NNS", "NNPS"}
    return verb.tag in {"NN", "NNS"} and cue in REPORTING_VERBS - DENYING_VERBS and is_plural != cue.endswith("s")


def outermost(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return those whose verb is in nobody else's words."""
    return [attribution for attribution in attributions if not _is_inside_another(attribution, attributions)]


def _is_inside_another(attribution: Attribution, attributions: Sequence[Attribution]) -> bool:
    return any(other is not attribution and other.content.overlaps(attribution.cue_span) for other in attributions)
