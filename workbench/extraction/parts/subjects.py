"""Nouns as subjects of readings, and the verbs that share them."""

from typing import Final

from workbench.domain.span import Span
from workbench.extraction.parts.nouns import hides_clause, name_beside, outside_brackets, told_in_passing
from workbench.extraction.parts.rows import words_under
from workbench.extraction.parts.wording import words_at
from workbench.facts.dependency_tree import NOUN_SUBJECTS, SUBJECTS, DependencyTree
from workbench.facts.facts import Facts
from workbench.text.document import TextSentence

_PERSONAL: Final = frozenset({"he", "she", "his", "her"})
_CLIMB: Final = 8
_ROW: Final = frozenset({"conj", "cc"})
_DASHES: Final = frozenset({"-", "–", "—", "--"})


class SubjectWords:
    """Says how a noun of a sentence reads as a subject: short, and a clear pronoun as a name."""

    def __init__(self, facts: Facts, sentence: TextSentence, spare: frozenset[int]) -> None:
        self._facts = facts
        self._sentence = sentence
        self._tree: DependencyTree = facts.tree(sentence)
        self._spare = spare

    def of(self, noun: int, *, until: int | None = None) -> str:
        """Return the words for the noun, without what is told of it in passing; empty where they are unclear.

        What is told before the end of a row, at `until`, is told of the first alone: `Lee, who left, and Berg`.
        """
        tree = self._tree
        token = tree.tokens[noun]
        if token.tag == "PRP":
            return self._named(Span(token.start, token.end)) or token.text
        name = name_beside(tree, noun)
        if name is not None:
            return self.of(name)
        left_out = self._spare | told_in_passing(tree, noun)
        if until is not None:
            left_out |= {under for under in tree.below[noun] if until < under and tree.tokens[under].dep in _ROW}
        indices = outside_brackets(tree, words_under(tree, noun, left_out))
        if _is_unclear(tree, indices):
            return ""
        words = words_at(tree, indices)
        if indices[0] == 0:
            words = tree.tokens[0].text + words[len(tree.tokens[0].text) :]
        return self._with_owner(noun, words)

    def _with_owner(self, noun: int, words: str) -> str:
        """Return the words with a name for the "his" or "her" that opens them, where it is clear."""
        tree = self._tree
        owner = tree.child(noun, "poss")
        if owner is None or tree.tokens[owner].tag != "PRP$" or min(tree.under(noun)) != owner:
            return words
        name = self._named(Span(tree.tokens[owner].start, tree.tokens[owner].end))
        return f"{name}’s {words.partition(' ')[2]}" if name else words

    def _named(self, pronoun: Span) -> str:
        """Return whom "he", "she", "his" or "her" means where nobody is named before it in the sentence."""
        people = self._facts.people
        start = self._sentence.start
        before = pronoun.start > start and people.inside(Span(start, pronoun.start))
        is_personal = pronoun.of(self._facts.document.text).lower() in _PERSONAL
        return people.last_before(start) if is_personal and not before else ""


def _is_unclear(tree: DependencyTree, indices: list[int]) -> bool:
    """Return whether a subject is a lone "this", hides a clause or runs over a dash."""
    is_pointing = [tree.tokens[index].tag for index in indices] == ["DT"]
    return is_pointing or hides_clause(tree, indices) or any(_breaks(tree, index) for index in indices)


def _breaks(tree: DependencyTree, index: int) -> bool:
    """Return whether a dash between spaces stands there, where a noun phrase ends."""
    token = tree.tokens[index]
    return token.text in _DASHES and index > 0 and tree.tokens[index - 1].end < token.start


def subject_of(tree: DependencyTree, verb: int) -> tuple[int | None, bool]:
    """Return the subject of a verb, its own or shared, and whether the verb is a participle that only borrows it."""
    above, is_participle = verb, False
    for _ in range(_CLIMB):
        subject = tree.child(above, *NOUN_SUBJECTS, "expl")
        if subject is not None:
            return (None if tree.tokens[subject].dep == "expl" else subject), is_participle
        is_participle = is_participle or is_free_participle(tree, above)
        if tree.head(above) == above or not (tree.tokens[above].dep == "conj" or is_free_participle(tree, above)):
            break
        above = tree.head(above)
    return None, False


def is_free_participle(tree: DependencyTree, verb: int) -> bool:
    """Return whether a participle that a comma sets off tells of the subject: `founded in 1874, the choir`."""
    token, first = tree.tokens[verb], min(tree.under(verb))
    stands_apart = first == 0 or tree.tokens[first - 1].text in {",", "–", "—", "--"}
    is_participle = token.dep == "advcl" and token.tag in {"VBG", "VBN"}
    return is_participle and stands_apart and tree.child(verb, "mark", *SUBJECTS) is None
