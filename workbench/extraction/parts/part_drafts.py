"""The parts of a sentence's statements as drafts of claims."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from typing import Final

from workbench.domain.claim import UNCHECKABLE, ClaimKind, ClaimUnit
from workbench.domain.span import Span
from workbench.extraction.claim_drafts import Draft
from workbench.extraction.claim_kinds import claim_kind_at
from workbench.extraction.parts.predicates import OPENING
from workbench.extraction.parts.sentence_facts import Part, parts_of
from workbench.extraction.proof import Proof
from workbench.extraction.splitting.extents import own_member, whole_phrases, with_subject
from workbench.extraction.splitting.posts import post_reading, posts_near_names
from workbench.extraction.splitting.seams import fitted
from workbench.facts.facts import Facts
from workbench.text.document import TextSentence

_MUCH: Final = 0.85
"""Token F1 from which a single part only says its statement again."""


_LOOSE_END: Final = re.compile(
    r"\s(?:and|but|or|nor|of|to|by|with|the|an?|in|on|at|for|from|into|than|as|that|which|its|their)$", re.IGNORECASE
)
"""The end of a reading that breaks off: the parser lost its way."""
_LONGEST: Final = 40
"""Most words of a single fact."""
_WORD: Final = re.compile(r"\w+")
_POINTING: Final = re.compile(r"(?:it|this|that|these|those|there|they|we|you|i)\b", re.IGNORECASE)
"""A subject that says nothing alone."""
_ASIDE: Final = re.compile(r"(?:^|\s)(?:[-–—]|--)(?:\s|$)|—|;|\b(?:in|at|on|of|with|by|for|to|from),")
"""What shows that pieces of another clause got into a reading: a dash, a semicolon, a preposition without its noun."""
_JOINING: Final = OPENING | {"and", "but", "so", "yet"}


def part_drafts(facts: Facts, sentence: TextSentence, statements: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the single facts in the checkable statements of a sentence; a statement of one fact has none.

    A fact that stands in no statement, beside a quotation, is one itself.
    """
    if all(draft.reading.kind in UNCHECKABLE for draft in statements):
        return
    found: defaultdict[Draft | None, list[Part]] = defaultdict(list)
    for part in _parts(facts, sentence):
        around = _narrowest_around(part.span, statements)
        if around and (around.reading.kind in UNCHECKABLE or _is_denied(facts, sentence, part.span)):
            continue
        if around or not any(draft.span.overlaps(part.span) for draft in statements):
            found[around].append(part)
    taken = {draft.span for draft in statements}
    for statement, parts in found.items():
        for told in _worth_telling(statement, parts, facts=facts, sentence=sentence):
            part = _with_whole_phrases(facts, sentence, told, statement=statement, taken=taken)
            ends = (part.reading, part.span.of(facts.document.text))
            draft = (
                None
                if part.span in taken or _is_cut_short(*ends)
                else _draft(facts, sentence, part, statement=statement)
            )
            if draft:
                taken.add(part.span)
                yield draft


def _is_cut_short(reading: str, quote: str) -> bool:
    """Return whether the reading or the words break off, run into an aside or hold a mark without its partner."""
    breaks_mark = any(text.count('"') % 2 or text.count("“") != text.count("”") for text in (reading, quote))
    return breaks_mark or any(map(_LOOSE_END.search, (reading, quote))) or _ASIDE.search(reading) is not None


def _draft(facts: Facts, sentence: TextSentence, part: Part, *, statement: Draft | None) -> Draft | None:
    """Return the part as a draft; None where it is nothing that can be checked."""
    reading = claim_kind_at(facts.document, sentence, part.span, wording=part.reading)
    if reading.reason:
        return None
    claimant, cue = _claimant(facts, sentence, part, statement=statement)
    if statement is None:
        return Draft(part.span, reading, claimant, cue, part.reading)
    return Draft(
        part.span,
        reading,
        claimant,
        cue,
        part.reading,
        unit=ClaimUnit.PART,
        proof=_proof(facts, sentence, part),
    )


def _with_whole_phrases(
    facts: Facts, sentence: TextSentence, part: Part, *, statement: Draft | None, taken: Container[Span]
) -> Part:
    """Return the part at a span that begins and ends with whole phrases of its statement, with its subject at need."""
    if statement is None:
        return part
    tree, within = facts.tree(sentence), statement.span
    whole = whole_phrases(tree, part.span, within)
    of_nouns = whole_phrases(tree, part.span, within, of_nouns=True)
    reaches = (own_member(tree, whole), whole, of_nouns, with_subject(tree, whole, within))
    spans = [fitted(facts.document, span, within) for span in reaches]
    return part._replace(span=next((span for span in spans if span not in taken), spans[0]))


def _proof(facts: Facts, sentence: TextSentence, part: Part) -> Proof | None:
    """Return what a reading has yet to be read as; None where it stands in the sentence as it is."""
    stated = Span(sentence.start, sentence.end).of(facts.document.text)
    if not part.provable or part.reading.lower() in stated.lower():
        return None
    return Proof(part.reading, facts.tree(sentence))


def _parts(facts: Facts, sentence: TextSentence) -> Iterator[Part]:
    document, whole = facts.document, Span(sentence.start, sentence.end)
    posts = (
        Part(*post_reading(document.text, post), provable=False)
        for post in posts_near_names(document, sentence, facts.people.inside(whole))
    )
    for part in (*posts, *parts_of(facts, sentence)):
        yield part._replace(span=fitted(document, part.span, whole))


def _is_denied(facts: Facts, sentence: TextSentence, span: Span) -> bool:
    """Return whether the words are not put forward as said: `did not say that the mill burned`."""
    return any(one.content.overlaps(span) and (one.denied or one.seeming) for one in facts.attributions(sentence))


def _narrowest_around(span: Span, statements: Sequence[Draft]) -> Draft | None:
    around = [draft for draft in statements if draft.span.holds(span)]
    return min(around, key=lambda draft: draft.span.end - draft.span.start, default=None)


def _worth_telling(
    statement: Draft | None, parts: Sequence[Part], *, facts: Facts, sentence: TextSentence
) -> list[Part]:
    """Return the parts, each told once, that say less than the whole statement; no only one that is it with less."""
    text = facts.document.text
    whole = _words(_reading_of(statement, text)) if statement else Counter()
    readings: list[Counter[str]] = []
    kept = []
    for part in parts:
        words = _words(part.reading)
        says_all = words <= whole and _JOINING.issuperset(whole - words)
        if words not in readings and not says_all and words.total() <= _LONGEST:
            readings.append(words)
            kept.append(part)
    if len(kept) != 1 or statement is None:
        return kept
    says_verb = _says_its_verb(facts, sentence, kept[0].span, statement=statement.span)
    says_nothing_new = says_verb and _says_as_much(kept[0].reading, _reading_of(statement, text))
    return [] if says_nothing_new or _POINTING.match(kept[0].reading) else kept


def _says_its_verb(facts: Facts, sentence: TextSentence, part: Span, *, statement: Span) -> bool:
    """Return whether the part holds the statement's own verb, and not only one of a clause or description in it."""
    tree = facts.tree(sentence)
    tops = [
        token
        for index, token in enumerate(tree.tokens)
        if statement.start <= token.start < statement.end
        and (tree.head(index) == index or not statement.start <= tree.tokens[tree.head(index)].start < statement.end)
    ]
    return any(part.start <= token.start < part.end for token in tops)


def _reading_of(statement: Draft, text: str) -> str:
    return statement.standalone or statement.span.of(text)


def _says_as_much(reading: str, whole: str) -> bool:
    """Return whether a statement's only part says nearly the whole statement again."""
    return _f1(_words(reading), _words(whole)) >= _MUCH


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def _f1(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def _claimant(facts: Facts, sentence: TextSentence, part: Part, *, statement: Draft | None) -> tuple[str, str]:
    """Return who says so, and the word that shows it; what is told of a speaker is not the speaker's own."""
    around = [one for one in facts.attributions(sentence) if one.content.overlaps(part.span)]
    if around:
        return facts.claimant_of(around[-1], sentence), around[-1].cue
    act = facts.act_told_by(statement.span, sentence) if statement else None
    is_of_act = act is not None and statement is not None and act.cue == statement.cue
    if statement is None or is_of_act or statement.reading.kind is ClaimKind.ATTRIBUTED_STATEMENT:
        return facts.turn(sentence), ""
    return statement.claimant, statement.cue
