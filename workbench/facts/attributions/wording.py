"""The speaker of a quotation by the wording around it, for texts and clauses without a usable tree."""

import re
from typing import Final, NamedTuple

from workbench.text.speech.reporting import SAYING_VERBS


class Speaker(NamedTuple):
    """A speaker as the text names it, its span, and the reporting verb."""

    text: str
    start: int
    end: int
    cue: str


NOBODY: Final = Speaker("", -1, -1, "")

_REACH: Final = 170
_CAPITALISED: Final = r"(?:(?:al|el|as|ad|d)[-’'])?[^\W\d_a-zß-öø-ÿ][\w’'-]*\.?"
_NAME: Final = (
    rf"{_CAPITALISED}(?:\s+(?:(?:de|der|den|van|von|al|bin|la|le|da|di|el|of|the)\s+){{0,2}}{_CAPITALISED}){{0,6}}"
)
_DETERMINER: Final = r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ne|[Aa]nother|[Ss]ome|[Mm]any|[Mm]y|[Oo]ur)"
_DESCRIPTION: Final = rf"{_DETERMINER}(?:\s+[\w’'-]+){{1,5}}?(?:\s+(?:of|for|from|at|with|in)(?:\s+[\w’'-]+){{1,5}}?)?"
_PRONOUN: Final = r"(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|[Ii]t|[Ww]ho)"
_APPOSITION: Final = r"(?:,[^,;.“”\"]{1,80},|\s\([^()]{1,30}\))?"
_MODIFIERS: Final = (
    r"(?:\s+(?:has|have|had|also|later|then|further|once|who|recently|again|even|himself|herself|itself|themselves|"
    r"\w+ly))*"
)
_VERB: Final = r"(?P<cue>[A-Za-z]+)"
_SUBJECT: Final = re.compile(
    rf"(?:^|(?<=[\s,;:“\"—–(]))(?P<who>{_PRONOUN}|{_NAME}|{_DESCRIPTION}){_APPOSITION}{_MODIFIERS}\s*$"
)
_CHARACTERISING: Final = re.compile(
    r"\b(?:described|describes|dismissed|dismisses|denounced|denounces|condemned|condemns|hailed|hails|praised|praises|"
    r"branded|brands|dubbed|labell?ed|characteri[sz]ed|derided|decried)\b[^.;:“”\"]{1,90}?(?:\s(?:as|an?|the))*\s*$"
)
_WORD: Final = re.compile(r"[A-Za-z]+")
_ACCORDING: Final = re.compile(r"(?:[Aa]ccording to|[Ii]n the words of) (?P<who>[^,;:“”\"]{2,80}?)\s*[,:]?\s*$")
_ACCORDING_AFTER: Final = re.compile(r"\s*,?\s*according to (?P<who>[^,;:“”\"]{2,80}?)(?=[,;:“”\"]|\.(?:\s|$)|$)")
_INVERTED_END: Final = re.compile(
    r"[.;:“”\"\n()]|,|\s(?:in|at|on|during|after|before|when|while|as|to|who|adding|answering|upon|via|this|last|that|about|if)\s"
)
_ABBREVIATED: Final = re.compile(r"(?:^|\s)(?:Dr|Mr|Mrs|Ms|Prof|Sen|Gov|Gen|Rep|Rev|Lt|Col|Sgt|Capt|St|[A-Z])$")
_SENTENCE_BREAK: Final = re.compile(
    r"(?:(?<=\w\w)|(?<=[”\")%]))(?<!Dr)(?<!Mr)(?<!Ms)(?<!St)(?<!Mrs)(?<!Gov)(?<!Sen)(?<!Rep)(?<!Gen)(?<!Prof)[.!?]+[”\")]*\s"
)
_LEADING_CONJUNCTION: Final = re.compile(r"^(?:[Bb]ut|[Aa]nd|[Ss]o|[Hh]owever,?|[Tt]hen)\s+")


def speaker_after(text: str, start: int, ceiling: int) -> Speaker:
    """Return the speaker named after a quotation that ends at `start`: `"...," X said` or `"...," said X`."""
    window = text[start : min(ceiling, start + _REACH)]
    gap = len(window) - len(window.lstrip(" ,—–-"))
    if gap == 0 and window[:1].isalnum():
        return NOBODY
    stop = _SENTENCE_BREAK.search(window)
    clause = window[: stop.start() + 1] if stop else window
    if by := _ACCORDING_AFTER.match(clause):
        return Speaker(by["who"], start + by.start("who"), start + by.end("who"), "according to")
    return _by_verb(text, clause, start=start, gap=gap)


def _by_verb(text: str, clause: str, *, start: int, gap: int) -> Speaker:
    """Return the speaker next to the first reporting verb in `clause`, which is at `start` and opens with a gap."""
    for verb in _WORD.finditer(clause, gap):
        if verb.group() not in SAYING_VERBS:
            continue
        if not clause[gap : verb.start()].strip():
            return _inverted(text, verb, start=start + verb.end(), end=start + len(clause))
        subject = _subject(text, start + gap, start + verb.start())
        return subject._replace(cue=verb.group()) if subject is not NOBODY else NOBODY
    return NOBODY


def speaker_before(text: str, floor: int, end: int) -> Speaker:
    """Return the speaker named before a quotation that starts at `end`: `X said: "..."`, `According to X, "..."`."""
    begin = max(floor, end - _REACH)
    window = text[begin:end]
    sentence_breaks = [match.end() for match in _SENTENCE_BREAK.finditer(window)]
    clause_start = sentence_breaks[-1] if sentence_breaks else 0
    clause = window[clause_start:]
    by = _ACCORDING.search(clause)
    if by:
        name_start = begin + clause_start + by.start("who")
        return Speaker(by["who"], name_start, name_start + len(by["who"]), "according to")
    verbs = [match for match in _WORD.finditer(clause) if match.group() in SAYING_VERBS]
    calling = _CHARACTERISING.search(clause)
    for match in [calling, *reversed(verbs)] if calling else reversed(verbs):
        subject = _subject(text, begin + clause_start, begin + clause_start + match.start())
        if subject is not NOBODY:
            return subject._replace(cue=match.group().split()[0])
    return NOBODY


def _subject(text: str, start: int, end: int) -> Speaker:
    """Return the noun phrase that ends at `end`, where a reporting verb begins."""
    clause = text[start:end]
    conjunction = _LEADING_CONJUNCTION.match(clause)
    offset = conjunction.end() if conjunction else 0
    match = _SUBJECT.search(clause[offset:])
    if not match:
        return NOBODY
    name_start = start + offset + match.start("who")
    return Speaker(match["who"].strip(), name_start, name_start + len(match["who"].strip()), "")


def _inverted(text: str, verb: re.Match[str], *, start: int, end: int) -> Speaker:
    """Return the noun phrase after the verb: `said speaker of the house Ann Lee`."""
    clause = text[start:end]
    phrase = clause
    for stop in _INVERTED_END.finditer(clause, 1):
        phrase = clause[: stop.start()]
        if not (stop.group() == "." and _ABBREVIATED.search(phrase)):
            break
    name = phrase.strip()
    if not name or len(name) > 110 or not (name[0].isalpha()):  # noqa: PLR2004 - longer is no speaker
        return NOBODY
    name_start = start + phrase.index(name)
    return Speaker(name, name_start, name_start + len(name), verb.group())
