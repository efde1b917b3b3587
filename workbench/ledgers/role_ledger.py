"""The role ledger: everything the article says each person is, with what agrees and what clashes."""

from collections import defaultdict
from collections.abc import Iterator

from workbench.domain.flag import Flag
from workbench.domain.span import Span
from workbench.facts.entities.attributes.table import described_persons
from workbench.facts.entities.entity import Attribute, AttributeKind, Entity
from workbench.ledgers.ledger import Findings, Ledger, Row, one_line


def role_ledger(findings: Findings) -> Ledger:
    """Return a row for each thing the article says of a person, person by person, with all its places."""
    flagged = _flagged_places(findings.flags)
    rows = [row for person in described_persons(findings.document) for row in _rows_of(person, flagged)]
    rows.sort(key=lambda row: row.cells[0])
    return Ledger(
        name="roles",
        what="What the article says each person is. Do two posts, ages or parties of one person exclude each other?",
        columns=("Person", "As written", "Kind", "Told"),
        rows=tuple(rows),
    )


def _flagged_places(flags: tuple[Flag, ...]) -> frozenset[Span]:
    """Return the places at which the flags of persons stand, and those related to them."""
    of_persons = [flag for flag in flags if flag.rule.startswith("ROL")]
    related = {Span(one.start, one.end) for flag in of_persons for one in flag.related}
    return frozenset({flag.span for flag in of_persons} | related)


def _rows_of(person: Entity, flagged: frozenset[Span]) -> Iterator[Row]:
    """Yield a row for each value."""
    told: defaultdict[tuple[AttributeKind, str, bool], list[Attribute]] = defaultdict(list)
    for attribute in person.attributes:
        told[attribute.kind, attribute.value, attribute.holds_now].append(attribute)
    for (kind, _, holds_now), attributes in told.items():
        places = tuple(attribute.span for attribute in attributes)
        longest = max((attribute.words for attribute in attributes), key=len)
        written = one_line(longest if holds_now else f"{longest} (not now)")
        yield Row((person.name, written, kind.value, _told(places, flagged)), places)


def _told(places: tuple[Span, ...], flagged: frozenset[Span]) -> str:
    """Return "clashes" for a value at which a flag of a person stands, "agrees" for one told twice, else "once"."""
    if any(place.overlaps(one) for place in places for one in flagged):
        return "clashes"
    return "agrees" if len(places) > 1 else "once"
