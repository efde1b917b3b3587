"""Words with tags, dependencies and entities from a language model, or plain words without one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from workbench.domain.span import Span
from workbench.text.document import Tagger, Token

LONGEST_PIECE: Final = 2_000
"""Most code points a tagger is given at once; a model's memory and time grow with the piece."""

LARGEST_BATCH: Final = 8_000
"""Most code points in a batch of pieces; more take memory and save no time."""

_LONGEST_WORD: Final = 1_000
_SIGNED: Final = 1 << 63
_INSIDE: Final = 1
_NAMING: Final = "ner"
_BEGINS: Final = 3
_WORD: Final = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*|[^\w\s]|_+")


def spacy_tagger(nlp: Any) -> Tagger:  # noqa: ANN401 - spaCy's Language, which this layer must not need at import
    """Return a tagger that runs the spaCy pipeline `nlp`; white space gives no token."""
    labels: dict[int, str] = {0: ""}

    def tag(texts: Sequence[str], *, names: bool = True) -> list[list[Token]]:
        tagged: list[list[Token]] = []
        for batch in batches_of(texts):
            docs = nlp.pipe(batch, batch_size=len(batch), disable=() if names else (_NAMING,))
            tagged += [_tokens_of(doc, text, labels) for doc, text in zip(docs, batch, strict=True)]
        return tagged

    return tag


def batches_of(texts: Sequence[str], largest: int = LARGEST_BATCH) -> Iterator[list[str]]:
    """Yield `texts` in groups of at most `largest` code points, a longer text in a group of its own.

    >>> list(batches_of(["one", "two", "three"], 6))
    [['one', 'two'], ['three']]
    """
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > largest:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


def _tokens_of(doc: Any, text: str, labels: dict[int, str]) -> list[Token]:  # noqa: ANN401 - spaCy's Doc
    strings = doc.vocab.strings
    rows = doc.to_array(["IDX", "LENGTH", "TAG", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]).tolist()
    tokens = []
    for index, (start, length, tag, dep, head, iob, entity) in enumerate(rows):
        for code in (tag, dep, entity):
            if code not in labels:
                labels[code] = strings[code]
        head_offset = head - (1 << 64) if head >= _SIGNED else head
        entity_type = labels[entity] if iob in {_INSIDE, _BEGINS} else ""
        end = start + length
        tokens.append(
            Token(
                start,
                end,
                text[start:end],
                labels[tag],
                labels[dep],
                index + head_offset,
                entity_type,
                bool(entity_type) and iob == _BEGINS,
            )
        )
    return _without_blanks(tokens)


def _without_blanks(tokens: list[Token]) -> list[Token]:
    """Return the tokens that are not white space, with their heads renumbered."""
    if not any(token.text.isspace() for token in tokens):
        return tokens
    new_index: list[int] = []
    count = 0
    for token in tokens:
        new_index.append(count)
        count += not token.text.isspace()
    return [token._replace(head=min(new_index[token.head], count - 1)) for token in tokens if not token.text.isspace()]


def plain_tokens(text: str, spans: Iterable[Span]) -> Iterator[list[Token]]:
    """Yield the words and signs of `text` in each of `spans`, untagged; each heads itself, numbered through the text.

    >>> [[token.text for token in tokens] for tokens in plain_tokens("Macron's 36%. No.", [Span(0, 13), Span(14, 17)])]
    [["Macron's", '36', '%', '.'], ['No', '.']]
    """
    count = 0
    for span in spans:
        words = _WORD.finditer(text, span.start, span.end)
        tokens = [Token(*word.span(), word.group(), "", "", at, "", False) for at, word in enumerate(words, count)]
        count += len(tokens)
        yield tokens


def untagged(texts: Sequence[str], *, names: bool = True) -> list[list[Token]]:  # noqa: ARG001 - as a Tagger
    """Return the plain words of each text, as a tagger without a language model does."""
    return [next(plain_tokens(text, [Span(0, len(text))])) for text in texts]


def is_prose(piece: str) -> bool:
    """Return whether a piece may be language: a long one without white space is not, and is slow to tag.

    >>> is_prose("a-" * 1_000)
    False
    """
    return len(piece) < _LONGEST_WORD or any(char.isspace() for char in piece)


def pieces_of(text: str, longest: int = LONGEST_PIECE) -> list[tuple[int, str]]:
    """Return `text` in pieces of at most `longest` code points, each with its offset, cut at a blank if there is one.

    >>> pieces_of("one two three", 8)
    [(0, 'one two '), (8, 'three')]
    """
    pieces = []
    start = 0
    while len(text) - start > longest:
        blank = text.rfind(" ", start, start + longest)
        end = blank + 1 if blank > start else start + longest
        pieces.append((start, text[start:end]))
        start = end
    pieces.append((start, text[start:]))
    return pieces
