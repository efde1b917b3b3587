"""An article's text as it is read: as long as the text itself, so that every offset holds for both."""

from workbench.text.view.characters import read_characters
from workbench.text.view.entities import read_entities
from workbench.text.view.markdown import read_markdown
from workbench.text.view.wrapped_lines import unwrap_lines


def reading_view(text: str) -> str:
    """Return the text for reading, of the same length.

    Plain blanks and hyphens stand for odd ones, characters for HTML entities, and
    nothing for hidden characters and the marks of Markdown; lines wrapped at a
    fixed width run on. Linear in the length of the text.

    >>> reading_view("Anne\u2011Lise\u00a0Holm &amp; Co.")
    'Anne-Lise Holm &     Co.'
    """
    return unwrap_lines(read_markdown(read_characters(read_entities(text))))
