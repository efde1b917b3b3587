"""An article read once, as the shared input of extraction and the flag rules."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Protocol, TypeVar, cast

from workbench.domain.article import Article
from workbench.domain.span import Span
from workbench.text.view.entities import around_entities
from workbench.text.view.filler import FILLER

Value = TypeVar("Value")

LONGEST_SENTENCE: Final = 600
"""Most tokens of a sentence that is read clause by clause; reading a longer one takes quadratic time."""


class Token(NamedTuple):
    """A word or punctuation mark.

    `tag` is the Penn Treebank tag, `dep` the dependency to the token at index
    `head` (of `Document.tokens`; a root heads itself), `entity` the entity type
    ("PERSON", "ORG", ...) or empty, with `entity_begins` at its first token.
    Without a language model, tag, dep and entity are empty and head is the
    token's own index.
    """

    start: int
    end: int
    text: str
    tag: str
    dep: str
    head: int
    entity: str
    entity_begins: bool


class Tagger(Protocol):
    """Returns the tokens of each text, with offsets and heads counted from the start of that text.

    Without `names` it looks for no names of persons, places and the like, which saves time.
    """

    def __call__(self, texts: Sequence[str], *, names: bool = True) -> list[list[Token]]:
        """Return the tokens of each text."""


class Paragraph(NamedTuple):
    """A line of the article that is not blank, without outer white space and bullet.

    `role` is "body", "headline", "bullet" or "boilerplate"; `reason` says why a
    boilerplate paragraph is one ("advertisement", "author box", ...).
    """

    start: int
    end: int
    role: str
    reason: str


class Furniture(NamedTuple):
    """A stretch inside a paragraph that is no text, and what it is: "dateline", "picture credit", "subtitle cue"."""

    span: Span
    reason: str


class TextSentence(NamedTuple):
    """A sentence: its span, its paragraph's index, and its tokens `first_token` to `last_token` (exclusive)."""

    start: int
    end: int
    paragraph: int
    first_token: int
    last_token: int

    @property
    def is_readable(self) -> bool:
        """Whether it is short enough to be a sentence whose parts may be compared with each other."""
        return self.last_token - self.first_token <= LONGEST_SENTENCE


class Quotation(NamedTuple):
    """A span between quotation marks, including the marks.

    `closed` is false for one that is never closed; one that `continues` goes on
    from the paragraph before.
    """

    start: int
    end: int
    closed: bool
    continues: bool = False


class Name(NamedTuple):
    """A capitalised run taken as a name: "Emmanuel Macron", "the French Senate".

    `text` is without a leading title; `title` is the title ("President") or
    empty; `kind` is "person", "place", "body" or "unknown".
    """

    start: int
    end: int
    text: str
    title: str
    kind: str


class Number(NamedTuple):
    """A number with its meaning.

    `kind` is "percent", "money", "number", "ordinal", "fraction" or "ratio"; `value`
    in plain units ("2 million" is 2000000.0, "36%" is 36.0); `unit` is what it
    counts ("%", "$", "km", "chapters") or empty.
    """

    start: int
    end: int
    kind: str
    value: float
    unit: str


class Date(NamedTuple):
    """A date. `kind` is "day", "month", "year", "decade", "range" or "relative"; unknown parts are 0.

    `weekday` is 0 for Monday to 6, or -1; `possible` is false for 31 February.
    """

    start: int
    end: int
    kind: str
    year: int
    month: int
    day: int
    weekday: int
    possible: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Everything read from one article, all in reading order, all offsets into `article.text`.

    `text` is the article's text as it is read (`reading_view`), as long as that
    itself; what is quoted is the article's own text, from `quote`. `furniture` are
    the stretches of paragraphs in which no sentence lies. `tag` is the language
    model that supplied tags and dependencies, for texts made from this one; None
    without a model.
    """

    article: Article
    text: str
    tag: Tagger | None = field(repr=False, compare=False)
    paragraphs: tuple[Paragraph, ...]
    furniture: tuple[Furniture, ...]
    sentences: tuple[TextSentence, ...]
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    numbers: tuple[Number, ...]
    dates: tuple[Date, ...]
    quotations: tuple[Quotation, ...]
    _once: dict[Callable[..., object], object] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def tagged(self) -> bool:
        """Whether a language model supplied tags and dependencies."""
        return self.tag is not None

    def once(self, compute: "Callable[[Document], Value]") -> Value:
        """Return `compute(self)`, computed at the first call only, as rules share much of what they need."""
        if compute not in self._once:
            self._once[compute] = compute(self)
        return cast("Value", self._once[compute])

    def sentence_tokens(self, sentence: TextSentence) -> tuple[Token, ...]:
        """Return the tokens of one sentence."""
        return self.tokens[sentence.first_token : sentence.last_token]

    def sentences_in(self, span: Span) -> tuple[TextSentence, ...]:
        """Return the sentences that overlap `span`."""
        first = bisect_right(self.sentences, span.start, key=lambda sentence: sentence.end)
        last = bisect_left(self.sentences, span.end, key=lambda sentence: sentence.start)
        return self.sentences[first:last]

    def quotation_at(self, offset: int) -> Quotation | None:
        """Return the quotation, closed or not, that `offset` is in."""
        index = bisect_right(self.quotations, offset, key=lambda quotation: quotation.start) - 1
        return self.quotations[index] if index >= 0 and offset < self.quotations[index].end else None

    def exact(self, span: Span) -> Span:
        """Return the span without what is not read at its ends, and with the HTML entities at its ends whole.

        Such are blanks, hidden characters and the marks of Markdown.
        """
        start, end = span.start, span.end
        while start < end and self._is_unread(start):
            start += 1
        while end > start and self._is_unread(end - 1):
            end -= 1
        return around_entities(self.article.text, Span(start, end)) if start < end else span

    def _is_unread(self, place: int) -> bool:
        return self.text[place].isspace() or self.text[place] == FILLER

    def quote(self, span: Span) -> str:
        """Return the article's own text at `span`."""
        return self.article.text[span.start : span.end]
