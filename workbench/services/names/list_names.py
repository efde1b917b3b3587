"""The desk's list of names: reading it, adding to it and dropping from it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from workbench.domain.article import NO_ARTICLE
from workbench.domain.desk_name import NO_DECISION, DeskName, DeskNameId, ListedName, NameKind
from workbench.domain.flag import FlagDecisionId
from workbench.errors import DecisionRefusedError
from workbench.review.desk_names import listed_names, name_key
from workbench.services.desk import Desk
from workbench.services.requirements import check_named
from workbench.text.counting import plural

LONGEST: Final = 200
"""Characters of a name, a spelling or a post."""
LONGEST_NOTE: Final = 2_000
MOST_WRONG: Final = 50
"""Wrong spellings of one name."""
_SEPARATORS: Final = re.compile(r"[;|]")
_FULL_DAY: Final = len("2020-09-30")
_REST_OF_DAY: Final = {len("2020"): "-01-01", len("2020-09"): "-01", _FULL_DAY: ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class NameInput:
    """What somebody says about a name: the right form, and whatever else is known."""

    name: str
    kind: str = ""
    wrong: tuple[str, ...] = field(default=())
    post: str = ""
    since: str = ""
    until: str = ""
    note: str = ""


def load_names(desk: Desk) -> tuple[ListedName, ...]:
    """Load the names on the desk's list, in the order of the alphabet."""
    return listed_names(desk.store.load(NO_ARTICLE).names)


def find_name(names: Sequence[ListedName], name: str) -> ListedName | None:
    """Find the name on the list, whatever its case; None where it is not there."""
    return next((listed for listed in names if name_key(listed.name) == name_key(name)), None)


def add_name(desk: Desk, given: NameInput, *, by: str) -> DeskName:
    """Record a name for the desk's list and return its entry, or the one in effect that says all that already.

    Raises:
        DecisionRefusedError: nobody is named, or a value is missing, too long or no date; nothing is recorded.
    """
    entry, is_new = make_entry(desk, given, by=by, listed=find_name(load_names(desk), given.name))
    if is_new:
        desk.store.append([entry], by=by)
    return entry


def make_entry(
    desk: Desk,
    given: NameInput,
    *,
    by: str,
    listed: ListedName | None,
    flag_decision_id: FlagDecisionId = NO_DECISION,
) -> tuple[DeskName, bool]:
    """Return the entry for a name, not yet recorded, and whether it says anything new.

    `listed` is the name on the list so far. The new entry takes the place of those with the same
    post, and goes on saying what they said.

    Raises DecisionRefusedError as `add_name` does.
    """
    check_named(by)
    given = validated_name(given)
    before = [entry for entry in (listed.entries if listed else ()) if name_key(entry.post) == name_key(given.post)]
    known_wrong = [spelling for entry in before for spelling in entry.wrong]
    entry = DeskName(
        id=DeskNameId(desk.new_id("nam")),
        name=given.name,
        kind=NameKind(given.kind or next((entry.kind for entry in before if entry.kind), "")),
        wrong=tuple(dict.fromkeys([*known_wrong, *given.wrong])),
        post=given.post,
        since=given.since or next((entry.since for entry in before if entry.since), ""),
        until=given.until or next((entry.until for entry in before if entry.until), ""),
        note=given.note or next((entry.note for entry in before if entry.note), ""),
        added_by=by,
        added_at=desk.now(),
        flag_decision_id=flag_decision_id,
        supersedes=tuple(entry.id for entry in before),
    )
    same = [each for each in before if _content(each) == _content(entry)]
    return (same[0], False) if same else (entry, True)


def drop_name(desk: Desk, name: str, *, by: str) -> ListedName:
    """Take a name off the desk's list, with all that was said about it, and return it as it was.

    Raises:
        DecisionRefusedError: nobody is named, or the name is not on the list.
    """
    check_named(by)
    listed = find_name(load_names(desk), name)
    if listed is None:
        what = f"'{name[:LONGEST]}' is not on this desk's list of names"
        raise DecisionRefusedError(what=what, fix="List them with: workbench names")
    desk.store.append([dropped_entry(desk, listed, by=by)], by=by)
    return listed


def entries_without(desk: Desk, flag_decision_id: str, *, by: str) -> tuple[DeskName, ...]:
    """Return the entries, not yet recorded, after which nothing that was kept with an answer to a flag is listed.

    What the list said before is said again. A name that somebody went on with since stays.
    """
    kept = [
        entry
        for listed in load_names(desk)
        for entry in listed.entries
        if flag_decision_id and entry.flag_decision_id == flag_decision_id
    ]
    recorded = {entry.id: entry for entry in desk.store.load(NO_ARTICLE).names}
    return tuple(_without(desk, entry, recorded, by=by) for entry in kept)


def _without(desk: Desk, entry: DeskName, recorded: Mapping[DeskNameId, DeskName], *, by: str) -> DeskName:
    before = [recorded[each] for each in entry.supersedes if each in recorded]
    about = {"id": DeskNameId(desk.new_id("nam")), "added_by": by, "added_at": desk.now(), "supersedes": (entry.id,)}
    if not before:
        return replace(entry, **about, dropped=True, flag_decision_id=NO_DECISION)  # type: ignore[arg-type]
    wrong = dict.fromkeys(spelling for each in before for spelling in each.wrong)
    return replace(before[-1], **about, wrong=tuple(wrong))  # type: ignore[arg-type]


def dropped_entry(desk: Desk, listed: ListedName, *, by: str) -> DeskName:
    """Return the entry that takes the entries of `listed` off the list, not yet recorded."""
    return DeskName(
        id=DeskNameId(desk.new_id("nam")),
        name=listed.name,
        added_by=by,
        added_at=desk.now(),
        dropped=True,
        supersedes=tuple(entry.id for entry in listed.entries),
    )


def validated_name(given: NameInput) -> NameInput:
    """Check what was given and return it with its white space put right.

    Raises:
        DecisionRefusedError: the name is missing, a value is too long, a day is no date, or days have no post.
    """
    lines = {key: " ".join(str(getattr(given, key)).split()) for key in ("name", "kind", "post", "since", "until")}
    wrong = tuple(
        dict.fromkeys(
            filter(None, (" ".join(spelling.split()) for spelling in _SEPARATORS.split(";".join(given.wrong))))
        )
    )
    wrong = tuple(spelling for spelling in wrong if spelling != lines["name"])
    checked = NameInput(**lines, wrong=wrong, note=given.note.strip())
    _check_lengths(checked)
    kinds = [kind.value for kind in NameKind if kind]
    if checked.kind and checked.kind not in kinds:
        raise DecisionRefusedError(
            what=f"'{checked.kind[:LONGEST]}' is not a kind of name", fix=f"Use one of: {', '.join(kinds)}."
        )
    _check_days(checked)
    return checked


def _check_lengths(given: NameInput) -> None:
    if not given.name:
        raise DecisionRefusedError(what="The name is missing", fix="Write it as the desk spells it.")
    if len(given.wrong) > MOST_WRONG:
        what = f"'{given.name}' has {plural(len(given.wrong), 'wrong spelling')}"
        raise DecisionRefusedError(what=what, fix=f"Keep at most {MOST_WRONG}.")
    for value in (given.name, given.post, *given.wrong):
        if len(value) > LONGEST:
            what = f"'{value[:40]}...' has {plural(len(value), 'character')}"
            raise DecisionRefusedError(what=what, fix=f"Use at most {LONGEST}.")
    if len(given.note) > LONGEST_NOTE:
        what = f"The note has {plural(len(given.note), 'character')}"
        raise DecisionRefusedError(what=what, fix=f"Use at most {LONGEST_NOTE:,}.")


def _check_days(given: NameInput) -> None:
    for day in (given.since, given.until):
        if day and not _is_partial_day(day):
            fix = "Write it as 2020-09-30, 2020-09 or 2020, or leave it empty."
            raise DecisionRefusedError(what=f"'{day[:LONGEST]}' is not a date", fix=fix)
    if (given.since or given.until) and not given.post:
        what = f"'{given.name}' has days and no post"
        raise DecisionRefusedError(what=what, fix="Say which post they are of, or leave them out.")
    shared = min(len(given.since), len(given.until))
    if given.since[:shared] > given.until[:shared]:
        what = f"'{given.post}' would begin on {given.since}, after its end on {given.until}"
        raise DecisionRefusedError(what=what, fix="Check the two days.")


def _is_partial_day(day: str) -> bool:
    try:
        date.fromisoformat(day + _REST_OF_DAY.get(len(day), "?"))
    except ValueError:
        return False
    return True


def _content(entry: DeskName) -> tuple[object, ...]:
    return (entry.name, entry.kind, entry.wrong, entry.post, entry.since, entry.until, entry.note)
