"""Values that one person cannot have at once: the comparison of the rows of the table of persons."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from workbench.domain.flag import Severity
from workbench.facts.entities.attributes.kinds.excluding import excludes
from workbench.facts.entities.attributes.kinds.person_nouns import gender_of_first_name
from workbench.facts.entities.attributes.table import described_persons
from workbench.facts.entities.entity import Attribute, AttributeKind, Entity, Form
from workbench.flags.rule import Finding
from workbench.text.document import Document

_CHANGE: Final = re.compile(
    r"\b(?:former(?:ly)?|ex|once|then|later|until|previous(?:ly)?|switch\w*|defect\w*|chang\w+|"
    r"became|become|was born|naturali[sz]ed|dual|originally|renounc\w+|promoted|appointed|elected|succe\w+|replac\w+)\b"
    r"|\b(?:join\w*|left|leav\w+|quit\w*) (?:(?:the|his|her) )?(?:party\b|(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""Words that say a person was one thing before and is another now."""
_OTHER_TIME: Final = re.compile(
    r"\b(?:when|then|at the time|as an?|in (?:1\d|20)\d\d|turn(?:s|ed)|birthday|years (?:later|ago|earlier)|now)\b",
    re.IGNORECASE,
)
_GENERATION: Final = r"(?:[Yy]oung(?:er)?|[Ee]lder|[Jj]unior|[Ss]enior|Jr|Sr|namesake)"
_BREAK: Final = re.compile(r"[,;:()\[\]\n—–]|[.!?][\s”\"]")
_SPOUSE: Final = re.compile(
    r"\b(?:wife|husband|spouse|widow(?:er)?|first lady|married|couple|mother|father|daughter|son)\b"
)
_CONTEXT: Final = 45
"""Letters on either side of a value in which a word of change may be about it."""
_MOST_VALUES: Final = 3
_CLEAR: Final = 2
_MANS: Final = 6
"""Weight from which a man's name with "Mrs" is his wife's."""


class Clash(NamedTuple):
    """Two values of one person of which one must be wrong: the likelier wrong one and the other."""

    person: str
    wrong: Attribute
    right: Attribute


def clashes_of(document: Document) -> tuple[Clash, ...]:
    """Return for each person and kind of attribute the first clash that no reading explains away."""
    return document.once(_clashes)


def clash_findings(document: Document, kind: AttributeKind, *, question: str) -> Iterator[Finding]:
    """Yield the clashes of one kind with the question to answer."""
    for clash in clashes_of(document):
        if clash.wrong.kind is kind:
            yield Finding(
                span=clash.wrong.span,
                message=f"{clash.person}: {clash.wrong.words!r} here, {clash.right.words!r} elsewhere. {question}",
                related=(clash.right.span,),
                evidence=f"{clash.wrong.words} and {clash.right.words}",
                severity=Severity.NOTE if _may_mean_another(clash) else None,
            )


def _may_mean_another(clash: Clash) -> bool:
    """Return whether a post is told by a description, or a pronoun is the word in doubt: both may mean somebody else.

    Of the errors and warnings of such rows on published text none was right.
    """
    if clash.wrong.kind is AttributeKind.POST:
        return bool({clash.wrong.by, clash.right.by} & {Form.DESCRIPTION, Form.PRONOUN})
    return clash.wrong.kind is AttributeKind.GENDER and clash.wrong.by is Form.PRONOUN


def _clashes(document: Document) -> tuple[Clash, ...]:
    return tuple(clash for person in described_persons(document) for clash in _clashes_of_person(document, person))


def _clashes_of_person(document: Document, person: Entity) -> Iterator[Clash]:
    for kind in AttributeKind:
        rows = list(person.values(kind))
        if kind is AttributeKind.GENDER:
            is_kin = any(row.by is Form.FULL for row in person.values(AttributeKind.RELATION))
            told = [row for row in rows if row.by is Form.FULL] if is_kin else rows
            yield from _gender_clash(document, person.name, told)
        elif len({row.value for row in rows}) > 1:
            yield from _value_clash(document, person.name, rows)


def _value_clash(document: Document, person: str, rows: Sequence[Attribute]) -> Iterator[Clash]:
    told = [row for row in rows if not _is_of_another_time(document, row)]
    if len({row.value for row in told}) > _MOST_VALUES and rows[0].kind is not AttributeKind.POST:
        return
    if rows[0].kind is AttributeKind.AGE and _has_namesake(document.text, person):
        return
    for earlier, later in combinations(told, 2):
        if (
            excludes(earlier, later)
            and earlier.holds_now == later.holds_now
            and not _are_told_together(document, earlier, later)
        ):
            yield _blamed(person, earlier, later, rows=rows)
            return


def _has_namesake(text: str, person: str) -> bool:
    """Return whether the text tells an older and a younger bearer of the name apart: `young Ted`, `the elder Lee`."""
    names = "|".join(re.escape(word) for word in (person.partition(" ")[0], person.rpartition(" ")[2]))
    pattern = (
        rf"\b{_GENERATION}\W+(?:\w+\W+)?(?:{names})\b|\b(?:{names})\W+(?:the )?{_GENERATION}\b|\balso (?:{names})\b"
    )
    return re.search(pattern, text) is not None


def _are_told_together(document: Document, earlier: Attribute, later: Attribute) -> bool:
    """Return whether one sentence tells both, and so means both: `the Swedish and Finnish citizen`, `mayor and MP`."""
    return document.sentences_in(earlier.span)[:1] == document.sentences_in(later.span)[:1]


def _is_of_another_time(document: Document, row: Attribute) -> bool:
    """Return whether the sentence of a value speaks of another time, or of a change."""
    words = _OTHER_TIME if row.kind is AttributeKind.AGE else _CHANGE
    if row.kind is AttributeKind.POST and not row.holds_now:
        return False
    start = max(0, row.span.start - _CONTEXT)
    before = _BREAK.split(document.text[start : row.span.start])[-1]
    after = _BREAK.split(document.text[row.span.end : row.span.end + _CONTEXT])[0]
    return words.search(f"{before}{row.span.of(document.text)}{after}") is not None


def _blamed(person: str, earlier: Attribute, later: Attribute, *, rows: Iterable[Attribute]) -> Clash:
    """Return the clash with the rarer value as the wrong one, or that of a description, or the later one."""
    counts = Counter(row.value for row in rows)
    if counts[earlier.value] < counts[later.value] or (
        counts[earlier.value] == counts[later.value] and later.by is Form.FULL and earlier.by is not Form.FULL
    ):
        return Clash(person, earlier, later)
    return Clash(person, later, earlier)


def _gender_clash(document: Document, person: str, rows: Sequence[Attribute]) -> Iterator[Clash]:
    """Yield the first word of the rarer gender, where titles, nouns, the first name and other pronouns outweigh it."""
    weights: Counter[str] = Counter()
    for row in rows:
        weights[row.value] += 1 if row.by is Form.PRONOUN else _CLEAR
    if len(weights) < _CLEAR:
        return
    first_name = gender_of_first_name(person)
    weights[first_name] += _CLEAR if first_name else 0
    (usual, most), (_, fewest) = weights.most_common(2)
    wrong = [row for row in rows if row.value != usual]
    is_wife = bool(wrong) and wrong[0].words.rstrip(".") in {"Mrs", "Lady"} and most > _MANS
    is_kin = is_wife or (wrong[0].by is Form.FULL and _is_of_family(document, person))
    if most >= _CLEAR * fewest - 1 and most > fewest and usual == (first_name or usual) and not is_kin:
        yield Clash(person, wrong[0], next(row for row in rows if row.value == usual))


def _is_of_family(document: Document, person: str) -> bool:
    """Return whether a sentence with the surname speaks of family, so that another title may be a wife's."""
    surname = person.rpartition(" ")[2]
    sentences = (document.text[sentence.start : sentence.end] for sentence in document.sentences)
    return any(surname in sentence and _SPOUSE.search(sentence) for sentence in sentences)
