"""The names on the desk's list, folded from every entry ever made."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from workbench.domain.desk_name import DeskName, ListedName, NameKind, Post
from workbench.review.in_effect import records_in_effect_by


def listed_names(entries: Iterable[DeskName]) -> tuple[ListedName, ...]:
    """Return the names on the list in the order of the alphabet, each with what all its entries in effect say.

    Neither a clock nor the order of the entries decides: what two people added without
    knowing of each other counts together, and an entry is only taken off by somebody who saw it.
    """
    by_name: defaultdict[str, list[DeskName]] = defaultdict(list)
    for heads in records_in_effect_by(entries, lambda entry: name_key(entry.name)).values():
        for entry in heads:
            if not entry.dropped:
                by_name[name_key(entry.name)].append(entry)
    return tuple(_listed(sorted(by_name[key], key=lambda entry: entry.id)) for key in sorted(by_name))


def name_key(name: str) -> str:
    """Return the form by which two entries are about one name: case, composition and white space do not matter.

    >>> name_key("Emmanuel  MACRON") == name_key("Emmanuel Macron")
    True
    """
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def _listed(entries: Sequence[DeskName]) -> ListedName:
    newest = entries[-1]
    posts = {(entry.post, entry.since, entry.until): None for entry in entries if entry.post}
    return ListedName(
        name=newest.name,
        kind=next((entry.kind for entry in reversed(entries) if entry.kind), NameKind.NOT_GIVEN),
        wrong=tuple(dict.fromkeys(chain.from_iterable(entry.wrong for entry in entries))),
        posts=tuple(Post(name=name, since=since, until=until) for name, since, until in posts),
        notes=tuple(dict.fromkeys(entry.note for entry in entries if entry.note)),
        entries=tuple(entries),
    )
