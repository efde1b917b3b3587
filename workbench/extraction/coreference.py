"""Who is meant: short names, descriptions and pronouns led back to full names."""

import re
from bisect import bisect_left
from itertools import pairwise
from typing import Final

from workbench.domain.span import Span
from workbench.extraction.dependency_tree import Tree
from workbench.extraction.offices import ROLE, is_office
from workbench.text.document import Document, Name, TextSentence

_PRONOUN: Final = re.compile(r"(?:he|she)\b", re.IGNORECASE)
_DESCRIPTION: Final = re.compile(r"(?:the|a|an|his|her)\s", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_NAME_AFTER_POST: Final = re.compile(r"\b(?:[a-z]\w+|of .*) (?P<name>[A-Z][\w’'-]+(?: [A-Z]\.)? [A-Z][\w’'-]+)$")
_HEAD_NOUN: Final = re.compile(r"(?:,| of | for ).*", re.DOTALL)
_LEADING_WORD: Final = re.compile(r"(?:Both|And|But|When|While|After|Before|As|The|Then|If|Mr|Mrs|Ms|Dr)\.? ")
_KIN: Final = {"senator": "senat", "congressman": "congress", "congresswoman": "congress", "lawmaker": "parliament"}
_ROLE_REACH: Final = 130
_LONGEST_WORD: Final = 30
_OF_A_PERSON: Final = re.compile(
    rf",\s+(?:(?:1[6-9]|[2-9]\d)(?=[,.])|{ROLE.pattern}(?=[,.]|\s+(?:of|at|for|in|with)\s))"
)
_JOINED: Final = re.compile(r"\s*(?:,|and|,\s*and)\s+")
_ACCORDING: Final = re.compile(
    r"\b(?:according\s+to|in\s+the\s+words\s+of)\s+(?P<who>[^,;:“”\"]{2,150}?)\s*(?=[,;:“”\"]|\.(?:\s|$)|$)",
    re.IGNORECASE,
)
_NAMED_ALONE: Final = re.compile(
    r"(?:[Tt]he |[Aa]n? )?(?:[A-Z][\w’'-]*)(?: (?:(?:of|for|and) (?:the )?)?[A-Z][\w’'-]*)*"
    r"(?= (?:the|an?|over|more|some|about|in|on|at|nearly|there|it|they|he|she|this|these|all|who|which|many|most)\b)"
)
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})


class People:
    """The persons of a document, and whom its words refer to.

    `last` is the person who spoke or acted last, as far as the caller has read.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.names: tuple[Span, ...] = tuple(sorted(_person_spans(document)))
        self._bare = {Span(name.start, name.end): name.text for name in document.names}
        self._starts = [span.start for span in self.names]
        self._full = _full_names(document, self.names)
        self.last = ""

    def inside(self, span: Span) -> list[Span]:
        """The person names within `span`."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [name for name in self.names[first:last] if name.end <= span.end]

    def full(self, name: str) -> str:
        """The fullest form of a name that the document gives, or the name itself."""
        bare = _POSSESSIVE.sub("", name.strip())
        bare = bare.title() if bare.isupper() and bare.title() in self._full else bare
        known = self._full.get(bare.rsplit(maxsplit=1)[-1] if bare else "", frozenset())
        return next(iter(known)) if len(known) == 1 and len(bare.split()) == 1 else _without_post(bare)

    def knows(self, name: str) -> bool:
        """Whether the document gives a person this surname and a first name with it."""
        return bool(name) and " and " not in name and name.rsplit(maxsplit=1)[-1] in self._full

    def meant_by(self, phrase: str, span: Span) -> str:
        """The person `phrase` at `span` refers to, or the phrase itself where that is not clear."""
        named = self.inside(span)
        if len(named) > 1 and _joined(self._document.text, named):
            return " and ".join(self.full(self._bare.get(name, name.of(self._document.text))) for name in named)
        if named:
            return self.full(self._bare.get(named[-1], named[-1].of(self._document.text)))
        trailing = _NAME_AFTER_POST.search(phrase)
        return trailing["name"] if trailing else self._described(phrase)

    def _described(self, phrase: str) -> str:
        pronoun = _PRONOUN.fullmatch(phrase.strip())
        if pronoun or (_DESCRIPTION.match(phrase) and self._fits(phrase, self.last)):
            return self.last or phrase
        return phrase if _DESCRIPTION.match(phrase) else self.full(phrase)

    def _fits(self, phrase: str, person: str) -> bool:
        """Whether the text gives `person` the post that `phrase` names."""
        noun = _HEAD_NOUN.sub("", phrase).rsplit(maxsplit=1)[-1].casefold()
        if not person or not (noun in _KIN or ROLE.fullmatch(noun)):
            return False
        stem = _KIN.get(noun, noun)
        surname = person.rsplit(maxsplit=1)[-1]
        text = self._document.text
        for name in self.names[:200]:
            if surname in name.of(text):
                around = text[max(0, name.start - _ROLE_REACH) : name.end + _ROLE_REACH].casefold()
                if stem in around:
                    return True
        return False

    def acting_in(self, first_token: int, last_token: int) -> str:
        """The one person who is the subject of these tokens, in full; empty where none or several are."""
        tokens = self._document.tokens[first_token:last_token]
        found = {
            self.full(name.of(self._document.text))
            for token in tokens
            if token.dep in _SUBJECTS
            for name in self.inside(Span(max(0, token.start - 60), token.end))
            if name.start <= token.start and token.end <= name.end
        }
        return next(iter(found)) if len(found) == 1 else ""


def _joined(text: str, names: list[Span]) -> bool:
    """Whether nothing but commas and "and" stands between the names."""
    return all(_JOINED.fullmatch(text, one.end, other.start) for one, other in pairwise(names))


def _person_spans(document: Document) -> set[Span]:
    named = {Span(name.start, name.end) for name in document.names if _is_person(document.text, name)}
    ends = {place for span in named for place in (span.start, span.end)}
    spans = named | {span for span in _entity_spans(document) if not {span.start, span.end} & ends}
    text = document.text
    return {span for span in spans if text[span.start].isalpha() and not ROLE.fullmatch(span.of(text))}


def _is_person(text: str, name: Name) -> bool:
    """Whether the name is a person's by its words, or by the age or post told beside it."""
    if name.kind != "unknown" or " " not in name.text:
        return name.kind == "person"
    before = text[max(0, name.start - _LONGEST_WORD) : name.start].split()
    return is_office(before[-1] if before else "") or bool(_OF_A_PERSON.match(text, name.end, name.end + _ROLE_REACH))


def _entity_spans(document: Document) -> set[Span]:
    spans: list[Span] = []
    for token in document.tokens:
        if token.entity != "PERSON":
            continue
        if spans and not token.entity_begins and token.start - spans[-1].end <= 1:
            spans[-1] = Span(spans[-1].start, token.end)
        elif token.text[:1].isupper():
            spans.append(Span(token.start, token.end))
    return set(spans)


def _full_names(document: Document, names: tuple[Span, ...]) -> dict[str, frozenset[str]]:
    """Full names by their last word."""
    titles = {(name.start, name.end): name.text for name in document.names}
    full: dict[str, set[str]] = {}
    for span in names:
        name = _POSSESSIVE.sub("", titles.get((span.start, span.end), span.of(document.text)))
        words = _without_post(name).split()
        if len(words) > 1:
            full.setdefault(words[-1], set()).add(" ".join(words))
    return {last: frozenset(found) for last, found in full.items()}


def _without_post(name: str) -> str:
    """The name without a post before it: "French President Ann Lee" is "Ann Lee"."""
    name = _LEADING_WORD.sub("", name)
    post = ROLE.match(name)
    rest = name[post.end() :].strip() if post else ""
    return rest if " " in rest and rest[0].isupper() else name


def source_of(document: Document, sentence: TextSentence) -> Span | None:
    """Whom the sentence names by "according to", or nothing."""
    found = _ACCORDING.search(document.text, sentence.start, sentence.end)
    if not found:
        return None
    who = Span(found.start("who"), found.end("who"))
    return _phrase_from(document, sentence, who) if document.tagged else who


def _phrase_from(document: Document, sentence: TextSentence, who: Span) -> Span:
    """The noun phrase that begins at `who`, which no comma may end: `according to the ministry 345 people died`."""
    named = _NAMED_ALONE.match(document.text, who.start, who.end)
    if named:
        return Span(who.start, named.end())
    tree = Tree(document, sentence)
    inside = (index for index, token in enumerate(tree.tokens) if token.dep == "pobj" and who.start <= token.start)
    top = next(inside, None)
    if top is None or tree.tokens[top].start >= who.end:
        return who
    phrase = tree.noun_phrase(top)
    made = tree.child(top, "acl")
    maker = tree.agent(made) if made is not None else None
    if maker is not None:  # figures published by the ministry
        phrase = Span(phrase.start, tree.noun_phrase(maker).end)
    return phrase if phrase.start == who.start and phrase.end <= who.end else who
