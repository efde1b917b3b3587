"""Which figures tell a change or a difference, by the words beside them."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.flags.changes.setting import Setting

RISE: Final = (
    r"rise|rises|rose|risen|rising|increas\w+|grew|grows?|grown|growth|growing|climb\w*|jump\w*|gain\w*|surg\w+|"
    r"soar\w*|"
    r"up|added|advanc\w+|raised|expand\w*|swell\w*|swollen"
)
FALL: Final = (
    r"falls?|fell|fallen|falling|drop\w*|declin\w+|decreas\w+|shr[aiu]nk\w*|plung\w+|plummet\w*|reduc\w+|cuts?|cutting|"
    r"slump\w*|sank|sunk|slid|slides?|slipp\w+|down|tumbl\w+|dip|dips|dipped|lowered|contract(?:ed|ion)|loses?|"
    r"lost|shed"
)
_MORE: Final = (
    r"more|higher|above|ahead|larger|bigger|greater|longer|taller|heavier|dearer|older|faster|wider|deeper|clear"
)
_LESS: Final = r"less|fewer|lower|below|behind|adrift|smaller|shorter|lighter|cheaper|younger|slower|narrower|short"
_LOOSELY: Final = (
    r"(?:(?:about|around|some|roughly|approximately|nearly|almost|just|only|over|under|more than|less than|an?|another|"
    r"well|as much as|exactly|a further|a mere) )*"
)
_MOVED: Final = re.compile(
    rf"\b(?:(?P<up>{RISE})|(?P<down>{FALL}))\b"
    rf"(?:(?:\s(?!to\b|from\b|than\b|of\b)[^\s,;:.()]+){{0,5}}?\s(?:by|of)\s|\s(?:[a-z]+ly\s)?){_LOOSELY}[+-]?$",
    re.IGNORECASE,
)
_BY: Final = re.compile(r"\s(?:by|of)\s|^(?:up|down)\b", re.IGNORECASE)
_ACTS: Final = (
    r"would|will|could|can|may|might|should|must|did|does|do|is|was|are|were|has|had|have|and|or|but|that|which|who|"
    r"if|when|as|at|on|by|for|with|than|so|then|he|she|it|they|we|you|I"
)
"""Words behind a figure that begin what is done with it: "$100 would jump up to $118"."""

_NOUN_BEHIND: Final = re.compile(
    rf"^[ -](?:(?!(?:to|from|of|in|{_ACTS})\b)[\w-]+ ){{0,2}}?"
    r"(?:(?P<up>rise|increase|growth|gain|jump|climb|surge|uplift)|"
    r"(?P<down>drop|fall|decline|decrease|reduction|cut|slump|dip|discount))\b",
    re.IGNORECASE,
)
_COMPARED: Final = re.compile(
    rf"^,? (?:(?!than\b|to\b|from\b|of\b|the\b|and\b|in\b)[\w’'-]+ )??(?:(?P<up>{_MORE})|(?P<down>{_LESS}))\b"
    r"(?P<than>,? (?:[\w’'-]+ ){0,2}?(?:than|of|on)\b| (?=[A-Z])| (?:the|last|its|their|this|what|"
    r"that)\b)?(?P<end>$|[,.;:)]| a (?:week|month|year)| by\b)?",
)
_TO_BE_COMPARED: Final = re.compile(
    r"^ (?:of an? \w+ )?(?:in (?:three|two|four|five|a|\d+) \w+, |,? )?(?:on|up|down) (?:on|from)\b", re.IGNORECASE
)
_APPOSED: Final = re.compile(rf"(?:(?:,|\(|–|—|\s-)\s?or\s(?:by\s)?|\(\s?|,\s?){_LOOSELY}[+-]?$", re.IGNORECASE)
_MARGIN: Final = re.compile(
    rf"\b(?:majority|margin|lead|gap|difference|advantage)\b(?: (?:was|is|stood at|stands at))?(?: of|"
    rf" to)? {_LOOSELY}$",
    re.IGNORECASE,
)
_MARGIN_BEHIND: Final = re.compile(r"^[ -](?:[\w-]+ )?(?:majority|margin|lead|gap|advantage|deficit)\b", re.IGNORECASE)
_WON_BY: Final = re.compile(
    rf"\b(?:won|wins?|beat|beats|beating|beaten|broken|broke|defeat\w*|lost|lose|loses|losing|edged|ahead|behind|"
    rf"led|trail\w*|passed|carried|"
    rf"rejected|held|elected|victory|defeat|outnumber\w*|exceed\w*|"
    rf"missed)\b(?: (?!by\b)[^,;:.]{{1,30}}?)?,? by {_LOOSELY}$",
    re.IGNORECASE,
)
_NO_CHANGE: Final = re.compile(
    r"^\s?(?:of (?!an?\b)|a year\b|annual\w*|interest|inflation|chance|likely|share|stake|owned|tax|rate|"
    r"(?:points?|stake|share|tariff|vote)\b)",
    re.IGNORECASE,
)
_LEFT_BEHIND: Final = re.compile(
    r"^(?: (?!an?\b|the\b|he\b|she\b|they\b|who\b)[\w’'-]+){0,2}? (?:left(?= to\b|[,.;”\"]|$)|remaining(?=[,.;]|"
    r"$)|remain\b)"
)
_LEFT_BEFORE: Final = re.compile(
    r"\b(?:leaving|leaves|left)(?: (?:just|only|about|him|her|them|it|with|[a-z]+ with))* [^\w\s]?$"
)
_SIDE: Final = re.compile(r"^\s?(?:(?:votes? )?(?:to|[-–]) ?(?:\d|[a-z]+ (?:votes|in)\b)|votes? to\b)", re.IGNORECASE)
"""Behind one side of a vote or a score: "by 33 votes to 24"."""

_OTHER_BASIS: Final = re.compile(
    r"\b(?:like-for-like|constant|currency|underlying|organic\w*|adjusted|adjusting|inflation|real terms|"
    r"annuali[sz]ed|compound\w*|"
    r"on average|average of|a year for|each year|every year|per year|seasonally|same-store|comparable|expected|"
    r"forecast\w*|estimate\w*|"
    r"predict\w*|analysts?)\b",
    re.IGNORECASE,
)


class ToldChange(NamedTuple):
    """A figure that tells a change: which way (1 up, -1 down, 0 unknown), the span of its word, and its form.

    Forms: "moved" (rose by 5%), "compared" (5% more than), "apposed" (", or 5%"),
    "margin" (a majority of 5).
    """

    setting: Setting
    way: int
    word: Span | None
    form: str
    word_text: str = ""


def told_changes(settings: tuple[Setting, ...]) -> Iterator[ToldChange]:
    """Yield the figures of one sentence that tell a change, in reading order."""
    moved = False
    for setting in settings:
        if setting.quantity.kind in {"year", "day", "ordinal", "code", "points"} or not setting.stands_alone:
            continue
        change = (
            _moved(setting)
            or _compared(setting)
            or _margin(setting)
            or _left(setting)
            or (_apposed(setting) if moved else None)
        )
        if change is not None:
            moved = True
            yield change
        moved = moved or _has_movement(setting)


def has_other_basis(text: str) -> bool:
    """Return whether the words tell a change by another measure than the plain figures: "at constant currency"."""
    return _OTHER_BASIS.search(text) is not None


def _has_movement(setting: Setting) -> bool:
    return re.search(rf"\b(?:{RISE}|{FALL})\b", setting.before, re.IGNORECASE) is not None


def _moved(setting: Setting) -> ToldChange | None:
    is_side = setting.quantity.kind == "count" and _SIDE.match(setting.after) is not None
    is_of_something = is_side or _NO_CHANGE.match(setting.after) is not None
    match = None if is_of_something else _MOVED.search(setting.before)
    if match and setting.quantity.kind == "count" and not _BY.search(match.group()):
        match = None
    if match:
        start = setting.quantity.span.start - len(setting.before) + match.start()
        way = 1 if match["up"] else -1
        word = match["up"] or match["down"]
        return ToldChange(setting, way, Span(start, start + len(word)), "moved", word)
    match = _NOUN_BEHIND.match(setting.after) if setting.quantity.kind in {"percent", "money", "count"} else None
    return ToldChange(setting, 1 if match["up"] else -1, None, "moved") if match else None


def _compared(setting: Setting) -> ToldChange | None:
    match = _COMPARED.match(setting.after)
    if match is None or setting.quantity.kind == "multiple":
        return None
    is_closed = match["than"] or (match["end"] and setting.quantity.kind in {"money", "percent", "fraction"})
    if not is_closed:
        return None
    return ToldChange(setting, 1 if match["up"] else -1, None, "compared")


def _margin(setting: Setting) -> ToldChange | None:
    if setting.quantity.kind not in {"count", "money"} or _SIDE.match(setting.after):
        return None
    is_margin = _MARGIN.search(setting.before) or _MARGIN_BEHIND.match(setting.after) or _WON_BY.search(setting.before)
    return ToldChange(setting, 0, None, "margin") if is_margin else None


def _left(setting: Setting) -> ToldChange | None:
    """Return what is told to be left of a whole."""
    is_left = _LEFT_BEHIND.match(setting.after) or _LEFT_BEFORE.search(setting.before)
    return ToldChange(setting, 0, None, "left") if is_left and setting.quantity.is_amount else None


def _apposed(setting: Setting) -> ToldChange | None:
    """Return the change of a share told after another: "rose $4.20, or 6%,"."""
    if setting.quantity.kind not in {"percent", "fraction"} or _NO_CHANGE.match(setting.after):
        return None
    is_closed = re.match(r"^\s?(?:$|[,.;:)]|to\b|from\b|in\b|on\b|since\b)", setting.after)
    return ToldChange(setting, 0, None, "apposed") if is_closed and _APPOSED.search(setting.before) else None
