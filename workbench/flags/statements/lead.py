"""The headline and the summary bullets at the top of an article, and the body below them."""

from typing import Final, NamedTuple

from workbench.text.document import Document, TextSentence

_MOST_PARAGRAPHS: Final = 12
"""Paragraphs from the top that may belong to a summary."""

_MOST_SENTENCES: Final = 30
"""Most sentences of a headline and a summary."""


class Lead(NamedTuple):
    """The sentences of the headline and the bullets above the body, and the sentences of the body."""

    top: tuple[TextSentence, ...]
    body: tuple[TextSentence, ...]


def lead_of(document: Document) -> Lead:
    """Return the article's lead; empty where the first paragraph is no headline or no body follows."""
    paragraphs = document.paragraphs
    bodies = (index for index, paragraph in enumerate(paragraphs) if paragraph.role == "body")
    first_body = next(bodies, len(paragraphs))
    if not paragraphs or paragraphs[0].role != "headline" or first_body > _MOST_PARAGRAPHS:
        return Lead((), ())
    above = {0}
    above.update(index for index in range(first_body) if paragraphs[index].role == "bullet")
    top = tuple(sentence for sentence in document.sentences if sentence.paragraph in above)
    body = tuple(
        sentence
        for sentence in document.sentences
        if sentence.paragraph >= first_body and paragraphs[sentence.paragraph].role in {"body", "bullet"}
    )
    return Lead(top[:_MOST_SENTENCES], body)
