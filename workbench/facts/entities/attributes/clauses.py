"""What a clause says of its subject: `Lee is the plant manager`, `who is Norwegian`, `At 43 she`."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.span import Span
from workbench.facts.entities.attributes.kinds.peoples import people_called
from workbench.facts.entities.attributes.kinds.person_nouns import gender_of_noun
from workbench.facts.entities.attributes.namings import Namings
from workbench.facts.entities.attributes.phrases import phrase_at
from workbench.facts.entities.attributes.values import AGES, attributes_of
from workbench.facts.entities.entity import Attribute, AttributeKind
from workbench.text.document import Document, Token

_BE: Final = frozenset(
    {"is", "am", "’m", "'m", "’s", "'s", "was", "been", "remains", "became", "be", "becomes", "become"}
)
_THEN: Final = frozenset({"was", "became", "had", "were"})
_HELPERS: Final = frozenset({"aux", "auxpass"})
_UNTIL: Final = frozenset({"until", "till", "from", "between", "before", "when", "in", "during", "at"})
_AFTER_AGE: Final = frozenset({".", ",", ";", "and", "but", "years", ")", "who", "—", "”", '"'})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_LONGEST_OPENING: Final = 14


def told_by_verb(document: Document, namings: Namings, subject: int) -> Iterator[Attribute]:
    """Yield what the verb whose subject is the token at `subject` says that the subject is."""
    tokens = document.tokens
    verb = tokens[subject].head
    if tokens[subject].dep not in _SUBJECTS or tokens[verb].text.lower() not in _BE or verb < subject:
        return
    helpers = [token for token in tokens[subject + 1 : verb] if token.dep in _HELPERS and token.head == verb]
    holds_now = tokens[verb].text.lower() not in _THEN and all(
        token.tag != "MD" and token.text.lower() not in _THEN for token in helpers
    )
    first = verb + 1
    while first < len(tokens) - 1 and tokens[first].tag in {"RB", "RBR"}:
        if tokens[first].dep == "neg":
            return
        first += 1
    yield from _predicate(tokens, namings, first, holds_now=holds_now)


def _predicate(tokens: tuple[Token, ...], namings: Namings, first: int, *, holds_now: bool) -> Iterator[Attribute]:
    if first + 1 >= len(tokens):
        return
    token, after = tokens[first], tokens[first + 1].text.lower()
    span = Span(token.start, token.end)
    phrase = phrase_at(tokens, first, stops=namings.ends_phrase)
    if token.text.isdigit() and int(token.text) in AGES and after in _AFTER_AGE:
        yield Attribute(AttributeKind.AGE, token.text, span, token.text, holds_now)
    elif token.tag == "JJ" and token.text[0].isupper() and people_called(token.text) and after in _AFTER_AGE:
        yield Attribute(AttributeKind.NATIONALITY, people_called(token.text), span, token.text, holds_now)
    elif phrase and (tokens[first].tag in {"DT", "PRP$"} or not gender_of_noun(tokens[phrase.head].text)):
        is_over = phrase.end < len(tokens) and tokens[phrase.end].text.lower() in _UNTIL
        yield from attributes_of(tokens, phrase, holds_now=holds_now and not is_over)


def who_after(document: Document, last: int) -> int | None:
    """Return the token of the "who" right after a name that ends at `last`, with or without a comma."""
    for place in (last + 1, last + 2):
        if place < len(document.tokens) and document.tokens[place].text == "who":
            return place
        if place >= len(document.tokens) or document.tokens[place].text != ",":
            return None
    return None


def told_before(document: Document, namings: Namings, begin: int, *, subject: int) -> Iterator[Attribute]:
    """Yield what an opening at token `begin` says of the subject after it: `At 43 she`, `As a nurse, Ann Lee`."""
    tokens = document.tokens
    if subject - begin > _LONGEST_OPENING or subject - begin < 2:  # noqa: PLR2004 - "At 43"
        return
    word, number = tokens[begin].text, tokens[begin + 1]
    follows = begin + 2 if begin + 2 == subject else begin + 3
    if word in {"At", "Aged"} and number.text.isdigit() and int(number.text) in AGES and follows == subject:
        yield Attribute(AttributeKind.AGE, number.text, Span(number.start, number.end), number.text)
    phrase = phrase_at(tokens, begin + 1, stops=namings.ends_phrase) if word == "As" else None
    if phrase and phrase.end == subject - 1 and tokens[phrase.end].text == ",":
        yield from attributes_of(tokens, phrase)
