"""Reading an article into a document."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from workbench.domain.article import Article
from workbench.domain.span import Span
from workbench.text.dates import find_dates
from workbench.text.document import Document, Furniture, Paragraph, Tagger, TextSentence, Token
from workbench.text.headlines import reading_headlines
from workbench.text.layout.paragraphs import paragraphs_of
from workbench.text.layout.stretches import stretches_in, texts_of
from workbench.text.names import find_names
from workbench.text.numbers import find_numbers
from workbench.text.reading_view import reading_view
from workbench.text.sentences import sentence_spans
from workbench.text.speech.quotations import quotations_in
from workbench.text.tagging import is_prose, pieces_of, untagged
from workbench.text.view.filler import FILLER, without_fillers


class _Piece(NamedTuple):
    """A part of the text short enough for a tagger, without fillers, and its offset.

    `places` are those of its characters, counted from there; empty where no filler was left out.
    """

    start: int
    text: str
    places: list[int]


def read_document(article: Article, tag: Tagger | None = None) -> Document:
    """Return the article's paragraphs, sentences, words, names, numbers, dates and quotations.

    Text without a letter or digit is no sentence. Without `tag` words carry no
    tags and names come from capitals alone.
    """
    text = reading_view(article.text)
    paragraphs = paragraphs_of(text)
    furniture = stretches_in(text, paragraphs)
    spans, paragraph_of = _sentences_of(text, paragraphs, furniture)
    tokens, bounds = _joined(_tokens_in(text, spans, reading_headlines(tag) if tag else untagged))
    sentences = tuple(
        TextSentence(span.start, span.end, paragraph, first, last)
        for span, paragraph, (first, last) in zip(spans, paragraph_of, bounds, strict=True)
    )
    return Document(
        article=article,
        text=text,
        tag=tag,
        paragraphs=paragraphs,
        furniture=furniture,
        sentences=sentences,
        tokens=tokens,
        names=find_names(text, tokens, paragraphs),
        numbers=find_numbers(text),
        dates=find_dates(text),
        quotations=quotations_in(text, paragraphs),
    )


def _sentences_of(
    text: str, paragraphs: Sequence[Paragraph], furniture: Sequence[Furniture]
) -> tuple[list[Span], list[int]]:
    """Return the sentences outside furniture, and the index of the paragraph of each."""
    spans: list[Span] = []
    paragraph_of: list[int] = []
    for index, (start, end) in enumerate(texts_of(paragraphs, furniture)):
        for span in sentence_spans(text[start:end]):
            sentence = Span(start + span.start, start + span.end)
            if any(char.isalnum() for char in sentence.of(text)):
                spans.append(sentence)
                paragraph_of.append(index)
    return spans, paragraph_of


def _joined(by_sentence: Iterable[list[Token]]) -> tuple[tuple[Token, ...], list[tuple[int, int]]]:
    """Return all tokens, and for each sentence the indices of its first token and of the one after its last."""
    tokens: list[Token] = []
    bounds = []
    for sentence_tokens in by_sentence:
        first = len(tokens)
        tokens += sentence_tokens
        bounds.append((first, len(tokens)))
    return tuple(tokens), bounds


def _tokens_in(text: str, spans: Sequence[Span], tag: Tagger) -> Iterator[list[Token]]:
    """Yield the tokens of each span with their tags, with indices counted through the text."""
    by_span = [_pieces_in(text, span) for span in spans]
    prose = [piece.text for piece in chain.from_iterable(by_span) if is_prose(piece.text)]
    tagged = iter(tag(prose))
    count = 0
    for pieces in by_span:
        tokens: list[Token] = []
        for piece in pieces:
            base = count + len(tokens)
            piece_tokens = next(tagged) if is_prose(piece.text) else untagged([piece.text])[0]
            tokens += [_placed(token, piece, base) for token in piece_tokens]
        count += len(tokens)
        yield tokens


def _pieces_in(text: str, span: Span) -> list[_Piece]:
    return [_piece_at(span.start + offset, piece) for offset, piece in pieces_of(span.of(text))]


def _piece_at(start: int, text: str) -> _Piece:
    if FILLER not in text:
        return _Piece(start, text, [])
    return _Piece(start, *without_fillers(text))


def _placed(token: Token, piece: _Piece, base: int) -> Token:
    """Return the token of a piece with its place in the text, and its head counted from `base`."""
    start, end, text, tag, dep, head, entity, begins = token
    if piece.places:
        start, end = piece.places[start], piece.places[end - 1] + 1
    return Token._make((start + piece.start, end + piece.start, text, tag, dep, head + base, entity, begins))
