"""The paragraphs of a text and the role of each."""

import re
from collections.abc import Sequence
from typing import Final

from workbench.text.document import Paragraph

_LINE: Final = re.compile(r"[^\n]+")
_BULLET: Final = re.compile(r"\s*(?:[•‣▪●○◦∙·*–—-]\s+|\(?\d{1,2}[.)]\s+(?=\D))")
_HEADLINE_WORDS: Final = 30
_TITLE_WORDS: Final = 10
_NEAR_THE_END: Final = 8
_FIRST_PERSON: Final = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|my|My)\b")
_THIRD_PERSON_BIO: Final = re.compile(
    r"\b(?:is|was) (?:an?|the) (?:\w+[ -]){0,5}"
    r"(?:writer|journalist|reporter|correspondent|editor|author|columnist|contributor|freelancer)\b",
    re.IGNORECASE,
)
_NAME_ALONE: Final = re.compile(
    r"(?:By\s+)?(?!(?:A|An|About|After|And|At|But|For|From|How|In|On|Or|Our|The|To|What|When|Why|With|Your)\b)"
    r"[A-Z][\w'’.-]+(?:\s+(?:[a-z]{1,3}\s+)?[A-Z][\w'’.-]*){1,3}"
)
_ONE_LINERS: Final = (
    (
        "advertisement",
        re.compile(
            r"(?:.{0,30}\$\s?\d+(?:\.\d+)?\s?/\s?click.{0,20}|(?:submit|place|post|put) your ads?\b.{0,20}|"
            r"advertise(?:ment)?s?(?: here| with us)?|sponsored(?: content| post| links?)?|ads? by .{1,30}|"
            r"paid (?:content|post)|promoted|(?:story|article) continues (?:below|after) (?:this )?"
            r"(?:ad|advertisement))",
            re.IGNORECASE,
        ),
    ),
    (
        "comment form",
        re.compile(
            r"(?:leave a (?:reply|comment)|cancel reply|post a comment|add a comment|(?:\d+|no) comments?|"
            r"your e-?mail address will not be published.{0,60}|comments are closed|reply)",
            re.IGNORECASE,
        ),
    ),
    (
        "subscription box",
        re.compile(
            r"(?:subscribe(?: (?:now|today|here|to .{1,60}))?|sign up (?:for|to) .{1,80}|"
            r"sign up|log ?in|get (?:the|our) (?:daily |weekly |free )?newsletter.{0,40}|support us|donate(?: now)?)",
            re.IGNORECASE,
        ),
    ),
    (
        "share buttons",
        re.compile(
            r"(?:(?:share|tweet|pin|print|e-?mail|like|follow us|whatsapp|facebook|twitter|reddit|linkedin|telegram|"
            r"pinterest|copy link|this|article|story|on|via|with friends|[|,/&+·]|and)\s*)+",
            re.IGNORECASE,
        ),
    ),
    (
        "page furniture",
        re.compile(
            r"(?:read more|read also|read next|see also|related (?:articles?|posts?|stories|news)|"
            r"you (?:may|might) also like|"
            r"more from .{1,40}|tags?:.{0,120}|filed under:?.{0,80}|click here.{0,40}|back to top|"
            r"next (?:article|post)|"
            r"previous (?:article|post)|cookie (?:policy|settings)|accept (?:all )?cookies|privacy policy|"
            r"terms of (?:use|service))"
            r"(?:\s*[:>»→].{0,120})?",
            re.IGNORECASE,
        ),
    ),
    (
        "copyright line",
        re.compile(r"(?:©|\(c\)|copyright\b).{0,160}|.{0,80}\ball rights reserved\b.{0,60}", re.IGNORECASE),
    ),
    (
        "web address",
        re.compile(r"(?:https?://|www\.)\S+"),
    ),
)
_TRAILING_SIGNS: Final = " .!…:»>→"
_MARK_ALONE: Final = re.compile(r"[\W_]*")
_FINAL_STOP: Final = tuple('.!…:;,”"’)')


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    r"""Return the lines of `text` that are not blank, each with its role.

    >>> [(p.role, p.reason) for p in paragraphs_of("Mill shuts\n\nIt shut in May.\n\nLeave a Reply")]
    [('headline', ''), ('body', ''), ('boilerplate', 'comment form')]
    """
    lines = [_line_between(text, match.start(), match.end()) for match in _LINE.finditer(text)]
    lines = [(start, end, bullet) for start, end, bullet in lines if start < end]
    author_boxes = _author_box([text[start:end] for start, end, _ in lines])
    paragraphs = []
    for index, (start, end, bullet) in enumerate(lines):
        line = text[start:end]
        reason = author_boxes.get(index) or _boilerplate_reason(line)
        role = "boilerplate" if reason else _role(line, bullet, is_first=index == 0)
        paragraphs.append(Paragraph(start, end, role, reason))
    return tuple(paragraphs)


def _line_between(text: str, start: int, end: int) -> tuple[int, int, bool]:
    mark = _BULLET.match(text, start, end)
    bullet = mark is not None and mark.end() < end and not text[mark.end() : end].isspace()
    first = mark.end() if mark and bullet else start
    while first < end and text[first].isspace():
        first += 1
    while end > first and text[end - 1].isspace():
        end -= 1
    return first, end, bullet


def _boilerplate_reason(line: str) -> str:
    if len(line) > 250:  # noqa: PLR2004 - no line of furniture is this long
        return ""
    bare = line.rstrip(_TRAILING_SIGNS)
    for reason, pattern in _ONE_LINERS:
        if pattern.fullmatch(bare) or pattern.fullmatch(line):
            return reason
    return "ornament" if _MARK_ALONE.fullmatch(line) else ""


def _author_box(lines: Sequence[str]) -> dict[int, str]:
    """Return which lines near the end are a name alone followed by a biography of its bearer."""
    box: dict[int, str] = {}
    for index in range(max(1, len(lines) - _NEAR_THE_END), len(lines)):
        line = lines[index]
        if index + 1 < len(lines) and _NAME_ALONE.fullmatch(line) and _is_bio(lines[index + 1], line):
            box[index] = box[index + 1] = "author box"
        elif line.casefold().startswith(("about the author", "about author")):
            box |= dict.fromkeys(range(index, min(index + 3, len(lines))), "author box")
    return box


def _is_bio(line: str, name: str) -> bool:
    quoted = line[:1] in {"“", '"', "‘", "'"}
    if quoted or len(line) > 1_000:  # noqa: PLR2004 - a bio is a few lines
        return False
    surname = name.rsplit(maxsplit=1)[-1]
    return bool(_FIRST_PERSON.search(line[:200]) or (surname in line[:80] and _THIRD_PERSON_BIO.search(line[:200])))


def _role(line: str, bullet: bool, *, is_first: bool) -> str:  # noqa: FBT001 - a fact about the line, not a switch
    if bullet:
        return "bullet"
    words = line.count(" ") + 1
    if line.endswith(_FINAL_STOP):
        return "body"
    if is_first:
        return "headline" if words <= _HEADLINE_WORDS else "body"
    return "headline" if words <= _TITLE_WORDS and not line.endswith("?") and line[0].isupper() else "body"
