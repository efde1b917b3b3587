"""What a sentence tells of a noun in passing: an apposition, a relative clause, a participle, a nationality, a post."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from workbench.extraction.parts.predicates import members_of, predicate_at, words_under
from workbench.extraction.parts.verb_facts import Fact, facts_of_predicate
from workbench.extraction.parts.wording import article_for, form_of_be, words_at
from workbench.facts.dependency_tree import DependencyTree
from workbench.facts.offices import is_office

_NAMES: Final = frozenset({"NNP", "NNPS"})
_COMMON: Final = frozenset({"NN", "NNS"})
_PREDICATIVE: Final = frozenset({"attr", "appos"})
_LONGEST_NOUN: Final = 14
"""Most words of a noun phrase of which something is told in passing."""
_IDENTIFYING: Final = 5
_SETS_OFF: Final = frozenset({",", "–", "—", "(", "-"})


class Told(NamedTuple):
    """The facts told of a noun in passing, and the word that heads them, which the rest of the sentence can spare."""

    head: int
    facts: tuple[Fact, ...]


class NounFacts:
    """Reads what a sentence tells of its nouns; `subject_words` says how a noun reads as a subject."""

    def __init__(self, tree: DependencyTree, subject_words: Callable[[int], str]) -> None:
        self._tree = tree
        self._subject_words = subject_words

    def told(self) -> Iterator[Told]:
        """Yield what is told in passing, in the order of the words that head it."""
        readers = {"appos": self._apposition, "relcl": self._relative, "acl": self._participle}
        for index, token in enumerate(self._tree.tokens):
            reader = readers.get(token.dep)
            if reader is not None and self._tree.head(index) != index:
                facts = tuple(reader(index))
                if len(facts) == 1 and token.dep == "relcl":
                    facts = (facts[0]._replace(focus=tuple(words_under(self._tree, index, set()))),)
                if facts:
                    yield Told(index, facts)

    def loose_clauses(self) -> set[int]:
        """Return the relative clauses that commas set off, which a reading can spare even where their noun is unsure."""
        tokens = self._tree.tokens
        return {index for index, token in enumerate(tokens) if token.dep == "relcl" and self._is_set_off(index)}

    def is_needed(self, head: int) -> bool:
        """Return whether what is told names the noun, so that a reading cannot spare it: `the film Jaws`."""
        return self._tree.tokens[head].dep == "appos" and self._tree.tokens[head].tag in _NAMES

    def nationalities(self) -> Iterator[Fact]:
        """Yield of what nation a person is: "Ann Lee is Danish" for `Ann Lee is a Danish actor`."""
        tree = self._tree
        for index, token in enumerate(tree.tokens):
            noun = tree.head(index)
            if token.entity == "NORP" and token.dep in {"amod", "compound"} and tree.tokens[noun].dep in _PREDICATIVE:
                subject = self._subject_of_predicative(noun)
                if subject is not None and (is_office(tree.tokens[noun].text) or self._is_person(subject)):
                    be = form_of_be(tree, subject, past=self._is_past(noun))
                    yield Fact((index,), f"{self._subject_words(subject)} {be} {token.text}")

    def _is_person(self, noun: int) -> bool:
        token = self._tree.tokens[noun]
        return token.entity == "PERSON" or token.text.lower() in {"he", "she"}

    def _subject_of_predicative(self, noun: int) -> int | None:
        """Return of whom the noun is said: the subject of its "is", or the name it stands beside."""
        tree = self._tree
        if tree.tokens[noun].dep == "appos":
            return tree.head(noun)
        subject = tree.child(tree.head(noun), "nsubj")
        return None if subject is None or tree.tokens[subject].tag[:1] == "W" else subject

    def _is_past(self, index: int) -> bool:
        """Return whether the verb over a noun is in the past."""
        tree = self._tree
        verb = tree.head(index)
        return tree.tokens[verb].tag == "VBD"

    def _apposition(self, index: int) -> Iterator[Fact]:
        """Yield what a name or a noun is said to be: `Ann Lee, the study's lead author,`."""
        tree, noun = self._tree, self._tree.head(index)
        if self._may_be_list(index, noun) or not self._fits(noun):
            return
        name, description = (index, noun) if tree.tokens[index].tag in _NAMES else (noun, index)
        if tree.tokens[description].tag not in _COMMON or not (self._is_set_off(index) or description == noun):
            return
        if not tree.tokens[name].text[:1].isalpha() or self._holds_a_clause(description, index):
            return
        if tree.tokens[name].tag not in _NAMES and not (self._is_identified(noun) and self._has_determiner(index)):
            return
        if description == noun and not self._has_determiner(noun):
            return
        be = "are" if tree.tokens[description].tag == "NNS" else "is"
        subject = self._subject_words(name)
        for member in members_of(tree, description, self.spare(description)):
            words = words_at(tree, member.indices, {member.indices[0]: member.lead} if member.lead else {})
            focus = member.indices if description == index else tuple(words_under(tree, index, self.spare(index)))
            yield Fact(focus, f"{subject} {be} {self._described(description, words, set_off=self._is_set_off(index))}")

    def name_beside(self, noun: int) -> int | None:
        """Return the name that a description stands beside: `the study's lead author, Ann Lee`."""
        name = self._tree.child(noun, "appos")
        is_description = self._tree.tokens[noun].tag in _COMMON and name is not None
        return (
            name
            if is_description and self._tree.tokens[name or 0].tag in _NAMES and not self._may_be_list(name or 0, noun)
            else None
        )

    def _holds_a_clause(self, description: int, index: int) -> bool:
        """Return whether the description holds a verb with a tense, which shows that the parser lost its way."""
        words = words_under(self._tree, description, {index, *self.spare(description)})
        return any(
            self._tree.tokens[word].tag in {"VBD", "VBZ", "VBP", "MD"} and not self._is_in_relative(word)
            for word in words
        )

    def _is_in_relative(self, word: int) -> bool:
        return any(token.tag[:1] == "W" for token in self._tree.tokens[max(0, word - 4) : word])

    def _described(self, description: int, words: str, *, set_off: bool) -> str:
        """Return a description as it follows "is": `a film` for `the film Jaws`, `its head` for `its head, Ann Lee`."""
        first = self._tree.tokens[min(self._tree.under(description))].text.lower()
        is_plain = self._tree.child(description, "det", "poss", "nummod") is None
        if not set_off and first == "the":
            rest = words.partition(" ")[2]
            return f"{article_for(rest)} {rest}"
        if (
            is_plain
            and self._tree.tokens[description].tag == "NN"
            and not is_office(self._tree.tokens[description].text)
        ):
            return f"{article_for(words)} {words}"
        return (
            words[:1].lower() + words[1:]
            if self._tree.tokens[description].tag in _COMMON and first in {"the", "a", "an"}
            else words
        )

    def _relative(self, index: int) -> Iterator[Fact]:
        """Yield what a relative clause says of its noun."""
        tree = self._tree
        noun = self._bearer(index)
        opening = self._relative_word(index)
        if noun is None or opening is None:
            return
        subject = tree.child(index, "nsubj", "nsubjpass")
        spare = self._spare_below(index)
        if subject == opening:
            yield from self._rows(index, self._subject_words(noun), {opening, *spare})
            return
        owner = tree.head(opening)
        if tree.tokens[opening].text.lower() == "whose" and subject == owner:
            owned = words_at(tree, [word for word in words_under(tree, owner, spare) if word != opening])
            yield from self._rows(index, f"{self._subject_words(noun)}’s {owned}", {owner, *spare})
        elif subject is not None and tree.tokens[opening].text.lower() in {"which", "who", "whom", "that", "where"}:
            yield from self._as_object(index, subject, opening, noun)

    def _as_object(self, index: int, subject: int, opening: int, noun: int) -> Iterator[Fact]:
        """Yield a clause with its noun as the object: `the film, which she directed`: "she directed the film"."""
        tree = self._tree
        left_out = {opening, subject}
        preposition = tree.head(opening) if tree.tokens[opening].dep == "pobj" else -1
        if preposition >= 0:
            left_out.add(preposition)
        link = tree.tokens[preposition].text.lower() if preposition >= 0 else ""
        link = "in" if tree.tokens[opening].text.lower() == "where" else link
        predicate = predicate_at(tree, index, left_out)
        words = words_at(
            tree, [*predicate.core, *predicate.whole_object, *(i for one in predicate.additions for i in one)]
        )
        pieces = [self._subject_words(subject), words, link, self._subject_words(noun)]
        yield Fact(tuple(words_under(tree, index, set())), " ".join(piece for piece in pieces if piece))

    def _rows(self, verb: int, subject: str, without: set[int]) -> Iterator[Fact]:
        """Yield the facts of a verb and of those joined to it."""
        from workbench.extraction.parts.predicates import verbs_of_row

        joined = list(verbs_of_row(self._tree, verb))
        for place, one in enumerate([verb, *joined]):
            yield from facts_of_predicate(
                self._tree, subject, predicate_at(self._tree, one, {*without, *joined[place:]})
            )

    def _participle(self, index: int) -> Iterator[Fact]:
        """Yield what a participle says of its noun: `the firm, founded in 1998,`, `Ann Lee (born in Ayr)`."""
        tree = self._tree
        noun = self._bearer(index)
        if noun is None or tree.tokens[index].tag not in {"VBN", "VBG", "VBD"}:
            return
        is_past = tree.tokens[index].tag != "VBG" and not self._is_habit(index)
        be = form_of_be(tree, noun, past=is_past or self._is_past_sentence())
        is_main = tree.tokens[index].tag == "VBD" and tree.tokens[noun].dep == "ROOT"
        subject = self._subject_words(noun)
        yield from self._rows(index, subject if is_main else f"{subject} {be}", self._spare_below(index))

    def _is_habit(self, index: int) -> bool:
        """Return whether a participle tells what is usual: `commonly used in salads`."""
        return any(self._tree.tokens[under].dep == "advmod" for under in self._tree.below[index]) and not any(
            token.entity == "DATE" for token in (self._tree.tokens[under] for under in self._tree.under(index))
        )

    def _is_past_sentence(self) -> bool:
        return any(token.dep == "ROOT" and token.tag == "VBD" for token in self._tree.tokens)

    def _bearer(self, index: int) -> int | None:
        """Return the noun of which a clause tells something; None where it only says which one is meant.

        After `is a`, that is the subject.
        """
        tree, noun = self._tree, self._tree.head(index)
        token = tree.tokens[noun]
        if token.dep == "conj" and tree.tokens[tree.head(noun)].dep in _PREDICATIVE:
            noun = tree.head(noun)
            token = tree.tokens[noun]
        if token.tag[:2] != "NN" or not self._fits(noun):
            return None
        if token.dep in _PREDICATIVE and not self._is_set_off(index):
            return self._subject_of_predicative(noun)
        is_known = token.tag in _NAMES or self._is_set_off(index)
        return (
            noun
            if is_known and (token.dep != "pobj" or token.tag in _NAMES or self._stands_next(index, noun))
            else None
        )

    def _stands_next(self, index: int, noun: int) -> bool:
        """Return whether the clause follows its noun at once, and no other noun lies between that may be meant."""
        first = min(self._tree.under(index))
        return not any(token.tag[:2] == "NN" for token in self._tree.tokens[noun + 1 : first]) and not self._is_inner(
            noun
        )

    def _is_inner(self, noun: int) -> bool:
        preposition = self._tree.head(noun)
        return self._tree.tokens[self._tree.head(preposition)].tag[:2] == "NN"

    def _relative_word(self, index: int) -> int | None:
        """Return the "who", "which" or "that" that opens the clause."""
        words = sorted(self._tree.under(index))[:3]
        return next((word for word in words if self._tree.tokens[word].tag in {"WP", "WDT", "WP$", "WRB"}), None)

    def _is_set_off(self, index: int) -> bool:
        first = min(self._tree.under(index))
        return first > 0 and self._tree.tokens[first - 1].text in _SETS_OFF

    def _fits(self, noun: int) -> bool:
        clauses = {
            under for under in self._tree.below[noun] if self._tree.tokens[under].dep in {"relcl", "acl", "conj"}
        }
        return len(words_under(self._tree, noun, self.spare(noun) | clauses)) <= _LONGEST_NOUN

    def spare(self, noun: int) -> set[int]:
        """Return the heads under a noun that tell something of it in passing."""
        return {under for under in self._tree.below[noun] if self._is_spare(under)}

    def outside_brackets(self, indices: Sequence[int]) -> list[int]:
        """Return the indices that stand in no brackets; all where everything does."""
        depth, outside = 0, []
        for index in indices:
            mark = self._tree.tokens[index].text
            depth += mark in {"(", "["}
            if not depth:
                outside.append(index)
            depth -= mark in {")", "]"} and depth > 0
        return outside or list(indices)

    def _is_spare(self, index: int) -> bool:
        token = self._tree.tokens[index]
        is_name = token.tag in _NAMES
        return (
            token.dep in {"appos", "relcl", "acl"}
            and self._is_set_off(index)
            and not (token.dep == "appos" and is_name)
        )

    def _spare_below(self, top: int) -> set[int]:
        return {
            under
            for under in self._tree.under(top)
            if under != top and self._tree.tokens[under].dep == "relcl" and self._is_set_off(under)
        }

    def _has_determiner(self, noun: int) -> bool:
        """Return whether the noun has an article or owner: `the firm`, `its firm`, `Ann Lee's firm`."""
        return self._tree.child(noun, "det", "poss") is not None

    def _is_identified(self, noun: int) -> bool:
        """Return whether few words say which one is meant; `an agreement, a recent one` only rephrases."""
        article = self._tree.child(noun, "det")
        is_new = article is not None and self._tree.tokens[article].text.lower() in {"a", "an", "another"}
        words = words_under(self._tree, noun, self.spare(noun))
        return self._has_determiner(noun) and not is_new and len(words) <= _IDENTIFYING

    def _may_be_list(self, index: int, noun: int) -> bool:
        """Return whether the noun and its description may be members of a list: `a dog, a cat and a hen`."""
        tree = self._tree
        return (
            tree.child(noun, "conj", "cc") is not None
            or tree.tokens[noun].dep in {"conj", "appos"}
            or tree.tokens[noun].tag == "PRP"
            or (tree.child(index, "conj") is not None and tree.tokens[index].tag in _NAMES)
        )
