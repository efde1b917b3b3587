"""A clause put so that it reads alone, and whom its pronouns mean."""

import re
from collections.abc import Sequence
from typing import Final

from workbench.domain.span import Span
from workbench.extraction.cues import ROLE
from workbench.extraction.people import People
from workbench.extraction.trees import first_subject
from workbench.text.document import Document, TextSentence

_SUBJECT: Final = re.compile(r"(?:He|She|he|she)\b")
_OWNER: Final = re.compile(r"(?:His|Her)\b")
_PRONOUNS: Final = frozenset({"He", "She", "His", "Her", "he", "she"})
_VAGUE: Final = frozenset(
    {"he", "she", "it", "they", "this", "that", "which", "who", "i", "we", "you", "these", "those"}
)


def standalone_of(clause: str, antecedent: str) -> str:
    """The clause with its opening pronoun named; empty where there is none or nobody is surely meant.

    >>> standalone_of("He left in May.", "Ann Lee")
    'Ann Lee left in May.'
    """
    if not antecedent:
        return ""
    subject = _SUBJECT.match(clause)
    if subject:
        return antecedent + clause[subject.end() :]
    owner = _OWNER.match(clause)
    return f"{antecedent}’s{clause[owner.end() :]}" if owner else ""


def post_alone(text: str, subject: str, spans: tuple[Span, Span]) -> str:
    """A post from a list, said of `subject`; `spans` are the post's and its holder's."""
    post, holder = spans
    if post.start <= holder.start:
        return subject + text[holder.end : post.end]
    held = ROLE.match(text, post.start, post.end)
    return f"{subject} is {post.of(text)}" if held else f"{subject}: {post.of(text)}"


class Antecedents:
    """Whom "He" and "She" mean, as far as the sentences before tell."""

    def __init__(self, document: Document, people: People) -> None:
        self._document = document
        self._people = people
        self._acted_in = -1

    def enter(self, sentence: TextSentence) -> None:
        """Forget who acted where that was more than a paragraph ago."""
        if sentence.paragraph - self._acted_in > 1:
            self._people.last = ""

    def of(self, sentence: TextSentence) -> str:
        """Whom the pronoun that opens the sentence means; empty where it opens with none or nobody is sure."""
        opening = self._document.tokens[sentence.first_token : sentence.first_token + 1]
        return self._people.last if opening and opening[0].text in _PRONOUNS else ""

    def named(self, holder: Span, sentence: TextSentence) -> str:
        """The words at `holder`, a pronoun named where it is clear."""
        phrase = holder.of(self._document.text)
        antecedent = self.of(sentence)
        return antecedent if antecedent and phrase.casefold() in {"he", "she"} else phrase

    def subject(self, sentence: TextSentence) -> str:
        """The sentence's first subject, a pronoun named; empty where the pronoun is not clear."""
        span = first_subject(self._document, sentence)
        phrase = span.of(self._document.text) if span else ""
        return self.of(sentence) if phrase.casefold() in _VAGUE else phrase

    def remember(self, sentence: TextSentence, speakers: Sequence[Span], outside: Span | None) -> None:
        """Keep who acts in the sentence; forget where others are named instead."""
        text = self._document.text
        resolved = [self._people.meant_by(who.of(text), who) for who in speakers]
        acting = resolved[-1] if resolved else self._people.acting_in(sentence.first_token, sentence.last_token)
        if " " in acting and self._people.knows(acting):
            self._people.last = acting
            self._acted_in = sentence.paragraph
        elif outside and self._people.inside(outside) and not self.of(sentence):
            self._people.last = ""
