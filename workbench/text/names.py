"""Names: capitalised runs of a text, and whether two spellings are one name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from anyascii import anyascii
from rapidfuzz.distance import OSA, JaroWinkler

from workbench.text.document import Name, Paragraph, Token

TITLES: Final = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "president",
        "vice-president",
        "minister",
        "prime",
        "senator",
        "sen",
        "rep",
        "representative",
        "governor",
        "gov",
        "mayor",
        "chancellor",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "bishop",
        "archbishop",
        "rabbi",
        "imam",
        "judge",
        "justice",
        "general",
        "gen",
        "colonel",
        "col",
        "captain",
        "capt",
        "major",
        "lieutenant",
        "lt",
        "sergeant",
        "sgt",
        "admiral",
        "chairman",
        "chairwoman",
        "chair",
        "secretary",
        "speaker",
        "ambassador",
        "commissioner",
        "director",
        "coach",
        "chief",
        "deputy",
        "premier",
        "congressman",
        "congresswoman",
        "reverend",
        "rev",
        "councillor",
        "emperor",
        "sheikh",
        "ayatollah",
    ]
)
_LINKS: Final = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "del",
        "della",
        "di",
        "du",
        "des",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ten",
        "bin",
        "ibn",
        "al",
        "el",
        "y",
    ]
)
_BODY: Final = frozenset(
    [
        "senate",
        "council",
        "commission",
        "committee",
        "parliament",
        "assembly",
        "congress",
        "ministry",
        "department",
        "agency",
        "university",
        "college",
        "institute",
        "association",
        "federation",
        "party",
        "union",
        "bank",
        "company",
        "corporation",
        "inc",
        "ltd",
        "llc",
        "group",
        "club",
        "court",
        "police",
        "army",
        "navy",
        "force",
        "forces",
        "society",
        "foundation",
        "organisation",
        "organization",
        "office",
        "bureau",
        "church",
        "school",
        "newspaper",
        "times",
        "post",
        "team",
        "league",
        "project",
        "survey",
        "party",
        "authority",
        "board",
        "service",
        "network",
        "nato",
        "eu",
        "un",
    ]
)
_PLACE_ENTITIES: Final = frozenset({"GPE", "LOC", "FAC"})
_BODY_ENTITIES: Final = frozenset({"ORG", "NORP"})
_MONTHS_AND_DAYS: Final = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
_COMPANY_ENDINGS = re.compile(
    r"\b(?:inc|incorporated|ltd|limited|llc|plc|gmbh|ag|sa|corp|corporation|co|company|the)\b\.?", re.IGNORECASE
)


def find_names(text: str, tokens: Sequence[Token], paragraphs: Sequence[Paragraph]) -> tuple[Name, ...]:
    """The names of `text` in reading order, each with a kind where the words around it tell.

    `tokens` may come with or without tags; `paragraphs` bound the names.
    """
    starts = {paragraph.start for paragraph in paragraphs}
    lower = {token.text for token in tokens if token.text.islower()}
    runs = [run for run in _runs(tokens, starts) if _is_name(run, lower)]
    names = [_name_of(text, run) for run in runs]
    return _kinds_spread([name for name in names if name is not None])


def folded(name: str) -> str:
    """`name` in plain lower-case letters, accents and scripts folded.

    >>> folded("Brégançon")
    'bregancon'
    """
    return (name if name.isascii() else anyascii(name)).lower()


def same_name(a: str, b: str) -> float:
    """How likely two spellings are one person or body, from 0 to 1.

    Words are matched one to one whatever their order; initials match the words
    they begin; words of one side alone count against the match.

    >>> same_name("Emmanuel Macron", "MACRON, Emmanuel") > 0.9
    True
    """
    left, right = _words(a), _words(b)
    if not left or not right:
        return 0.0
    if sorted(left) == sorted(right) or "".join(left) == "".join(right):
        return 1.0
    few, many = sorted((left, right), key=len)
    return _matched(few, many)


def _words(name: str) -> list[str]:
    plain = _COMPANY_ENDINGS.sub(" ", folded(name))
    return [word for word in re.findall(r"[a-z0-9]+", plain) if word not in TITLES] or re.findall(r"[a-z0-9]+", plain)


def _matched(few: list[str], many: list[str]) -> float:
    left = list(many)
    likeness, weight = 0.0, 0.0
    for word in sorted(few, key=len, reverse=True):
        best = max(left, key=lambda other: _alike(word, other), default="")
        heavy = max(len(word), 3)
        likeness += heavy * _alike(word, best)
        weight += heavy
        if best:
            left.remove(best)
    unmatched = sum(1.5 if len(word) > 1 else 0.5 for word in left)
    return max(0.0, min(1.0, likeness / (weight + unmatched)))


def _alike(word: str, other: str) -> float:
    if not other:
        return 0.0
    if word == other:
        return 1.0
    if 1 in {len(word), len(other)}:
        return 0.75 if word[0] == other[0] else 0.0
    distance = OSA.distance(word, other)
    longest = max(len(word), len(other))
    if distance > max(1, longest // 3):
        return 0.0
    close = JaroWinkler.similarity(word, other)
    return close if word[0] == other[0] else close * 0.85


def _runs(tokens: Sequence[Token], starts: set[int]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in tokens:
        joins = bool(run) and _joins(run, token)
        if run and (token.start in starts or not joins):
            yield _without_tail(run)
            run = []
        if joins or _capital(token):
            run.append(token)
    if run:
        yield _without_tail(run)


def _joins(run: list[Token], token: Token) -> bool:
    gap = token.start - run[-1].end
    if gap > 1:
        return False
    if _capital(token):
        return gap == 1 or run[-1].text in {"-", "–", "’", "'", "."}
    if token.text in {"-", "–"} and gap == 0:
        return True
    if token.text == "." and gap == 0:
        return len(run[-1].text) == 1 or folded(run[-1].text) in TITLES
    return token.text.lower() in _LINKS and gap == 1


def _capital(token: Token) -> bool:
    return token.text[0].isupper() and token.text[0].isalpha()


def _without_tail(run: list[Token]) -> list[Token]:
    while run and not _capital(run[-1]):
        run = run[:-1]
    return run


def _is_name(run: list[Token], lower: set[str]) -> bool:
    if not run or folded(run[0].text) in _MONTHS_AND_DAYS:
        return False
    if len(run) > 1:
        return not all(token.text.lower() in lower for token in run)
    token = run[0]
    if token.tag:
        return token.tag in {"NNP", "NNPS"} or bool(
            token.entity and token.entity not in {"DATE", "CARDINAL", "ORDINAL"}
        )
    return token.text.lower() not in lower and len(token.text) > 2  # noqa: PLR2004 - initials say too little


def _name_of(text: str, run: list[Token]) -> Name | None:
    first = 0
    while first < len(run) and (run[first].text.lower().rstrip(".") in TITLES or run[first].text == "."):
        first += 1
    title = text[run[0].start : run[first - 1].end] if first else ""
    rest = run[first:]
    if not rest:
        return None
    start, end = rest[0].start, rest[-1].end
    return Name(start, end, text[start:end], title, _kind(rest, title))


def _kind(run: list[Token], title: str) -> str:
    words = {token.text.lower() for token in run}
    entities = Counter(token.entity for token in run if token.entity)
    likeliest = entities.most_common(1)[0][0] if entities else ""
    if words & _BODY:
        return "body"
    if title:
        return "person"
    if likeliest == "PERSON":
        return "person"
    if likeliest in _PLACE_ENTITIES:
        return "place"
    return "body" if likeliest in _BODY_ENTITIES else "unknown"


def _kinds_spread(names: list[Name]) -> tuple[Name, ...]:
    """A surname alone is a person where the article calls somebody by first name and that surname."""
    told: dict[str, Counter[str]] = {}
    for name in names:
        words = name.text.split()
        if name.kind != "unknown":
            told.setdefault(words[-1], Counter())[name.kind] += 1 + (len(words) > 1)
    return tuple(
        name._replace(kind=told[name.text].most_common(1)[0][0]) if " " not in name.text and name.text in told else name
        for name in names
    )
