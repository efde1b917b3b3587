"""Find who can answer a question about a claim or a flag."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from workbench.domain.report import Report, ReportedClaim, ReportedFlag
from workbench.text.document import Paragraph
from workbench.text.names import find_names, name_words

AUTHOR: Final = "The author of the article"
SAID: Final = "quoted or cited"
NAMED: Final = "named"
SOURCE: Final = "a source"
WROTE: Final = "the author"

_ARTICLE: Final = re.compile(r"(?:an?|the)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Respondent:
    """A person or body who can answer, and why: one of `SAID`, `NAMED`, `SOURCE` and `WROTE`."""

    name: str
    why: str


def respondents_for_claim(claim: ReportedClaim, report: Report) -> list[Respondent]:
    """Return who can answer for a claim: who said it, else those named in it; its sources; else the author."""
    speakers = [Respondent(_without_article(claim.claim.claimant), SAID)] if claim.claim.claimant.strip() else []
    people = speakers or [Respondent(name, NAMED) for name in _named_in(claim.claim.standalone or claim.claim.quote)]
    sources = [Respondent(s.source.publisher.strip() or s.source.title.strip(), SOURCE) for s in claim.supports]
    return [*dict.fromkeys([*people, *sources])] or [author_of(report)]


def respondents_for_flag(flag: ReportedFlag, report: Report, *, names: Iterable[str]) -> list[Respondent]:
    """Return who can answer about a flag: the author and, where it concerns a name, those of `called` who bear it."""
    people: list[str] = []
    if flag.flag.rule.startswith("NAM"):
        people = [name for name in names if _is_named_in(flag, name)]
    return [*(Respondent(name, NAMED) for name in dict.fromkeys(people)), author_of(report)]


def author_of(report: Report) -> Respondent:
    """Return the author of the article, by name where it is known."""
    return Respondent(report.review.article.byline.strip() or AUTHOR, WROTE)


def fullest_names(names: Iterable[str]) -> dict[str, str]:
    """Return each name with the fullest form for its person; a surname counts as the only full name that has it.

    Accents and titles do not make another name.

    >>> fullest_names(["Macron", "Emmanuel Macron"])["Macron"]
    'Emmanuel Macron'
    """
    ordered = sorted(dict.fromkeys(names), key=lambda name: (-len(name.split()), -len(name), name))
    spellings: dict[tuple[str, ...], str] = {}
    by_surname: dict[str, list[str]] = defaultdict(list)
    fullest: dict[str, str] = {}
    for name in ordered:
        words = tuple(name_words(name)) or (name,)
        full_names = by_surname[words[0]] if len(words) == 1 else []
        fullest[name] = spellings.setdefault(words, full_names[0] if len(full_names) == 1 else name)
        if fullest[name] == name:
            by_surname["".join(words[-1:])].append(name)
    return fullest


def _is_named_in(flag: ReportedFlag, name: str) -> bool:
    return any(_is_name_or_surname(words, name) for words in (flag.flag.suggestion, flag.flag.quote) if words)


def _is_name_or_surname(words: str, name: str) -> bool:
    """Whether `words` are the name itself or its last part, the surname."""
    parts, name_parts = name_words(words), name_words(name)
    return bool(parts) and name_parts[-len(parts) :] == parts


def _named_in(words: str) -> Iterator[str]:
    """Yield the people and bodies named in `words`; of names of unknown kind, only those of several words."""
    paragraph = Paragraph(start=0, end=len(words), role="body", reason="")
    for name in find_names(words, (), (paragraph,)):
        if name.kind in {"person", "body"} or (name.kind == "unknown" and " " in name.text):
            yield name.text


def _without_article(claimant: str) -> str:
    return _ARTICLE.sub("", claimant.strip(), count=1) if _ARTICLE.match(claimant.strip()) else claimant.strip()
