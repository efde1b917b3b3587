"""The claims of a document: what it states, where, who says so, and whether it can be checked."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from workbench.domain.claim import Claim, ClaimKind
from workbench.domain.span import Span
from workbench.extraction.attribution import Attribution, attribution_of, first_subject, source_of
from workbench.extraction.clauses import clauses_of, has_statement, starts_with_verb, trimmed
from workbench.extraction.cues import REASONS, ROLE, Reading, asks, kind_of, uncheckable
from workbench.extraction.drafts import Draft, claim_from
from workbench.extraction.figures import share_parts
from workbench.extraction.people import People
from workbench.extraction.repeats import repeats_among
from workbench.extraction.roles import listed_posts, posts_beside
from workbench.extraction.standalone import standalone_of
from workbench.text.document import Document, Quotation, TextSentence
from workbench.text.speakers import SAYING

_PRONOUNS: Final = frozenset({"He", "She", "His", "Her", "he", "she"})
_VAGUE: Final = frozenset(
    {"he", "she", "it", "they", "this", "that", "which", "who", "i", "we", "you", "these", "those"}
)
_QUOTED_WORDS: Final = 4
_FRAGMENT: Final = Reading(ClaimKind.BOILERPLATE, "a heading or fragment, which states nothing")


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
    parents = _parents(claims)
    same = repeats_among([claim for claim in claims if claim.checkable])
    return tuple(
        replace(claim, parent=parent, same_as=same.get(claim.id, ()))
        for claim, parent in zip(claims, parents, strict=True)
    )


def _parents(claims: Sequence[Claim]) -> list[str]:
    """For each claim, in reading order, the narrowest claim it lies inside."""
    around: list[Claim] = []
    parents = []
    for claim in claims:
        while around and around[-1].end < claim.end:
            around.pop()
        parents.append(str(around[-1].id) if around else "")
        around.append(claim)
    return parents


class _Reader:
    """Reads sentences in order and remembers who acted last."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._people = People(document)
        self._quotations = [q for q in document.quotations if _is_quoted_speech(document.text, q)]
        self._quote_starts = [quotation.start for quotation in self._quotations]
        self._acted_in = -1

    def drafts_of(self, sentence: TextSentence) -> Iterator[Draft]:
        text = self._document.text
        whole = Span(sentence.start, sentence.end)
        if sentence.paragraph - self._acted_in > 1:
            self._people.last = ""
        if not any(letter.isalnum() for letter in whole.of(text)):
            return
        paragraph = self._document.paragraphs[sentence.paragraph]
        if paragraph.role == "boilerplate":
            yield Draft(whole, Reading(ClaimKind.BOILERPLATE, paragraph.reason))
            return
        quotations = self._quotations_over(whole)
        yield from (self._quoted(quotation) for quotation in quotations if quotation.start >= whole.start)
        yield from self._posts(whole, quotations)
        attribution = attribution_of(self._document, sentence, quotations)
        outside = _outside(text, whole, quotations)
        if outside:
            yield from self._stated(sentence, attribution, outside)
        self._remember(sentence, attribution, quotations)

    def _posts(self, whole: Span, quotations: list[Quotation]) -> Iterator[Draft]:
        """The posts given beside names outside quotations."""
        text = self._document.text
        quoted = [Span(quotation.start, quotation.end) for quotation in quotations]
        names = [] if listed_posts(text, whole) else self._people.inside(whole)
        for post in posts_beside(text, whole, names):
            if not any(quote.overlaps(post.span) for quote in quoted):
                yield Draft(post.span, Reading(ClaimKind.ROLE_OR_MEMBERSHIP))

    def _quotations_over(self, whole: Span) -> list[Quotation]:
        first = max(0, bisect_right(self._quote_starts, whole.start) - 1)
        last = bisect_left(self._quote_starts, whole.end)
        return [q for q in self._quotations[first:last] if q.end > whole.start]

    def _quoted(self, quotation: Quotation) -> Draft:
        claimant = self._claimant(quotation.speaker, quotation.speaker_start, quotation.speaker_end)
        span = Span(quotation.start, quotation.end)
        return Draft(span, Reading(ClaimKind.QUOTATION), claimant=claimant, cue=quotation.cue)

    def _claimant(self, phrase: str, start: int, end: int) -> str:
        return self._people.meant_by(phrase, Span(start, end)) if 0 <= start < end else ""

    def _stated(self, sentence: TextSentence, attribution: Attribution | None, outside: Span) -> Iterator[Draft]:
        document, text = self._document, self._document.text
        whole = Span(sentence.start, sentence.end)
        is_statement = not document.tagged or has_statement(document.sentence_tokens(sentence))
        if not is_statement and not asks(whole.of(text)) and _is_fragment(outside.of(text)):
            yield Draft(whole, _FRAGMENT)
        elif attribution is not None:
            yield from self._attributed(whole, attribution)
        elif outside != whole:
            yield self._plain(outside, sentence)
        else:
            yield from self._plain_clauses(sentence)

    def _attributed(self, whole: Span, attribution: Attribution) -> Iterator[Draft]:
        text = self._document.text
        who = attribution.speaker
        claimant = self._claimant(who.of(text), who.start, who.end)
        content = trimmed(text, attribution.content.start, attribution.content.end)
        reading = Reading(attribution.kind)
        if attribution.seeming:
            reading = Reading(ClaimKind.OPINION, REASONS[ClaimKind.OPINION])
        yield Draft(whole, reading, claimant=claimant, cue=attribution.cue)
        parts = share_parts(text, content) if content and not attribution.seeming else []
        for part in parts:
            said = uncheckable(part.of(text)) or (Reading(kind_of(part.of(text))) if len(parts) > 1 else None)
            if said:
                yield Draft(part, said, claimant=claimant, cue=attribution.cue)

    def _plain_clauses(self, sentence: TextSentence) -> Iterator[Draft]:
        text = self._document.text
        posts = listed_posts(text, Span(sentence.start, sentence.end))
        if posts:
            for post in posts:
                subject = self._named(post.holder, sentence)
                reading = Reading(ClaimKind.ROLE_OR_MEMBERSHIP)
                yield Draft(post.span, reading, standalone=_post_alone(text, subject, (post.span, post.holder)))
            return
        first, *rest = clauses_of(self._document, sentence)
        yield from (self._plain(part, sentence) for part in share_parts(text, first))
        subject = self._subject(sentence) if rest else ""
        for clause in rest:
            drafts = [self._plain(part, sentence) for part in share_parts(text, clause)]
            if subject and starts_with_verb(self._document, sentence, clause):
                drafts[0] = replace(drafts[0], standalone=f"{subject} {drafts[0].span.of(text)}")
            yield from drafts

    def _subject(self, sentence: TextSentence) -> str:
        """The sentence's first subject, a pronoun named; empty where the pronoun is not clear."""
        span = first_subject(self._document, sentence)
        phrase = span.of(self._document.text) if span else ""
        if phrase.casefold() in _VAGUE:
            return self._antecedent(sentence)
        return phrase

    def _plain(self, span: Span, sentence: TextSentence) -> Draft:
        clause = span.of(self._document.text)
        doubt = uncheckable(clause)
        reading = doubt or Reading(kind_of(clause))
        source = source_of(self._document.text, sentence)
        return Draft(
            span,
            reading,
            claimant=self._claimant(source.of(self._document.text), source.start, source.end) if source else "",
            cue="according to" if source else "",
            standalone=standalone_of(clause, self._antecedent(sentence)),
        )

    def _named(self, holder: Span, sentence: TextSentence) -> str:
        phrase = holder.of(self._document.text)
        antecedent = self._antecedent(sentence)
        return antecedent if antecedent and phrase.casefold() in {"he", "she"} else phrase

    def _antecedent(self, sentence: TextSentence) -> str:
        """Whom "He" means here: the one person acting last, unless a new paragraph names another first."""
        opening = self._document.tokens[sentence.first_token : sentence.first_token + 1]
        return self._people.last if opening and opening[0].text in _PRONOUNS else ""

    def _remember(self, sentence: TextSentence, attribution: Attribution | None, quotations: list[Quotation]) -> None:
        text = self._document.text
        spoken = [Span(q.speaker_start, q.speaker_end) for q in quotations if q.speaker_start >= 0]
        speakers = [attribution.speaker] if attribution else spoken
        resolved = [self._people.meant_by(who.of(text), who) for who in speakers]
        acting = resolved[-1] if resolved else self._people.acting_in(sentence.first_token, sentence.last_token)
        named = self._people.inside(_outside(text, Span(sentence.start, sentence.end), quotations) or Span(0, 1))
        if acting and acting[0].isupper() and " " in acting:
            self._people.last = acting
            self._acted_in = sentence.paragraph
        elif named and not self._antecedent(sentence):
            self._people.last = ""


def _is_fragment(text: str) -> bool:
    """Whether words without a finite verb are a heading or caption rather than a clipped statement."""
    long_sentence = text.endswith(".") and text.count(" ") >= _QUOTED_WORDS
    return not long_sentence and kind_of(text) not in {ClaimKind.STATISTIC, ClaimKind.QUANTITY}


def _is_quoted_speech(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is speech, not a title or a word held at arm's length."""
    return bool(quotation.speaker) or text.count(" ", quotation.start, quotation.end) + 1 > _QUOTED_WORDS


def _outside(text: str, whole: Span, quotations: list[Quotation]) -> Span | None:
    """What a sentence says beside long quotations: all of it, what is left, or nothing but who spoke."""
    long_ones = [q for q in quotations if q.end - q.start > (whole.end - whole.start) / 3 or not q.closed]
    if not long_ones:
        return whole
    before = (whole.start, max(whole.start, long_ones[0].start))
    rest = [before, (min(long_ones[-1].end, whole.end), whole.end)]
    start, end = max(rest, key=lambda stretch: stretch[1] - stretch[0])
    words = text[start:end].split()
    only_speaker = bool(words) and (words[-1].rstrip(",:") in SAYING or words[0] in SAYING)
    return trimmed(text, start, end) if len(words) > 2 * _QUOTED_WORDS and not only_speaker else None


def _post_alone(text: str, subject: str, spans: tuple[Span, Span]) -> str:
    post, holder = spans
    if post.start <= holder.start:
        return subject + text[holder.end : post.end]
    held = ROLE.match(text, post.start, post.end)
    return f"{subject} is {post.of(text)}" if held else f"{subject}: {post.of(text)}"
