"""Who can answer a question about a claim or a flag."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from workbench.domain.report import Report, ReportedClaim, ReportedFlag
from workbench.text.document import Paragraph
from workbench.text.names import find_names, folded_words

AUTHOR: Final = "The author of the article"
SAID: Final = "quoted or cited"
NAMED: Final = "named"
SOURCE: Final = "a source"
WROTE: Final = "the author"

_ARTICLE: Final = re.compile(r"(?:an?|the)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answerer:
    """Somebody who can answer, and why: one of `SAID`, `NAMED`, `SOURCE` and `WROTE`."""

    name: str
    why: str


def who_answers_for(claim: ReportedClaim, report: Report) -> list[Answerer]:
    """Whoever can answer for a claim: who said it, else those named in it; its sources; else the author."""
    said = [Answerer(_bare(claim.claim.claimant), SAID)] if claim.claim.claimant.strip() else []
    people = said or [Answerer(name, NAMED) for name in _named_in(claim.claim.standalone or claim.claim.quote)]
    sources = [Answerer(s.source.publisher.strip() or s.source.title.strip(), SOURCE) for s in claim.supports]
    return [*dict.fromkeys([*people, *sources])] or [author_of(report)]


def who_answers_about(flag: ReportedFlag, report: Report, *, called: Iterable[str]) -> list[Answerer]:
    """Whoever can answer about a flag: the author, and where it is on a name, those `called` by it."""
    on_a_name = flag.flag.rule.startswith("NAM")
    about = [words for words in (flag.flag.suggestion, flag.flag.quote) if words and on_a_name]
    named = [name for name in called if any(_is_of(words, name) for words in about)]
    return [*(Answerer(name, NAMED) for name in dict.fromkeys(named)), author_of(report)]


def author_of(report: Report) -> Answerer:
    """Whoever wrote the article, by name where it is known."""
    return Answerer(report.review.article.byline.strip() or AUTHOR, WROTE)


def fullest_names(names: Iterable[str]) -> dict[str, str]:
    """Each name as its person is listed: accents and titles make no other name, a lone surname is the one full name's.

    >>> fullest_names(["Macron", "Emmanuel Macron"])["Macron"]
    'Emmanuel Macron'
    """
    ordered = sorted(dict.fromkeys(names), key=lambda name: (-len(name.split()), -len(name), name))
    listed: dict[tuple[str, ...], str] = {}
    by_last: dict[str, list[str]] = defaultdict(list)
    fullest: dict[str, str] = {}
    for name in ordered:
        words = tuple(folded_words(name)) or (name,)
        full = by_last[words[0]] if len(words) == 1 else []
        fullest[name] = listed.setdefault(words, full[0] if len(full) == 1 else name)
        if fullest[name] == name:
            by_last["".join(words[-1:])].append(name)
    return fullest


def _is_of(words: str, name: str) -> bool:
    """Whether `words` are the name itself or its last part, the surname."""
    part, whole = folded_words(words), folded_words(name)
    return bool(part) and whole[-len(part) :] == part


def _named_in(words: str) -> Iterator[str]:
    """The people and bodies named; of what is neither known to be the one nor the other, names of several words."""
    paragraph = Paragraph(start=0, end=len(words), role="body", reason="")
    for name in find_names(words, (), (paragraph,)):
        if name.kind in {"person", "body"} or (name.kind == "unknown" and " " in name.text):
            yield name.text


def _bare(claimant: str) -> str:
    return _ARTICLE.sub("", claimant.strip(), count=1) if _ARTICLE.match(claimant.strip()) else claimant.strip()
