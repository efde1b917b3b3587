"""Where an article and a table of figures differ."""

from collections.abc import Iterator, Sequence

from workbench.table_check.candidates import plain_figures, readings_in
from workbench.table_check.differences import Difference
from workbench.table_check.entities import OUTSIDE, Entity, Mention, Table, entities_of, mentions_in
from workbench.table_check.subjects import Scene, subject_of
from workbench.table_check.unknown_names import misnamed, name_differences, without_figures
from workbench.table_check.unmatched_numbers import number_differences
from workbench.table_check.vocabulary import Vocabulary
from workbench.text.document import Document


def differences_from_table(document: Document, table: Table, vocabulary: Vocabulary) -> tuple[Difference, ...]:
    """Where the article's names and figures differ from `table`, in reading order, none overlapping another."""
    entities = entities_of(table, vocabulary)
    found = [one for scene in _scenes(document, entities, vocabulary) for one in _differences(scene, vocabulary)]
    kept: list[Difference] = []
    for difference in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or difference.start >= kept[-1].end:
            kept.append(difference)
    return tuple(kept)


def _scenes(document: Document, entities: Sequence[Entity], vocabulary: Vocabulary) -> Iterator[Scene]:
    mentions = mentions_in(document.text, entities, vocabulary)
    measures = _measures(entities, vocabulary)
    member = group = OUTSIDE
    for sentence in document.sentences:
        inside = tuple(m for m in mentions if sentence.start <= m.start and m.end <= sentence.end)
        yield Scene(
            text=document.text[sentence.start : sentence.end],
            start=sentence.start,
            entities=entities,
            measures=measures,
            mentions=tuple(Mention(m.start - sentence.start, m.end - sentence.start, m.entity) for m in inside),
            last_member=member,
            last_group=group,
        )
        for mention in inside:
            if mention.entity != OUTSIDE and entities[mention.entity].is_group:
                group = mention.entity
            elif mention.entity != OUTSIDE:
                member = mention.entity


def _measures(entities: Sequence[Entity], vocabulary: Vocabulary) -> frozenset[str]:
    """What the vocabulary measures, and the headings it does not know, periods apart."""
    periods = {column for columns in vocabulary.periods.values() for column in columns}
    headings = {name for entity in entities for name in entity.figures}
    return frozenset({measure.name for measure in vocabulary.measures} | (headings - periods))


def _differences(scene: Scene, vocabulary: Vocabulary) -> Iterator[Difference]:
    yield from name_differences(scene, vocabulary)
    yield from without_figures(_idle(scene, vocabulary), scene)
    readings = tuple(readings_in(scene, vocabulary))
    wrong = {mention: difference for difference, mention in misnamed(readings, scene)}
    yield from wrong.values()
    yield from number_differences(scene, vocabulary, [one for one in readings if one.mention not in wrong])


def _idle(scene: Scene, vocabulary: Vocabulary) -> list[Mention]:
    """The mentions of rows without figures that a figure is about."""
    subjects = [subject_of(figure, scene) for figure in plain_figures(scene, vocabulary)]
    return [
        mention
        for mention in subjects
        if mention and not scene.entities[mention.entity].figures and not scene.entities[mention.entity].is_group
    ]
