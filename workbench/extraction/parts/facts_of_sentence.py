"""The single facts of a sentence, each with its place and a reading of its own."""

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.extraction.parts.noun_facts import NounFacts
from workbench.extraction.parts.predicates import Member, Predicate, is_gapped, members_of, predicate_at, words_under
from workbench.extraction.parts.verb_facts import Fact, facts_of_predicate
from workbench.extraction.parts.wording import form_of_be, words_at
from workbench.extraction.splitting.clause_heads import clause_heads
from workbench.facts.attributions.content import is_reporting_word
from workbench.facts.dependency_tree import DependencyTree
from workbench.facts.facts import Facts
from workbench.text.document import TextSentence, Token

_SUBJECTS: Final = ("nsubj", "nsubjpass", "expl")
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUPPOSING: Final = frozenset({"if", "unless", "whether", "lest", "than", "so"})
_STATING: Final = frozenset({"ROOT", "conj", "ccomp", "advcl", "parataxis"})
_SINGULAR: Final = {"are": "is", "were": "was", "have": "has", "do": "does"}
_CLIMB: Final = 8
_EACH_OTHER: Final = frozenset({"each", "one", "together", "jointly", "between"})
_MUTUAL: Final = frozenset(
    {
        "met",
        "meet",
        "meets",
        "married",
        "marry",
        "divorced",
        "agreed",
        "agree",
        "signed",
        "discussed",
        "merged",
        "clashed",
    }
)


class Part(NamedTuple):
    """A single fact: its place in the sentence, and how it reads alone."""

    span: Span
    reading: str


def _is_loose(token: Token) -> bool:
    """Return whether the word or mark at an end of a fact only joins it to others."""
    return token.dep in {"cc", "preconj"} or not (token.text[:1].isalnum() or token.tag == "$" or token.text == "%")


class SentenceFacts:
    """Reads the facts of one sentence from its tree."""

    def __init__(self, facts: Facts, sentence: TextSentence) -> None:
        self._facts = facts
        self._sentence = sentence
        self._tree: DependencyTree = facts.tree(sentence)
        self._nouns = NounFacts(self._tree, self.subject_words)
        self._spare: set[int] = set()
        self._cues = {attribution.cue_span.start for attribution in facts.attributions(sentence)}
        self._heads = set(clause_heads(self._tree, facts.attributions(sentence))) if self._tree.tokens else set()

    def parts(self) -> Iterator[Part]:
        """Yield the facts in no order: those told in passing, then those of the predicates."""
        heads = {one.head for one in self._nouns.told()}
        self._spare = {head for head in heads if not self._nouns.is_needed(head)} | self._nouns.loose_clauses()
        for one in self._nouns.told() if heads else ():
            yield from map(self._part, one.facts)
        yield from map(self._part, self._nouns.nationalities())
        for verb in self._predicates():
            yield from map(self._part, self._of_predicate(verb))

    def subject_words(self, noun: int) -> str:
        """Return a noun as the subject of a reading: short, without what is told of it, a clear pronoun as a name."""
        tree = self._tree
        text = self._facts.document.text
        if tree.tokens[noun].tag == "PRP":
            phrase = Span(tree.tokens[noun].start, tree.tokens[noun].end)
            return self._named(phrase) or phrase.of(text)
        left_out = self._spare | self._nouns.spare(noun)
        named = self._nouns.name_beside(noun)
        if named is not None:
            return self.subject_words(named)
        indices = self._nouns.outside_brackets(words_under(tree, noun, left_out))
        words = words_at(tree, indices)
        if indices[0] == 0:
            words = tree.tokens[0].text + words[len(tree.tokens[0].text) :]
        owner = tree.child(noun, "poss")
        if owner is not None and tree.tokens[owner].tag == "PRP$" and min(tree.under(noun)) == owner:
            name = self._named(Span(tree.tokens[owner].start, tree.tokens[owner].end))
            words = f"{name}’s {words.partition(' ')[2]}" if name else words
        return words

    def _named(self, pronoun: Span) -> str:
        """Return whom "he", "she", "his" or "her" means where nobody is named before it in the sentence."""
        people = self._facts.people
        before = pronoun.start > self._sentence.start and people.inside(Span(self._sentence.start, pronoun.start))
        is_personal = pronoun.of(self._facts.document.text).lower() in {"he", "she", "his", "her"}
        return people.last_before(self._sentence.start) if is_personal and not before else ""

    def _part(self, fact: Fact) -> Part:
        tokens = self._tree.tokens
        indices = [
            index for index in sorted(fact.focus) if tokens[index].text[:1].isalnum() or tokens[index].tag == "$"
        ]
        indices = indices or sorted(fact.focus)
        return Part(Span(tokens[indices[0]].start, tokens[indices[-1]].end), fact.reading)

    def _predicates(self) -> Iterator[int]:
        """Yield the verbs that state something of a subject."""
        for index, token in enumerate(self._tree.tokens):
            is_verb = token.tag[:2] in {"VB", "MD"} and token.dep in _STATING
            if is_verb and not self._reports(index) and self._is_stated(index):
                yield index

    def _reports(self, verb: int) -> bool:
        """Return whether the verb only leads in what somebody says."""
        token = self._tree.tokens[verb]
        is_bare = is_reporting_word(token) and self._tree.child(verb, "dobj", "attr") is None
        return is_bare or token.start in self._cues

    def _is_stated(self, verb: int) -> bool:
        """Return whether a verb is put forward as true: no condition, question, wish, alternative or denial of a row."""
        tree, above = self._tree, verb
        for _ in range(_CLIMB):
            token = tree.tokens[above]
            if self._is_supposed(above) or token.dep in {"relcl", "acl"}:
                return False
            if token.dep in {"csubj", "pcomp", "xcomp"} or (token.dep == "ccomp" and self._asks(above)):
                return False
            if token.dep == "conj" and self._is_loose(above):
                return False
            if tree.head(above) == above:
                break
            above = tree.head(above)
        return True

    def _is_supposed(self, verb: int) -> bool:
        """Return whether "if" or the like opens the clause, or one that it depends on."""
        tree = self._tree
        clauses = [verb, *(under for under in tree.below[verb] if tree.tokens[under].dep == "advcl")]
        marks = (tree.tokens[word] for clause in clauses for word in tree.below[clause] if word < clause)
        return any(word.dep in {"mark", "advmod"} and word.text.lower() in _SUPPOSING for word in marks)

    def _asks(self, index: int) -> bool:
        return self._tree.tokens[min(self._tree.under(index))].tag[:1] == "W"

    def _is_loose(self, index: int) -> bool:
        """Return whether "or" joins the verb, or it shares a "not"."""
        tree, head = self._tree, self._tree.head(index)
        joints = [tree.tokens[under].text.lower() for under in tree.below[head] if tree.tokens[under].dep == "cc"]
        shares_negation = (
            tree.child(head, "neg") is not None and tree.child(index, "aux", "auxpass", *_SUBJECTS) is None
        )
        return bool({"or", "nor"} & set(joints)) or shares_negation

    def _of_predicate(self, verb: int) -> Iterator[Fact]:
        tree = self._tree
        subject, is_participle = self._subject(verb)
        if subject is None or tree.tokens[subject].tag[:1] == "W":
            return
        if any(tree.tokens[under].tag[:1] == "W" for under in tree.under(subject)):
            return
        joined = {index for index in tree.below[verb] if tree.tokens[index].dep in {"conj", "parataxis"}}
        joined |= self._heads - {verb}
        clauses = {
            index for index in tree.below[verb] if tree.tokens[index].dep == "advcl" and self._states_itself(index)
        }
        predicate = predicate_at(tree, verb, {*self._spare, *joined, *clauses})
        if is_gapped(tree, predicate) or self._may_lose_a_subject(subject):
            return
        if is_participle:
            yield from self._of_participle(subject, verb, predicate)
            return
        if not any(tree.tokens[index].tag in _FINITE for index in predicate.core):
            return
        yield from facts_of_predicate(tree, self.subject_words(subject), predicate)
        yield from self._of_each_subject(subject, verb, predicate)

    def _may_lose_a_subject(self, subject: int) -> bool:
        """Return whether a second subject may hide in what is told of the first: `Lee, head of A, and Berg, met`."""
        tree = self._tree
        spare = [under for under in self._nouns.spare(subject) if tree.tokens[under].dep == "appos"]
        inside = [index for top in spare for index in tree.under(top)]
        return any(tree.tokens[index].dep == "cc" and tree.tokens[index - 1].text == "," for index in inside)

    def _of_participle(self, subject: int, verb: int, predicate: Predicate) -> Iterator[Fact]:
        """Yield what a participle says of the subject of its sentence: `having left Ayr`, `founded in 1998,`."""
        tree, words = self._tree, self.subject_words(subject)
        if tree.tokens[predicate.core[0]].text.lower() == "having":
            for fact in facts_of_predicate(tree, words, predicate):
                yield fact._replace(reading=fact.reading.replace(" having ", " has ", 1))
            return
        be = form_of_be(tree, subject, past=self._is_past(verb))
        yield from facts_of_predicate(tree, f"{words} {be}", predicate)

    def _of_each_subject(self, subject: int, verb: int, predicate: Predicate) -> Iterator[Fact]:
        tree = self._tree
        members = members_of(tree, subject, self._spare)
        if len(members) < 2 or self._is_mutual(verb, subject, members):
            return
        rest = [*predicate.core, *predicate.whole_object, *(index for one in predicate.additions for index in one)]
        told = words_at(tree, [index for index in rest if tree.tokens[index].text.lower() != "both"])
        for member in members:
            leads = {member.indices[0]: member.lead} if member.lead else {}
            agreeing = self._agreeing(member, predicate, told)
            if agreeing:
                yield Fact(member.indices, f"{words_at(tree, member.indices, leads)} {agreeing}")

    def _agreeing(self, member: Member, predicate: Predicate, told: str) -> str:
        """Return what is said of a row as said of one member: `was here` for `were here`; empty where that is unsure."""
        tokens = self._tree.tokens
        is_plural = any(tokens[index].tag in {"NNS", "NNPS"} for index in member.indices)
        verb = next((tokens[index] for index in predicate.core if tokens[index].tag in _FINITE), None)
        if is_plural or verb is None or verb.tag in {"MD", "VBZ"} or (verb.tag == "VBD" and verb.text != "were"):
            return told
        singular = _SINGULAR.get(verb.text)
        return told.replace(verb.text, singular, 1) if singular else ""

    def _is_mutual(self, verb: int, subject: int, members: list[Member]) -> bool:
        tree = self._tree
        words = {tree.tokens[index].text.lower() for index in tree.under(verb)}
        attribute = tree.child(verb, "attr")
        is_plural = attribute is not None and tree.tokens[attribute].tag in {"NNS", "NNPS"}
        shares_surname = (
            len(members[0].indices) == 1
            and len(members[-1].indices) > 1
            and tree.tokens[members[0].indices[0]].tag in {"NNP"}
            and tree.tokens[members[0].indices[0]].entity == "PERSON"
        )
        return bool(words & _EACH_OTHER) or tree.tokens[verb].text in _MUTUAL or is_plural or shares_surname

    def _states_itself(self, clause: int) -> bool:
        """Return whether an adverbial clause is read as a fact of its own: a participle without "after" and the like."""
        tree, first = self._tree, min(self._tree.under(clause))
        is_set_off = first == 0 or tree.tokens[first - 1].text == ","
        return (
            is_set_off and tree.tokens[clause].tag in {"VBG", "VBN"} and tree.child(clause, "mark", *_SUBJECTS) is None
        )

    def _subject(self, verb: int) -> tuple[int | None, bool]:
        """Return the subject of a verb, its own or shared, and whether the verb is a participle that lacks an auxiliary."""
        tree, above, is_participle = self._tree, verb, False
        for _ in range(_CLIMB):
            subject = tree.child(above, *_SUBJECTS)
            if subject is not None:
                return (subject, is_participle) if tree.tokens[subject].dep != "expl" else (None, False)
            token = tree.tokens[above]
            if token.dep == "advcl":
                if not self._states_itself(above):
                    return None, False
                is_participle = True
            elif token.dep != "conj":
                return None, False
            if tree.head(above) == above:
                return None, False
            above = tree.head(above)
        return None, False

    def _is_past(self, verb: int) -> bool:
        if self._tree.tokens[verb].tag == "VBN":
            return True
        return any(token.dep == "ROOT" and token.tag == "VBD" for token in self._tree.tokens)
