"""The claims of a document: what it states, where, who says so, and whether it can be checked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from workbench.domain.claim import Claim, ClaimKind
from workbench.domain.span import Span
from workbench.extraction.checkability.lines.fragments import read_fragment
from workbench.extraction.checkability.questions import is_question
from workbench.extraction.checkability.readings import ClaimKindReading
from workbench.extraction.claim_drafts import Draft, claims_of, fitted_draft, proved_drafts, reported_statements
from workbench.extraction.claim_kinds import attributed_kind, claim_kind_at
from workbench.extraction.parts.part_drafts import part_drafts
from workbench.extraction.positions import position_drafts
from workbench.extraction.splitting.clause_heads import is_of_main_clause
from workbench.extraction.splitting.clauses import clauses_inside, clauses_of
from workbench.extraction.splitting.frames import leaves_something_out, runs_into_quotation
from workbench.extraction.splitting.posts import listed_posts
from workbench.extraction.splitting.shares import share_parts
from workbench.extraction.standalone import (
    PERSONAL,
    VAGUE,
    elided_subject,
    standalone_clause,
    standalone_post,
    standalone_statement,
)
from workbench.facts.attributions.attribution import Attribution, outermost
from workbench.facts.attributions.stances import verb_of_stance
from workbench.facts.clause_edges import trim_clause
from workbench.facts.facts import Facts, facts_of
from workbench.facts.outside_claims import attribution_stretches
from workbench.facts.speech.spoken import SpokenQuotation
from workbench.text.coverage.of_words import leaves_words_out
from workbench.text.document import Document, TextSentence

_POST: Final = ClaimKindReading(ClaimKind.ROLE_OR_MEMBERSHIP)
_ATTRIBUTED: Final = ClaimKindReading(ClaimKind.ATTRIBUTED_STATEMENT)


def claims_in(document: Document) -> tuple[Claim, ...]:
    """Return the claims of `document` in reading order; no two share a span.

    Every sentence with a letter or digit gets at least one claim, checkable
    or not. Without tags claims are whole sentences and quotations.
    """
    reader = _Reader(document)
    drafts: dict[Span, Draft] = {}
    for sentence in document.sentences:
        for draft in reader.drafts_of(sentence):
            span = document.exact(draft.span)
            drafts.setdefault(span, replace(draft, span=span))
    return claims_of(document, proved_drafts(document, drafts.values()))


class _Reader:
    """Drafts the claims of sentences."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._facts: Facts = facts_of(document)
        self._people = self._facts.people

    def drafts_of(self, sentence: TextSentence) -> Iterator[Draft]:
        text = self._document.text
        whole = Span(sentence.start, sentence.end)
        if not any(char.isalnum() for char in whole.of(text)):
            return
        paragraph = self._document.paragraphs[sentence.paragraph]
        if paragraph.role == "boilerplate":
            yield Draft(whole, ClaimKindReading(ClaimKind.BOILERPLATE, paragraph.reason))
            return
        spoken = self._facts.without_label(sentence)
        drafts = list(self._drafts(spoken))
        if leaves_something_out(self._facts, spoken, [draft.span for draft in drafts]):
            drafts += self._unquoted(spoken, self._facts.attributions(spoken))
        drafts = [fitted_draft(self._document, draft, whole) for draft in drafts]
        drafts += self._with_what_is_left_out(sentence, drafts)
        yield from drafts
        if self._document.tagged and sentence.is_readable:
            yield from part_drafts(self._facts, spoken, drafts)
            held = position_drafts(self._facts, spoken, drafts)
            yield from (fitted_draft(self._document, one, whole) for one in held)

    def _with_what_is_left_out(self, sentence: TextSentence, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """Yield the whole sentence where words of it lie in no draft, and do not only name who says so."""
        whole = Span(sentence.start, sentence.end)
        accounted_for = [draft.span for draft in drafts]
        if not leaves_words_out(self._document.text, whole, accounted_for):
            return
        accounted_for += [stretch.span for stretch in attribution_stretches(self._facts, sentence)]
        if leaves_words_out(self._document.text, whole, accounted_for):
            spoken = self._facts.without_label(sentence)
            yield self._plain(Span(spoken.start, spoken.end), spoken)

    def _drafts(self, sentence: TextSentence) -> Iterator[Draft]:
        whole = Span(sentence.start, sentence.end)
        quotations = self._facts.speech.over(whole)
        attributions = self._facts.attributions(sentence)
        yield from (self._quoted(q, sentence) for q in quotations if q.start >= whole.start)
        outside = self._facts.outside_quotations(sentence)
        if outside:
            yield from self._stated(sentence, attributions, outside)
        else:
            yield from self._within(sentence, quotations)
            yield from self._beside(sentence, attributions, quotations)

    def _quoted(self, quotation: SpokenQuotation, sentence: TextSentence) -> Draft:
        claimant = self._facts.claimant_of_quotation(quotation, sentence)
        return Draft(quotation.span, ClaimKindReading(ClaimKind.QUOTATION), claimant=claimant, cue=quotation.cue)

    def _within(self, sentence: TextSentence, quotations: list[SpokenQuotation]) -> Iterator[Draft]:
        """Yield the statements of a quotation that extends beyond this sentence."""
        whole = Span(sentence.start, sentence.end)
        for quotation in quotations:
            start = max(whole.start, quotation.start + 1)
            end = min(whole.end, quotation.end - quotation.closed)
            if start >= end or (whole.start <= quotation.start and quotation.end <= whole.end):
                continue
            for part in reported_statements(self._document.text, Span(start, end), [whole]):
                reading = claim_kind_at(self._document, sentence, part)
                yield Draft(
                    part, reading, claimant=self._facts.claimant_of_quotation(quotation, sentence), cue=quotation.cue
                )

    def _beside(
        self, sentence: TextSentence, attributions: Sequence[Attribution], quotations: list[SpokenQuotation]
    ) -> Iterator[Draft]:
        """Yield what is reported along with a quotation: `"We left," Lee said, adding that the mill was shut.`."""
        quoted = [Span(quotation.start, quotation.end) for quotation in quotations]
        for attribution in attributions:
            spans = (attribution.content, attribution.cue_span)
            if not any(quote.overlaps(span) for quote, span in product(quoted, spans)):
                yield from self._said(attribution, [Span(sentence.start, sentence.end)], sentence)

    def _stated(self, sentence: TextSentence, attributions: Sequence[Attribution], outside: Span) -> Iterator[Draft]:
        document, text = self._document, self._document.text
        whole = Span(sentence.start, sentence.end)
        if fragment := read_fragment(document, sentence, outside):
            yield Draft(whole, fragment)
        elif outside != whole and not runs_into_quotation(text, outside, whole):
            yield self._plain(outside, sentence)
            yield from self._beside(sentence, attributions, self._facts.speech.over(whole))
        else:
            yield from self._unquoted(sentence, [] if is_question(whole.of(text)) else attributions)

    def _unquoted(self, sentence: TextSentence, attributions: Sequence[Attribution]) -> Iterator[Draft]:
        """Yield the claims of a sentence outside quotations: what people say, and the clauses next to it."""
        text = self._document.text
        posts = (
            [] if any(one.states for one in attributions) else listed_posts(text, Span(sentence.start, sentence.end))
        )
        for post in posts:
            holder = self._holder(post.holder, sentence)
            yield Draft(
                post.span, _POST, claimant=self._facts.turn(sentence), standalone=standalone_post(text, holder, post)
            )
        if posts:
            return
        clauses = clauses_of(self._document, sentence, attributions)
        remaining = clauses
        for attribution in outermost(attributions):
            is_told = attribution.governs and attribution.states and self._frames(attribution, sentence)
            reported = [clause for clause in clauses if is_told and clause.overlaps(attribution.reach)]
            if reported and reported[0] in remaining:
                block = Span(reported[0].start, reported[-1].end)
                yield self._attributed(block, attribution, sentence)
            remaining = [clause for clause in remaining if clause not in reported]
        for attribution in attributions:
            yield from self._said(attribution, clauses, sentence)
        for draft in self._clauses(remaining, sentence):
            act = None if draft.claimant else self._facts.act_told_by(draft.span, sentence)
            act = act if act and self._frames(act, sentence) else None
            claimant = self._facts.claimant_of(act, sentence) if act else draft.claimant
            yield replace(draft, claimant=claimant, cue=act.cue if act else draft.cue)

    def _frames(self, attribution: Attribution, sentence: TextSentence) -> bool:
        """Return whether the verb of saying is that of the sentence, and not one told of a noun in passing."""
        if not self._document.tagged:
            return True
        tree = self._facts.tree(sentence)
        cue = tree.index_at(attribution.cue_span.start)
        return is_of_main_clause(tree, verb_of_stance(tree, cue) or cue)

    def _attributed(self, block: Span, attribution: Attribution, sentence: TextSentence) -> Draft:
        """Return the draft of a passage that reports what somebody says."""
        text = self._document.text
        source = self._facts.source(sentence)
        claimant, cue = self._facts.claimant_of(attribution, sentence), attribution.cue
        if source and block.overlaps(source) and not source.overlaps(attribution.content):
            claimant, cue = self._people.meant_by(source.of(text), source), "according to"
        reading = attributed_kind(self._document, sentence, block, attribution=attribution)
        alone = standalone_statement(self._document, sentence, block)
        return Draft(block, reading, claimant=claimant, cue=cue, standalone=alone)

    def _said(self, attribution: Attribution, clauses: Sequence[Span], sentence: TextSentence) -> Iterator[Draft]:
        """Yield the statements inside what somebody says."""
        text = self._document.text
        content = trim_clause(text, attribution.content.start, attribution.content.end)
        is_said = attribution.states and not attribution.seeming and not attribution.denied
        if content is None or not is_said or any(map(content.overlaps, attribution.mention)):
            return
        if not self._frames(attribution, sentence):
            clauses = clauses_inside(self._document, sentence, content)
        for part in reported_statements(text, content, clauses):
            reading = claim_kind_at(self._document, sentence, part)
            if not (reading.reason and attribution.own_mind):
                alone = standalone_statement(self._document, sentence, part)
                claimant = self._facts.claimant_of(attribution, sentence)
                yield Draft(part, reading, claimant=claimant, cue=attribution.cue, standalone=alone)

    def _clauses(self, clauses: Sequence[Span], sentence: TextSentence) -> Iterator[Draft]:
        whole = Span(sentence.start, sentence.end)
        for clause in clauses:
            drafts = [self._plain(part, sentence) for part in share_parts(self._document.text, clause)]
            subject = "" if clause == whole else elided_subject(self._document, sentence, clause)
            if subject.casefold() in VAGUE:
                subject = self._people.opening_pronoun(sentence) or (subject if subject.casefold() in PERSONAL else "")
            if subject:
                drafts[0] = replace(drafts[0], standalone=f"{subject} {drafts[0].span.of(self._document.text)}")
            yield from drafts

    def _holder(self, holder: Span, sentence: TextSentence) -> str:
        """Return the words at `holder`, with a name for a pronoun where nobody is named before it in the sentence."""
        phrase = holder.of(self._document.text)
        before = holder.start > sentence.start and self._people.inside(Span(sentence.start, holder.start))
        is_clear = phrase.casefold() in {"he", "she"} and not before
        return (self._people.last_before(sentence.start) if is_clear else "") or phrase

    def _plain(self, span: Span, sentence: TextSentence) -> Draft:
        text = self._document.text
        source = self._facts.source(sentence)
        said = None if source else self._facts.speech.quotation_attributed_by(span)
        if said and "," in span.of(text):  # more than when and where: `Lee said, answering a question`
            claimant = self._facts.claimant_of_quotation(said, sentence)
            return Draft(span, _ATTRIBUTED, claimant=claimant, cue=said.cue)
        return Draft(
            span,
            claim_kind_at(self._document, sentence, span),
            claimant=self._people.meant_by(source.of(text), source) if source else self._facts.turn(sentence),
            cue="according to" if source else "",
            standalone=standalone_clause(span.of(text), self._people.opening_pronoun(sentence)),
        )
