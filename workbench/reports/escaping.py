"""Escape text from outside for each format."""

import json
import re
from urllib.parse import urlsplit

_JOINING_SCRIPTS = "\u0600-\u0dff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
"""Scripts with joining letters, and combined emoji: in these a joiner is part of the writing."""
_INVISIBLE = re.compile(
    rf"(?<![{_JOINING_SCRIPTS}])[\u200c\u200d]|"
    r"[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\u2028\u2029\u061c\u180e\U000e0000-\U000e007f\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]#|<>~&]|!(?=\[)|:(?=[a-z/])|(?<=www)\.|^[+=\-])", re.IGNORECASE)
_NUMBERED = re.compile(r"^(\d+)([.)])")
_SPACES = re.compile(r"[ \t\n]+")
_NOT_ENCODABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_NEVER_RUN = re.compile(r"[+-]+|[+-]([0-9]+([.,][0-9]+)*|[.,][0-9]+)([eE][+-]?[0-9]+)?%?")
"""Signs alone, and a number with its sign, such as -1e5 or +4.5%: neither is a formula to any spreadsheet."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def show_hidden(text: str) -> str:
    r"""Show the invisible and direction-changing characters of `text` as code points.

    >>> show_hidden("a\u202eb")
    'a[U+202E]b'
    >>> show_hidden("a\u200db \U0001f469\u200d\U0001f692") == "a[U+200D]b \U0001f469\u200d\U0001f692"
    True
    """
    return _INVISIBLE.sub(lambda match: f"[U+{ord(match.group()):04X}]", text)


def replace_surrogates(text: str) -> str:
    """Replace surrogates and non-characters, which UTF-8 and XML cannot hold."""
    return _NOT_ENCODABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def escape_markdown(text: str) -> str:
    r"""Escape `text` as Markdown that shows exactly these words: no image, link, heading, list or HTML.

    >>> escape_markdown("![x](http://a)")
    '\\!\\[x\\](http\\://a)'
    """
    escaped = _MARKDOWN.sub(r"\\\1", _SPACES.sub(" ", show_hidden(text)).strip(" "))
    return _NUMBERED.sub(r"\1\\\2", escaped)


def csv_cell(text: str) -> str:
    """Escape `text` as a cell that no spreadsheet takes for a formula.

    >>> csv_cell("=1+1")
    "'=1+1"
    """
    visible_text = show_hidden(text.replace("\r\n", "\n").replace("\r", "\n"))
    return f"'{visible_text}" if could_be_formula(visible_text) else visible_text


def findings_cell(text: str) -> str:
    """Escape `text` as `csv_cell` does, but leave a number or a lone sign as it is: no spreadsheet runs one.

    >>> [findings_cell(text) for text in ("-3", "-1e5", "-", "-3+2", "2024-02-20")]
    ['-3', '-1e5', '-', "'-3+2", '2024-02-20']
    """
    return text if _NEVER_RUN.fullmatch(text) else csv_cell(text)


def could_be_formula(cell: str) -> bool:
    """Whether a spreadsheet could take `cell`, typed in or read from CSV, for a formula."""
    return cell.lstrip().startswith(_FORMULA_STARTS) or cell.startswith(_FORMULA_STARTS)


def json_text(json_source: str) -> str:
    r"""Rewrite JSON source with hidden characters and each "<" as escapes and surrogates replaced.

    >>> json_text('"<b>\u202e"')
    '"\\u003cb>\\u202e"'
    """
    escaped = _INVISIBLE.sub(lambda match: json.dumps(match.group())[1:-1], replace_surrogates(json_source))
    return escaped.replace("<", "\\u003c")


def safe_link(url: str) -> str:
    """Return `url` where it may become a link (http, https, mailto), else an empty string."""
    try:
        scheme = urlsplit(url.strip()).scheme.lower()
    except ValueError:
        return ""
    return url.strip() if scheme in {"http", "https", "mailto"} and not _INVISIBLE.search(url) else ""


def language_tag(language: str) -> str:
    """Return `language` where it has the form of a language code, else an empty string.

    >>> language_tag("pt-BR"), language_tag('en" onload="x')
    ('pt-BR', '')
    """
    return language if _LANGUAGE.fullmatch(language) else ""
