"""The headline and the summary bullets at the top of an article, and the body below them."""

from typing import Final, NamedTuple

from workbench.text.document import Document, Paragraph, TextSentence

_HIGHEST: Final = 12
"""Paragraphs from the top within which a summary may stand."""

_MOST: Final = 30
"""Sentences that a headline and a summary have at most."""


class Lead(NamedTuple):
    """The sentences of the headline and the bullets above the body, and the sentences of the body."""

    top: tuple[TextSentence, ...]
    body: tuple[TextSentence, ...]


def lead_of(document: Document) -> Lead:
    """The article's lead; empty where the first paragraph is no headline or no body follows."""
    paragraphs = document.paragraphs
    first_body = next((at for at, paragraph in enumerate(paragraphs) if paragraph.role == "body"), len(paragraphs))
    if not paragraphs or paragraphs[0].role != "headline" or first_body > _HIGHEST:
        return Lead((), ())
    above = {at for at, paragraph in enumerate(paragraphs[:first_body]) if at == 0 or _summarises(paragraph)}
    top = tuple(sentence for sentence in document.sentences if sentence.paragraph in above)
    body = tuple(
        sentence
        for sentence in document.sentences
        if sentence.paragraph >= first_body and paragraphs[sentence.paragraph].role in {"body", "bullet"}
    )
    return Lead(top[:_MOST], body)


def _summarises(paragraph: Paragraph) -> bool:
    return paragraph.role == "bullet"
