"""Text from outside made harmless for each format."""

import json
import re
from urllib.parse import urlsplit

_JOINED = "\u0600-\u0dff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
"""Letters of scripts that join, and pictures made of several: here a joiner is part of the writing."""
_INVISIBLE = re.compile(
    rf"(?<![{_JOINED}])[\u200c\u200d]|"
    r"[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\u2028\u2029\u061c\u180e\U000e0000-\U000e007f\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]#|<>~&]|!(?=\[)|:(?=[a-z/])|(?<=www)\.|^[+=\-])", re.IGNORECASE)
_NUMBERED = re.compile(r"^(\d+)([.)])")
_BLANKS = re.compile(r"[ \t\n]+")
_HALF = re.compile("[\ud800-\udfff\ufffe\uffff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_NEVER_RUN = re.compile(r"[+-]+|[+-]([0-9]+([.,][0-9]+)*|[.,][0-9]+)([eE][+-]?[0-9]+)?%?")
"""Signs alone, and a number with its sign, such as -1e5 or +4.5%: neither is a formula to any spreadsheet."""
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def show_hidden(text: str) -> str:
    r"""`text` with its invisible and direction-changing characters shown as code points.

    >>> visible("a\u202eb")
    'a[U+202E]b'
    >>> visible("a\u200db \U0001f469\u200d\U0001f692") == "a[U+200D]b \U0001f469\u200d\U0001f692"
    True
    """
    return _INVISIBLE.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)


def replace_surrogates(text: str) -> str:
    """`text` with halves of characters, and what is none, replaced: as UTF-8 and XML can hold it."""
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", text)


def escape_markdown(text: str) -> str:
    r"""`text` as Markdown that shows just these words: no image, link, heading, list or HTML.

    >>> in_markdown("![x](http://a)")
    '\\!\\[x\\](http\\://a)'
    """
    told = _MARKDOWN.sub(r"\\\1", _BLANKS.sub(" ", show_hidden(text)).strip(" "))
    return _NUMBERED.sub(r"\1\\\2", told)


def csv_cell(text: str) -> str:
    """`text` as a cell that no spreadsheet takes for a formula.

    >>> in_table("=1+1")
    "'=1+1"
    """
    shown = show_hidden(text.replace("\r\n", "\n").replace("\r", "\n"))
    return f"'{shown}" if is_active(shown) else shown


def findings_cell(text: str) -> str:
    """`text` as `csv_cell` gives it, but a number or a lone sign as it is: no spreadsheet runs one.

    >>> in_findings("-3"), in_findings("-1e5"), in_findings("-"), in_findings("-3+2"), in_findings("2024-02-20")
    ('-3', '-1e5', '-', "'-3+2", '2024-02-20')
    """
    return text if _NEVER_RUN.fullmatch(text) else csv_cell(text)


def is_active(cell: str) -> bool:
    """Whether a spreadsheet could take `cell`, typed in or read from CSV, for a formula."""
    return cell.lstrip().startswith(_ACTIVE) or cell.startswith(_ACTIVE)


def json_text(written: str) -> str:
    r"""JSON of the same meaning, its hidden signs and each "<" as escapes, halves of characters replaced.

    >>> in_json('"<b>\u202e"')
    '"\\u003cb>\\u202e"'
    """
    shown = _INVISIBLE.sub(lambda found: json.dumps(found.group())[1:-1], replace_surrogates(written))
    return shown.replace("<", "\\u003c")


def safe_link(url: str) -> str:
    """`url` where it may become a link (http, https, mailto), else nothing."""
    try:
        scheme = urlsplit(url.strip()).scheme.lower()
    except ValueError:
        return ""
    return url.strip() if scheme in {"http", "https", "mailto"} and not _INVISIBLE.search(url) else ""


def language_tag(language: str) -> str:
    """`language` where it has the form of a language's code, else nothing.

    >>> language_tag("pt-BR"), language_tag('en" onload="x')
    ('pt-BR', '')
    """
    return language if _LANGUAGE.fullmatch(language) else ""
