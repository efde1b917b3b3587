"""NUM014: one work or event given two years."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_SMALL: Final = r"(?: (?:of|the|in|and|on|for|to|de|la|a|an|at|with))*"
_TITLE: Final = rf"(?P<title>[A-Z][\w’'-]+(?:{_SMALL} (?:[A-Z][\w’'-]*|\d{{1,2}})){{0,7}})"
_DATED: Final = re.compile(
    rf"\b{_TITLE}[\"”’]?(?: ?\((?P<year>[12]\d{{3}})\)"
    r"|,? (?:which )?(?:was )?(?:first )?(?:published|released|issued|premiered|printed) in (?P<out>[12]\d{3})\b)"
)
_CITED: Final = re.compile(r"[A-Z][\w’'-]+ (?:and|&) [A-Z][\w’'-]+")
_LONGEST: Final = 25


class _DatedTitle(NamedTuple):
    title: str
    year: int
    place: Span
    out: bool


def find(document: Document) -> Iterator[Finding]:
    """Yield each year after a title that had one other year before, at most a quarter of a century away."""
    by_last_word: defaultdict[str, list[_DatedTitle]] = defaultdict(list)
    for dated in _dated_titles(document.text):
        earlier = [other for other in by_last_word[dated.title.split()[-1]] if _is_same_title(dated, other)]
        by_last_word[dated.title.split()[-1]].append(dated)
        years = {other.year for other in earlier}
        if len(years) == 1 and 0 < abs(dated.year - earlier[0].year) <= _LONGEST:
            title = min(dated.title, earlier[0].title, key=len)
            yield Finding(
                span=dated.place,
                message=f'"{title}" has the year {dated.year} here and {earlier[0].year} earlier; which is right?',
                related=(earlier[0].place,),
                evidence=f"{title}: {earlier[0].year}, {dated.year}",
            )


def _dated_titles(text: str) -> Iterator[_DatedTitle]:
    for match in _DATED.finditer(text):
        title = " ".join(match["title"].split())
        group = "year" if match["year"] else "out"
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        is_list_entry = before in {"", "\n"} and after in {".", ","}
        if not is_list_entry and not _CITED.fullmatch(title):
            yield _DatedTitle(title, int(match[group]), Span(*match.span(group)), group == "out")


def _is_same_title(one: _DatedTitle, other: _DatedTitle) -> bool:
    """Return whether one title is, or ends, the other; a single word counts only where it is said to have come out."""
    short, long = sorted((one.title, other.title), key=len)
    return (f" {long}").endswith(f" {short}") and (" " in short or one.out or other.out)


RULE: Final = Rule(
    code="NUM014",
    name="title-with-two-years",
    severity=Severity.WARNING,
    what="A title followed by a year in brackets, or by when it came out, with another year than before.",
    why="A work comes out once; later editions want saying.",
    flagged=("He starred in The Last Ferry Home (1958).\n\nCritics praised The Last Ferry Home (1953).",),
    clean=("He starred in The Last Ferry Home (1958).\n\nCritics praised The Last Ferry Home (1958).",),
    limits="Two works of one title, or a work and its second edition, look the same.",
    reference="Equal titles.",
    find=find,
)
