"""Indirect speech: who is said to have said what."""

from typing import Final

from workbench.domain.span import Span
from workbench.extraction.attributions.attribution import Attribution, told_at_the_end, told_untagged
from workbench.extraction.attributions.content import content_of, may_report
from workbench.extraction.dependency_tree import Tree
from workbench.extraction.offices import ROLE
from workbench.extraction.splitting.clauses import CONTRASTING
from workbench.text.document import Document, TextSentence
from workbench.text.speech.reporting import DENYING, OWN_MIND

_NOBODY: Final = frozenset(
    "it this that which these those there what you one who whoever nobody everyone everybody".split()
)
_RELATIVE: Final = frozenset({"who", "which", "that"})
_SEEMS: Final = frozenset({"seems", "seemed", "appears", "appeared", "seem", "appear"})
_SUPPOSED: Final = frozenset({"may", "might", "if", "unless", "whether"})
_POINTING: Final = frozenset({"point", "points", "pointing"})
"""Verbs of saying with "out" beside them."""
_HELPING: Final = frozenset({"do", "does", "did"})
_SHARED_SUBJECT: Final = frozenset({"conj", "advcl", "xcomp", "pcomp", "prep", "acomp", "ccomp"})
_CLIMB: Final = 3
_DESCRIPTIONS: Final = 2


def attributions_of(document: Document, sentence: TextSentence) -> list[Attribution]:
    """Who says what in the sentence, in the order of the verbs; empty where nobody does."""
    if not document.tagged:
        return list(told_untagged(document.text, sentence))
    tokens = document.sentence_tokens(sentence)
    places = [index for index, token in enumerate(tokens) if may_report(token) or token.text.lower() in _POINTING]
    if not sentence.is_readable or not places:
        return []
    tree = Tree(document, sentence)
    places = [index for index in places if may_report(tokens[index]) or tree.child(index, "prt") is not None]
    found = [one for index in places if (one := _reported(tree, index)) is not None]
    last = told_at_the_end(document, sentence)
    return [*found, last] if last and all(one.cue_at != last.cue_at for one in found) else found


def _reported(tree: Tree, index: int) -> Attribution | None:
    token = tree.tokens[index]
    seeming = _seems(tree, index)
    if token.tag == "VB" and not (seeming or _asserted(tree, index)):
        return None
    aside = _aside(tree, index)
    content = aside or content_of(tree, index)
    content = content and _with_closing_mark(tree, _before_contrast(tree, content))
    top = _speaker(tree, index)
    if content is None or top is None:
        return None
    who = tree.tokens[top].text
    who = who if who == "WHO" else who.lower()
    spoken = tree.noun_phrase(_named(tree, top))
    if (who in _NOBODY and not _is_of_several(tree, top)) or (spoken.overlaps(content) and not aside):
        return None
    mind = who in {"i", "we"} and token.text.lower() in OWN_MIND
    cue = token.text.lower()
    denied = cue in DENYING or _unsaid(tree, index)
    return Attribution(spoken, cue, Span(token.start, token.end), content, seeming, mind, denied)


def _is_of_several(tree: Tree, top: int) -> bool:
    """Whether "one" is one of a group: `one of the victims`."""
    return tree.tokens[top].text.lower() == "one" and tree.child(top, "prep") is not None


def _before_contrast(tree: Tree, content: Span) -> Span:
    """The content up to what others say against it: `argue that it works, while Berg says that it fails`."""
    for index, token in enumerate(tree.tokens):
        mark = tree.child(index, "mark") if token.dep == "advcl" and may_report(token) else None
        if mark is None or tree.tokens[mark].text not in CONTRASTING or tree.tokens[mark - 1].text != ",":
            continue
        if content.start < tree.tokens[mark - 1].start < content.end:
            return Span(content.start, tree.tokens[mark - 2].end)
    return content


def _with_closing_mark(tree: Tree, content: Span) -> Span:
    """The content with the mark that closes a quotation it holds the opening mark of."""
    inside = [token for token in tree.tokens if content.start <= token.start < content.end]
    after = next((token for token in tree.tokens if token.start >= content.end), None)
    opened = sum(token.tag == "``" for token in inside) > sum(token.tag == "''" for token in inside)
    return Span(content.start, after.end) if opened and after and after.tag == "''" else content


def _unsaid(tree: Tree, index: int) -> bool:
    """Whether the words are not put forward as said: negated, asked, possible or supposed."""
    below = [tree.tokens[under] for under in tree.below[index]]
    words = {token.text.lower() for token in below if token.dep in {"aux", "mark"}}
    clause = tree.child(index, "ccomp")
    mark = None if clause is None else tree.child(clause, "mark")
    asked = mark is not None and tree.tokens[mark].text.lower() in {"whether", "if"}
    return asked or bool(words & _SUPPOSED) or any(token.dep == "neg" for token in below)


def _seems(tree: Tree, index: int) -> bool:
    return tree.tokens[index].tag == "VB" and tree.tokens[tree.head(index)].text.lower() in _SEEMS


def _asserted(tree: Tree, index: int) -> bool:
    """Whether a bare verb tells what was said: `did say`, `came to acknowledge`, `I should mention`."""
    helpers = {tree.tokens[under].text.lower() for under in tree.below[index] if tree.tokens[under].dep == "aux"}
    subject = tree.child(index, "nsubj")
    first_person = subject is not None and tree.tokens[subject].text.lower() in {"i", "we"}
    return bool(helpers & _HELPING) or first_person or tree.tokens[index].dep == "xcomp"


def _aside(tree: Tree, index: int) -> Span | None:
    """The statement around "he said" in commas, or beside "as he said"."""
    token, head = tree.tokens[index], tree.head(index)
    if tree.child(index, "nsubj") is None or head == index:
        return None
    if token.dep == "parataxis" and tree.child(index, "ccomp") is None:
        return tree.stretch(head)
    mark = tree.child(index, "mark")
    if token.dep != "advcl" or mark is None or tree.tokens[mark].text.lower() != "as":
        return None
    own, around = tree.stretch(index), tree.stretch(head)
    return Span(own.end + 1, around.end) if own.start <= around.start and own.end + 1 < around.end else around


def _speaker(tree: Tree, index: int) -> int | None:
    """The noun that speaks: the verb's own subject, its agent, or the subject of the verb it hangs from."""
    at = index
    for _ in range(_CLIMB + 1):
        subject = _subject(tree, at)
        if subject is not None:
            return _meant(tree, at, subject)
        passive = tree.child(at, "nsubjpass")
        if passive is not None:
            return tree.agent(at) if at == index or tree.tokens[index].dep != "xcomp" else _meant(tree, at, passive)
        token, head = tree.tokens[at], tree.head(at)
        if token.dep == "acl" and token.tag == "VBG" and at == index and tree.tokens[head].tag[:2] == "NN":
            return head
        if token.dep not in _SHARED_SUBJECT or head == at or (token.dep == "ccomp" and at != index):
            break
        at = head
    return None


def _subject(tree: Tree, verb: int) -> int | None:
    """The verb's subject; the name where the parser found one beside it: `One of the victims, Ann Lee, 72, told`."""
    subjects = [under for under in tree.below[verb] if tree.tokens[under].dep == "nsubj"]
    named = [under for under in subjects[1:] if tree.tokens[under].tag == "NNP"]
    return next(iter(named or subjects), None)


def _named(tree: Tree, top: int) -> int:
    """The name beside a description: `the head of the union, Ann Lee,` or `his deputy, councillor Bo Berg,`."""
    at = top
    for _ in range(_DESCRIPTIONS):
        token, beside = tree.tokens[at], tree.child(at, "appos")
        if beside is None or tree.child(beside, "conj") is not None:
            break
        if not (token.tag in {"NN", "CD"} or ROLE.fullmatch(token.text)):
            break
        if tree.tokens[beside].tag == "NNP":
            return beside
        at = beside
    return top


def _meant(tree: Tree, verb: int, subject: int) -> int:
    """The subject, or the noun before a relative clause that "who" stands for."""
    relative = tree.tokens[verb].dep == "relcl" and tree.tokens[subject].text.lower() in _RELATIVE
    return tree.head(verb) if relative else subject
