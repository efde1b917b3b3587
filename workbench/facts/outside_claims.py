"""The words of a document that are no statement: furniture, and the words that only tell who says so."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from workbench.domain.coverage import CoverageKind, Stretch
from workbench.domain.span import Span
from workbench.facts.attributions.content import is_reporting_word
from workbench.facts.dependency_tree import DependencyTree
from workbench.facts.facts import Facts
from workbench.facts.speech.spoken import SpokenQuotation
from workbench.text.document import Document, TextSentence

_ACCORDING_TO: Final = re.compile(r"\b(?:according\s+to|in\s+the\s+words\s+of)\s+$", re.IGNORECASE)
_LONGEST_ACCORDING: Final = 40
_HOW_SAID: Final = frozenset(
    {"aux", "auxpass", "neg", "advmod", "npadvmod", "prt", "dative", "dobj", "prep", "agent", "mark"}
)
"""What belongs to a verb of saying: auxiliaries, adverbs, whom it is said to, when and where."""
_CLAUSES: Final = frozenset({"relcl", "advcl", "ccomp", "xcomp", "pcomp", "csubj", "parataxis", "appos"})
_PROMPTED: Final = frozenset({"asked", "questioned", "pressed"})
_RELATIVE: Final = frozenset({"relcl", "conj", "cc"})
_IN_NAME: Final = frozenset({"compound", "nmod", "amod", "det", "appos", "poss", "nummod"})
_SHARED_VERB: Final = frozenset({"xcomp", "pcomp"})
_STEPS_UP: Final = 3
_LIST_NUMBER: Final = "number of a list item"


def stretches_outside_claims(facts: Facts) -> tuple[Stretch, ...]:
    """Return the furniture and the attributions of a document, by where they begin; attributions may overlap."""
    stretches = [*_furniture(facts.document)]
    for sentence in facts.document.sentences:
        if facts.document.paragraphs[sentence.paragraph].role != "boilerplate":
            stretches += attribution_stretches(facts, sentence)
    return tuple(sorted(stretches, key=lambda stretch: (stretch.start, stretch.end)))


def _furniture(document: Document) -> Iterator[Stretch]:
    furniture, line_start = CoverageKind.FURNITURE, 0
    for paragraph in document.paragraphs:
        line_start = max(line_start, document.text.rfind("\n", line_start, paragraph.start) + 1)
        if any(char.isalnum() for char in document.text[line_start : paragraph.start]):
            yield Stretch(start=line_start, end=paragraph.start, kind=furniture, reason=_LIST_NUMBER)
        if paragraph.role == "boilerplate":
            yield Stretch(start=paragraph.start, end=paragraph.end, kind=furniture, reason=paragraph.reason)
    for stretch in document.furniture:
        yield Stretch(start=stretch.span.start, end=stretch.span.end, kind=furniture, reason=stretch.reason)


def attribution_stretches(facts: Facts, labelled: TextSentence) -> tuple[Stretch, ...]:
    """Return what names the speaker in a sentence, worked out once."""
    return facts.attribution_stretches(labelled, lambda: tuple(_stretches(facts, labelled)))


def _stretches(facts: Facts, labelled: TextSentence) -> Iterator[Stretch]:
    """Yield what names the speaker in a sentence: the label, "according to", and the words around a verb of saying."""
    text, sentence = facts.document.text, facts.without_label(labelled)
    if sentence.start > labelled.start:
        yield _attribution(Span(labelled.start, sentence.start), facts.turn(labelled))
    if source := facts.source(sentence):
        opening = _ACCORDING_TO.search(text, max(sentence.start, source.start - _LONGEST_ACCORDING), source.start)
        start = opening.start() if opening else source.start
        yield _attribution(Span(start, source.end), facts.people.meant_by(source.of(text), source))
    if sentence.is_readable:
        yield from _said(facts, sentence)


def _said(facts: Facts, sentence: TextSentence) -> Iterator[Stretch]:
    """Yield the speakers and the words of saying, of indirect speech and of quotations."""
    text, tree = facts.document.text, facts.tree(sentence)
    quotations = facts.speech.over(Span(sentence.start, sentence.end))
    quoted = [Span(quotation.start, quotation.end) for quotation in quotations]
    for attribution in facts.attributions(sentence):
        spans = _words_of_saying(tree, attribution.cue_span, [attribution.content, *quoted])
        for span in _runs(text, [*_whole_name(tree, attribution.speaker, quoted), *spans]):
            yield _attribution(span, facts.claimant_of(attribution, sentence))
    for quotation in quotations:
        if sentence.start <= quotation.speaker_start < sentence.end:
            speaker = Span(quotation.speaker_start, quotation.speaker_end)
            cue = _cue_of(text, sentence, quotation)
            spans = _words_of_saying(tree, cue, quoted) if cue else []
            for span in _runs(text, [*_whole_name(tree, speaker, quoted), *spans]):
                yield _attribution(span, facts.claimant_of_quotation(quotation, sentence))


def _whole_name(tree: DependencyTree, speaker: Span, said: Iterable[Span]) -> list[Span]:
    """Return the spans of the speaker and of what names them besides: `point guard Ann Lee`, `Lee, R-Ohio`."""
    index = tree.index_at(speaker.start)
    for _ in range(_STEPS_UP):
        if index >= len(tree.tokens) or tree.tokens[index].dep not in _IN_NAME:
            break
        index = tree.head(index)
    if index >= len(tree.tokens) or tree.tokens[index].tag[:2] != "NN":
        return [speaker]
    spans = [Span(tree.tokens[word].start, tree.tokens[word].end) for word in tree.under(index, _RELATIVE)]
    return [speaker, *(span for span in spans if not any(span.overlaps(content) for content in said))]


def _attribution(span: Span, speaker: str) -> Stretch:
    reason = f"names who says so: {speaker}" if speaker else "names who says so"
    return Stretch(start=span.start, end=span.end, kind=CoverageKind.ATTRIBUTION, reason=" ".join(reason.split()))


def _cue_of(text: str, sentence: TextSentence, quotation: SpokenQuotation) -> Span | None:
    """Return the span of the quotation's verb of saying: of those in the sentence the one nearest to the speaker."""
    matches = re.finditer(rf"\b{re.escape(quotation.cue)}\b", text[sentence.start : sentence.end])
    spans = [Span(sentence.start + match.start(), sentence.start + match.end()) for match in matches if match.group()]
    outside = [span for span in spans if not span.overlaps(Span(quotation.start, quotation.end))]
    return min(
        outside,
        key=lambda span: min(abs(span.start - quotation.speaker_end), abs(quotation.speaker_start - span.end)),
        default=None,
    )


def _words_of_saying(tree: DependencyTree, cue: Span, said: Iterable[Span]) -> list[Span]:
    """Return the spans of the verb at `cue` and of what belongs to it, outside what is `said`."""
    verb = next((index for index, token in enumerate(tree.tokens) if token.start == cue.start), None)
    if verb is None:
        return [cue]
    indices = [index for shared in _verbs_sharing(tree, verb) for index in _how_said(tree, shared)]
    spans = [Span(tree.tokens[index].start, tree.tokens[index].end) for index in indices]
    return [cue, *(span for span in spans if not any(span.overlaps(content) for content in said))]


def _verbs_sharing(tree: DependencyTree, verb: int) -> list[int]:
    """Return the verb and those above it that say the same: `was quoted as saying`, `refused to say`."""
    verbs = [verb]
    for _ in range(_STEPS_UP):
        if tree.tokens[verbs[-1]].dep not in _SHARED_VERB:
            break
        above = tree.head(verbs[-1])
        verbs.append(tree.head(above) if tree.tokens[above].dep == "prep" else above)
    return verbs


def _how_said(tree: DependencyTree, verb: int) -> Iterator[int]:
    """Yield the verb and the words that tell how, to whom, when and where it was said, without clauses of their own."""
    yield verb
    for child in tree.below[verb]:
        holds_clause = tree.tokens[child].dep == "prep" and tree.child(child, "pcomp") is not None
        if tree.tokens[child].dep in _HOW_SAID and not holds_clause:
            yield from tree.under(child, _CLAUSES)
        elif tree.tokens[child].dep == "xcomp" and is_reporting_word(tree.tokens[child]):
            yield child
        elif tree.tokens[child].dep == "advcl" and tree.tokens[child].text.lower() in _PROMPTED:
            yield from tree.under(child)


def _runs(text: str, spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order, those with no word between them as one."""
    runs: list[Span] = []
    for span in sorted(spans):
        if runs and not any(char.isalnum() for char in text[runs[-1].end : span.start]):
            runs[-1] = Span(runs[-1].start, max(runs[-1].end, span.end))
        else:
            runs.append(span)
    return runs
