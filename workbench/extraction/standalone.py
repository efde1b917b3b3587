"""Clauses rephrased to be read alone, and whom their pronouns mean."""

import re
from bisect import bisect_left
from typing import Final

from workbench.domain.span import Span
from workbench.extraction.splitting.posts import Post
from workbench.facts.dependency_tree import FINITE, DependencyTree
from workbench.facts.facts import facts_of
from workbench.facts.offices import ROLE
from workbench.text.document import Document, TextSentence

_SUBJECT: Final = re.compile(r"(?:He|She|he|she)\b")
_OWNER: Final = re.compile(r"(?:His|Her)\b")
_CLIMB: Final = 4
PERSONAL: Final = frozenset({"he", "she", "it", "they", "i", "we", "you"})
VAGUE: Final = frozenset(
    {"he", "she", "it", "they", "this", "that", "which", "who", "i", "we", "you", "these", "those"}
)


def standalone_clause(clause: str, antecedent: str) -> str:
    """Return the clause with its opening pronoun replaced by a name; empty without one, or where it is unclear.

    >>> standalone_clause("He left in May.", "Ann Lee")
    'Ann Lee left in May.'
    """
    if not antecedent:
        return ""
    subject = _SUBJECT.match(clause)
    if subject:
        return antecedent + clause[subject.end() :]
    owner = _OWNER.match(clause)
    return f"{antecedent}’s{clause[owner.end() :]}" if owner else ""


def standalone_post(text: str, subject: str, post: Post) -> str:
    """Return a post from a list as a statement about `subject`."""
    span, holder = post.span, post.holder
    if span.start <= holder.start:
        return subject + text[holder.end : span.end]
    is_post = ROLE.match(text, span.start, span.end)
    return f"{subject} {post.verb} {span.of(text)}" if is_post else f"{subject}: {span.of(text)}"


def elided_subject(document: Document, sentence: TextSentence, clause: Span) -> str:
    """Return the subject that a clause that begins with its verb shares with the one before it; empty otherwise.

    `Ann Lee met Bo Berg and left`: "Ann Lee" for `left`.
    """
    if not document.tagged or not sentence.is_readable:
        return ""
    tokens = document.sentence_tokens(sentence)
    index = bisect_left(tokens, clause.start, key=lambda token: token.start)
    while index < len(tokens) and tokens[index].tag in {"RB", "RBR"}:
        index += 1
    if index == 0 or index >= len(tokens) or tokens[index].tag not in FINITE:
        return ""
    tree = facts_of(document).tree(sentence)
    subject = _shared_subject(tree, index)
    if subject is None or tokens[subject].start >= clause.start:
        return ""
    return tree.noun_phrase(subject).of(document.text)


def standalone_statement(document: Document, sentence: TextSentence, part: Span) -> str:
    """Return part of what somebody says with the subject it shares; empty where it needs none, or for a pronoun."""
    subject = elided_subject(document, sentence, part)
    return f"{subject} {part.of(document.text)}" if subject and subject.casefold() not in VAGUE else ""


def _shared_subject(tree: DependencyTree, index: int) -> int | None:
    """Return the subject of the verb at `index`, its own or that of the predicate it is joined to."""
    verb = _verb_at(tree, index)
    for _ in range(_CLIMB):
        subject = _subject_of(tree, verb)
        if subject is not None or _may_be_passive(tree, index, verb) or tree.tokens[verb].dep not in {"ccomp", "conj"}:
            return None if _may_be_passive(tree, index, verb) else subject
        verb = _sister(tree, verb) if tree.tokens[verb].dep == "ccomp" else tree.head(verb)
    return None


def _subject_of(tree: DependencyTree, at: int) -> int | None:
    """Return the verb's subject, or that of the earlier predicate that the parser put below it."""
    earlier = tree.child(at, "ccomp")
    own = tree.child(at, "nsubj", "nsubjpass")
    return tree.child(earlier, "nsubj", "nsubjpass") if own is None and earlier is not None and earlier < at else own


def _may_be_passive(tree: DependencyTree, place: int, at: int) -> bool:
    """Return whether the verb at `place` may share the "was" of the one at `at`: `was published and cited`."""
    has_auxiliary = tree.child(at, "auxpass") is not None
    may_be_participle = tree.tokens[place].text.endswith("ed") and tree.child(place, "dobj", "aux", "auxpass") is None
    return at != place and has_auxiliary and may_be_participle


def _verb_at(tree: DependencyTree, index: int) -> int:
    """Return the verb itself, or the one to which the auxiliary at `index` belongs."""
    return tree.head(index) if tree.tokens[index].dep in {"aux", "auxpass"} else index


def _sister(tree: DependencyTree, at: int) -> int:
    """Return the first clause under the same verb: `said sales rose, fell`."""
    return tree.child(tree.head(at), "ccomp") or at
