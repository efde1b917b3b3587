"""A sentence divided into the clauses that each make a statement of their own."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from workbench.domain.span import Span
from workbench.facts.clause_edges import CONTRASTING, trim_clause
from workbench.text.document import Document, TextSentence, Token
from workbench.text.speech.reporting import SAYING_VERBS

_VERBS: Final = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG", "VB", "MD"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_SHORTEST: Final = 3
_FIGURE_SOON: Final = re.compile(r"(?:[^\W\d]\S*\s+){0,4}\d")
_WITH: Final = re.compile(r"\bwith\s+$")
_LONGEST_WITH: Final = 6
_JOINT: Final = re.compile(r"(?:[,;:–—-]|\b(?:and|but|or|with|while|although|though|whereas|then|so)(?:\s+that)?)\s*$")
_LONGEST_JOINT: Final = 16
_JOINING: Final = frozenset({",", "and", "but", "or", ";"})
_STOPS: Final = frozenset({".", "''"})


def has_statement(tokens: Sequence[Token]) -> bool:
    """Return whether tagged tokens contain a finite verb, without which nothing is stated."""
    return any(token.tag in _FINITE for token in tokens)


def clauses_of(document: Document, sentence: TextSentence) -> list[Span]:
    """Return the spans of a sentence's clauses in order; the whole sentence where it does not divide.

    Divides at joined predicates, clauses with a subject of their own, and at
    "with 62% ..." where both sides carry a figure; names are never cut.
    """
    whole = Span(sentence.start, sentence.end)
    if not document.tagged or not sentence.is_readable:
        return [whole]
    tokens, base = document.sentence_tokens(sentence), sentence.first_token
    children = _children(tokens, base)
    heads = []
    for index, token in enumerate(tokens):
        above = token.head - base
        if _heads_clause(tokens, children, index, head=above if 0 <= above < len(tokens) else index):
            heads.append(index)
    if len(heads) <= 1:
        return [whole]
    spans = [_span_of(document, tokens, members) for members in _members(tokens, base, heads)]
    clauses = [span for span in spans if span is not None and _long_enough(span.of(document.text))]
    are_joined = all(_may_follow(document.text[whole.start : span.start]) for span in sorted(clauses)[1:])
    if not are_joined or any(_cuts_quotation(document, span) for span in clauses):
        return [whole]
    return _disjoint(document.text, [_with_its_with(document.text, span, whole) for span in clauses], whole)


def _members(tokens: Sequence[Token], base: int, heads: Sequence[int]) -> list[list[int]]:
    """Return for each clause head the indices of the tokens that belong to it."""
    members: dict[int, list[int]] = {head: [] for head in heads}
    for index, head in enumerate(_owners(tokens, base, frozenset(heads))):
        if head in members:
            members[head].append(index)
    return list(members.values())


def _with_its_with(text: str, span: Span, whole: Span) -> Span:
    """Return the clause with the "with" before it, unless it states a figure: `with Denmark leaving`."""
    with_match = _WITH.search(text, max(whole.start, span.start - _LONGEST_WITH), span.start)
    has_figure = _FIGURE_SOON.match(text, span.start, span.end)
    return span if with_match is None or has_figure else Span(with_match.start(), span.end)


def _cuts_quotation(document: Document, span: Span) -> bool:
    """Return whether an end of `span` is inside a quotation."""
    for edge in (span.start, span.end):
        index = bisect_left(document.quotations, edge, key=lambda quotation: quotation.start) - 1
        if index >= 0 and edge < document.quotations[index].end - 1:
            return True
    return False


def _may_follow(before: str) -> bool:
    """Return whether a new clause may begin after `before`."""
    return bool(_JOINT.search(before[-_LONGEST_JOINT:]))


def _children(tokens: Sequence[Token], base: int) -> list[list[int]]:
    by_head: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        head = token.head - base
        if head != index and 0 <= head < len(tokens):
            by_head[head].append(index)
    return by_head


def _heads_clause(tokens: Sequence[Token], children: Sequence[Sequence[int]], index: int, *, head: int) -> bool:
    """Return whether the token at `index`, under the one at `head`, heads a clause of its own."""
    token = tokens[index]
    if token.dep == "ROOT":
        return index == 0 or token.tag in _VERBS
    if token.dep == "conj" and token.tag in _VERBS - {"VB"}:
        joins_verbs = index > 1 and tokens[index - 1].dep == "cc" and tokens[index - 2].tag in _VERBS
        child_deps = [tokens[child].dep for child in children[index]]
        has_subject_or_auxiliary = any(dep in _SUBJECTS or dep in {"aux", "auxpass"} for dep in child_deps)
        return not joins_verbs and (token.tag in _FINITE or has_subject_or_auxiliary)
    return _is_coordinate(tokens, children, index, head=head) or _has_counted_subject(tokens, children, index)


def _has_counted_subject(tokens: Sequence[Token], children: Sequence[Sequence[int]], index: int) -> bool:
    """Return whether a dependent clause has a figure as its subject: `with 62% expressing distrust`."""
    token = tokens[index]
    if token.dep not in {"pcomp", "advcl"} or token.tag not in {"VBG", "VBD", "VBZ", "VBP"}:
        return False
    subjects = [child for child in children[index] if tokens[child].dep in _SUBJECTS]
    return any(_has_figure(tokens, children[child]) for child in subjects)


def _is_coordinate(tokens: Sequence[Token], children: Sequence[Sequence[int]], index: int, *, head: int) -> bool:
    """Return whether a clause is coordinate with its head: by a semicolon, by "while", or in a row of predicates."""
    token, child_tokens = tokens[index], [tokens[child] for child in children[index]]
    if token.tag not in _FINITE and not any(other.dep in {"aux", "auxpass"} for other in child_tokens):
        return False
    has_subject = any(other.dep in _SUBJECTS for other in child_tokens)
    if token.dep == "advcl":
        return has_subject and _contrasts(tokens, children[index])
    if token.dep == "ccomp" and not has_subject:
        return index > 0 and tokens[index - 1].text in _JOINING
    return token.dep in {"ccomp", "parataxis"} and _is_set_off(tokens, children, index, head=head)


def _contrasts(tokens: Sequence[Token], children: Sequence[int]) -> bool:
    """Return whether "while" or the like opens the clause, at the start of the sentence or after a comma."""
    mark = next((child for child in children if tokens[child].dep == "mark"), -1)
    return mark >= 0 and tokens[mark].text.lower() in CONTRASTING and (mark == 0 or tokens[mark - 1].text == ",")


def _is_set_off(tokens: Sequence[Token], children: Sequence[Sequence[int]], index: int, *, head: int) -> bool:
    """Return whether a semicolon separates a clause from its head, or a comma where a list was parsed as speech."""
    between = {token.text for token in tokens[min(index, head) : max(index, head)]}
    if ";" in between or index >= head or "," not in between:
        return ";" in between
    head_lacks_subject = all(tokens[child].dep not in _SUBJECTS for child in children[head])
    return head_lacks_subject or (tokens[index].text in SAYING_VERBS and tokens[head].text not in SAYING_VERBS)


def _has_figure(tokens: Sequence[Token], children: Sequence[int]) -> bool:
    """Return whether a subject has a figure: `62%`."""
    return any(tokens[child].tag == "CD" for child in children)


def _owners(tokens: Sequence[Token], base: int, heads: frozenset[int]) -> list[int]:
    """Return for each token the clause head that it belongs to."""
    owners = [-1] * len(tokens)
    for index in range(len(tokens)):
        path = []
        node = index
        while owners[node] < 0 and node not in heads:
            path.append(node)
            parent = tokens[node].head - base
            if parent == node or not 0 <= parent < len(tokens) or len(path) > len(tokens):
                break
            node = parent
        head = node if node in heads else owners[node]
        for step in path:
            owners[step] = head
        if node in heads:
            owners[node] = node
    return owners


def _span_of(document: Document, tokens: Sequence[Token], members: Sequence[int]) -> Span | None:
    if not members:
        return None
    if len(members) > 1 and members[-1] > members[-2] + 1 and tokens[members[-1]].tag in _STOPS:
        members = members[:-1]
    return trim_clause(document.text, tokens[members[0]].start, tokens[members[-1]].end)


def _long_enough(clause: str) -> bool:
    return clause.count(" ") + 1 >= _SHORTEST or ("%" in clause and " " in clause)


def _disjoint(text: str, spans: Sequence[Span], whole: Span) -> list[Span]:
    """Return the clauses without overlaps, each ending where the next begins; a single clause is the whole sentence."""
    if len(spans) <= 1:
        return [whole]
    ordered = sorted(spans)
    disjoint = []
    for span, after in zip(ordered, [*ordered[1:], None], strict=True):
        if after is not None and span.end > after.start and after.end < whole.end - 2:
            disjoint.append(span)
        elif after is not None and span.end > after.start:
            disjoint.append(trim_clause(text, span.start, after.start) or span)
        else:
            disjoint.append(span)
    return disjoint
