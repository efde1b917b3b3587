"""The claims of a document: what it states, where, who says so, and whether it can be checked."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from workbench.domain.claim import Claim, ClaimKind
from workbench.domain.span import Span
from workbench.extraction.attributed import Attribution, outermost
from workbench.extraction.attribution import attributions_of
from workbench.extraction.cues import REASONS, Reading, asks, kind_of, uncheckable
from workbench.extraction.drafts import Draft, claim_from, is_fragment, is_quoted_speech, parents_of, said_parts
from workbench.extraction.people import People, source_of
from workbench.extraction.repeats import repeats_among
from workbench.extraction.roles import listed_posts, place_of, posts_beside, shared_post_alone
from workbench.extraction.splitting.asides import asides_of
from workbench.extraction.splitting.clauses import clauses_of, has_statement, outside_of, trimmed
from workbench.extraction.splitting.figures import share_parts
from workbench.extraction.standalone import Antecedents, post_alone, said_alone, standalone_of, subject_left_behind
from workbench.text.document import Document, Quotation, TextSentence
from workbench.text.speech.turns import turns_of

_FRAGMENT: Final = Reading(ClaimKind.BOILERPLATE, "a heading or fragment, which states nothing")
_SEEMING: Final = Reading(ClaimKind.OPINION, REASONS[ClaimKind.OPINION])


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
        self._quotations = [q for q in document.quotations if is_quoted_speech(document.text, q)]
        self._quote_starts = [quotation.start for quotation in self._quotations]
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
            yield Draft(whole, Reading(ClaimKind.BOILERPLATE, paragraph.reason))
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
        quotations = self._quotations_over(whole)
        found = attributions_of(self._document, sentence)
        yield from (self._quoted(quotation, found) for quotation in quotations if quotation.start >= whole.start)
        yield from self._posts(whole, quotations)
        mixed = any(one.content.start < q.start and q.end <= one.content.end for one in found for q in quotations)
        outside = whole if mixed else outside_of(self._document.text, whole, quotations)
        if outside:
            yield from self._stated(sentence, found, outside)
        else:
            yield from self._within(whole, quotations)
            yield from self._beside(sentence, found, quotations)
        spoken = [Span(q.speaker_start, q.speaker_end) for q in quotations if q.speaker_start >= 0]
        speakers = spoken or [one.speaker for one in outermost(found)[:1]]
        self._antecedents.remember(sentence, speakers, outside)

    def _posts(self, whole: Span, quotations: list[Quotation]) -> Iterator[Draft]:
        """The posts given beside names outside quotations."""
        text = self._document.text
        quoted = [Span(quotation.start, quotation.end) for quotation in quotations]
        names = [] if listed_posts(text, whole) else self._people.inside(whole)
        for post in posts_beside(text, whole, names):
            if not any(quote.overlaps(post.span) for quote in quoted):
                alone, reading = shared_post_alone(text, post), Reading(ClaimKind.ROLE_OR_MEMBERSHIP)
                yield Draft(place_of(text, post), reading, standalone=alone)

    def _quotations_over(self, whole: Span) -> list[Quotation]:
        first = max(0, bisect_right(self._quote_starts, whole.start) - 1)
        last = bisect_left(self._quote_starts, whole.end)
        return [q for q in self._quotations[first:last] if q.end > whole.start]

    def _quoted(self, quotation: Quotation, found: Sequence[Attribution]) -> Draft:
        span = Span(quotation.start, quotation.end)
        told = (one for one in found if one.content.overlaps(span) and not one.reach_of_cue.overlaps(span))
        teller = next((one for one in told if one.cue == quotation.cue or not quotation.speaker), None)
        claimant, cue = (self._teller(teller), teller.cue) if teller else (self._speaker(quotation), quotation.cue)
        return Draft(span, Reading(ClaimKind.QUOTATION), claimant=claimant, cue=cue)

    def _ended(self, span: Span) -> Quotation | None:
        """The quotation before the words whose speaker they open with: `Lee said, answering ...`."""
        place = bisect_left(self._quote_starts, span.start)
        near = self._quotations[max(0, place - 1) : place]
        return next((q for q in near if q.end <= span.start == q.speaker_start), None)

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

    def _within(self, whole: Span, quotations: list[Quotation]) -> Iterator[Draft]:
        """The statements of a quotation that runs over more than this sentence."""
        text = self._document.text
        for quotation in quotations:
            start = max(whole.start, quotation.start + 1)
            end = min(whole.end, quotation.end - quotation.closed)
            if start >= end or (whole.start <= quotation.start and quotation.end <= whole.end):
                continue
            for part in said_parts(text, Span(start, end), [whole]):
                reading = uncheckable(part.of(text)) or Reading(kind_of(part.of(text)))
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
            yield from self._beside(sentence, found, self._quotations_over(whole))
        else:
            yield from self._whole(sentence, [] if asks(whole.of(text)) else found)

    def _whole(self, sentence: TextSentence, found: Sequence[Attribution]) -> Iterator[Draft]:
        """The claims of a sentence outside quotations: what people say, and the clauses beside it."""
        text = self._document.text
        posts = listed_posts(text, Span(sentence.start, sentence.end)) if not found else []
        if posts:
            for post in posts:
                subject = self._antecedents.named(post.holder, sentence)
                alone = post_alone(text, subject, (post.span, post.holder))
                yield Draft(post.span, Reading(ClaimKind.ROLE_OR_MEMBERSHIP), claimant=self._turn, standalone=alone)
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
        yield from self._passing(sentence, found)

    def _passing(self, sentence: TextSentence, found: Sequence[Attribution]) -> Iterator[Draft]:
        """What is told in passing, outside quotations and other people's words."""
        quoted = [Span(q.start, q.end) for q in self._quotations_over(Span(sentence.start, sentence.end))]
        for aside in asides_of(self._document, sentence):
            if not any(aside.span.overlaps(span) for span in [*quoted, *(one.content for one in found)]):
                reading = uncheckable(aside.standalone) or Reading(kind_of(aside.standalone))
                yield Draft(aside.span, reading, claimant=self._turn, standalone=aside.standalone)

    def _attributed(self, block: Span, one: Attribution, sentence: TextSentence) -> Draft:
        """A stretch that tells what somebody says."""
        text = self._document.text
        source = source_of(self._document, sentence)
        claimant, cue = self._teller(one), one.cue
        if source and block.overlaps(source) and not source.overlaps(one.content):
            claimant, cue = self._people.meant_by(source.of(text), source), "according to"
        reading = _SEEMING if one.seeming else Reading(ClaimKind.ATTRIBUTED_STATEMENT)
        if one.own_mind:
            reading = uncheckable(block.of(text)) or Reading(kind_of(block.of(text)))
        return Draft(block, reading, claimant=claimant, cue=cue)

    def _said(self, one: Attribution, clauses: Sequence[Span], sentence: TextSentence) -> Iterator[Draft]:
        """The statements inside what somebody says."""
        text = self._document.text
        content = trimmed(text, one.content.start, one.content.end)
        if content is None or one.seeming or one.denied or content.overlaps(one.reach_of_cue):
            return
        for part in said_parts(text, content, clauses):
            doubt = uncheckable(part.of(text))
            if not (doubt and one.own_mind):
                reading = doubt or Reading(kind_of(part.of(text)))
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
        if not source and (teller := self._ended(span)):
            return Draft(span, Reading(ClaimKind.ATTRIBUTED_STATEMENT), claimant=self._speaker(teller), cue=teller.cue)
        return Draft(
            span,
            uncheckable(clause) or Reading(kind_of(clause)),
            claimant=self._people.meant_by(source.of(text), source) if source else self._turn,
            cue="according to" if source else "",
            standalone=standalone_of(clause, self._antecedents.of(sentence)),
        )
