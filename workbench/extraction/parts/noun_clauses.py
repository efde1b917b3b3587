"""What a relative clause or a participle tells of a noun: `the firm, founded in 1998,`, `an actor who left in May`."""

from collections.abc import Iterator
from typing import Final

from workbench.extraction.parts.nouns import bearer_of, is_set_off, nouns_between
from workbench.extraction.parts.predicates import predicate_at
from workbench.extraction.parts.rows import words_under
from workbench.extraction.parts.subjects import SubjectWords
from workbench.extraction.parts.verb_facts import Fact, facts_of_verbs
from workbench.extraction.parts.wording import form_of_be, words_at
from workbench.facts.dependency_tree import DependencyTree
from workbench.facts.offices import is_office
from workbench.facts.predicates import auxiliaries

_RELATIVE: Final = frozenset({"WP", "WDT", "WP$", "WRB"})
_FOR_A_NOUN: Final = frozenset({"which", "who", "whom", "that", "where"})
_PARTICIPLES: Final = frozenset({"VBN", "VBG", "VBD"})
_OPENING_WORDS: Final = 3
_NOBODY: Final = frozenset({"GPE", "LOC", "FAC", "DATE", "WORK_OF_ART", "PRODUCT", "EVENT"})


def relative_clause(tree: DependencyTree, index: int, subjects: SubjectWords) -> Iterator[Fact]:
    """Yield what a relative clause says of its noun; the fullest fact has the whole clause as its place."""
    facts = list(_relative_facts(tree, index, subjects))
    fullest = max(facts, key=lambda fact: len(fact.focus), default=None)
    for fact in facts:
        yield fact._replace(focus=tuple(words_under(tree, index, set()))) if fact is fullest else fact


def _relative_facts(tree: DependencyTree, index: int, subjects: SubjectWords) -> Iterator[Fact]:
    noun, pronoun = bearer_of(tree, index), _relative_word(tree, index)
    own = tree.child(index, "nsubj", "nsubjpass")
    if pronoun is not None and own is not None and tree.tokens[pronoun].text.lower() == "when":
        yield from facts_of_verbs(tree, index, subjects.of(own), without={pronoun, own})
        return
    if noun is None or pronoun is None or not _may_mean(tree, pronoun, noun, verb=index):
        return
    subject, spare = tree.child(index, "nsubj", "nsubjpass"), _relatives_below(tree, index)
    word = tree.tokens[pronoun].text.lower()
    if subject == pronoun and (word != "who" or not _may_be_of_another(tree, noun)):
        yield from facts_of_verbs(tree, index, subjects.of(noun, until=index), without={pronoun, *spare})
    elif word == "whose" and subject == tree.head(pronoun):
        owned = words_at(tree, [one for one in words_under(tree, subject, spare) if one != pronoun])
        yield from facts_of_verbs(tree, index, f"{subjects.of(noun, until=index)}’s {owned}", without={subject, *spare})
    elif subject is not None and word in _FOR_A_NOUN and (word != "where" or not nouns_between(tree, index, noun)):
        reading = _with_noun_behind(
            tree, index, pronoun, subject=subjects.of(subject), noun=subjects.of(noun, until=index)
        )
        yield Fact(tuple(words_under(tree, index, set())), reading)


def _may_mean(tree: DependencyTree, pronoun: int, noun: int, *, verb: int) -> bool:
    """Return whether the pronoun may mean the noun: "who" means no place, and `which means that` no noun."""
    is_subject = tree.child(verb, "nsubj", "nsubjpass") == pronoun
    if is_subject and tree.tokens[pronoun].text.lower() == "which" and tree.child(verb, "ccomp") is not None:
        return False
    tags = {tree.tokens[word].tag for word in (verb, *auxiliaries(tree, verb))}
    is_row = tree.child(noun, "conj") is not None
    is_plural = tree.tokens[noun].tag in {"NNS", "NNPS"} or is_row
    is_other = is_subject and ("VBZ" in tags if is_plural and not is_row else "VBP" in tags and not is_plural)
    is_nobody = tree.tokens[pronoun].text.lower() == "who" and tree.tokens[noun].entity in _NOBODY
    return not (is_other or is_nobody)


def _may_be_of_another(tree: DependencyTree, noun: int) -> bool:
    """Return whether a "who" behind a thing may mean somebody before it: `the favourite in his event, who cried`."""
    token = tree.tokens[noun]
    return token.dep == "pobj" and token.tag == "NN" and not is_office(token.text)


def _with_noun_behind(tree: DependencyTree, index: int, pronoun: int, *, subject: str, noun: str) -> str:
    """Return a clause with its noun as the object: `the film, which she directed`: "she directed the film"."""
    above = tree.head(pronoun)
    has_preposition = tree.tokens[pronoun].dep == "pobj"
    link = tree.tokens[above].text.lower() if has_preposition else ""
    if tree.tokens[pronoun].text.lower() == "where":
        link = "at" if tree.tokens[tree.head(index)].entity in {"ORG", "FAC"} else "in"
    own = tree.child(index, "nsubj", "nsubjpass")
    left_out = {pronoun, *([] if own is None else [own]), *([above] if has_preposition else [])}
    predicate = predicate_at(tree, index, left_out)
    if link:
        return " ".join((subject, words_at(tree, predicate.words), link, noun))
    core = [word for word in predicate.words if not any(word in addition for addition in predicate.additions)]
    behind = words_at(tree, [word for addition in predicate.additions for word in addition])
    return " ".join(piece for piece in (subject, words_at(tree, core), noun, behind) if piece)


def participle(tree: DependencyTree, index: int, subjects: SubjectWords) -> Iterator[Fact]:
    """Yield what a participle says of its noun: `the firm, founded in 1998,`, `Ann Lee (born in Ayr)`."""
    noun, token = bearer_of(tree, index), tree.tokens[index]
    if noun is None or token.tag not in _PARTICIPLES:
        return
    subject = subjects.of(noun, until=index)
    is_main = tree.tokens[noun].dep == "ROOT" and token.tag == "VBD"
    if tree.tokens[noun].dep == "ROOT" and token.tag == "VBN" and not is_set_off(tree, index):
        return
    if not is_main:
        is_past = (token.tag != "VBG" and not _is_habit(tree, index)) or is_told_in_past(tree)
        subject = f"{subject} {form_of_be(tree, noun, past=is_past)}"
    yield from facts_of_verbs(tree, index, subject, without=_relatives_below(tree, index))


def is_told_in_past(tree: DependencyTree) -> bool:
    """Return whether the main verb of the sentence is in the past."""
    return any(token.dep == "ROOT" and token.tag == "VBD" for token in tree.tokens)


def _is_habit(tree: DependencyTree, index: int) -> bool:
    """Return whether a participle tells what is usual: `commonly used in salads`."""
    has_adverb = tree.child(index, "advmod") is not None
    return has_adverb and not any(tree.tokens[under].entity == "DATE" for under in tree.under(index))


def _relative_word(tree: DependencyTree, index: int) -> int | None:
    """Return the "who", "which" or "that" that opens the clause."""
    words = sorted(tree.under(index))[:_OPENING_WORDS]
    return next((word for word in words if tree.tokens[word].tag in _RELATIVE), None)


def _relatives_below(tree: DependencyTree, top: int) -> set[int]:
    """Return the relative clauses that commas set off inside what the word heads."""
    below = (under for under in tree.under(top) if under != top and tree.tokens[under].dep == "relcl")
    return {under for under in below if is_set_off(tree, under)}
