"""A sentence cut into the clauses that each state something of their own."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from workbench.domain.span import Span
from workbench.text.document import Document, Quotation, TextSentence, Token
from workbench.text.speech.speakers import SAYING

_VERBS: Final = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG", "VB", "MD"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_SHORTEST: Final = 3
_LEAD: Final = re.compile(r"(?:[\s,;:–—-]|(?:and|but|while|with|who|which|that|although|though|whereas)\b(?!\s*,))+")
_FIGURE_SOON: Final = re.compile(r"(?:[^\W\d]\S*\s+){0,4}\d")
_WITH: Final = re.compile(r"\bwith\s+$")
_LONGEST_WITH: Final = 6
_TAIL: Final = re.compile(r"\s(?:and|but|or|with|which|who|that|while|of|to|by)$")
_LONGEST_TAIL: Final = 8
_JOINT: Final = re.compile(r"(?:[,;:–—-]|\b(?:and|but|or|with|while|although|though|whereas|then|so)(?:\s+that)?)\s*$")
_LONGEST_JOINT: Final = 16
CONTRASTING: Final = frozenset({"while", "whereas", "although", "though"})
"""Words that set one statement against another."""
_JOINING: Final = frozenset({",", "and", "but", "or", ";"})
_BESIDE_WORDS: Final = 8
_CLOSING: Final = " ,;:–—-"
_STOPS: Final = frozenset({".", "''"})


def has_statement(tokens: Sequence[Token]) -> bool:
    """Whether tagged tokens hold a finite verb, without which nothing is stated."""
    return any(token.tag in _FINITE for token in tokens)


def clauses_of(document: Document, sentence: TextSentence) -> list[Span]:
    """The spans of a sentence's clauses in order; the whole sentence where it does not divide.

    Divides at joined predicates, clauses with a subject of their own, and at
    "with 62% ..." where both sides carry a figure; names are never cut.
    """
    whole = Span(sentence.start, sentence.end)
    if not document.tagged or not sentence.is_readable:
        return [whole]
    tokens, base = document.sentence_tokens(sentence), sentence.first_token
    children = _children(tokens, base)
    above = [token.head - base if 0 <= token.head - base < len(tokens) else index for index, token in enumerate(tokens)]
    heads = [index for index, head in enumerate(above) if _leads(tokens, children, (index, head))]
    if len(heads) <= 1:
        return [whole]
    owner = _owners(tokens, base, frozenset(heads))
    spans = [_span_of(document, tokens, [i for i, own in enumerate(owner) if own == head]) for head in heads]
    kept = [span for span in spans if span is not None and _long_enough(span.of(document.text))]
    joined = all(_joins(document.text[whole.start : span.start]) for span in sorted(kept)[1:])
    if not joined or any(_cuts_quotation(document, span) for span in kept):
        return [whole]
    return _apart(document.text, [_with_its_with(document.text, span, whole) for span in kept], whole)


def _with_its_with(text: str, span: Span, whole: Span) -> Span:
    """The clause with the "with" it hangs from, unless a figure makes a statement of it: `with Denmark leaving`."""
    before = _WITH.search(text, max(whole.start, span.start - _LONGEST_WITH), span.start)
    counted = _FIGURE_SOON.match(text, span.start, span.end)
    return span if before is None or counted else Span(before.start(), span.end)


def _cuts_quotation(document: Document, span: Span) -> bool:
    """Whether an end of `span` lies inside a quotation."""
    for place in (span.start, span.end):
        index = bisect_left(document.quotations, place, key=lambda quotation: quotation.start) - 1
        if index >= 0 and place < document.quotations[index].end - 1:
            return True
    return False


def outside_of(text: str, whole: Span, quotations: Sequence[Quotation]) -> Span | None:
    """What a sentence says beside long quotations: all of it, what is left, or nothing but who spoke."""
    long_ones = [q for q in quotations if q.end - q.start > (whole.end - whole.start) / 3 or not q.closed]
    if not long_ones:
        return whole
    before = (whole.start, max(whole.start, long_ones[0].start))
    rest = [before, (min(long_ones[-1].end, whole.end), whole.end)]
    start, end = max(rest, key=lambda stretch: stretch[1] - stretch[0])
    words = text[start:end].split()
    only_speaker = bool(words) and (words[-1].rstrip(",:") in SAYING or words[0] in SAYING)
    return trimmed(text, start, end) if len(words) > _BESIDE_WORDS and not only_speaker else None


def _joins(before: str) -> bool:
    """Whether a new clause may begin after `before`."""
    return bool(_JOINT.search(before[-_LONGEST_JOINT:]))


def _children(tokens: Sequence[Token], base: int) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        head = token.head - base
        if head != index and 0 <= head < len(tokens):
            children[head].append(index)
    return children


def _leads(tokens: Sequence[Token], children: Sequence[Sequence[int]], at: tuple[int, int]) -> bool:
    """Whether the token at an index, under the token at another, heads a clause of its own."""
    index = at[0]
    token = tokens[index]
    if token.dep == "ROOT":
        return index == 0 or token.tag in _VERBS
    if token.dep == "conj" and token.tag in _VERBS - {"VB"}:
        shares_object = index > 1 and tokens[index - 1].dep == "cc" and tokens[index - 2].tag in _VERBS
        below = [tokens[child].dep for child in children[index]]
        helped = any(dep in _SUBJECTS or dep in {"aux", "auxpass"} for dep in below)
        return not shares_object and (token.tag in _FINITE or helped)
    return _stands_beside(tokens, children, at) or _counts(tokens, children, index)


def _counts(tokens: Sequence[Token], children: Sequence[Sequence[int]], index: int) -> bool:
    """Whether a clause hangs from another but has a figure for its subject: `with 62% expressing distrust`."""
    token = tokens[index]
    if token.dep not in {"pcomp", "advcl"} or token.tag not in {"VBG", "VBD", "VBZ", "VBP"}:
        return False
    subjects = [child for child in children[index] if tokens[child].dep in _SUBJECTS]
    return any(_counted(tokens, children[child]) for child in subjects)


def _stands_beside(tokens: Sequence[Token], children: Sequence[Sequence[int]], at: tuple[int, int]) -> bool:
    """Whether a clause is set beside the one it hangs from: by a semicolon, by "while", or in a row of predicates."""
    index, head = at
    token, below = tokens[index], [tokens[child] for child in children[index]]
    if token.tag not in _FINITE and not any(other.dep in {"aux", "auxpass"} for other in below):
        return False
    has_subject = any(other.dep in _SUBJECTS for other in below)
    if token.dep == "advcl":
        return has_subject and _contrasts(tokens, children[index])
    if token.dep == "ccomp" and not has_subject:
        return index > 0 and tokens[index - 1].text in _JOINING
    return token.dep in {"ccomp", "parataxis"} and _is_parted(tokens, children[head], at)


def _contrasts(tokens: Sequence[Token], below: Sequence[int]) -> bool:
    """Whether "while" or the like opens the clause, at the start of the sentence or after a comma."""
    mark = next((child for child in below if tokens[child].dep == "mark"), -1)
    return mark >= 0 and tokens[mark].text.lower() in CONTRASTING and (mark == 0 or tokens[mark - 1].text == ",")


def _is_parted(tokens: Sequence[Token], below_head: Sequence[int], at: tuple[int, int]) -> bool:
    """Whether a semicolon stands between a clause and its head, or a comma where the parser took a list for speech."""
    index, head = at
    between = {other.text for other in tokens[min(at) : max(at)]}
    leaves_subject = all(tokens[child].dep not in _SUBJECTS for child in below_head)
    listed = index < head and (leaves_subject or (tokens[index].text in SAYING and tokens[head].text not in SAYING))
    return ";" in between or (listed and "," in between)


def _counted(tokens: Sequence[Token], below: Sequence[int]) -> bool:
    """Whether a subject has a figure: `62%`."""
    return any(tokens[child].tag == "CD" for child in below)


def _owners(tokens: Sequence[Token], base: int, heads: frozenset[int]) -> list[int]:
    """For each token the clause head it hangs from."""
    owner = [-1] * len(tokens)
    for index in range(len(tokens)):
        path = []
        at = index
        while owner[at] < 0 and at not in heads:
            path.append(at)
            up = tokens[at].head - base
            if up == at or not 0 <= up < len(tokens) or len(path) > len(tokens):
                break
            at = up
        found = at if at in heads else owner[at]
        for step in path:
            owner[step] = found
        if at in heads:
            owner[at] = at
    return owner


def _span_of(document: Document, tokens: Sequence[Token], own: Sequence[int]) -> Span | None:
    if not own:
        return None
    if len(own) > 1 and own[-1] > own[-2] + 1 and tokens[own[-1]].tag in _STOPS:
        own = own[:-1]
    return trimmed(document.text, tokens[own[0]].start, tokens[own[-1]].end)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without joining words at its start and signs at its end; nothing where nothing is left."""
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and (text[end - 1] in _CLOSING or text[end - 1].isspace()):
        end -= 1
    tail = _TAIL.search(text, max(start, end - _LONGEST_TAIL), end)
    if tail:
        return trimmed(text, start, tail.start())
    return Span(start, end) if start < end else None


def _long_enough(clause: str) -> bool:
    return clause.count(" ") + 1 >= _SHORTEST or ("%" in clause and " " in clause)


def _apart(text: str, spans: Sequence[Span], whole: Span) -> list[Span]:
    """The clauses made disjoint: each ends where the next begins; one clause alone is the whole sentence."""
    if len(spans) <= 1:
        return [whole]
    ordered = sorted(spans)
    apart = []
    for span, after in zip(ordered, [*ordered[1:], None], strict=True):
        if after is not None and span.end > after.start and after.end < whole.end - 2:
            apart.append(span)
        elif after is not None and span.end > after.start:
            apart.append(trimmed(text, span.start, after.start) or span)
        else:
            apart.append(span)
    return apart
