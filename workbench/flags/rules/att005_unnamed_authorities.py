"""ATT005: experts, critics or studies that say something, none of which is named."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.rule import Finding, Rule
from workbench.flags.words.anchored_pattern import AnchoredPattern
from workbench.flags.words.quoted import is_quoted
from workbench.text.document import Document, TextSentence
from workbench.text.speech.reporting import SAYING_VERBS

_SAY: Final = (
    r"(?:says?|said|argue[sd]?|believe[sd]?|claim(?:s|ed)?|warn(?:s|ed)?|think|thought|agree[sd]?|suggest(?:s|ed)?|"
    r"fear(?:s|ed)?|contend(?:s|ed)?|estimate[sd]?|consider(?:ed)?|predict(?:s|ed)?|maintain(?:s|ed)?|"
    r"point(?:s|ed)? out|insist(?:s|ed)?|note[sd]?)"
)
_PEOPLE: Final = (
    r"(?:experts?|critics|analysts|observers|insiders|scientists|researchers|scholars|historians|economists|"
    r"specialists|commentators|opponents|detractors|skeptics|sceptics|pundits|academics)"
)
_FIELD: Final = r"(?:health|medical|legal|military|political|security|climate|financial)"
_THOSE_NAMED: Final = "".join(rf"(?<!\b{word} )" for word in "this these the that those our his her their".split())
_ANONYMOUS: Final = re.compile(
    rf"\b(?:(?:some|many|most|several|other|leading|the|{_FIELD}) ){{0,2}}{_PEOPLE} "
    rf"(?:(?:also|now|have|had|often|\w+ly) ){{0,2}}{_SAY}\b"
    rf"|{_THOSE_NAMED}\b(?:(?:some|many|most|several|recent|numerous|new|scientific) ){{0,2}}"
    r"(?:studies|research|surveys|science|statistics) (?:(?:has|have|had|also|now|often|\w+ly) ){0,2}"
    r"(?:shows?|shown|suggests?|suggested|found|finds?|proves?|proven|indicates?|indicated|say)\b"
    r"|\b(?:it is|it's|it’s|it was) (?:widely|generally|commonly|often) "
    r"(?:believed|said|thought|reported|assumed|accepted)\b"
    r"|\b(?:some|many) (?:people )?(?:say|argue|claim|believe)\b",
    re.IGNORECASE,
)
_CUE: Final = AnchoredPattern(
    re.compile(
        rf"\b(?:{_PEOPLE}|studies|research|surveys|science|statistics|[Ss]tudies|Research|Experts|Critics|Analysts|"
        r"Observers|Scientists|Researchers|Historians|Economists|(?:widely|generally|commonly|often) (?:believed|said|"
        r"thought|reported|assumed|accepted)|(?:[Ss]ome|[Mm]any) (?:people )?(?:say|argue|claim|believe))\b"
    ),
    _ANONYMOUS,
)
_CITED: Final = re.compile(
    r"\[\d|\(\D{0,60}\b(?:1[89]|20)\d\d[a-z]?(?:[:,;] ?\d[\d–-]*)?\)|\bet al\b|\bhttps?:|\baccording to\b|\bsuch as\b",
    re.IGNORECASE,
)
_SPEAKS: Final = re.compile(rf"\b(?:according to|told|{'|'.join(sorted(SAYING_VERBS))})\b|[“\"]", re.IGNORECASE)


def find(document: Document) -> Iterator[Finding]:
    """Yield the first unnamed authority of each paragraph where no one named speaks in it or in the next."""
    last_paragraph = -1
    for match in _CUE.places(document.text):
        span = Span(*match.span())
        sentence = next(iter(document.sentences_in(span)), None)
        if sentence is None or sentence.paragraph == last_paragraph or not _states(document, sentence, span):
            continue
        last_paragraph = sentence.paragraph
        if not _is_named(document, sentence):
            message = f"{document.quote(span)!r}, and none is named. Which ones, and where?"
            yield Finding(span=span, message=message)


def _states(document: Document, sentence: TextSentence, span: Span) -> bool:
    """Return whether the article itself says so, in a full sentence."""
    role = document.paragraphs[sentence.paragraph].role
    return role != "headline" and document.text[sentence.end - 1] in '.!”")' and not is_quoted(document, span)


def _is_named(document: Document, anonymous: TextSentence) -> bool:
    """Return whether its paragraph cites a work, or another sentence there or in the next has a named speaker."""
    paragraph, *following = document.paragraphs[anonymous.paragraph : anonymous.paragraph + 2]
    if _CITED.search(document.text, paragraph.start, paragraph.end):
        return True
    reach = Span(paragraph.start, following[0].end if following else paragraph.end)
    return any(
        sentence is not anonymous
        and _SPEAKS.search(document.text, sentence.start, sentence.end)
        and _has_name(document, sentence)
        for sentence in document.sentences_in(reach)
    )


def _has_name(document: Document, sentence: TextSentence) -> bool:
    first = bisect_left(document.names, sentence.start, key=lambda name: name.start)
    last = bisect_left(document.names, sentence.end, key=lambda name: name.start)
    return any(name.kind in {"person", "body"} for name in document.names[first:last])


RULE: Final = Rule(
    code="ATT005",
    name="unnamed-authorities",
    severity=Severity.NOTE,
    what="'Experts say', 'critics argue' or 'studies show' where none of them is named.",
    why="Nobody can ask an expert who has no name; the statement stands on the writer's word.",
    flagged=("Experts say that the dam will hold for a century.", "Studies show that naps make children taller."),
    clean=(
        "Experts say that the dam will hold. Anna Schmidt, an engineer, said it would for a century.",
        "“Experts say that it will hold,” Anna Schmidt said.",
        "Studies show that naps make children taller (Berg and Lund, 2014).",
    ),
    limits="Any person or body that speaks in the paragraph or the next counts as one of them. One note a paragraph.",
    reference="Style guides on anonymous sources; Wikipedia's list of unsupported attributions.",
    find=find,
)
