"""CON002: a headline or summary that differs from the body, or claims more."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.facts.quantities.figure import Figure
from workbench.flags.figures.context import SentenceContext, figures_with_index, sentence_contexts, stem
from workbench.flags.names.surnames import is_named_with_kin
from workbench.flags.rule import Finding, Rule
from workbench.flags.statements.lead import Lead, lead_of
from workbench.flags.statements.stems import Statement, starting_in, statement_of, words_in
from workbench.text.document import Document, Name, TextSentence
from workbench.text.language.word_lists import word_list
from workbench.text.naming.plain_letters import ascii_fold

_RESERVE: Final = re.compile(
    r"\b(?:may|might|could|can|would|should|perhaps|possibly|probably|likely|reported(?:ly)?|alleged(?:ly)?|suspected|"
    r"accused|appears?|seems?|suggests?|plans?|planned|planning|consider(?:s|ed|ing)?|mulls?|propos\w+|expected|to|"
    r"if|whether|hopes?|aims?|wants?|says?|said|claims?|fears?|believes?|eyes?|calls?|urges?|tells?)\b|[?:“\"'‘]",
    re.IGNORECASE,
)
"""Words and signs of a headline that keep it from saying that something is so."""

_HEDGED: Final = re.compile(
    r"\b(?P<hedge>may|might|could)(?: (?:also|soon|well|still|\w+ly))? (?:be |have |have been )?(?P<verb>[a-z]{4,})"
)
_BEFELL: Final = re.compile(
    r"\b(?:kill|injure|hurt|arrest|rescue|leave|drown)s? ‹› (?:in|at|on|as|after|by|near|dead|injured|hurt|missing)\b"
    r"|‹› (?:killed|dead|die|injured|hurt|arrested|rescued|missing|drowned)\b",
    re.IGNORECASE,
)
"""A headline's "kills ten in", which means people without naming them."""

_OF_OTHERS: Final = re.compile(
    r"\s(?:dozens?|scores?|others?|more|further|additional|extra|new|remaining)\b", re.IGNORECASE
)
"""Behind a count of dozens, or of those who come on top of others: "seven other Democrats"."""

_MOST_NAMES: Final = 40
_MANY: Final = 20
_ROUNDED: Final = 0.05
_SHARED: Final = 3
_MOST: Final = 0.5


def find(document: Document) -> Iterator[Finding]:
    """Yield where the headline and bullets differ from the body: in numbers, first names, or what is only possible."""
    lead = lead_of(document)
    if lead.top and lead.body:
        ways = _numbers(document, lead), _names(document, lead), _reserves(document, lead)
        yield from sorted(chain(*ways), key=lambda finding: finding.span)


def _numbers(document: Document, lead: Lead) -> Iterator[Finding]:
    """Yield a count at the top where the body counts the same things but never gives that number."""
    if not any(_has_count(document, sentence) for sentence in lead.top):
        return
    body_start = lead.body[0].start
    settings = list(sentence_contexts(document, lambda _: True))
    bodies = [setting for setting in settings if setting.reading.place.start >= body_start]
    body_figures: list[Figure] = []
    for setting in bodies:
        body_figures += [figure for _, figure in figures_with_index(setting.reading, "nmpxof")]
    top_starts = {sentence.start for sentence in lead.top}
    for setting in settings:
        if setting.reading.place.start not in top_starts:
            continue
        for index, figure in figures_with_index(setting.reading, "nmp"):
            other = _counterpart(document, (setting, index), bodies)
            if other and not any(_agrees(figure, body_figure) for body_figure in body_figures):
                yield Finding(
                    span=figure.span,
                    message=f"{figure} at the top, {other} in the body for what seems the same; which is right?",
                    related=(other.span,),
                    evidence=f"{figure} / {other}",
                )


def _has_count(document: Document, sentence: TextSentence) -> bool:
    """Return whether the sentence has a number that is not part of a date."""
    dates = starting_in(document.dates, sentence)
    for number in starting_in(document.numbers, sentence):
        if not any(date.start <= number.start < date.end for date in dates):
            return True
    return False


def _counterpart(
    document: Document, counted: tuple[SentenceContext, int], bodies: Sequence[SentenceContext]
) -> Figure | None:
    """Return the only figure of the body that counts what figure `index` counts, in a sentence on the same subject."""
    setting, index = counted
    counts = _counted_stem(setting, index)
    if not counts:
        return None
    alike: list[Figure] = []
    for body in bodies:
        if len(body.stems & setting.stems) < _SHARED:
            continue
        for position, figure in figures_with_index(body.reading, setting.reading.figures[index].mark):
            if body.after(position) == counts and not _is_of_others(document, figure):
                alike.append(figure)
    return alike[0] if len({figure.value for figure in alike}) == 1 else None


def _is_of_others(document: Document, figure: Figure) -> bool:
    return _OF_OTHERS.match(document.text, figure.span.end) is not None


def _counted_stem(setting: SentenceContext, index: int) -> str:
    """Return the stem of what figure `index` counts; people where the headline says only what befell them."""
    mark = f"‹{setting.reading.figures[index].mark}{index}›"
    befell = _BEFELL.search(setting.reading.masked.replace(mark, "‹›"))
    return stem("people") if befell else setting.after(index)


def _agrees(one: Figure, other: Figure) -> bool:
    """Return whether the two can be one count, as headlines round large numbers."""
    rounded = _ROUNDED * abs(one.value) if abs(one.value) > _MANY else 0.0
    return abs(one.value - other.value) <= one.slack + other.slack + rounded


def _names(document: Document, lead: Lead) -> Iterator[Finding]:
    """Yield a full name at the top whose surname has only another first name in the body."""
    top_start, body_start = lead.top[0].start, lead.body[0].start
    full_names = [name for name in document.names if name.kind == "person" and " " in name.text]
    by_surname: defaultdict[str, list[Name]] = defaultdict(list)
    for name in full_names:
        if name.start >= body_start:
            by_surname[ascii_fold(name.text).split()[-1]].append(name)
    top_names = [name for name in full_names if top_start <= name.start < lead.top[-1].end]
    for name in top_names[:_MOST_NAMES]:
        others = by_surname[ascii_fold(name.text).split()[-1]][:_MOST_NAMES]
        if (
            others
            and all(_are_two(name.text, other.text) for other in others)
            and not is_named_with_kin(document, others[0])
        ):
            yield Finding(
                span=Span(name.start, name.end),
                message=f"{name.text!r} at the top, {others[0].text!r} in the body. Who is meant?",
                related=(Span(others[0].start, others[0].end),),
            )


def _are_two(one: str, other: str) -> bool:
    """Return whether two names of one surname have first names in use with no initial in common."""
    first_names, other_first_names = ascii_fold(one).split()[:-1], ascii_fold(other).split()[:-1]
    in_use = first_names[0] in word_list("given_names") and other_first_names[0] in word_list("given_names")
    return in_use and not {word[0] for word in first_names} & {word[0] for word in other_first_names}


def _reserves(document: Document, lead: Lead) -> Iterator[Finding]:
    """Yield a statement made without reserve at the top whose only counterparts in the body are hedged."""
    unreserved = {
        sentence: words_in(document.text, sentence)
        for sentence in lead.top
        if not _RESERVE.search(document.text, sentence.start, sentence.end)
    }
    if not unreserved:
        return
    hedged_stems = {stem(match["verb"]) for match in _HEDGED.finditer(document.text, lead.body[0].start)}
    for sentence, words in unreserved.items():
        if hedged_stems.isdisjoint(map(stem, words)):
            continue
        top = statement_of(sentence, words)
        body = (statement_of(other, words_in(document.text, other)) for other in lead.body)
        hedges = [_hedge(document.text, words, statement) for statement in body if _is_same_matter(top, statement)]
        hedge = hedges[0] if hedges and all(hedges) else None
        if hedge:
            yield Finding(
                span=top.place,
                message=f"Told as a fact at the top; the body says {document.quote(hedge)!r}.",
                related=(hedge,),
                severity=Severity.NOTE,
            )


def _is_same_matter(top: Statement, statement: Statement) -> bool:
    shared = len(top.stems & statement.stems)
    return shared >= _SHARED and shared >= _MOST * len(top.stems)


def _hedge(text: str, top_words: set[str], statement: Statement) -> Span | None:
    """Return where the body hedges a verb that the top has, among `top_words`, without a hedge."""
    stems = set(map(stem, top_words))
    matches = _HEDGED.finditer(text, statement.place.start, statement.place.end)
    return next((Span(*match.span()) for match in matches if stem(match["verb"]) in stems), None)


RULE: Final = Rule(
    code="CON002",
    name="headline-and-body",
    severity=Severity.WARNING,
    what="A headline or summary with a number or first name that the body has otherwise; a note where it drops the "
    "body's 'may' or 'could'.",
    why="Most readers read no further; a correction of the body does not reach them.",
    flagged=(
        "Flood in Kirkby drowns 21 lambs\n\nThe flood in Kirkby on Monday drowned 12 lambs, the farmer said.",
        "Jonas Schmidt opens mill\n\nThe mill in Kirkby was opened on Monday by Anna Schmidt.",
        "New pill cures colds in children\n\nA new pill may cure colds in children, doctors in Kirkby said.",
    ),
    clean=(
        "Flood in Kirkby drowns 12 lambs\n\nThe flood in Kirkby on Monday drowned 12 lambs, the farmer said.",
        "Flood in Kirkby drowns 10 lambs\n\nA flood in Kirkby drowned a ewe, her three kids and seven other lambs.",
        "Flood in Kirkby drowns 20 lambs\n\nThe flood in Kirkby drowned 12 lambs and 8 more on Tuesday, 20 in all.",
        "New pill may cure colds in children\n\nA new pill may cure colds in children, doctors in Kirkby said.",
    ),
    limits="Needs three telling words in common; blind to a headline that says the same in other words.",
    reference="Style guides: the body must bear out the headline.",
    find=find,
)
