"""How far the words of a part reach: to the ends of whole phrases, inside their statement."""

from typing import Final

from workbench.domain.span import Span
from workbench.facts.dependency_tree import SUBJECTS, DependencyTree

_WITH_NEXT: Final = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nmod",
        "nummod",
        "poss",
        "case",
        "quantmod",
        "predet",
        "aux",
        "auxpass",
        "neg",
        "advmod",
    }
)
"""Relations of words that belong to a word behind them."""
_CLAUSES: Final = frozenset({"advcl", "ccomp", "csubj", "parataxis"})
_JOINS: Final = frozenset({"cc", "punct", "preconj", "mark"})
_SIGNS: Final = frozenset({"$", "£", "€", "%", "'s", "’s"})
_ROW: Final = frozenset({"conj", "cc", "punct"})
_NOUNS: Final = frozenset({"NN", "CD"})
_CLIMB: Final = 12


def whole_phrases(tree: DependencyTree, span: Span, within: Span, *, of_nouns: bool = False) -> Span:
    """Return the span with the phrases whole in which it begins and ends, as far as `within` holds them.

    With `of_nouns` what only the verb has behind it stays outside.

    A phrase ends at a mark, at a word that joins another, or where a clause or
    another subject begins: `launched a fund in October` goes on to `last year`.
    """
    first, last = tree.index_at(span.start), tree.index_at(span.end) - 1
    if last < first:
        return span
    inside = range(tree.index_at(within.start), tree.index_at(within.end))
    while first - 1 in inside and _goes_with_next(tree, first - 1, first=first, last=last):
        first -= 1
    while last + 1 in inside and _goes_on(tree, last + 1, first=first, last=last):
        if of_nouns and _is_of_verb(tree, last + 1, first=first, last=last):
            break
        last += 1
    return Span(min(span.start, tree.tokens[first].start), max(span.end, tree.tokens[last].end))


def with_subject(tree: DependencyTree, span: Span, within: Span) -> Span:
    """Return the span from the subject of its first verb on, where it stands right before it; else the span itself."""
    first = tree.index_at(span.start)
    verb = tree.head(first) if tree.tokens[first].dep in {"aux", "auxpass", "neg", "advmod"} else first
    subject = tree.child(verb, *SUBJECTS)
    if subject is None or max(tree.under(subject)) != first - 1:
        return span
    start = tree.tokens[min(tree.under(subject))].start
    return Span(start, span.end) if start >= within.start else span


def own_member(tree: DependencyTree, span: Span) -> Span:
    """Return the member of a row alone where the span ends behind it and the row goes on; else the span itself.

    `used 382 boards` of `used 382 boards, a cat and a month` ends inside what was used; `382 boards` does not.
    """
    first, last = tree.index_at(span.start), tree.index_at(span.end) - 1
    for index in range(last, first - 1, -1):
        goes_on = any(tree.tokens[child].dep == "conj" and child > last for child in tree.below[index])
        if goes_on and tree.tokens[index].tag[:2] in _NOUNS:
            own = [place for place in tree.under(index, _ROW) if first <= place <= last]
            return Span(tree.tokens[min(own)].start, tree.tokens[max(own)].end)
    return span


def _goes_with_next(tree: DependencyTree, index: int, *, first: int, last: int) -> bool:
    """Return whether the word before the span belongs to a word in it, or governs its first noun."""
    token, head = tree.tokens[index], tree.head(index)
    is_part = token.dep in _WITH_NEXT and first <= head <= last
    noun = next((one for one in range(first, last + 1) if tree.head(one) == index), None)
    is_preposition = token.dep in {"prep", "agent"} and noun is not None and min(tree.under(noun)) == first
    return is_part or is_preposition or tree.tokens[first].dep == "prt" or _is_inside_name(tree, first)


def _is_inside_name(tree: DependencyTree, index: int) -> bool:
    """Return whether the word goes on with a name, a sum or a date."""
    token = tree.tokens[index]
    is_word = token.text[:1].isalnum() or token.text in _SIGNS
    return bool(token.entity) and not token.entity_begins and is_word


def _goes_on(tree: DependencyTree, index: int, *, first: int, last: int) -> bool:
    """Return whether the word behind the span belongs to it, and begins no clause, subject or further member."""
    token = tree.tokens[index]
    ends_early = tree.tokens[last].dep in _WITH_NEXT and tree.head(last) > last
    if _is_inside_name(tree, index) or ends_early or _is_between(tree, index, first=first, last=last):
        return True
    is_mark = token.dep in _JOINS or not (token.text[:1].isalnum() or token.text in _SIGNS)
    if is_mark or not _is_under(tree, index, first=first, last=last):
        return False
    tops = {tree.tokens[top].dep for top in _tops(tree, index)}
    return token.tag == "TO" or "relcl" in tops or not tops & {*_CLAUSES, *SUBJECTS}


def _is_under(tree: DependencyTree, index: int, *, first: int, last: int) -> bool:
    """Return whether a word of the span stands above the word."""
    above = index
    for _ in range(_CLIMB):
        above = tree.head(above)
        if first <= above <= last:
            return True
    return False


def _is_of_verb(tree: DependencyTree, index: int, *, first: int, last: int) -> bool:
    """Return whether a verb of the span stands right above what begins at the word."""
    head = next(tree.head(top) for top in reversed(_tops(tree, index)) if top > last)
    return first <= head <= last and tree.tokens[head].tag[:2] == "VB"


def _tops(tree: DependencyTree, index: int) -> list[int]:
    """Return the word and the words above it that begin with it."""
    tops = [index]
    while min(tree.under(tree.head(tops[-1]))) == index and tree.head(tops[-1]) != tops[-1]:
        tops.append(tree.head(tops[-1]))
    return tops


def _is_between(tree: DependencyTree, joint: int, *, first: int, last: int) -> bool:
    """Return whether the "and" belongs to a "between" or "both" of the span whose second member follows it."""
    if tree.tokens[joint].text.lower() != "and":
        return False
    words = [tree.tokens[index].text.lower() for index in range(first, last + 1)]
    pairs = [place for place, word in enumerate(words) if word in {"between", "both"}]
    return any("and" not in words[place:] for place in pairs)
