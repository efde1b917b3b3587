"""The claims of a document: what it states, where, who says so, and whether it can be checked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from workbench.domain.claim import Claim, ClaimKind
from workbench.domain.span import Span
from workbench.extraction.attributions.attribution import Attribution, outermost
from workbench.extraction.attributions.indirect_speech import attributions_of
from workbench.extraction.claim_drafts import (
    Draft,
    claim_from,
    is_fragment,
    parents_of,
    repeats_among,
    said_parts,
)
from workbench.extraction.claim_kinds import reading_alone, reading_of
from workbench.extraction.coreference import People, source_of
from workbench.extraction.cues import REASONS, ClaimKindReading, asks
from workbench.extraction.splitting.asides import asides_of
from workbench.extraction.splitting.clauses import clauses_of, has_statement, outside_of, trimmed
from workbench.extraction.splitting.posts import listed_posts, posts_beside, told_where
from workbench.extraction.splitting.shares import share_parts
from workbench.extraction.standalone import Antecedents, post_alone, said_alone, standalone_of, subject_left_behind
from workbench.text.document import Document, Quotation, TextSentence
from workbench.text.speech.spoken import Spoken
from workbench.text.speech.turns import turns_of

_FRAGMENT: Final = ClaimKindReading(ClaimKind.BOILERPLATE, "a heading or fragment, which states nothing")
_SEEMING: Final = ClaimKindReading(ClaimKind.OPINION, REASONS[ClaimKind.OPINION])


def claims_in(document: Document) -> tuple[Claim, ...]:
    """The claims of `document` in reading order; no two share a span.

    Every sentence that holds a letter or digit gets at least one claim, checkable
    or not. Without tags claims are whole sentences and quotations.
    """
    reader = _Reader(document)
    drafts: dict[Span, Draft] = {}
    for sentence in document.sentences:
        for draft in reader.drafts_of(sentence):
            drafts.setdefault(draft.span, draft)
    ordered = sorted(drafts.values(), key=lambda draft: (draft.span.start, -draft.span.end))
    claims = [claim_from(document, draft) for draft in ordered]
    same = repeats_among([claim for claim in claims if claim.checkable])
    return tuple(
        replace(claim, parent=parent, same_as=same.get(claim.id, ())) if parent or claim.id in same else claim
        for claim, parent in zip(claims, parents_of(claims), strict=True)
    )


class _Reader:
    """Reads sentences in order and remembers who acted last."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._people = People(document)
        self._antecedents = Antecedents(document, self._people)
        self._spoken = Spoken(document)
        self._turns = turns_of(document.text, document.paragraphs, document.names)
        self._turn = ""

    def drafts_of(self, sentence: TextSentence) -> Iterator[Draft]:
        text = self._document.text
        whole = Span(sentence.start, sentence.end)
        self._antecedents.enter(sentence)
        if not any(sign.isalnum() for sign in whole.of(text)):
            return
        paragraph = self._document.paragraphs[sentence.paragraph]
        if paragraph.role == "boilerplate":
            yield Draft(whole, ClaimKindReading(ClaimKind.BOILERPLATE, paragraph.reason))
            return
        yield from self._read(self._in_turn(sentence))

    def _in_turn(self, sentence: TextSentence) -> TextSentence:
        """The sentence without its speaker's label; the speaker is kept."""
        turn = self._turns.get(sentence.paragraph)
        self._turn = self._people.full(turn.speaker) if turn else ""
        if turn is None or not sentence.start < turn.start < sentence.end:
            return sentence
        tokens = self._document.tokens
        first = sentence.first_token
        while first < sentence.last_token and tokens[first].start < turn.start:
            first += 1
        return sentence._replace(start=turn.start, first_token=first)

    def _read(self, sentence: TextSentence) -> Iterator[Draft]:
        whole = Span(sentence.start, sentence.end)
        quotations = self._spoken.over(whole)
        found = attributions_of(self._document, sentence)
        yield from (self._quoted(quotation, found) for quotation in quotations if quotation.start >= whole.start)
        quoted = [Span(quotation.start, quotation.end) for quotation in quotations]
        posts = list(self._posts(sentence, quoted))
        yield from posts
        mixed = any(one.content.start < q.start and q.end <= one.content.end for one in found for q in quotations)
        outside = whole if mixed else outside_of(self._document.text, whole, quotations)
        if outside:
            yield from self._stated(sentence, found, outside)
        else:
            yield from self._within(sentence, quotations)
            yield from self._beside(sentence, found, quotations)
        yield from self._passing(sentence, found, [*quoted, *(post.span for post in posts)])
        spoken = [Span(q.speaker_start, q.speaker_end) for q in quotations if q.speaker_start >= 0]
        speakers = spoken or [one.speaker for one in outermost(found)[:1]]
        self._antecedents.remember(sentence, speakers, outside)

    def _posts(self, sentence: TextSentence, quoted: Sequence[Span]) -> Iterator[Draft]:
        """The posts given beside names outside quotations."""
        text, whole = self._document.text, Span(sentence.start, sentence.end)
        names = self._people.inside(whole)
        if not names or listed_posts(text, whole):
            return
        for post in posts_beside(self._document, sentence, names):
            span, alone = told_where(text, post)
            if not any(quote.overlaps(post.span) for quote in quoted):
                yield Draft(span, ClaimKindReading(ClaimKind.ROLE_OR_MEMBERSHIP), standalone=alone)

    def _quoted(self, quotation: Quotation, found: Sequence[Attribution]) -> Draft:
        span = Span(quotation.start, quotation.end)
        told = (one for one in found if one.content.overlaps(span) and not one.reach_of_cue.overlaps(span))
        teller = next((one for one in told if one.cue == quotation.cue or not quotation.speaker), None)
        claimant, cue = (self._teller(teller), teller.cue) if teller else (self._speaker(quotation), quotation.cue)
        return Draft(span, ClaimKindReading(ClaimKind.QUOTATION), claimant=claimant, cue=cue)

    def _speaker(self, quotation: Quotation) -> str:
        if not 0 <= quotation.speaker_start < quotation.speaker_end:
            return self._turn
        return self._people.meant_by(quotation.speaker, Span(quotation.speaker_start, quotation.speaker_end))

    def _teller(self, attribution: Attribution) -> str:
        who = attribution.speaker
        phrase = who.of(self._document.text)
        if self._turn and phrase in {"I", "We", "we"}:
            return self._turn
        return self._people.meant_by(phrase, who)

    def _within(self, sentence: TextSentence, quotations: list[Quotation]) -> Iterator[Draft]:
        """The statements of a quotation that runs over more than this sentence."""
        text, whole = self._document.text, Span(sentence.start, sentence.end)
        for quotation in quotations:
            start = max(whole.start, quotation.start + 1)
            end = min(whole.end, quotation.end - quotation.closed)
            if start >= end or (whole.start <= quotation.start and quotation.end <= whole.end):
                continue
            for part in said_parts(text, Span(start, end), [whole]):
                reading = reading_of(self._document, sentence, part)
                yield Draft(part, reading, claimant=self._speaker(quotation), cue=quotation.cue)

    def _beside(
        self, sentence: TextSentence, found: Sequence[Attribution], quotations: list[Quotation]
    ) -> Iterator[Draft]:
        """What is told in the same breath as a quotation: `"We left," Lee said, adding that the mill was shut.`."""
        quoted = [Span(quotation.start, quotation.end) for quotation in quotations]
        for one in found:
            if not any(quote.overlaps(one.content) or quote.overlaps(one.cue_at) for quote in quoted):
                yield from self._said(one, [Span(sentence.start, sentence.end)], sentence)

    def _stated(self, sentence: TextSentence, found: Sequence[Attribution], outside: Span) -> Iterator[Draft]:
        document, text = self._document, self._document.text
        whole = Span(sentence.start, sentence.end)
        is_statement = not document.tagged or has_statement(document.sentence_tokens(sentence))
        if not is_statement and not asks(whole.of(text)) and is_fragment(outside.of(text)):
            yield Draft(whole, _FRAGMENT)
        elif outside != whole:
            yield self._plain(outside, sentence)
            yield from self._beside(sentence, found, self._spoken.over(whole))
        else:
            yield from self._whole(sentence, [] if asks(whole.of(text)) else found)

    def _whole(self, sentence: TextSentence, found: Sequence[Attribution]) -> Iterator[Draft]:
        """The claims of a sentence outside quotations: what people say, and the clauses beside it."""
        text = self._document.text
        posts = listed_posts(text, Span(sentence.start, sentence.end)) if not found else []
        if posts:
            for post in posts:
                subject = self._antecedents.named(post.holder, sentence)
                alone = post_alone(text, subject, post)
                yield Draft(
                    post.span, ClaimKindReading(ClaimKind.ROLE_OR_MEMBERSHIP), claimant=self._turn, standalone=alone
                )
            return
        clauses = clauses_of(self._document, sentence)
        left = clauses
        for one in outermost(found):
            told = [clause for clause in clauses if clause.overlaps(one.reach)]
            if told and told[0] in left:
                block = Span(told[0].start, told[-1].end)
                yield self._attributed(block, one, sentence)
            left = [clause for clause in left if clause not in told]
        for one in found:
            yield from self._said(one, clauses, sentence)
        yield from self._clauses(left, sentence)

    def _passing(self, sentence: TextSentence, found: Sequence[Attribution], told: list[Span]) -> Iterator[Draft]:
        """What is told in passing, apart from what is quoted or `told` already."""
        for aside in asides_of(self._document, sentence):
            if any(aside.span.overlaps(span) for span in told):
                continue
            within = [one for one in found if one.content.overlaps(aside.span)]
            claimant, cue = (self._teller(within[-1]), within[-1].cue) if within else (self._turn, "")
            reading = reading_alone(aside.standalone)
            yield Draft(aside.span, reading, claimant=claimant, cue=cue, standalone=aside.standalone)

    def _attributed(self, block: Span, one: Attribution, sentence: TextSentence) -> Draft:
        """A stretch that tells what somebody says."""
        text = self._document.text
        source = source_of(self._document, sentence)
        claimant, cue = self._teller(one), one.cue
        if source and block.overlaps(source) and not source.overlaps(one.content):
            claimant, cue = self._people.meant_by(source.of(text), source), "according to"
        reading = _SEEMING if one.seeming else ClaimKindReading(ClaimKind.ATTRIBUTED_STATEMENT)
        if one.own_mind:
            reading = reading_of(self._document, sentence, block)
        return Draft(block, reading, claimant=claimant, cue=cue)

    def _said(self, one: Attribution, clauses: Sequence[Span], sentence: TextSentence) -> Iterator[Draft]:
        """The statements inside what somebody says."""
        text = self._document.text
        content = trimmed(text, one.content.start, one.content.end)
        if content is None or one.seeming or one.denied or content.overlaps(one.reach_of_cue):
            return
        for part in said_parts(text, content, clauses):
            reading = reading_of(self._document, sentence, part)
            if not (reading.reason and one.own_mind):
                alone = said_alone(self._document, sentence, part)
                yield Draft(part, reading, claimant=self._teller(one), cue=one.cue, standalone=alone)

    def _clauses(self, clauses: Sequence[Span], sentence: TextSentence) -> Iterator[Draft]:
        text = self._document.text
        for clause in clauses:
            drafts = [self._plain(part, sentence) for part in share_parts(text, clause)]
            subject = subject_left_behind(self._document, sentence, clause) if len(clauses) > 1 else ""
            if named := self._antecedents.naming(subject, sentence):
                drafts[0] = replace(drafts[0], standalone=f"{named} {drafts[0].span.of(text)}")
            yield from drafts

    def _plain(self, span: Span, sentence: TextSentence) -> Draft:
        text, clause = self._document.text, span.of(self._document.text)
        source = source_of(self._document, sentence)
        if not source and (teller := self._spoken.told_by_opening_of(span)):
            return Draft(
                span, ClaimKindReading(ClaimKind.ATTRIBUTED_STATEMENT), claimant=self._speaker(teller), cue=teller.cue
            )
        return Draft(
            span,
            reading_of(self._document, sentence, span),
            claimant=self._people.meant_by(source.of(text), source) if source else self._turn,
            cue="according to" if source else "",
            standalone=standalone_of(clause, self._antecedents.of(sentence)),
        )
