"""Markdown source, read without its marks."""

import re
from itertools import islice
from typing import Final

from workbench.text.view.filler import blank_for

_FEWEST_SIGNS: Final = 2
_LINK: Final = r"(?P<open>!?\[)[^\[\]\n]{1,300}(?P<close>\]\([^()\s]{1,1000}(?:\s\"[^\"\n]{0,200}\")?\))"
_STRONG: Final = r"(?<![*\\])(?P<open>\*{2,3})(?=[^\s*])[^*\n]{1,500}(?<=\S)(?P<close>\*{2,3})(?!\*)"
_EMPHASIS: Final = r"(?<![*\\\w])(?P<open>\*)(?=[^\s*])[^*\n]{1,500}(?<=\S)(?P<close>\*)(?![*\w])"
_UNDERLINED: Final = r"(?<![_\\\w])(?P<open>_{1,2})(?=[^\s_])[^_\n]{1,500}(?<=\S)(?P<close>_{1,2})(?![_\w])"
_CODE: Final = r"(?<!`)(?P<open>`)[^`\n]{1,300}(?P<close>`)(?!`)"
_STRUCK: Final = r"(?<!~)(?P<open>~~)[^~\n]{1,500}(?P<close>~~)(?!~)"
_PAIRS: Final = tuple(map(re.compile, (_LINK, _STRONG, _EMPHASIS, _UNDERLINED, _CODE, _STRUCK)))
_LINE_MARK: Final = re.compile(r"^[ \t]{0,3}(?:#{1,6}(?=[ \t])|>(?:[ \t]?>){0,5})", re.MULTILINE)
_SIGNS: Final = (re.compile(_LINK), re.compile(_STRONG), re.compile(_CODE), re.compile(_EMPHASIS), _LINE_MARK)


def read_markdown(text: str) -> str:
    r"""Return the text without the marks of Markdown, where several say that it is Markdown.

    >>> read_markdown("**Lee** left [early](https://x.example) in *May*.").replace("\u2060", "").split()
    ['Lee', 'left', 'early', 'in', 'May.']
    """
    if not is_markdown(text):
        return text
    chars = list(text)
    for mark in _LINE_MARK.finditer(text):
        chars[mark.start() : mark.end()] = " " * (mark.end() - mark.start())
    for pattern in _PAIRS:
        for pair in pattern.finditer(text):
            for group in ("open", "close"):
                start, end = pair.span(group)
                chars[start:end] = blank_for(text, start, end, before=group == "open")
    return "".join(chars)


def is_markdown(text: str) -> bool:
    r"""Return whether the text has several signs of Markdown: a link and a heading, two words in bold.

    >>> is_markdown("He is *not* here, said # 5."), is_markdown("# Mill\\n\\nIt **shut**.")
    (False, True)
    """
    signs = (match for pattern in _SIGNS for match in pattern.finditer(text))
    return len(list(islice(signs, _FEWEST_SIGNS))) >= _FEWEST_SIGNS
