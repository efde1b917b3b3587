"""Shares that a text says of a part it counts, and how they are tied to it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workbench.facts.quantities.terms import Term

_KINDS: Final = frozenset({"percent", "fraction", "ratio"})
_ALL: Final = 100.0
_REACH: Final = 20
"""Most figures before a share among which the part that it is said of is looked for."""

_LOOSELY: Final = (
    r"(?: ?\b(?:about|some|nearly|almost|roughly|only|just|just over|just under|an?|around|more|less|than|over|under|"
    r"exactly|fully|barely|well|at|least|close|to|the|or|of|approximately|equal|equivalent))*"
)
_OR: Final = (
    r"(?:,? or|,? i\.e\.,?|,? that is,?|,? which is|,? which was|,? that was|"
    r",? representing|,? making up|\(|,? —|,? –| -|"
    r",? accounting for|,? (?:which )?(?:makes|made) up|,? a (?:proportion|turnout|share|rate|figure|level) of|="
    r"|,? winning|,? equal to|,? equivalent to)"
)
_WORDS: Final = r"(?:[\w’'-]+(?: [\w’'-]+){0,8}?)?"
_APPOSED: Final = re.compile(rf"^{_WORDS} ?{_OR}{_LOOSELY}$")
_AFTER_CLAUSE: Final = re.compile(
    r"^[\w’',-]+(?: [\w’',-]+){0,15}?(?:,| ?:| ?\(| ?—| ?–) ?(?:or|which (?:is|was)|a|for|that is)?"
    rf"(?: (?:proportion|turnout|share|rate|success rate) of)?{_LOOSELY}$"
)
_COMMA: Final = re.compile(rf"^(?:[\w’'-]+(?: [\w’'-]+){{0,3}}?)?,{_LOOSELY}$")
_REVERSED: Final = re.compile(rf"^{_WORDS}(?:,? or|,? ?\(|,| —| –|:)(?: (?:about|some|only|just))?$")
_SCALES: Final = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
_LABEL: Final = re.compile(r"\b(?:grade|year|level|phase|class|week|day|page|section|article|under|over|age|aged)$")
_OF_WHOLE: Final = re.compile(r"^(?:(?:[\w’'-]+ ){0,4}?)(?:out )?of(?: [\w’']+){0,3}$")
_PREDICATE: Final = re.compile(
    rf"\b(?:are|is|were|was|makes? up|made up|represent(?:s|ed)?|accounts? for|accounted for){_LOOSELY}$"
)
_OF: Final = re.compile(
    r"^ (?:of (?:the|its|his|her|their|a|an|our|all|those|these|whom)\b|(?:of them|of those|of these|of the total)\b)"
)
_COMPARES: Final = re.compile(
    r"^(?: [\w-]+)? (?:more|less|fewer|higher|lower|up|down|rise|increase|fall|drop|cheaper|above|below|of (?:the|all) "
    r"(?:remaining|rest|other)|off|bigger|smaller|faster|larger|reduction|cut|decline|growth|gain|longer|shorter|"
    r"as (?:many|much)|interest|discount|stake|tax|chance|majority)\b"
)
_CHANGE_BEFORE: Final = re.compile(
    r"\b(?:rose|fell|grew|increased?|dropped|declined|compared|up|down|rise|growth|by|from|cut|reduc\w+|higher|lower|"
    r"increasing|falling|jump\w*|gain\w*|slump\w*|saved?|lost|margin|than (?!half|a |one |two |three ))\b(?: \w+){0,3}$"
)


class ShareAnchor(NamedTuple):
    """A share and the part that the text says it is: `is_apposed` where the two stand side by side."""

    share: Term
    part: Term
    is_apposed: bool


def anchors_in(terms: Sequence[Term]) -> Iterator[ShareAnchor]:
    """Yield the shares of a paragraph that are said of a count or an amount beside them."""
    for index, term in enumerate(terms):
        is_more_than_all = term.quantity.kind == "percent" and term.value > _ALL
        if term.quantity.kind not in _KINDS or term.value <= 0 or is_more_than_all or _COMPARES.match(term.after):
            continue
        before = _part_before(terms, index)
        after = terms[index + 1] if index + 1 < len(terms) else None
        if before is not None and _is_count(before) and _same_sentence(before, term):
            if _APPOSED.match(term.before) or (_COMMA.match(term.before) and _is_share_of(term)):
                yield ShareAnchor(term, before, is_apposed=True)
                continue
            if _PREDICATE.search(term.before) and _OF.match(term.after):
                yield ShareAnchor(term, before, is_apposed=False)
                continue
            if _AFTER_CLAUSE.match(term.before) and not _CHANGE_BEFORE.search(term.before):
                yield ShareAnchor(term, before, is_apposed=False)
                continue
        if after is not None and _is_count(after) and _same_sentence(term, after) and _REVERSED.match(after.before):
            yield ShareAnchor(term, after, is_apposed=True)


def _part_before(terms: Sequence[Term], index: int) -> Term | None:
    """Return the count before a share that it may be said of; of "18 of 24" or "33 of the 99" the first."""
    inside: list[Term] = []
    for term in reversed(terms[max(0, index - _REACH) : index]):
        if not _same_sentence(term, terms[index]) or len(inside) > 1:
            break
        if not (term.is_time or term.is_label or _LABEL.search(term.before)):
            inside.append(term)
    if len(inside) > 1 and _OF_WHOLE.match(inside[0].before) and _is_count(inside[1]):
        return inside[1]
    return inside[0] if inside else None


def _is_share_of(term: Term) -> bool:
    return bool(_OF.match(term.after)) or term.quantity.kind == "ratio" or not term.after.strip(" ,.;)")


def _is_count(term: Term) -> bool:
    is_joined = term.before.endswith("-") or term.after.startswith("-") or term.is_score
    is_scale = term.quantity.figure.words.lower() in _SCALES
    return term.quantity.is_amount and not term.is_time and not is_joined and not is_scale and term.value > 0


def _same_sentence(one: Term, other: Term) -> bool:
    return one.quantity.sentence == other.quantity.sentence and one.quantity.paragraph == other.quantity.paragraph
