"""The readable text of a snapshot, by its media type."""

from html.parser import HTMLParser

from workbench.domain.problem import Problem

_HIDDEN = frozenset({"script", "style", "nav", "noscript", "template", "svg", "head"})
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)


def readable_text(content: bytes, media_type: str) -> tuple[str, tuple[Problem, ...]]:
    r"""The text of `content`, and a Problem where this sort of copy is kept but cannot be read as text.

    Positions in a source count code points of this text.

    >>> readable_text(b"<p>One<p>Two<script>x</script>", "text/html")[0]
    'One\nTwo'
    """
    if media_type in {"text/html", "application/xhtml+xml"}:
        reader = _Reader()
        reader.feed(_decoded(content).replace("<![", "<! ["))  # the parser stops at unknown marked sections
        reader.close()
        lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
        return "\n".join(line for line in lines if line), ()
    if media_type.startswith("text/") or media_type in {"application/json", "application/xml"}:
        return _decoded(content).replace("\r\n", "\n").replace("\r", "\n"), ()
    what = f"a copy of type '{media_type}' is kept, but cannot be read as text"
    return "", (Problem(where="source", what=what, fix="Open it, and type the passage that matters."),)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's
        if tag in _HIDDEN:
            self._hidden.append(tag)
        elif tag == "body":
            self._hidden.clear()
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            while self._hidden.pop() != tag:
                pass
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data.replace("\n", " "))
