"""What a text says of its places: that one lies in another, or is the capital of it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.places.mentions import PlaceMention, places_of
from workbench.text.document import Document


class Relation(StrEnum):
    """What one place is of another."""

    CAPITAL = "capital"
    PART = "part"


class PlaceTold(NamedTuple):
    """That `place` is the capital, or a part, of `whole`.

    `whole` is None where the text says only "the capital", with its `words` and, where
    it speaks of a country before, that as `told_of`. `is_certain` is true where a noun
    says that the place is a town: `the port of Varna`. `tells_the_past` is true where the
    sentence speaks of a time that had other borders and capitals.
    """

    relation: Relation
    place: PlaceMention
    whole: PlaceMention | None
    words: str
    sentence: Span
    told_of: PlaceMention | None = None
    is_certain: bool = False
    tells_the_past: bool = False


class MarkedPlaces(NamedTuple):
    """A sentence whose places are replaced by marks: ‹P0› for a name, ‹A1› for an adjective."""

    masked: str
    mentions: tuple[PlaceMention, ...]
    sentence: Span

    @property
    def is_old(self) -> bool:
        """Whether it speaks of a time that had other borders and capitals."""
        return _OLD.search(self.masked) is not None


_SIDE: Final = (
    r"(?:(?:the )?(?:far |upper |lower |deepest )?(?:north|south|east|west|cent(?:er|re)|heart|coast|interior)"
    r"(?:[ -]?(?:north|south|east|west|central))*(?:ern|most|ernmost)?,? (?:(?:part |coast |corner )?of )?|central |"
    r"mainland |rural |neighbou?ring |nearby |present-day |modern(?:-day)? |today[’']s )*"
)
_TOWN: Final = (
    r"(?:city|town|port|seaport|resort|village|municipality|suburb|metropolis|harbou?r|hub|spa)"
    r"(?: (?:city|town|port))?"
)
_ADJECTIVES: Final = r"(?:(?!capital\b)[a-z][\w’'-]*,? ){0,4}"
_OF_CAPITAL: Final = r"(?:new |current |present |national |federal |state )?capital(?: city)?"
_PLACE: Final = r"‹P(?P<place>\d+)›"
_WHOLE: Final = r"‹P(?P<whole>\d+)›"
_ADJECTIVE: Final = r"‹[AP](?P<whole>\d+)›"
_LEAD: Final = (
    r"\b(?:in|at|to|from|near|of|outside|around|for|via|through|as far as|towards?|reached|visited|left|"
    r"climb\w*|scal(?:ed?|ing)|crossed|(?:on|along|across|by|up|down|of|from|to|near|in|into|overlooking) the) "
)
_NOW: Final = r"(?:(?:now|today|still|once again|which is(?: now)?) )?"
_LAST: Final = r"(?=[.;:)!?]|,(?! ‹P| and ‹P| or ‹P)|$)(?![’'])"

_BARE: Final = rf"(?:the|his|her|their|its)(?: (?:country|nation|island|state|province)[’']s)? {_OF_CAPITAL}"
_OF_THAT: Final = r"(?: of (?:the|his|her|their) (?:country|island|nation|state|republic|kingdom|province))?"

_CAPITALS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_PLACE},? (?:{_NOW}|is |remains |became )(?:the )?{_OF_CAPITAL} of (?:the )?{_WHOLE}(?![’'])",
        rf"\b[Tt]he {_OF_CAPITAL} of (?:the )?{_WHOLE}, {_PLACE}{_LAST}",
        rf"{_PLACE}, (?:{_NOW})the {_ADJECTIVE} {_OF_CAPITAL}\b",
        rf"\b[Tt]he {_ADJECTIVE} {_OF_CAPITAL}(?: of|) {_PLACE}(?![’'])",
        rf"\b[Tt]he {_ADJECTIVE} {_OF_CAPITAL}, {_PLACE}{_LAST}",
        rf"{_PLACE}, {_NOW}(?:the )?{_WHOLE}[’']s {_OF_CAPITAL}\b",
        rf"{_WHOLE}[’']s? {_OF_CAPITAL} {_PLACE}(?![’'])",
        rf"{_WHOLE}[’']s? {_OF_CAPITAL}, {_PLACE}{_LAST}",
    )
)
_BARE_CAPITALS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_PLACE}, (?:{_NOW})(?P<words>{_BARE}{_OF_THAT})(?=[,.;:)]|$| and | where )",
        rf"(?P<words>\b{_BARE}), {_PLACE}{_LAST}",
    )
)
_PARTS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_LEAD}{_PLACE},? (?:in|on) {_SIDE}(?:the )?{_WHOLE}(?![’'])",
        rf"{_LEAD}{_PLACE}, {_WHOLE}{_LAST}",
        rf"{_LEAD}{_PLACE} \((?:in )?{_WHOLE}\)",
    )
)
_TOWN_PARTS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_PLACE}, {_NOW}(?:a|an|the|one of the) {_ADJECTIVES}{_TOWN} (?:of|in|on) {_SIDE}(?:the )?{_WHOLE}(?![’'])",
        rf"{_PLACE}, {_NOW}(?:a|an|the) {_ADJECTIVE} {_ADJECTIVES}{_TOWN}\b",
        rf"\b[Tt]he {_ADJECTIVE} {_ADJECTIVES}{_TOWN}(?: of|,|) {_PLACE}",
        rf"\b[Tt]he {_ADJECTIVES}{_TOWN} of {_PLACE},? (?:in )?{_SIDE}(?:the )?{_WHOLE}{_LAST}",
        rf"{_WHOLE}[’']s (?!twin|sister|rival|partner|neighb){_ADJECTIVES}{_TOWN}(?: of|,|) {_PLACE}",
    )
)
_OLD: Final = re.compile(
    r"\b(?:1[0-8]\d\d|19(?:[0-8]\d|9[01]))s?\b|\b(?:former(?:ly)?|then|ex|old|occupied|annexed|empire|once|ceded|"
    r"historic\w*|century|medieval|ancient|partition\w*|wartime|colonial)\b",
    re.IGNORECASE,
)
"""Signs of a time with other borders and capitals."""
_FRAMES: Final = (
    (Relation.CAPITAL, _CAPITALS, True),
    (Relation.PART, _TOWN_PARTS, True),
    (Relation.PART, _PARTS, False),
)
_QUICK: Final = re.compile(r"‹P")


def places_told(document: Document) -> tuple[PlaceTold, ...]:
    """Return what a document says of where its places lie, in reading order, once for each place and whole."""
    return document.once(_places_told)


def _places_told(document: Document) -> tuple[PlaceTold, ...]:
    found: list[PlaceTold] = []
    before: PlaceMention | None = None
    for marked in marked_places(document):
        if _QUICK.search(marked.masked):
            found += _told_in(marked, before)
        before = _last_zone(marked.mentions) or before
    return tuple(found)


def marked_places(document: Document) -> Iterator[MarkedPlaces]:
    """Yield each sentence that names a place, its places marked."""
    mentions = places_of(document)
    for sentence in document.sentences:
        first = bisect_left(mentions, sentence.start, key=lambda mention: mention.span.start)
        last = bisect_left(mentions, sentence.end, key=lambda mention: mention.span.start)
        if first < last and sentence.is_readable:
            yield _marked(document.text, Span(sentence.start, sentence.end), mentions[first:last])


def _marked(text: str, sentence: Span, mentions: tuple[PlaceMention, ...]) -> MarkedPlaces:
    labels = [
        f"{'A' if mention.adjective_of else 'P' if mention.alone else 'X'}{index}"
        for index, mention in enumerate(mentions)
    ]
    spans = [mention.span for mention in mentions]
    return MarkedPlaces(masked(text, sentence, zip(spans, labels, strict=True)), mentions, sentence)


def masked(text: str, sentence: Span, marks: Iterable[tuple[Span, str]]) -> str:
    """Return a sentence on one line with marks in place of spans, which come in reading order: `in ‹P0›, ‹P1›`."""
    pieces, at = [], sentence.start
    for span, label in marks:
        pieces += [text[at : span.start], f"‹{label}›"]
        at = span.end
    pieces.append(text[at : sentence.end])
    return "".join(pieces).replace("\n", " ").replace("\N{NO-BREAK SPACE}", " ")


def _told_in(marked: MarkedPlaces, before: PlaceMention | None) -> Iterator[PlaceTold]:
    taken: set[str] = set()
    for relation, patterns, certain in _FRAMES:
        for match in _matches(patterns, marked.masked):
            if match["place"] not in taken:
                taken.update(match.group("place", "whole") if relation is Relation.CAPITAL else [match["place"]])
                yield _pair(marked, match, relation, is_certain=certain)
    for match in _matches(_BARE_CAPITALS, marked.masked):
        if match["place"] not in taken:
            yield _bare(marked, match, before)


def _matches(patterns: tuple[re.Pattern[str], ...], masked: str) -> Iterator[re.Match[str]]:
    for pattern in patterns:
        yield from pattern.finditer(masked)


def _pair(marked: MarkedPlaces, match: re.Match[str], relation: Relation, *, is_certain: bool) -> PlaceTold:
    return PlaceTold(
        relation=relation,
        place=marked.mentions[int(match["place"])],
        whole=marked.mentions[int(match["whole"])],
        words=match.group(),
        sentence=marked.sentence,
        is_certain=is_certain,
        tells_the_past=marked.is_old,
    )


def _bare(marked: MarkedPlaces, match: re.Match[str], before: PlaceMention | None) -> PlaceTold:
    place = marked.mentions[int(match["place"])]
    earlier = tuple(mention for mention in marked.mentions if mention.span.end <= place.span.start)
    return PlaceTold(
        relation=Relation.CAPITAL,
        place=place,
        whole=None,
        words=match["words"],
        sentence=marked.sentence,
        told_of=_last_zone(earlier) or before,
        tells_the_past=marked.is_old,
    )


def _last_zone(mentions: tuple[PlaceMention, ...]) -> PlaceMention | None:
    """Return the last of the mentions that is a country or region."""
    return next((mention for mention in reversed(mentions) if mention.zones), None)
