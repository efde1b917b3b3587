"""One person under two titles that do not go together."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.facts.entities.entity import Entity, Form, Mention
from workbench.facts.entities.name_uses import NameUse, name_uses
from workbench.facts.entities.persons import persons_of
from workbench.facts.entities.titles import BEFORE_FIRST_NAMES, HERS, HIS, Rank, last_title, rank_of
from workbench.flags.names.introductions import is_kin
from workbench.text.document import Document

_CHANGE: Final = re.compile(
    r"\b(?:former(?:ly)?|ex|then|promot\w+|elevat\w+|became|become|appoint\w+|elected|"
    r"knight\w*|ordain\w+|consecrat\w+|resign\w*|was (?:made|named)|acting|Lord and Lady|Mr and Mrs)\b"
)
_REACH: Final = 60
_COMPATIBLE: Final = (
    frozenset({"mrs", "ms", "miss"}),
    frozenset({"sir", "lord", "baron"}),
    frozenset({"lady", "baroness"}),
    frozenset({"judge", "justice"}),
    frozenset({"archbishop", "cardinal"}),
    frozenset({"bishop", "cardinal"}),
)
_OF_WIVES: Final = frozenset({"mrs", "lady"})
"""Titles that a wife bears with her husband's surname."""

_OFTEN: Final = 2
_PLAIN: Final = frozenset({Rank.COURTESY})
_EARNED: Final = frozenset({Rank.HONOUR, Rank.LEARNING})


class TitleChange(NamedTuple):
    """Two mentions of one person by titles that do not go together; the later one is not always the wrong one.

    `place` and `related` are where they stand, with their titles.
    """

    place: Span
    related: Span
    here: Mention
    elsewhere: Mention
    severity: Severity


def title_changes(document: Document) -> Iterator[TitleChange]:
    """Yield the first change of title of each person, in the order in which the persons are named."""
    uses = {use.span: use for use in name_uses(document)}
    persons = persons_of(document)
    bearers = Counter(_surname_of(person) for person in persons)
    for person in persons:
        mentions = [mention for mention in person.mentions if _is_sure(person, mention, bearers)]
        if " " in person.name:
            for here, elsewhere, severity in _first_change(document, mentions, uses):
                place, related = (Span(uses[one.span].start, one.span.end) for one in (here, elsewhere))
                yield TitleChange(place, related, here, elsewhere, severity)


def _is_sure(person: Entity, mention: Mention, bearers: Counter[str]) -> bool:
    """Return whether a mention can be nobody else's: by first name, or by a surname that no other person has."""
    return mention.form is not Form.SURNAME or bearers[_surname_of(person)] == 1


def _surname_of(person: Entity) -> str:
    return person.name.rpartition(" ")[2].casefold()


def _first_change(
    document: Document, mentions: Sequence[Mention], uses: Mapping[Span, NameUse]
) -> Iterator[tuple[Mention, Mention, Severity]]:
    titled = [mention for mention in mentions if mention.title]
    one_a_title = {last_title(mention.title): mention for mention in reversed(titled)}
    first_uses = sorted(one_a_title.values(), key=lambda mention: mention.span)
    for earlier, later in combinations(first_uses, 2):
        severity = _severity(earlier, later, titled)
        if severity and not any(_is_explained(document, uses[mention.span]) for mention in (earlier, later)):
            yield later, earlier, severity
            return
    for mention in titled:
        is_by_surname = last_title(mention.title) in BEFORE_FIRST_NAMES and mention.form is Form.SURNAME
        if is_by_surname and mentions[0] != mention:
            yield mention, mentions[0], Severity.WARNING
            return


def _severity(one: Mention, other: Mention, titled: Sequence[Mention]) -> Severity | None:
    """Return how grave it is if one person bears both titles; None where that may be."""
    title, own = last_title(one.title), last_title(other.title)
    if (title in HIS and own in HERS) or (title in HERS and own in HIS):
        hers = one if title in HERS else other
        is_wife = last_title(hers.title) in _OF_WIVES and hers.form is Form.SURNAME
        return Severity.NOTE if is_wife else Severity.WARNING
    rank, own_rank = rank_of(one.title), rank_of(other.title)
    if rank is own_rank:
        is_clash = rank is not None and not any({title, own} <= compatible for compatible in _COMPATIBLE)
        return Severity.WARNING if is_clash else None
    return _of_two_ranks(one, other, titled)


def _of_two_ranks(one: Mention, other: Mention, titled: Sequence[Mention]) -> Severity | None:
    """Return how grave it is that one of the titles is one of courtesy alone; None where neither is."""
    plain, earned = sorted((one, other), key=lambda mention: rank_of(mention.title) not in _PLAIN)
    if rank_of(plain.title) not in _PLAIN or rank_of(earned.title) not in _EARNED:
        return None
    return _of_dropped(plain=plain, earned=earned, titled=titled)


def _of_dropped(*, plain: Mention, earned: Mention, titled: Sequence[Mention]) -> Severity:
    """Return a warning where an earned title is dropped once, or before a first name, and a note otherwise."""
    titles = [last_title(mention.title) for mention in titled]
    is_slip = titles.count(last_title(plain.title)) == 1 and titles.count(last_title(earned.title)) >= _OFTEN
    return Severity.WARNING if is_slip or plain.form is Form.FIRST_NAME else Severity.NOTE


def _is_explained(document: Document, use: NameUse) -> bool:
    """Return whether the words near speak of kin, or of a time when the person was something else."""
    start, end = use.start - _REACH, use.span.end + _REACH
    return is_kin(document, use) or any(
        _CHANGE.search(document.text, max(start, sentence.start), min(end, sentence.end))
        for sentence in document.sentences_in(use.span)
    )
