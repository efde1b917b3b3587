"""What is said: the stretch of the sentence that a verb of saying governs."""

from typing import Final

from workbench.domain.span import Span
from workbench.extraction.dependency_tree import Tree
from workbench.text.document import Token
from workbench.text.speech.reporting import CONVINCED, REPORTING
from workbench.text.speech.speakers import SAYING

_OBJECT_THAT: Final = 14


def may_report(token: Token) -> bool:
    """Whether the word is one by which somebody says, thinks or is sure of something."""
    word = token.text.lower()
    if token.tag[:2] == "VB":
        return word in REPORTING or (word in CONVINCED and token.tag == "VBN")
    return token.dep == "acomp" and word in CONVINCED


def content_of(tree: Tree, index: int) -> Span | None:
    """What is said with the verb at an index: the clause under it, or the next one that "that" opens."""
    for under in tree.below[index]:
        states = tree.tokens[under].dep == "ccomp"
        if states and tree.child(under, "nsubj", "nsubjpass", "expl", "csubj") is not None:
            return _continued(tree, index, _opened(tree, under))
    misread = _object_of_saying(tree, index)
    return _after_that(tree, index) if misread is None else tree.stretch(misread)


def _after_that(tree: Tree, index: int) -> Span | None:
    """The clause that the next "that" opens."""
    tokens = tree.tokens
    for place in range(index + 1, min(len(tokens), index + _OBJECT_THAT)):
        token = tokens[place]
        if token.text.lower() == "that" and token.tag == "IN" and token.dep == "mark":
            if tree.head(place) > place:
                return _opened(tree, tree.head(place))
            break
        if may_report(token):
            break
    follows = index + 2 < len(tokens) and tokens[index + 1].text == "that"
    if follows and (tokens[index + 1].tag == "IN" or tokens[index].text.lower() in SAYING):
        return Span(tokens[index + 2].start, tokens[-1].end)
    return None


def _object_of_saying(tree: Tree, index: int) -> int | None:
    """What the parser took for a thing said: `said the victims, most of them old, lost £5,000`."""
    said = tree.tokens[index].text.lower() in {"say", "says", "said"}
    thing = tree.child(index, "dobj") if said else None
    verb = None if thing is None else tree.child(thing, "acl")
    return thing if verb is not None and tree.tokens[verb].tag in {"VBN", "VBD"} else None


def _continued(tree: Tree, index: int, content: Span) -> Span:
    """What is said with the clauses joined to it: `said that A left and B stayed`, `said sales rose, fell and rose`."""
    for under in tree.below[index]:
        token = tree.tokens[under]
        own_subject = tree.child(under, "nsubj", "nsubjpass") is not None
        if token.dep == "ccomp" and token.start >= content.end and not own_subject and not may_report(token):
            content = Span(content.start, tree.stretch(under).end)
            continue
        if token.dep not in {"conj", "ccomp"} or token.start < content.end or not own_subject or _reports(tree, under):
            continue
        clause = tree.stretch(under)
        if not any(between.text == "," for between in tree.tokens if content.end <= between.start < clause.start):
            return Span(content.start, clause.end)
    return _listed(tree, index, content)


def _listed(tree: Tree, index: int, content: Span) -> Span:
    """What is said with the statements listed after it: `said A left, B stayed and C was ill`."""
    head = tree.head(index)
    follows = tree.child(head, "conj")
    first = tree.child(head, "nsubj", "nsubjpass")
    if (
        tree.tokens[index].dep != "ccomp"
        or head < index
        or follows is None
        or first is None
        or may_report(tree.tokens[head])
    ):
        return content
    between = [token.text for token in tree.tokens if content.end <= token.start < tree.noun_phrase(first).start]
    listed = between == [","] and tree.child(follows, "nsubj", "nsubjpass") is not None
    return Span(content.start, tree.stretch(follows).end) if listed else content


def _opened(tree: Tree, top: int) -> Span:
    """The clause at `top` without the "that" it opens with."""
    clause = tree.stretch(top)
    mark = tree.child(top, "mark")
    if mark is None or tree.tokens[mark].text.lower() not in {"that", "whether", "if"}:
        return clause
    end = tree.tokens[mark].end
    return Span(end + 1, clause.end) if clause.start <= end < clause.end - 1 else clause


def _reports(tree: Tree, index: int) -> bool:
    """Whether the verb tells what was said: `and added that ...`, not `and 20% agreed`."""
    return may_report(tree.tokens[index]) and tree.child(index, "ccomp") is not None
