"""Reading an article into a document."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from workbench.domain.article import Article
from workbench.domain.span import Span
from workbench.text.dates import find_dates
from workbench.text.document import Document, Paragraph, TextSentence, Token
from workbench.text.names import find_names
from workbench.text.numbers import find_numbers
from workbench.text.paragraphs import paragraphs_of
from workbench.text.sentences import sentence_spans
from workbench.text.view.wrapped_lines import unwrap_lines
from workbench.text.speech.quotations import quotations_in
from workbench.text.tagging import Tagger, is_prose, pieces_of, plain_tokens


class _Piece(NamedTuple):
    """A part of the text short enough for a tagger, and its offset."""

    start: int
    text: str


def read_document(article: Article, tag: Tagger | None = None) -> Document:
    """Return the article's paragraphs, sentences, words, names, numbers, dates and quotations.

    Text without a letter or digit is no sentence. Without `tag` words carry no
    tags and names come from capitals alone.
    """
    text = unwrap_lines(article.text)
    paragraphs = paragraphs_of(text)
    spans: list[Span] = []
    paragraph_of: list[int] = []
    for index, paragraph in enumerate(paragraphs):
        paragraph_spans = _sentences_of(text, paragraph)
        spans += paragraph_spans
        paragraph_of += [index] * len(paragraph_spans)
    by_sentence = plain_tokens(text, spans) if tag is None else _tagged(text, spans, tag)
    tokens, bounds = _joined(by_sentence)
    sentences = tuple(
        TextSentence(span.start, span.end, paragraph, first, last)
        for span, paragraph, (first, last) in zip(spans, paragraph_of, bounds, strict=True)
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
    sentences = []
    for span in sentence_spans(text[paragraph.start : paragraph.end]):
        sentence = Span(paragraph.start + span.start, paragraph.start + span.end)
        if any(char.isalnum() for char in sentence.of(text)):
            sentences.append(sentence)
    return sentences


def _joined(by_sentence: Iterable[list[Token]]) -> tuple[tuple[Token, ...], list[tuple[int, int]]]:
    """Return all tokens, and for each sentence the indices of its first token and of the one after its last."""
    tokens: list[Token] = []
    bounds = []
    for sentence_tokens in by_sentence:
        first = len(tokens)
        tokens += sentence_tokens
        bounds.append((first, len(tokens)))
    return tuple(tokens), bounds


def _tagged(text: str, spans: Sequence[Span], tag: Tagger) -> Iterator[list[Token]]:
    """Yield the tokens of each span with their tags, with indices counted through the text."""
    by_span = [_pieces_in(text, span) for span in spans]
    prose = [piece.text for piece in chain.from_iterable(by_span) if is_prose(piece.text)]
    tagged = iter(tag(prose))
    count = 0
    for pieces in by_span:
        tokens: list[Token] = []
        for piece in pieces:
            base = count + len(tokens)
            if is_prose(piece.text):
                piece_tokens = next(tagged)
            else:
                piece_tokens = next(plain_tokens(piece.text, [Span(0, len(piece.text))]))
            tokens += [_shifted(token, piece.start, base) for token in piece_tokens]
        count += len(tokens)
        yield tokens


def _pieces_in(text: str, span: Span) -> list[_Piece]:
    return [_Piece(span.start + offset, piece) for offset, piece in pieces_of(span.of(text))]


def _shifted(token: Token, offset: int, base: int) -> Token:
    start, end, text, tag, dep, head, entity, begins = token
    return Token._make((start + offset, end + offset, text, tag, dep, head + base, entity, begins))
