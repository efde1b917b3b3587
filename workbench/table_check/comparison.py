"""Compare an article with a table of figures."""

from collections.abc import Iterator, Sequence

from workbench.table_check.candidates import candidate_figures, exact_figures
from workbench.table_check.differences import Difference
from workbench.table_check.entities import OUTSIDE_TABLE, Entity, Mention, Table, find_mentions, read_entities
from workbench.table_check.subjects import SentenceContext, find_subject
from workbench.table_check.unknown_names import misattributed_rows, name_differences, rows_without_figures
from workbench.table_check.unmatched_numbers import number_differences
from workbench.table_check.vocabulary import Vocabulary
from workbench.text.document import Document


def differences_from_table(document: Document, table: Table, vocabulary: Vocabulary) -> tuple[Difference, ...]:
    """Find where the article's names and figures differ from `table`, in reading order and without overlap."""
    entities = read_entities(table, vocabulary)
    differences: list[Difference] = []
    for context in _sentence_contexts(document, entities, vocabulary):
        differences += _sentence_differences(context, vocabulary)
    separate: list[Difference] = []
    for difference in sorted(differences, key=lambda difference: (difference.start, -difference.end)):
        if not separate or difference.start >= separate[-1].end:
            separate.append(difference)
    return tuple(separate)


def _sentence_contexts(
    document: Document, entities: Sequence[Entity], vocabulary: Vocabulary
) -> Iterator[SentenceContext]:
    mentions = find_mentions(document.text, entities, vocabulary)
    measures = _measures_to_read(entities, vocabulary)
    last_member = last_group = OUTSIDE_TABLE
    for sentence in document.sentences:
        mentions_inside = tuple(
            mention for mention in mentions if sentence.start <= mention.start and mention.end <= sentence.end
        )
        yield SentenceContext(
            text=document.text[sentence.start : sentence.end],
            start=sentence.start,
            entities=entities,
            measures=measures,
            mentions=tuple(
                Mention(mention.start - sentence.start, mention.end - sentence.start, mention.entity)
                for mention in mentions_inside
            ),
            last_member=last_member,
            last_group=last_group,
        )
        for mention in mentions_inside:
            if mention.entity != OUTSIDE_TABLE and entities[mention.entity].is_group:
                last_group = mention.entity
            elif mention.entity != OUTSIDE_TABLE:
                last_member = mention.entity


def _measures_to_read(entities: Sequence[Entity], vocabulary: Vocabulary) -> frozenset[str]:
    """Return the measures of the vocabulary, and the headings it does not know, except those of periods."""
    periods = set().union(*vocabulary.periods.values())
    headings = set().union(*(entity.figures for entity in entities))
    return frozenset({measure.name for measure in vocabulary.measures} | (headings - periods))


def _sentence_differences(context: SentenceContext, vocabulary: Vocabulary) -> Iterator[Difference]:
    yield from name_differences(context, vocabulary)
    yield from rows_without_figures(_subjects_without_figures(context, vocabulary), context)
    candidates = tuple(candidate_figures(context, vocabulary))
    misattributed = {mention: difference for difference, mention in misattributed_rows(candidates, context)}
    yield from misattributed.values()
    yield from number_differences(
        context, vocabulary, [candidate for candidate in candidates if candidate.mention not in misattributed]
    )


def _subjects_without_figures(context: SentenceContext, vocabulary: Vocabulary) -> list[Mention]:
    """Return the mentions of rows without figures to which the text gives a figure."""
    subjects = [find_subject(figure, context) for figure in exact_figures(context, vocabulary)]
    return [
        mention
        for mention in subjects
        if mention and not context.entities[mention.entity].figures and not context.entities[mention.entity].is_group
    ]
