"""Whom "he", "she", "it" and "they" mean by the structure of the text: the one who fits, here or just before."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Final

from workbench.domain.span import Span
from workbench.facts.attributions.content import is_reporting_word
from workbench.facts.attributions.subjects import name_beside
from workbench.facts.dependency_tree import DependencyTree
from workbench.facts.offices import is_office
from workbench.facts.people import People
from workbench.facts.who import holds_views, is_body, is_known_person, puts_in_words
from workbench.text.document import Document, TextSentence

PRONOUNS: Final = frozenset({"he", "she", "it", "they"})
_LOOK_BACK: Final = 3
"""Most sentences before the pronoun's own in which its noun is looked for."""

_REACH: Final = 15
"""Most sentences before it that are read at all."""

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_NOUNS: Final = frozenset({"NN", "NNP", "NNS", "NNPS"})
_PLURALS: Final = frozenset({"NNS", "NNPS"})
_NO_HEADS: Final = frozenset({"compound", "nmod", "amod", "poss", "npadvmod", "attr"})
_MAIN: Final = frozenset({"ROOT", "conj"})


class Antecedents:
    """Finds the noun of a pronoun that no name before it settles."""

    def __init__(self, document: Document, tree_of: Callable[[TextSentence], DependencyTree], people: People) -> None:
        self._document, self._tree_of, self._people = document, tree_of, people
        self._starts = [sentence.start for sentence in document.sentences]

    def meant_by(self, pronoun: str, place: Span, sentence: TextSentence) -> str:
        """Return who is meant, as the text names them; empty where nobody fits or several do."""
        for distance, tree in enumerate(self._trees_back(pronoun, sentence)):
            nouns = (noun for noun in self._nouns(tree, place.start) if distance <= 1 or _is_subject(tree, noun))
            fitting = [noun for noun in nouns if self.fits(pronoun, tree, noun)]
            if fitting:
                return self._only(pronoun, tree, fitting)
        return ""

    def _trees_back(self, pronoun: str, sentence: TextSentence) -> Iterator[DependencyTree]:
        """Yield the sentence and those before it in this paragraph and the one before.

        Sentences in a quotation, and those with the same pronoun as their subject, tell of the same one.
        """
        last = bisect_left(self._starts, sentence.start)
        paragraph, left = sentence.paragraph, _LOOK_BACK
        yield self._tree_of(sentence)
        for one in reversed(self._document.sentences[max(0, last - _REACH) : last]):
            if left == 0 or one.paragraph < paragraph - 1 or not one.is_readable:
                return
            tree = self._tree_of(one)
            if any(token.dep in _SUBJECTS and token.text.lower() == pronoun for token in tree.tokens):
                paragraph = one.paragraph
            elif not self._is_quoted(one):
                left -= 1
                yield tree

    def fits(self, pronoun: str, tree: DependencyTree, noun: int) -> bool:
        """Return whether the noun may be called so: one person, one body or report, several people or a body."""
        token = tree.tokens[noun]
        if token.tag not in _NOUNS:
            return False
        body = is_body(tree, noun) and not self._people.around(token)
        body = body and (token.entity != "GPE" or token.dep in _SUBJECTS)  # no place where something happens
        is_plural = token.tag in _PLURALS
        if pronoun == "they":
            return body or ((is_plural or tree.child(noun, "conj") is not None) and _are_people(tree, noun))
        if pronoun == "it":
            return not is_plural and (body or puts_in_words(tree, noun))
        is_person = not is_plural and token.entity in {"", "PERSON"} and _are_people(tree, noun)
        return is_person and not body and self._is_of_gender(pronoun, tree, noun)

    def _is_of_gender(self, pronoun: str, tree: DependencyTree, noun: int) -> bool:
        """Return whether the noun is no name, or that of a person whom the text does not call otherwise."""
        token = tree.tokens[noun]
        names = self._people.around(token)
        if not names:
            is_described = token.tag == "NN" or is_office(token.text.lower())
            return is_described and not token.text.lower().endswith("woman" if pronoun == "he" else "sman")
        person = self._people.full(self._people.written(names[0]))
        return not self._people.knows(person) or self._people.may_be_called(person, pronoun)

    def _nouns(self, tree: DependencyTree, end: int) -> Iterator[int]:
        """Yield the nouns of a sentence that end before `end`, outside quotations, but for `his wife` and `her job`."""
        for index, token in enumerate(tree.tokens):
            if token.end > end:
                return
            is_head = token.dep not in _NO_HEADS and not tree.next_word(index).startswith(("'", "’"))
            is_head = is_head or _owns_subject(tree, index)
            owner = tree.child(index, "poss")
            is_owned = owner is not None and tree.tokens[owner].tag == "PRP$"
            if token.tag not in _NOUNS or not is_head or is_owned:
                continue
            if self._document.quotation_at(token.start) is None:
                yield index

    def _is_quoted(self, sentence: TextSentence) -> bool:
        quotation = self._document.quotation_at(sentence.start)
        return quotation is not None and sentence.end <= quotation.end

    def _only(self, pronoun: str, tree: DependencyTree, fitting: list[int]) -> str:
        """Return the subject of the sentence if it fits, or else the only noun that does; empty where there is none.

        One in a phrase with a preposition counts only where no other fits.
        """
        described = [noun for noun in fitting if tree.tokens[noun].dep == "appos" and tree.head(noun) in fitting]
        nouns = [noun for noun in fitting if noun not in described]
        subjects = [noun for noun in nouns if _is_subject(tree, noun) or _owns_subject(tree, noun)]
        if pronoun != "they" and any(tree.child(noun, "conj") is not None for noun in subjects):
            return ""
        free = [noun for noun in nouns if tree.tokens[noun].dep != "pobj"]
        chosen = {self._named(tree, noun) for noun in subjects or free or nouns}
        return chosen.pop() if len(chosen) == 1 else ""

    def _named(self, tree: DependencyTree, noun: int) -> str:
        span = tree.noun_phrase(name_beside(tree, noun))
        return self._people.meant_by(span.of(self._document.text), span)


def _are_people(tree: DependencyTree, noun: int) -> bool:
    """Return whether the noun is a person or people, by its word or as the subject of a verb of saying."""
    says = tree.tokens[noun].dep == "nsubj" and is_reporting_word(tree.tokens[tree.head(noun)])
    return is_known_person(tree, noun) or (says and holds_views(tree, noun))


def _is_subject(tree: DependencyTree, noun: int) -> bool:
    """Return whether the noun is the subject of a main clause."""
    return tree.tokens[noun].dep in _SUBJECTS and tree.tokens[tree.head(noun)].dep in _MAIN


def _owns_subject(tree: DependencyTree, noun: int) -> bool:
    """Return whether the sentence is about a thing of the noun's: `Lee's house was old`."""
    thing = tree.head(noun)
    return tree.tokens[noun].dep == "poss" and _is_subject(tree, thing) and not holds_views(tree, thing)
