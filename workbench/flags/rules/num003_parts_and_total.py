"""NUM003: parts that do not add up to the total given."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from workbench.domain.flag import Severity
from workbench.facts.quantities.figure import Figure, format_like, format_number
from workbench.flags.figures.arithmetic import ArithmeticCheck, agrees, arithmetic_check, conflicts, one_per_slip
from workbench.flags.figures.marked_figures import (
    DETERMINED,
    SentenceFigures,
    figures_by_sentence,
    joined_pattern,
    mark,
)
from workbench.flags.figures.sums.checks import sum_checks
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_WORDS: Final = r"[^‹›;:.!?()]"
_WORD: Final = r"\s[^\W\d_][^\s‹›;:,()]*"
_ADDEND: Final = r"‹[nm]\d+›"
_PARTS: Final = (
    rf"(?P<parts>{_WORDS}{{0,60}}?{_ADDEND}"
    rf"(?:(?>{_WORDS}{{0,60}}?(?:[,;]|\band\b|\bplus\b)){_WORDS}{{0,60}}?{_ADDEND}){{0,8}}?"
    rf"{_WORDS}{{0,60}}?[,;]?\s?(?:\band\b|\bplus\b|&){_WORDS}{{0,40}}?{_ADDEND})"
)
_TOTAL: Final = mark("total", "nm")
_TOTAL_FIRST: Final = joined_pattern(
    rf"{_TOTAL}(?:(?:{_WORD}){{1,6}}?|(?<=‹m\d›)|(?<=‹m\d\d›))",
    r"(?:\s?:|\s[–—-]\s|—|,? (?:made up of|composed of|consisting of|comprising|which is made up of|",
    r"(?:which )?(?:comprises?|consists? of)|(?:split|divided|broken down|breaks? down) (?:into|as)|namely|that is)\b)",
    rf"{_PARTS}(?P<tail>{_WORDS}{{0,60}})(?=$|[.;!?–—])",
)
_IN_BRACKETS: Final = joined_pattern(rf"{_TOTAL}(?:{_WORD}){{1,6}}?\s?\({_PARTS}(?P<tail>{_WORDS}{{0,60}})\)")
_EXHAUSTIVE: Final = (
    rf"(?P<parts>(?:[^‹›;:.!?]|{_ADDEND}){{0,200}}?\b(?:and|while|with|but) (?:the )?"
    rf"(?:remaining|remainder,|rest,|other)\s?{_ADDEND})"
)
_OF_TOTAL: Final = joined_pattern(rf"\bof {DETERMINED}{_TOTAL}{_EXHAUSTIVE}")
_OF_WHOM: Final = joined_pattern(rf"{_TOTAL}(?:{_WORD}){{1,5}}?,? of (?:whom|which)\b{_EXHAUSTIVE}")
_LEAD_UP: Final = (
    rf"(?P<tail>{_WORDS}{{0,50}}?)(?:[,;:–—(]|\b(?:making|giving|which|or|for)\b)"
    r"(?:\s?\b(?:for|or|which|that|making|giving|in|all|is|with|it|they|these|together|combined|grand|overall|the|an?)\b)"
    r"{0,5}(?:\s?[a-z]+\b)?\s?"
)
_WHERE: Final = r"(?P<where>in|at|from|to|on|under|with|for)\b"
_NEXT_PLACED: Final = rf"{_WORDS}{{1,50}}?{_ADDEND}(?:{_WORD}){{0,4}}? (?P=where)\b"
_PLACED: Final = joined_pattern(
    rf"{_TOTAL}(?:{_WORD}){{0,5}}?(?:,? (?:of (?:whom|which)|with)|,| (?:sets? aside|earmarks?|allocates?))",
    rf" (?:about |some )?(?P<parts>{_ADDEND}(?:{_WORD}){{0,4}}? {_WHERE}(?:{_NEXT_PLACED}){{2,8}})",
    rf"(?P<tail>{_WORDS}{{0,60}})",
)
"""`of the ‹n0› posts, ‹n1› are in …, ‹n2› in … and ‹n3› in …`: each counted in one place, others perhaps in none."""

_SEX: Final = r"(?: (?:are|were|of them))* (?:(?:wo)?men|(?:fe)?males?|boys|girls)\b"
_SEXES: Final = joined_pattern(
    rf"{_TOTAL}(?:{_WORD}){{1,5}}?(?:,|:|,? with|,? including)? (?P<parts>{_ADDEND}{_SEX},? and {_ADDEND}{_SEX})"
)
_TOTAL_LAST: Final = joined_pattern(
    rf"{_PARTS}{_LEAD_UP}",
    r"(?:\btotal(?:l?ing| of)?:?|\badd(?:s|ed|ing)? up to|\bsum(?:med|ming)? to|\bmakes|\bmaking|\bcomes to)",
    rf"(?: (?:an? )?(?:combined |grand |overall )?(?:total|sum) of)?\s{_TOTAL}(?!\s?(?:times|%))",
)
_IN_ALL: Final = joined_pattern(
    rf"{_PARTS}(?P<tail>{_WORDS}{{0,50}}?[,;:–—(]\s?(?:or |making |that is |giving )?)",
    rf"{_TOTAL}(?:{_WORD}){{0,3}}? (?:in (?:all|total)|altogether)\b",
)
_FORMS: Final = (
    (
        joined_pattern(r"[:–—]|\s-\s|made up|compos|consist|compris|split|divided|broken|break|namely|that is"),
        _TOTAL_FIRST,
    ),
    (joined_pattern(r"\("), _IN_BRACKETS),
    (joined_pattern(r"total|\badd|\bsum|\bmak|\bcomes"), _TOTAL_LAST),
    (joined_pattern(r"\bin all\b|in total|altogether"), _IN_ALL),
)
"""Each pattern with a cue for it, which is faster to search for."""

_EQUATION: Final = joined_pattern(
    rf"(?P<parts>‹[nmyp]\d+›(?:\s?\+\s?‹[nmyp]\d+›){{1,12}})\s?=\s?{mark('total', 'nmyp')}"
)
_REST: Final = joined_pattern(
    r"\b(?:the )?(?:remaining|remainder(?: of)?,?|rest,?|balance(?: of)?,?|other) (?:\(|a )?‹p(?P<rest>\d+)›",
    r"|‹p(?P<left>\d+)›,? (?:[^\s‹›;:,]+ ){0,2}?(?:to|for|by|in) ",
    r"(?:the )?(?:rest|remainder|all others|everyone else)\b",
)
_NOT_PARTS: Final = joined_pattern(
    r"\b(?:each|apiece|per|every|times|average|includ\w+|such as|bringing|among them|of the (?:remaining|rest|other)|",
    r"at least|rose|fell|grew|compared|than|respectively|both)\b|[x×*]",
)
_NOT_DISJOINT: Final = joined_pattern(
    r"\b(?:each|apiece|per|every|times|average|respectively|both|also|many of)\b|[x×*]"
)
_NOT_SHARES: Final = joined_pattern(
    r"\b(?:of the (?:remaining|rest|other) ‹|rose|fell|grew|compared|than|up from|down from|previous|",
    r"inflation|interest)",
)
_ONE_MORE: Final = joined_pattern(
    r"(?:[,;]|\band|\bplus)\s+(?:and )?(?:an? [a-z]|another (?!‹)|(?:many |several |some )?(?:others|more)\b)"
)
_WIDEST: Final = 2.0
_WHOLE: Final = 100.0


def find(document: Document) -> Iterator[Finding]:
    """Yield each total that its parts do not make, and each remainder that does not complete 100 per cent."""
    yield from conflicts(checks_in(document))


def checks_in(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each such sum in the text, whether it holds or not."""
    yield from one_per_slip(sum_checks(document), _in_sentences(document))


def _in_sentences(document: Document) -> Iterator[ArithmeticCheck]:
    for reading in figures_by_sentence(document, 3):
        for match in _sums_in(reading):
            parts = reading.within(match.start("parts"), match.end("parts"), "nmyp")
            yield from _checks(reading.named(match, "total"), parts)
        yield from _too_many(reading)
        yield from _rest(reading)


def _sums_in(reading: SentenceFigures) -> Iterator[re.Match[str]]:
    """Yield the matches of a total with its parts, unless others that have no figure follow the parts."""
    patterns = [_EQUATION, _OF_TOTAL, _OF_WHOM]
    if not _NOT_PARTS.search(reading.masked):
        patterns += [pattern for cue, pattern in _FORMS if cue.search(reading.masked)]
    for pattern in patterns:
        for match in pattern.finditer(reading.masked):
            if not _ONE_MORE.search(_listed(match)):
                yield match


def _listed(match: re.Match[str]) -> str:
    """Return the parts and what follows the last of them."""
    return match["parts"] + (match["tail"] if "tail" in match.re.groupindex else "")


def _checks(total: Figure, parts: Sequence[Figure]) -> Iterator[ArithmeticCheck]:
    computed = sum(part.value for part in parts)
    marks = {part.mark for part in parts}
    is_money = {part.mark == "m" for part in parts}
    is_near = total.value / _WIDEST <= computed <= total.value * _WIDEST
    if len(is_money) > 1 or not is_near or (total.mark == "n" and "m" in marks):
        return
    holds = agrees(total, computed, sum(part.slack for part in parts))
    arithmetic = " + ".join(map(str, parts)) + f" = {format_like(computed, total)}"
    yield arithmetic_check(total, parts, arithmetic=arithmetic, holds=holds)


def _too_many(reading: SentenceFigures) -> Iterator[ArithmeticCheck]:
    """Yield the sum of parts that need not make up the whole, where it reaches the whole."""
    if _NOT_DISJOINT.search(reading.masked):
        return
    for pattern in (_PLACED, _SEXES):
        for match in pattern.finditer(reading.masked):
            total = reading.named(match, "total")
            parts = reading.within(match.start("parts"), match.end("parts"), "nm")
            if sum(part.value for part in parts) >= total.value and not _is_placed_too(reading, match):
                yield from _checks(total, parts)


def _is_placed_too(reading: SentenceFigures, match: re.Match[str]) -> bool:
    """Return whether what looks like the total is counted in a place itself, as the first of the parts."""
    if "where" not in match.re.groupindex:
        return False
    before_parts = reading.masked[match.start("total") : match.start("parts")]
    return re.search(rf"\b{match['where']}\b", before_parts, re.IGNORECASE) is not None


def _rest(reading: SentenceFigures) -> Iterator[ArithmeticCheck]:
    match = _REST.search(reading.masked)
    if not match or _NOT_SHARES.search(reading.masked):
        return
    rest = reading.named(match, "rest" if match["rest"] else "left")
    parts = [figure for figure in reading.within(0, match.end(), "p") if figure is not rest]
    total = sum(part.value for part in parts)
    if not parts or not 0 < total <= _WHOLE + 5:
        return
    holds = agrees(rest, _WHOLE - total, sum(part.slack for part in parts))
    arithmetic = " + ".join(map(str, [*parts, rest])) + f" = {format_number(total + rest.value)}%"
    message = f"{arithmetic}; the remainder would be {format_number(max(0.0, _WHOLE - total))}%."
    yield arithmetic_check(rest, parts, arithmetic=arithmetic, holds=holds, message=message)


RULE: Final = Rule(
    code="NUM003",
    name="parts-and-total",
    severity=Severity.WARNING,
    what="Parts that do not add up to the total given, or a remainder that does not fill up 100 per cent.",
    why="A part or the total is wrong, or a part is missing; the arithmetic is shown.",
    flagged=(
        "The fleet has 90 ships: 40 tankers, 35 ferries and 30 tugs.",
        "Oak covers 50% of the park, pine 20%, and the remaining 40% is grass.",
        "Three nets held 12 cod, 9 eels and 4 crabs, a total of 35.",
        "Of the 340 posts, 180 are in cargo handling, 95 in offices and 75 in maintenance.",
        "Of the 12 jurors, seven were women and six men.",
        "The port will cut 340 jobs, 180 in cargo handling, 95 in offices and 75 in maintenance.",
    ),
    clean=(
        "The fleet has 105 ships: 40 tankers, 35 ferries and 30 tugs.",
        "Oak covers 50% of the park, pine 20%, and the remaining 30% is grass.",
        "The fleet has 90 ships, including 40 tankers, 35 ferries and 3 tugs.",
        "Of the 340 posts, 180 are in cargo handling, 95 in offices and 45 in maintenance.",
        "Of the 340 patients, 180 had a fever, 95 a cough and 75 a rash.",
        "The owners - two from Taiwan, two from China, one from Mauritius and one from Malaysia - left.",
    ),
    limits="One sentence at a time; needs words or signs that say the parts are all of the whole.",
    reference="Arithmetic.",
    find=find,
)
