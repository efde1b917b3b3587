"""What is said: the part of a sentence that a reporting verb governs."""

from typing import Final

from workbench.domain.span import Span
from workbench.facts.clause_edges import CONTRASTING
from workbench.facts.dependency_tree import DependencyTree
from workbench.facts.who import puts_in_words
from workbench.text.document import Token
from workbench.text.speech.reporting import CONVICTION_ADJECTIVES, REPORTING_VERBS, SAYING_VERBS

_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})
_REFLEXIVE: Final = ("self", "selves")
_THAT_REACH: Final = 14


def is_reporting_word(token: Token) -> bool:
    """Return whether the word is one with which somebody says, thinks or is sure of something."""
    word = token.text.lower()
    if token.tag[:2] == "VB":
        return word in REPORTING_VERBS or (word in CONVICTION_ADJECTIVES and token.tag == "VBN")
    return token.dep == "acomp" and word in CONVICTION_ADJECTIVES


def reported_content(tree: DependencyTree, index: int) -> Span | None:
    """Return what is said with the verb at `index`: the clause under it, or the next one that "that" opens."""
    for child in tree.below[index]:
        is_clause = tree.tokens[child].dep == "ccomp" and (_is_finite(tree, child) or _is_shown(tree, index, child))
        subject = tree.child(child, "nsubj", "nsubjpass", "expl", "csubj") if is_clause else None
        if subject is not None and not tree.tokens[subject].text.lower().endswith(_REFLEXIVE):
            return _continued(tree, index, without_mark(tree, child))
    misread = _object_of_saying(tree, index)
    return _after_that(tree, index) if misread is None else tree.stretch(misread)


def _is_shown(tree: DependencyTree, index: int, clause: int) -> bool:
    """Return whether a report or a survey tells the clause with a participle: `a poll showed Lee leading`."""
    teller = tree.child(index, "nsubj")
    return tree.tokens[clause].tag == "VBG" and teller is not None and puts_in_words(tree, teller)


def _is_finite(tree: DependencyTree, top: int) -> bool:
    """Return whether the clause has a verb of its own that tells something: not `proved him guilty`."""
    below = [tree.tokens[under] for under in tree.below[top]]
    has_verb = tree.tokens[top].tag in _FINITE or any(token.tag in _FINITE | {"TO"} for token in below)
    return has_verb or any(token.dep == "mark" for token in below)


def has_reflexive(tree: DependencyTree, index: int) -> bool:
    """Return whether the object of the verb is its own subject: `found themselves in court`."""
    thing = tree.child(index, "dobj")
    return thing is not None and tree.tokens[thing].text.lower().endswith(_REFLEXIVE)


def asks(tree: DependencyTree, top: int) -> bool:
    """Return whether the clause is an embedded question: `explains why it left`, `recalled where it was`."""
    first = min(tree.under(top))
    return tree.tokens[first].tag in {"WRB", "WP", "WDT"}


def cut_at_contrast(tree: DependencyTree, content: Span) -> Span:
    """Return the content up to what others say against it: `argue that it works, while Berg says that it fails`."""
    for index, token in enumerate(tree.tokens):
        mark = tree.child(index, "mark") if token.dep == "advcl" and is_reporting_word(token) else None
        if mark is None or tree.tokens[mark].text not in CONTRASTING or tree.tokens[mark - 1].text != ",":
            continue
        if content.start < tree.tokens[mark - 1].start < content.end:
            return Span(content.start, tree.tokens[mark - 2].end)
    return content


def with_closing_mark(tree: DependencyTree, content: Span) -> Span:
    """Return the content with the closing mark of a quotation whose opening mark it contains."""
    content_tokens = [token for token in tree.tokens if content.start <= token.start < content.end]
    next_token = next((token for token in tree.tokens if token.start >= content.end), None)
    is_open = sum(token.tag == "``" for token in content_tokens) > sum(token.tag == "''" for token in content_tokens)
    return Span(content.start, next_token.end) if is_open and next_token and next_token.tag == "''" else content


def _after_that(tree: DependencyTree, index: int) -> Span | None:
    """Return the clause that the next "that" opens."""
    tokens = tree.tokens
    for place in range(index + 1, min(len(tokens), index + _THAT_REACH)):
        token = tokens[place]
        if token.text.lower() == "that" and token.tag == "IN" and token.dep == "mark":
            top = tree.head(place)
            is_of_noun = tree.tokens[top].dep == "acl" and tree.head(top) > index
            if top > place and not (is_of_noun and tokens[index].text.lower() not in SAYING_VERBS):
                return without_mark(tree, top)
            break
        if is_reporting_word(token):
            break
    has_that = index + 2 < len(tokens) and tokens[index + 1].text == "that"
    if has_that and (tokens[index + 1].tag == "IN" or tokens[index].text.lower() in SAYING_VERBS):
        return Span(tokens[index + 2].start, tokens[-1].end)
    return None


def _object_of_saying(tree: DependencyTree, index: int) -> int | None:
    """Return what the parser misread as an object: `said the victims, most of them old, lost £5,000`."""
    is_said = tree.tokens[index].text.lower() in {"say", "says", "said"}
    object_ = tree.child(index, "dobj") if is_said else None
    verb = None if object_ is None else tree.child(object_, "acl")
    return object_ if verb is not None and tree.tokens[verb].tag in {"VBN", "VBD"} else None


def _continued(tree: DependencyTree, index: int, content: Span) -> Span:
    """Return what is said with the clauses joined to it: `said that A left and B stayed`, `said sales rose, fell`."""
    for child in tree.below[index]:
        token = tree.tokens[child]
        has_subject = tree.child(child, "nsubj", "nsubjpass") is not None
        if token.dep == "ccomp" and token.start >= content.end and not has_subject and not is_reporting_word(token):
            content = Span(content.start, tree.stretch(child).end)
            continue
        if token.dep not in {"conj", "ccomp"} or token.start < content.end or not has_subject or _reports(tree, child):
            continue
        clause = tree.stretch(child)
        between = (token.text for token in tree.tokens if content.end <= token.start < clause.start)
        if "," not in between:
            return Span(content.start, clause.end)
    return _listed(tree, index, content)


def _listed(tree: DependencyTree, index: int, content: Span) -> Span:
    """Return what is said with the statements listed after it: `said A left, B stayed and C was ill`."""
    head = tree.head(index)
    follows = tree.child(head, "conj")
    first = tree.child(head, "nsubj", "nsubjpass")
    is_first_of_list = tree.tokens[index].dep == "ccomp" and head >= index and not is_reporting_word(tree.tokens[head])
    if not is_first_of_list or follows is None or first is None:
        return content
    first_start = tree.noun_phrase(first).start
    between = [token.text for token in tree.tokens if content.end <= token.start < first_start]
    listed = between == [","] and tree.child(follows, "nsubj", "nsubjpass") is not None
    return Span(content.start, tree.stretch(follows).end) if listed else content


def without_mark(tree: DependencyTree, top: int) -> Span:
    """Return the clause at `top` without the "that" at its start."""
    clause = tree.stretch(top)
    mark = tree.child(top, "mark")
    if mark is None or tree.tokens[mark].text.lower() not in {"that", "whether", "if"}:
        return clause
    end = tree.tokens[mark].end
    return Span(end + 1, clause.end) if clause.start <= end < clause.end - 1 else clause


def _reports(tree: DependencyTree, index: int) -> bool:
    """Return whether the verb reports what was said: `and added that ...`, not `and 20% agreed`."""
    return is_reporting_word(tree.tokens[index]) and tree.child(index, "ccomp") is not None
