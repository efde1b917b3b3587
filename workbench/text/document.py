"""An article read once: the shared ground of extraction and detectors."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeVar, cast

from workbench.domain.article import Article
from workbench.domain.span import Span

Seen = TypeVar("Seen")

LONGEST_SENTENCE: Final = 600
"""Tokens of a sentence that is read clause by clause; what is longer is no sentence, and costs the square of it."""


class Token(NamedTuple):
    """A word or sign.

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


class Paragraph(NamedTuple):
    """A line of the article that is not blank, outer blanks and bullet cut off.

    `role` is "body", "headline", "bullet" or "boilerplate"; `reason` says why a
    boilerplate paragraph is one ("advertisement", "author box", ...).
    """

    start: int
    end: int
    role: str
    reason: str


class TextSentence(NamedTuple):
    """A sentence: code points, its paragraph's index, its tokens `first_token` to `last_token` (exclusive)."""

    start: int
    end: int
    paragraph: int
    first_token: int
    last_token: int

    @property
    def is_readable(self) -> bool:
        """Whether it is short enough for a sentence, so that its parts may be compared with each other."""
        return self.last_token - self.first_token <= LONGEST_SENTENCE


class Quotation(NamedTuple):
    """A stretch between quotation marks, marks included.

    `speaker` as the text names it ("Cambon", "the Senator"), `cue` the verb
    ("said"), `speaker_start` and `speaker_end` its place; -1 and empty where no
    speaker is found. `closed` is false for one that is never closed.
    """

    start: int
    end: int
    speaker: str
    speaker_start: int
    speaker_end: int
    cue: str
    closed: bool


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
    """A date. `kind` is "day", "month", "year", "decade", "range" or "relative"; parts unknown are 0.

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

    `tagged` tells whether a language model supplied tags and dependencies.
    """

    article: Article
    tagged: bool
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[TextSentence, ...]
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    numbers: tuple[Number, ...]
    dates: tuple[Date, ...]
    quotations: tuple[Quotation, ...]
    _once: dict[Callable[..., object], object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, look: "Callable[[Document], Seen]") -> Seen:
        """What `look` sees in the document, looked for at the first asking only: rules share much of what they need."""
        if look not in self._once:
            self._once[look] = look(self)
        return cast("Seen", self._once[look])

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def sentence_tokens(self, sentence: TextSentence) -> tuple[Token, ...]:
        """The tokens of one sentence."""
        return self.tokens[sentence.first_token : sentence.last_token]

    def sentences_in(self, span: Span) -> tuple[TextSentence, ...]:
        """The sentences that share a character with `span`."""
        first = bisect_right(self.sentences, span.start, key=lambda sentence: sentence.end)
        last = bisect_left(self.sentences, span.end, key=lambda sentence: sentence.start)
        return self.sentences[first:last]

    def quote(self, span: Span) -> str:
        """The characters under `span`."""
        return self.article.text[span.start : span.end]
