"""An article read once into a document."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from workbench.domain.article import Article
from workbench.domain.span import Span
from workbench.text.dates import find_dates
from workbench.text.document import Document, Paragraph, TextSentence, Token
from workbench.text.names import find_names
from workbench.text.numbers import find_numbers
from workbench.text.paragraphs import paragraphs_of
from workbench.text.sentences import sentence_spans, unwrapped
from workbench.text.speech.quotations import quotations_in
from workbench.text.tagging import Tagger, is_prose, pieces_of, plain_tokens


class _Piece(NamedTuple):
    start: int
    text: str


def read_document(article: Article, tag: Tagger | None = None) -> Document:
    """The article's paragraphs, sentences, words, names, numbers, dates and quotations.

    Stretches without a letter or digit are no sentences. Without `tag` words
    carry no tags and names come from capitals alone.
    """
    text = unwrapped(article.text)
    paragraphs = paragraphs_of(text)
    placed = [(index, span) for index, paragraph in enumerate(paragraphs) for span in _sentences_of(text, paragraph)]
    spans = [span for _, span in placed]
    read = plain_tokens(text, spans) if tag is None else _tagged(text, spans, tag)
    tokens, bounds = _joined(read)
    sentences = tuple(
        TextSentence(span.start, span.end, paragraph, first, last)
        for (paragraph, span), (first, last) in zip(placed, bounds, strict=True)
    )
    return Document(
        article=article,
        tagged=tag is not None,
        paragraphs=paragraphs,
        sentences=sentences,
        tokens=tokens,
        names=find_names(text, tokens, paragraphs),
        numbers=find_numbers(text),
        dates=find_dates(text),
        quotations=quotations_in(text, paragraphs),
    )


def _sentences_of(text: str, paragraph: Paragraph) -> list[Span]:
    inside = sentence_spans(text[paragraph.start : paragraph.end])
    moved = [Span(paragraph.start + span.start, paragraph.start + span.end) for span in inside]
    return [span for span in moved if any(sign.isalnum() for sign in span.of(text))]


def _joined(read: Iterable[list[Token]]) -> tuple[tuple[Token, ...], list[tuple[int, int]]]:
    """All tokens, and for each sentence the indices of its first and past its last."""
    tokens: list[Token] = []
    bounds = []
    for inside in read:
        first = len(tokens)
        tokens += inside
        bounds.append((first, len(tokens)))
    return tuple(tokens), bounds


def _tagged(text: str, spans: Sequence[Span], tag: Tagger) -> Iterator[list[Token]]:
    """The tokens of each span with their tags, all counted through."""
    pieces = [[_Piece(span.start + offset, piece) for offset, piece in pieces_of(span.of(text))] for span in spans]
    read = iter(tag([piece.text for group in pieces for piece in group if is_prose(piece.text)]))
    count = 0
    for group in pieces:
        inside: list[Token] = []
        for piece in group:
            base = count + len(inside)
            found = next(read) if is_prose(piece.text) else next(plain_tokens(piece.text, [Span(0, len(piece.text))]))
            inside += [_moved(token, piece.start, base) for token in found]
        count += len(inside)
        yield inside


def _moved(token: Token, offset: int, base: int) -> Token:
    start, end, text, tag, dep, head, entity, begins = token
    return Token._make((start + offset, end + offset, text, tag, dep, head + base, entity, begins))
