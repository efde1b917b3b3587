"""A name as the desk writes it: a person, a body or a place, the spellings that are wrong, and a post with its days."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from workbench.domain.article import NO_ARTICLE, ArticleId
from workbench.domain.flag import FlagDecisionId

DeskNameId = NewType("DeskNameId", str)

NO_DECISION = FlagDecisionId("")
"""The answer to a flag that goes with a name kept without one."""


class NameKind(StrEnum):
    """What a name is of."""

    NOT_GIVEN = ""
    PERSON = "person"
    BODY = "body"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskName:
    """An entry in the desk's list of names; append-only, and of no article: its `article_id` is empty.

    `name` is the right form, `wrong` are spellings of it that are wrong. `since` and
    `until` are the first and the last day of `post`, as 2020-09-30, 2020-09 or 2020, or
    empty. A name with several posts has an entry for each. An entry with `dropped` takes those that it
    `supersedes` off the list. `flag_decision_id` is the answer to a flag that it was kept with.
    """

    id: DeskNameId
    name: str
    added_by: str
    added_at: str
    kind: NameKind = NameKind.NOT_GIVEN
    wrong: tuple[str, ...] = ()
    post: str = ""
    since: str = ""
    until: str = ""
    note: str = ""
    dropped: bool = False
    flag_decision_id: FlagDecisionId = NO_DECISION
    supersedes: tuple[DeskNameId, ...] = ()
    article_id: ArticleId = NO_ARTICLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post that a person holds, with its first and its last day as far as they are known."""

    name: str
    since: str = ""
    until: str = ""

    def may_be_held_on(self, day: str) -> bool:
        """Whether the post may be held on `day`, an ISO 8601 day, month or year.

        >>> Post(name="mayor", since="2010-05", until="2019").may_be_held_on("2019-12-31")
        True
        >>> Post(name="mayor", since="2010-05", until="2019").may_be_held_on("2020-01-01")
        False
        """
        began = not self.since or day >= self.since or self.since.startswith(day)
        return began and (not self.until or day <= self.until or day.startswith(self.until))

    @property
    def in_words(self) -> str:
        """The post with its days, such as "mayor, from 2010, until 2019-10"."""
        since = f", from {self.since}" if self.since else ""
        until = f", until {self.until}" if self.until else ""
        return f"{self.name}{since}{until}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedName:
    """A name on the desk's list: all entries in effect of it together, `entries` among them."""

    name: str
    kind: NameKind = NameKind.NOT_GIVEN
    wrong: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    notes: tuple[str, ...] = ()
    entries: tuple[DeskName, ...] = ()
