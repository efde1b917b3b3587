"""The single facts of a sentence, each with its place and a reading of its own."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.extraction.parts.appositions import apposition, lives, nationalities, whereabouts
from workbench.extraction.parts.noun_clauses import is_told_in_past, participle, relative_clause
from workbench.extraction.parts.nouns import agree, is_set_off, is_stray, names_noun, told_in_passing
from workbench.extraction.parts.predicates import Predicate, is_gapped, predicate_at
from workbench.extraction.parts.rows import words_under
from workbench.extraction.parts.stated import clauses_around, crosses_quotation, is_stated
from workbench.extraction.parts.subjects import SubjectWords, is_free_participle, subject_of
from workbench.extraction.parts.verb_facts import Fact, facts_of_each_subject, facts_of_predicate
from workbench.extraction.parts.wording import form_of_be, past_of
from workbench.extraction.splitting.clause_heads import clause_heads
from workbench.facts.attributions.content import is_reporting_word
from workbench.facts.dependency_tree import FINITE, DependencyTree
from workbench.facts.facts import Facts
from workbench.text.document import TextSentence, Token

_TOLD: Final[dict[str, Callable[[DependencyTree, int, SubjectWords], Iterator[Fact]]]] = {
    "appos": apposition,
    "relcl": relative_clause,
    "acl": participle,
}
"""What a word with this relation to a noun tells of it."""
_AUXILIARIES: Final = frozenset({"aux", "auxpass"})
_HAVING: Final = {"is": "has", "are": "have"}
_JOINED: Final = frozenset({"conj", "parataxis"})
_CLAUSES: Final = frozenset({"ccomp", "xcomp", "acl", "csubj"})
_BEING: Final = frozenset({"is", "was", "'s", "’s", "be", "been"})


class Part(NamedTuple):
    """A single fact: its place in the sentence, how it reads alone, and whether a reading of it proves anything."""

    span: Span
    reading: str
    provable: bool = True


def parts_of(facts: Facts, sentence: TextSentence) -> Iterator[Part]:
    """Yield the single facts: those told of nouns in passing, then those of the predicates."""
    tree = facts.tree(sentence)
    passing = [index for index, token in enumerate(tree.tokens) if token.dep in _TOLD and tree.head(index) != index]
    bare = SubjectWords(facts, sentence, frozenset())
    telling = [index for index in passing if any(_TOLD[tree.tokens[index].dep](tree, index, bare))]
    relatives = [one for one in passing if tree.tokens[one].dep == "relcl" and is_set_off(tree, one)]
    strays = [one for one in passing if tree.tokens[one].dep == "appos" and is_stray(tree, one)]
    spare = frozenset(index for index in (*telling, *relatives, *strays) if not names_noun(tree, index))
    subjects = SubjectWords(facts, sentence, spare)
    predicated = chain.from_iterable(_TOLD[tree.tokens[index].dep](tree, index, subjects) for index in telling)
    stated = _facts_of_verbs(facts, sentence, subjects, spare=spare)
    for fact in chain(
        predicated, nationalities(tree, subjects), lives(tree, subjects), whereabouts(tree, subjects), stated
    ):
        if not fact.reading[:1].isspace():
            yield _part(tree, fact)


def _part(tree: DependencyTree, fact: Fact) -> Part:
    """Return the fact at its place, from its first to its last word, without what only joins it to others."""
    indices = [index for index in sorted(fact.focus) if not _only_joins(tree.tokens[index])] or sorted(fact.focus)
    return Part(Span(tree.tokens[indices[0]].start, tree.tokens[indices[-1]].end), fact.reading)


def _only_joins(token: Token) -> bool:
    return token.dep in {"cc", "preconj"} or not (token.text[:1].isalnum() or token.text in {"$", "£", "€", "%"})


def _facts_of_verbs(
    facts: Facts, sentence: TextSentence, subjects: SubjectWords, *, spare: frozenset[int]
) -> Iterator[Fact]:
    """Yield what the verbs that are put forward as true state of their subjects."""
    tree, attributions = facts.tree(sentence), facts.attributions(sentence)
    cues = {one.cue_span.start for one in attributions if one.states or one.seeming or one.denied}
    said = {tree.index_at(one.cue_span.start) for one in attributions}
    heads = frozenset(clause_heads(tree, attributions)) if tree.tokens else frozenset()
    for verb, token in enumerate(tree.tokens):
        is_said = said >= set(clauses_around(tree, verb))
        if token.start not in cues and is_said and is_stated(tree, verb) and not _only_leads_in(tree, verb):
            yield from _facts_of_verb(tree, verb, subjects, without=spare | (heads - {verb}))


def _only_leads_in(tree: DependencyTree, verb: int) -> bool:
    """Return whether the verb only leads in what somebody says."""
    return is_reporting_word(tree.tokens[verb]) and tree.child(verb, "dobj", "attr") is None


def _facts_of_verb(
    tree: DependencyTree, verb: int, subjects: SubjectWords, *, without: frozenset[int]
) -> Iterator[Fact]:
    subject, is_participle = subject_of(tree, verb)
    if subject is None or _is_asked_or_inverted(tree, verb, subject, is_participle=is_participle):
        return
    apart = {
        under for under in tree.below[verb] if tree.tokens[under].dep in _JOINED or is_free_participle(tree, under)
    }
    predicate = predicate_at(tree, verb, without | apart)
    says_little = tree.tokens[verb].dep == "advcl" and not (predicate.objects or predicate.additions)
    if says_little or is_gapped(tree, predicate) or _may_hide_a_subject(tree, subject):
        return
    if _only_points_ahead(tree, subject, predicate):
        return
    if (
        crosses_quotation(tree, subject, verb)
        or not agree(tree, subject, verb)
        or _only_points_ahead(tree, subject, predicate)
    ):
        return
    if is_participle:
        yield from _facts_of_participle(tree, subject, predicate, subjects=subjects)
    elif _has_tense(tree, predicate):
        yield from facts_of_predicate(tree, subjects.of(subject), predicate)
        yield from facts_of_each_subject(tree, subject, predicate, without=without)


def _only_points_ahead(tree: DependencyTree, subject: int, predicate: Predicate) -> bool:
    """Return whether an "it" stands for a clause that the predicate does not hold: `it is my belief that`."""
    if tree.tokens[subject].text.lower() != "it" or tree.tokens[predicate.verb].text.lower() not in _BEING:
        return False
    words = set(predicate.words)
    return any(tree.tokens[under].dep in _CLAUSES and under not in words for under in tree.under(predicate.verb))


def _is_asked_or_inverted(tree: DependencyTree, verb: int, subject: int, *, is_participle: bool) -> bool:
    """Return whether a question word is the subject, or the subject follows its verb: `among them is Lee`."""
    words = words_under(tree, subject, told_in_passing(tree, subject))
    is_asked = any(tree.tokens[under].tag[:1] == "W" for under in words)
    return is_asked or (subject > verb and not is_participle)


def _facts_of_participle(
    tree: DependencyTree, subject: int, predicate: Predicate, *, subjects: SubjectWords
) -> Iterator[Fact]:
    """Yield what a participle says of the subject of its sentence: `having left Ayr`, `founded in 1998,`."""
    words, opening = subjects.of(subject), tree.tokens[predicate.core[0]]
    if opening.tag == "VBG":
        verb_form = _told_form(tree, opening.text, predicate, subject=subject)
        for fact in facts_of_predicate(tree, words, predicate) if verb_form else ():
            yield fact._replace(reading=fact.reading.replace(f" {opening.text.lower()} ", f" {verb_form} ", 1))
    elif min(tree.under(predicate.verb)) == 0 and predicate.additions + predicate.objects:
        is_past = is_told_in_past(tree) or _tells_of_the_past(tree, predicate)
        yield from facts_of_predicate(tree, f"{words} {form_of_be(tree, subject, past=is_past)}", predicate)


def _tells_of_the_past(tree: DependencyTree, predicate: Predicate) -> bool:
    """Return whether a passive participle names a day or who did it, or is "born"."""
    has_agent = tree.child(predicate.verb, "agent") is not None
    is_dated = any(tree.tokens[index].entity == "DATE" for index in predicate.words)
    return has_agent or is_dated or tree.tokens[predicate.verb].text.lower() == "born"


def _told_form(tree: DependencyTree, participle: str, predicate: Predicate, *, subject: int) -> str:
    """Return the participle with a tense; empty where only the statement around it shows how it is meant."""
    if participle.lower() == "having":
        present = "" if tree.tokens[subject].text == "I" else form_of_be(tree, subject, past=False)
        return "had" if is_told_in_past(tree) else _HAVING.get(present, "")
    if is_told_in_past(tree):
        return past_of(participle.lower())
    if predicate.objects or predicate.verb < subject:
        return ""
    return f"{form_of_be(tree, subject, past=False)} {participle.lower()}"


def _has_tense(tree: DependencyTree, predicate: Predicate) -> bool:
    """Return whether the verb or one of its auxiliaries has a tense."""
    own = (index for index in predicate.core if index == predicate.verb or tree.tokens[index].dep in _AUXILIARIES)
    return any(tree.tokens[index].tag in FINITE for index in own)


def _may_hide_a_subject(tree: DependencyTree, subject: int) -> bool:
    """Return whether a second subject may hide in what is told of the first: `Lee, head of A, and Berg, met`."""
    passing = (head for head in told_in_passing(tree, subject) if tree.tokens[head].dep == "appos")
    inside = (index for head in passing for index in tree.under(head))
    return any(tree.tokens[index].dep == "cc" and tree.tokens[index - 1].text == "," for index in inside)
