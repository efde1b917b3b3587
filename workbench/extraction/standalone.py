"""A clause put so that it reads alone, and whom its pronouns mean."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from workbench.domain.span import Span
from workbench.extraction.coreference import People
from workbench.extraction.dependency_tree import Tree
from workbench.extraction.offices import ROLE
from workbench.extraction.splitting.posts import Post
from workbench.text.document import Document, TextSentence

_SUBJECT: Final = re.compile(r"(?:He|She|he|she)\b")
_OWNER: Final = re.compile(r"(?:His|Her)\b")
_PRONOUNS: Final = frozenset({"He", "She", "His", "Her", "he", "she"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLIMB: Final = 4
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


def post_alone(text: str, subject: str, post: Post) -> str:
    """A post from a list, said of `subject`."""
    span, holder = post.span, post.holder
    if span.start <= holder.start:
        return subject + text[holder.end : span.end]
    held = ROLE.match(text, span.start, span.end)
    return f"{subject} {post.verb} {span.of(text)}" if held else f"{subject}: {span.of(text)}"


def subject_left_behind(document: Document, sentence: TextSentence, clause: Span) -> str:
    """The subject that a clause which begins with its verb shares with the one before it; else empty.

    `Ann Lee met Bo Berg and left`: "Ann Lee" for `left`.
    """
    if not document.tagged or not sentence.is_readable:
        return ""
    tokens = document.sentence_tokens(sentence)
    place = bisect_left(tokens, clause.start, key=lambda token: token.start)
    while place < len(tokens) and tokens[place].tag in {"RB", "RBR"}:
        place += 1
    if place == 0 or place >= len(tokens) or tokens[place].tag not in _FINITE:
        return ""
    tree = Tree(document, sentence)
    subject = _shared_subject(tree, place)
    if subject is None or tokens[subject].start >= clause.start:
        return ""
    return tree.noun_phrase(subject).of(document.text)


def said_alone(document: Document, sentence: TextSentence, part: Span) -> str:
    """A part of what somebody says with the subject it shares; empty where it needs none or that is a pronoun."""
    subject = subject_left_behind(document, sentence, part)
    return f"{subject} {part.of(document.text)}" if subject and subject.casefold() not in _VAGUE else ""


def _shared_subject(tree: Tree, place: int) -> int | None:
    """The subject of the verb at `place`, its own or that of the predicate it is joined to."""
    at = _verb_at(tree, place)
    for _ in range(_CLIMB):
        subject = _subject_of(tree, at)
        if subject is not None or _may_be_passive(tree, place, at) or tree.tokens[at].dep not in {"ccomp", "conj"}:
            return None if _may_be_passive(tree, place, at) else subject
        at = _sister(tree, at) if tree.tokens[at].dep == "ccomp" else tree.head(at)
    return None


def _subject_of(tree: Tree, at: int) -> int | None:
    """The verb's subject, or that of the predicate before it that the parser put below it."""
    before = tree.child(at, "ccomp")
    own = tree.child(at, "nsubj", "nsubjpass")
    return tree.child(before, "nsubj", "nsubjpass") if own is None and before is not None and before < at else own


def _may_be_passive(tree: Tree, place: int, at: int) -> bool:
    """Whether the verb at `place` may share the "was" of the one at `at`: `was published and cited`."""
    helped = tree.child(at, "auxpass") is not None
    bare = tree.tokens[place].text.endswith("ed") and tree.child(place, "dobj", "aux", "auxpass") is None
    return at != place and helped and bare


def _verb_at(tree: Tree, place: int) -> int:
    """The verb itself, or the one that the helping verb at `place` helps."""
    return tree.head(place) if tree.tokens[place].dep in {"aux", "auxpass"} else place


def _sister(tree: Tree, at: int) -> int:
    """The first clause under the same verb: `said sales rose, fell`."""
    return tree.child(tree.head(at), "ccomp") or at


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
        """The words at `holder`, a pronoun named where nobody is named before it in the sentence."""
        phrase = holder.of(self._document.text)
        before = holder.start > sentence.start and self._people.inside(Span(sentence.start, holder.start))
        clear = phrase.casefold() in {"he", "she"} and not before
        return (self._people.last if clear else "") or phrase

    def naming(self, subject: str, sentence: TextSentence) -> str:
        """The subject, a pronoun named; empty where the pronoun is not clear."""
        return self.of(sentence) if subject.casefold() in _VAGUE else subject

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
