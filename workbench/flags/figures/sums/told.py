"""The sums that sentences tell, whichever way round: the total first, last, in the sentence before, or understood."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final

from workbench.facts.quantities.terms import Term
from workbench.flags.figures.sums.claims import SumClaim, Tie, sum_of
from workbench.flags.figures.sums.rows import is_bare, sentences_of
from workbench.text.document import Document

_ANNOUNCED: Final = re.compile(
    r"^(?P<noun>[\w’'&., -]{0,90}?)\s?(?P<sign>:|—|–|\s-\s|\(|"
    r",? ?\b(?:which )?(?:is |are |was |were )?(?:made up of|comprising|composed of|"
    r"consisting of|comprises?|comprised|consists? of|consisted of|split|divided|"
    r"broken down|breaks? down|broke down|namely|that is)\b)",
)
_NOT_ALL: Final = re.compile(
    r"\b(?:includ\w+|such as|among|at least|as many as|mostly|mainly|e\.g|for example|for instance|both|many of|also|"
    r"each|apiece|per|average|closed|lost|minus|began|opened|including|respectively|"
    r"times|either|or more|former|alone|some of)\b|\bx\b"
)
_MORE_PARTS: Final = re.compile(
    r"(?:[,;]|\band\b|\bplus\b)\s+(?:and )?(?:(?:many |several |some |"
    r"a few )(?:others?|more)?\b|others\b|more\b|"
    r"another (?!\d|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)|dozens|"
    r"hundreds|an? (?!total\b|further|maximum|combined|grand|sum\b)[a-z]+)"
)
_OF_THESE: Final = re.compile(r"^\W*(?:out )?of (?:these|those|them|this|that|which|whom|the (?:total|\w+))\b")
_ALL_N: Final = re.compile(r"^\W*(?:all|the|these|those|in all|altogether|in total|together),?(?: the)?$")
_THERE: Final = re.compile(
    r"^\W*(?:there (?:are|were|is|was|will be)|these (?:are|were)|they (?:are|were)|"
    r"it has|they had|"
                           r"of these|those (?:are|were)|some|the|about|an?)?(?: (?:about|some))?$")  # fmt: skip
_JOINS: Final = re.compile(r"[,;]|\b(?:and|plus|with|while|but|followed by)\b")
_BOTH: Final = re.compile(r"\b(?:both|twice|in each|all three)\b")
_BEHIND: Final = re.compile(r"(?:[:—–]|, or)(?: (?:about|some|a))?$")
_OF_ANOTHER: Final = re.compile(
    r"\b(?:and|while|but|against) (?!an? |the |in |all |it |which |for |that |"
    r"together|altogether|mak|giv|add)[\w’'-]+ .*"
    r"\btotal(?: of)?$"
)
_PLACED: Final = re.compile(r"^(?: [\w’'-]+){0,3}? (?:in|at|from|to|on|by|under)\b")
_AGAINST: Final = re.compile(
    r"\b(?:against|oppos\w+|abstain\w*|rejected|voted no|said no|disagree\w*|did not|had not|women|girls|female\w*)\b"
)
_MOST_PARTS: Final = 12
_FEWEST: Final = 2
_SENTENCES: Final = 3
_HUNDRED: Final = 100.0


def claims_in(document: Document, row: Sequence[Term]) -> Iterator[SumClaim]:
    """Yield each sum that the terms of one measure may make in a paragraph."""
    sentences = sentences_of(row)
    for index, sentence in enumerate(sentences):
        before = sentences[index - 1] if index else []
        yield from _with_total(sentence, before)
        yield from _announced(document, sentence)
        yield from _included(sentence)
        yield from _of_whole(document, sentence, before)
        if index and (_follows(before, sentence) or sentence[0].before.endswith(":")):
            yield from _in_next_sentence(document, sentence, before)
    yield from _with_rest(row)


def _follows(earlier: Sequence[Term], later: Sequence[Term]) -> bool:
    return bool(earlier) and later[0].quantity.sentence - earlier[0].quantity.sentence == 1


def _addends(terms: Sequence[Term]) -> tuple[Term, ...]:
    return tuple(term for term in terms if term.is_addend and not term.is_included)


def _with_total(sentence: Sequence[Term], before: Sequence[Term]) -> Iterator[SumClaim]:
    """Yield sums whose total is told behind them: "27 and 9, 36 in all"; "All 36 came"."""
    for index, term in enumerate(sentence):
        if _OF_ANOTHER.search(term.before):
            continue
        is_behind = index >= _FEWEST and _BEHIND.search(term.before)
        if not (term.is_total or is_behind) and not (index == 0 and _ALL_N.match(term.before)):
            continue
        parts = sentence[:index]
        if len(parts) < _FEWEST and index == 0 and _follows(before, sentence):
            parts = before if len(before) >= _FEWEST else ()
        run = _run_before(parts)
        if any(part.value >= term.value for part in run):
            continue
        if len(run) >= _FEWEST:
            tie = Tie.SAID if term.is_total or "all" in term.before else Tie.BESIDE
            yield SumClaim(run, term, tie)


def _run_before(parts: Sequence[Term]) -> tuple[Term, ...]:
    """Return the addends at the end of the parts, back to the first that is joined to nothing."""
    run: list[Term] = []
    for term in reversed(parts[-_MOST_PARTS:]):
        if not term.is_addend or (term.is_total and run):
            break
        run.insert(0, term)
    return tuple(run)


def _announced(document: Document, sentence: Sequence[Term]) -> Iterator[SumClaim]:
    """Yield sums that the total announces: "90 ships: 40 tankers, 35 ferries and 15 tugs"."""
    for index, term in enumerate(sentence[:-_FEWEST]):
        after = sentence[index + 1 :]
        between = document.text[term.quantity.span.end : after[0].quantity.span.start]
        announced = _ANNOUNCED.match(" ".join(between.split()).lower())
        if announced is None or _NOT_ALL.search(between.lower()):
            continue
        parts = _enclosed(document, term, after, sign=announced["sign"])
        text = document.text[term.quantity.span.end : _end_of(document, parts)] if parts else ""
        whole = _addends(parts)
        is_other = announced["sign"] == "(" and not any(is_bare(part) for part in parts)
        if is_other or re.search(r"\bor\s[$£€]?\d", text):
            continue
        if len(whole) < _FEWEST or _NOT_ALL.search(text.lower()) or _MORE_PARTS.search(text):
            both = tuple(one for one in parts if _BOTH.search(one.after))
            if both and len(parts) > _FEWEST:
                kept = tuple(one for one in parts if one not in both)
                yield SumClaim(kept, term, Tie.SAID, minus=both)
            continue
        if all(part.value < term.value for part in whole) or len(whole) > _FEWEST:
            yield SumClaim(whole, term, Tie.SAID)


def _enclosed(document: Document, total: Term, after: Sequence[Term], *, sign: str) -> list[Term]:
    """Return the terms in the bracket or between the dashes that a sign opens; all for another sign."""
    closing = {"(": ")", "—": "—", "–": "–"}.get(sign.strip(), "")
    if not closing:
        return list(after)
    opened = document.text.find(sign.strip(), total.quantity.span.end)
    closed = document.text.find(closing, opened + 1)
    return [term for term in after if closed < 0 or term.quantity.span.start < closed]


def _included(sentence: Sequence[Term]) -> Iterator[SumClaim]:
    """Yield what is included in less than itself: "injured 35 people, including 39 workers"."""
    for total, part in pairwise(sentence):
        includes = re.match(
            r"(?:[\w’'-]+ ){0,4}[\w’'-]+,? (?:including|of whom|of which)(?: (?:about|some|at least))?$", part.before
        )
        if includes and part.value > total.value and total.is_addend and not total.quantity.bound and not total.is_time:
            yield SumClaim((part,), total, Tie.SAID)


def _end_of(document: Document, parts: Sequence[Term]) -> int:
    last = parts[-1]
    return min(last.quantity.span.end + len(last.after), len(document.text))


def _of_whole(document: Document, sentence: Sequence[Term], before: Sequence[Term]) -> Iterator[SumClaim]:
    """Yield sums that exceed the one whole they are said of: "Of 650 members, 400 backed it and 350 opposed it".

    What is said of a whole need not be all of it, nor exclude each other: only parts that do
    exclude each other are added.
    """
    for index, term in enumerate(sentence):
        is_of = term.opens_of or (index + 1 < len(sentence) and re.search(r",? of (?:whom|which|them)\b", term.after))
        parts = _addends(sentence[index + 1 :]) if is_of else ()
        if sum_of(parts) >= term.value and _exclude_each_other(parts):
            yield from _loosely(document, parts, term)
    if before and _OF_THESE.match(sentence[0].before) and not sentence[0].opens_of:
        total, parts = max(before, key=lambda term: term.value), _addends(sentence)
        if sum_of(parts) >= total.value and _exclude_each_other(parts):
            yield from _loosely(document, parts, total)


def _exclude_each_other(parts: Sequence[Term]) -> bool:
    """Return whether nothing is counted in two of the parts: each in a place, or for and against, or men and women."""
    words = [part.after for part in parts]
    return all(_PLACED.match(after) for after in words) or bool(_AGAINST.search(" ".join(words)))


def _in_next_sentence(document: Document, sentence: Sequence[Term], before: Sequence[Term]) -> Iterator[SumClaim]:
    """Yield sums whose total is in the sentence before: "It has 1,310 beds. There are 640 at Ayr and 670 at Dun"."""
    run = tuple(takewhile(lambda term: term is sentence[0] or _JOINS.search(term.before), sentence))
    if len(run) < _FEWEST or run != tuple(sentence) or len(_addends(run)) != len(run):
        return
    total = before[-1]
    is_list = _THERE.match(sentence[0].before) or sentence[0].before.endswith(":")
    has_like_parts = all(is_bare(term) for term in run[1:])
    if is_list and (has_like_parts or sentence[0].before.endswith(":")) and not total.is_whole:
        yield from _loosely(document, run, total)


def _loosely(document: Document, parts: tuple[Term, ...], total: Term) -> Iterator[SumClaim]:
    has_own_whole = any(part.is_whole or part.is_score for part in parts)
    if not _FEWEST <= len(parts) <= _MOST_PARTS or has_own_whole or any(part.value >= total.value for part in parts):
        return
    text = document.text[parts[0].quantity.span.start : _end_of(document, parts)]
    if not _NOT_ALL.search(text.lower()) and not _MORE_PARTS.search(text):
        yield SumClaim(parts, total, Tie.BESIDE)


def _with_rest(row: Sequence[Term]) -> Iterator[SumClaim]:
    """Yield sums whose last part is what is left: "the other 850", "the remaining four"."""
    for index, term in enumerate(row):
        if not index or not term.is_rest:
            continue
        reach = [
            one
            for one in row[:index]
            if not one.is_label and not one.is_score and term.quantity.sentence - one.quantity.sentence < _SENTENCES
        ]
        if term.quantity.kind == "percent":
            parts = [one for one in reach if one.quantity.sentence == term.quantity.sentence]
            if parts and all(one.is_addend for one in parts):
                yield SumClaim((*parts, term), None, Tie.SAID, whole=_HUNDRED)
            continue
        yield from _from_whole(reach, term)


def _from_whole(reach: Sequence[Term], rest: Term) -> Iterator[SumClaim]:
    at = _whole_at(reach, rest)
    if at < 0:
        return
    total = reach[at]
    first = at - 1 if at and re.fullmatch(r"(?:[\w’'-]+ ){0,3}(?:out )?of (?:[a-z]+ ?){0,3}\W*", total.before) else at
    parts = (*reach[first:at], *reach[at + 1 :], rest)
    parts = tuple(one for one in parts if one.is_addend and not one.is_included)
    is_said = total.is_whole or total.quantity.sentence == rest.quantity.sentence or len(parts) > _FEWEST
    if len(parts) >= _FEWEST:
        yield SumClaim(parts, total, Tie.SAID if is_said else Tie.BESIDE)


def _whole_at(reach: Sequence[Term], rest: Term) -> int:
    """Return the place of the whole that something is left of: the one with "of", or else the largest."""
    whole = [at for at, one in enumerate(reach) if one.is_whole and one.value > rest.value]
    if whole:
        return whole[-1]
    largest = max(range(len(reach)), key=lambda at: reach[at].value, default=-1)
    is_above = largest >= 0 and reach[largest].value > max(rest.value, sum_of(reach[largest + 1 :]) / 2)
    return largest if is_above and reach[largest + 1 :] else -1
