"""An article's text as it is read: as long as the text, so that every offset holds for both."""

from workbench.text.view.wrapped_lines import unwrap_lines


def reading_view(text: str) -> str:
    """Return the text for reading."""
    return unwrap_lines(text)
