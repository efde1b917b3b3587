"""Posts on the desk's list of names, held against the titles that a text gives their holders."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from workbench.config.house_style import OwnPost, comparison_form
from workbench.domain.desk_name import Post
from workbench.domain.flag import Severity
from workbench.facts.entities.entity import Mention
from workbench.facts.entities.persons import persons_of
from workbench.facts.offices import is_office
from workbench.flags.rule import Finding, Rule
from workbench.flags.words.quoted import is_quoted
from workbench.text.document import Document
from workbench.text.layout.day_of_writing import day_of_writing

_YEAR: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_NOT_NOW: Final = re.compile(
    r"\b(?:acting|ex|former|formerly|future|incoming|interim|late|one-?time|outgoing|retired|then)\b[\w ,’'-]*$",
    re.IGNORECASE,
)
"""Words before a title that say it is not held on the day of writing, or not in full."""
_REACH: Final = 40
_SMALL: Final = frozenset({"of", "the", "for", "and", "in", "to"})
_RANKS: Final = frozenset({"professor", "general", "captain", "colonel", "commander", "judge", "justice", "bishop"})
"""Offices that people are called by beside another post."""


def post_rule(posts: Sequence[OwnPost]) -> Rule:
    """Return ROL012 for these posts."""
    posts_by_person: defaultdict[str, list[Post]] = defaultdict(list)
    for own in posts:
        posts_by_person[comparison_form(own.person)].append(own.post)

    def find(document: Document) -> Iterator[Finding]:
        day = day_of_writing(document) if posts_by_person else None
        if day:
            yield from _clashes(document, posts_by_person, day.isoformat())

    return Rule(
        code="ROL012",
        name="post-not-held-that-day",
        severity=Severity.WARNING,
        what="A title before a name that the desk's list of names gives that person on other days only.",
        why="People leave their posts, and titles from old articles are copied long after.",
        flagged=("Published 30 September 2024\n\nMayor Ann Lee opened the bridge.",),
        clean=(
            "Published 30 September 2024\n\nFormer Mayor Ann Lee opened the bridge.",
            "Published 30 September 2024\n\nIn 2018 Mayor Ann Lee opened the bridge.",
            "Mayor Ann Lee opened the bridge.",
        ),
        limits="Silent without the day of publication and a list of names with posts. A title of another kind than "
        "the posts on the list is a note, as a person may hold several. Reads titles before a name, not "
        "'Ann Lee, the mayor'; silent where the sentence is about another year, and inside quotations.",
        reference="The names of the desk.",
        find=find,
    )


def _clashes(document: Document, posts_by_person: Mapping[str, Sequence[Post]], day: str) -> Iterator[Finding]:
    for person in persons_of(document):
        posts = posts_by_person.get(comparison_form(person.name))
        for mention in person.mentions if posts else ():
            if posts and _is_an_office(mention.title) and _is_about_now(document, mention, day):
                yield from _clash(mention, posts, day)


def _clash(mention: Mention, posts: Sequence[Post], day: str) -> Iterator[Finding]:
    """Yield the finding on a title that no post on the list allows on that day."""
    called = _words_of(mention.title)
    same = [post for post in posts if called <= _words_of(post.name)]
    held = [post for post in posts if post.may_be_held_on(day)]
    if any(post in held for post in same):
        return
    if same:
        yield Finding(
            span=mention.span,
            message=f"{mention.title} {mention.words}: not on {day}, says this desk's list of names. Check the post.",
            evidence="; ".join(post.in_words for post in same),
        )
    elif held and not any(_offices_in(post.name) & _offices_in(mention.title) for post in posts):
        yield Finding(
            span=mention.span,
            message=f"{mention.title} {mention.words}: this desk's list of names has another post. Check which holds.",
            evidence="; ".join(post.in_words for post in held),
            severity=Severity.NOTE,
        )


def _is_about_now(document: Document, mention: Mention, day: str) -> bool:
    sentences = document.sentences_in(mention.span)
    reach = mention.span.start - len(mention.title) - _REACH
    before = document.text[max([reach, *(sentence.start for sentence in sentences)]) : mention.span.start]
    years = {year for each in sentences for year in _YEAR.findall(document.text, each.start, each.end)}
    return not (years - {day[:4]} or _NOT_NOW.search(before) or is_quoted(document, mention.span))


def _is_an_office(title: str) -> bool:
    return bool(_offices_in(title) - _RANKS)


def _offices_in(post: str) -> frozenset[str]:
    return frozenset(word for word in _words_of(post) if is_office(word))


def _words_of(post: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", post.casefold())) - _SMALL
