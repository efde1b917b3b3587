"""The words on either side of each quantity, and the roles that they give it in a sum."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from workbench.facts.quantities.compounds import is_in_compound
from workbench.facts.quantities.quantity import Quantity, quantities_of
from workbench.text.document import Document

_REACH: Final = 90
_SIGN: Final = r"\W*$"
_LOOSELY: Final = r"(?: (?:about|some|nearly|almost|roughly|only|just|a|an|further|final|more|than|over|another))*"

_REST_BEFORE: Final = re.compile(
    r"\b(?:the|with|its|his|her|their|and|all|my|our|while|but|plus)? ?"
    r"\b(?:remaining|remainder|rest|balance|other)"
    rf"(?: (?:of|was|is|were|are|went|took|being|comes?|came|to))?[,:—–-]*{_LOOSELY}{_SIGN}"
)
_REST_AFTER: Final = re.compile(
    r"^(?: [\w-]+){0,3}? (?:left over|(?:remaining|remained)(?=[,.;]| (?:were|was|are|is|went|go|will|in|at)\b)|"
    r"were left|was left|is left|are left|still to be|"
    r"(?:went|going|go|goes) to the rest|(?:had|have|gave|with|expressed) no (?:opinion|view|preference)|"
    r"(?:were |are |was )?(?:undecided|unsure|not sure|neutral)|"
    r"did ?n[o’']t know|didn[’']t know|do ?n[o’']t know|don[’']t know|said neither|"
    r"(?:to|for|by|in|of|from|on|among) (?:the (?:rest|remainder)|all (?:the )?others|everyone else|everything else))\b"
)
_TOTAL_BEFORE: Final = re.compile(
    r"(?:\b(?:totall?(?:ing|ed|s)?(?: (?:of|to|is|was|came to|comes to|amounted to|cost|bill))?|sum(?: of)?|sums? to|"
    r"add(?:s|ed|ing)? up to|add(?:s|ed|ing)? to|mak(?:es|ing)(?: it)?|giving|comes? to|came to|com(?:es|ing) in at|"
    r"amount(?:s|ed|ing)? to|combined|together(?: \w+)?|in all|in total|altogether|overall|all told|for a|an? total|"
    r"maximum of|bringing (?:it|the total) to|grand total(?: of)?|all|tally of|tall(?:ies|y) (?:is|was))"
    rf"[,:]?(?: (?:the|a|an))?{_LOOSELY}|=){_SIGN}"
)
_TOTAL_AFTER: Final = re.compile(
    r"^(?: [\w’'-]+){0,3}?,? (?:in all|in total|all told|altogether|combined|taken together|between them)\b"
    r"|^(?: [\w’'-]+){0,2} (?:if|when) (?:\w+ ){0,3}(?:taken|served|added|put|laid|counted)"
)
_WHOLE: Final = (
    r"(?:out )?of(?: (?:the|its|his|her|their|our|these|those|all|some|about|every|nearly|more|than|over|roughly|"
    r"around|an?|total|of)\b)*$"
)
_OPENS_OF: Final = re.compile(rf"(?:^|[,;:(—–\"“] ?|\b(?:that|said|and|but) ){_WHOLE}")
_OF_WHOLE: Final = re.compile(rf"\b{_WHOLE}")
_INCLUDED: Final = re.compile(
    r"\b(?:includ(?:ing|es?|ed)|such as|among (?:them|whom|these|those)|as many as|up to|at least|of whom|of which|"
    r"especially|notably|not counting|excluding|apart from|besides)\b(?: (?!and\b)[\w’'-]+){0,3}\W*$"
)
_OF_THEM: Final = re.compile(r"^(?: [\w’'-]+)? of (?:them|these|those|whom|which|the (?:latter|total|\w+s))\b")
_CHANGE: Final = re.compile(
    r"\b(?:from|than|by|(?<!put )(?<!set )up|down|rose|rise|fell|increased|increase|"
    r"grew|dropped|compared with|compared to|against|"
    r"previous|earlier|worth of|average of|every|aged?|between|within|after|about once|minutes?|o[’']clock)"
    rf"{_LOOSELY}{_SIGN}"
)
_NUMBERED: Final = re.compile(
    r"\b(?:page|room|number|nos?|chapter|phase|route|highway|grade|year|class|level|type|article|section|part|week|day|"
    r"group|top|stage|junction|unit|platform|line|gate|bus|flight|bed|model|version|ward|channel|round)$"
)
_RANGED: Final = re.compile(r"(?<!up )\bto\W*$")
_EACH: Final = re.compile(
    r"^(?: [\w’'-]+){0,3}? (?:each|apiece|a head|per|an? (?:hour|day|night|week|month|year|person|piece|time|share|"
    r"household|tonne|ton|acre|hectare|mile|litre|gallon|kilo))\b|^/"
)
_TIME: Final = re.compile(
    r"^[ -](?:(?:more|consecutive|straight|successive) )?(?:year|month|week|day|hour|minute|second|night|decade|"
    r"season|semester|centur(?:y|ie)|degree|time|st|am|pm|o[’']clock|mph|km/h)s?\b"
)
_VAGUE_ONE: Final = re.compile(r"\b(?:more than|less than|at least|only|no|any|each|every|this|that|another) one$")
_LABELLED: Final = re.compile(r"\b[A-Z][\w’']+[ -]$|\b[A-Z]+-$")
_ON: Final = re.compile(r" (?:[\w-]+ ){0,2}?(?:[a-z]{2,}s|people|men|women|children|staff|homes)\b")
_EACH_BEFORE: Final = re.compile(r"\b(?:each|per|apiece|every)\b")
_HYPHEN: Final = re.compile(r"^-\w")


class Term(NamedTuple):
    """A quantity with the words from the figure before and up to the next, of its sentence, in lower case.

    `is_label` says that it is part of a name or of a score, a range, an age and the like: "Dorna 4", "40-38".
    """

    quantity: Quantity
    before: str
    after: str
    is_label: bool

    @property
    def value(self) -> float:
        """The value of the quantity."""
        return self.quantity.value

    @property
    def is_rest(self) -> bool:
        """Whether it is what is left: "the other 850", "the remaining four", "2,700 left over"."""
        return bool(_REST_BEFORE.search(self.before) or _REST_AFTER.match(self.after))

    @property
    def is_total(self) -> bool:
        """Whether it is said to be all together: "a total of 35", "or £94,600 in all"."""
        return bool(_TOTAL_BEFORE.search(self.before) or _TOTAL_AFTER.match(self.after))

    @property
    def opens_of(self) -> bool:
        """Whether it is the whole of what follows: "Of the 87 papers, ..."."""
        return bool(_OPENS_OF.search(self.before))

    @property
    def is_whole(self) -> bool:
        """Whether something is said to be of it: "120 of the 160 households"."""
        return bool(_OF_WHOLE.search(self.before))

    @property
    def is_included(self) -> bool:
        """Whether it is only some of what goes before: "including 28 homes"."""
        return bool(_INCLUDED.search(self.before))

    @property
    def is_of_them(self) -> bool:
        """Whether it is so many of those told before: "1,600 of them"."""
        return bool(_OF_THEM.match(self.after))

    @property
    def is_addend(self) -> bool:
        """Whether it may be added: no change, no rate, no name, no score and no range."""
        is_named = self.is_label or (_NUMBERED.search(self.before) and not _ON.match(self.after))
        is_vague = _VAGUE_ONE.search(f"{self.before} {self.quantity.figure}".lower())
        is_rate = _EACH_BEFORE.search(self.before) or _EACH.match(self.after)
        is_change = _CHANGE.search(self.before) or _HYPHEN.match(self.after)
        if is_named or is_vague or is_rate or is_change or self.is_score:
            return False
        return not (_RANGED.search(self.before) and self.quantity.kind == "count" and not self.before.startswith(","))

    @property
    def is_score(self) -> bool:
        """Whether it is one side of a score or a range: "21-7"."""
        return self.after in _HYPHENS or self.before in _HYPHENS

    @property
    def is_time(self) -> bool:
        """Whether it counts a stretch of time or a degree."""
        return bool(_TIME.match(self.after)) or self.quantity.unit.rstrip("s") in _TIME_UNITS


_HYPHENS: Final = frozenset({"-", "–", "—"})
_TIME_UNITS: Final = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})


def terms_of(document: Document) -> tuple[Term, ...]:
    """Return every quantity of the document with the words around it, in reading order, worked out once."""
    return document.once(_terms)


def terms_by_paragraph(document: Document) -> dict[int, tuple[Term, ...]]:
    """Return the terms of each paragraph that has any, worked out once."""
    return document.once(_by_paragraph)


def _by_paragraph(document: Document) -> dict[int, tuple[Term, ...]]:
    paragraphs: dict[int, list[Term]] = {}
    for term in terms_of(document):
        paragraphs.setdefault(term.quantity.paragraph, []).append(term)
    return {paragraph: tuple(terms) for paragraph, terms in paragraphs.items()}


def _terms(document: Document) -> tuple[Term, ...]:
    every = quantities_of(document)
    return tuple(_term(document, every, index) for index in range(len(every)))


def _term(document: Document, every: Sequence[Quantity], index: int) -> Term:
    quantity = every[index]
    start, end = _line_of(document, quantity)
    if index and every[index - 1].span.end > start:
        start = every[index - 1].span.end
    if index + 1 < len(every) and every[index + 1].span.start < end:
        end = every[index + 1].span.start
    before = document.text[max(start, quantity.span.start - _REACH) : quantity.span.start]
    after = document.text[quantity.span.end : min(end, quantity.span.end + _REACH)]
    labelled = _LABELLED.search(before) and quantity.kind == "count" and quantity.figure.words.isdigit()
    is_label = bool(labelled) and before.strip() != before.split()[-1] and not _ON.match(after)
    is_label = is_label or is_in_compound(document.text, quantity.span)
    return Term(
        quantity,
        " ".join(before.lower().split()),
        " " * after[:1].isspace() + " ".join(after.lower().split()),
        is_label,
    )


def _line_of(document: Document, quantity: Quantity) -> tuple[int, int]:
    """Return where its sentence begins and ends, or its paragraph where it is in none."""
    if quantity.sentence >= 0:
        sentence = document.sentences[quantity.sentence]
        return sentence.start, sentence.end
    paragraph = document.paragraphs[quantity.paragraph]
    return paragraph.start, paragraph.end
