"""Two clones of one desk: each goes on without the other, and then they are put together."""

from dataclasses import dataclass, field, replace

from workbench.services.articles.open_review import open_review
from workbench.services.desk import Desk
from workbench.store.memory import Memory
from workbench.store.tables import TABLES

TEXT = "In the poll 36% agreed. Work begins in spring."


def clone_of(desk: Desk, prefix: str) -> Desk:
    """A desk with the same records in a store of its own."""
    store = Memory()
    put_into(store, desk)
    return replace(desk, store=store, new_id=lambda kind: f"{desk.new_id(kind)}{prefix}")


def put_into(store: Memory, desk: Desk) -> None:
    loaded = desk.store.load_all()
    by_id = {str(record.id): record for table in TABLES for record in getattr(loaded, table.name)}
    ordered = [by_id.pop(record_id) for record_id in loaded.order if record_id in by_id]
    store.append([*by_id.values(), *ordered], by="git")


@dataclass
class Clones:
    """What both clones know, and each of them."""

    ours: Desk
    theirs: Desk
    orders: list[str] = field(default_factory=lambda: ["ours first", "theirs first"])

    def merged(self, order: str = "ours first") -> Desk:
        """A third desk with the records of both, put together in this order."""
        store = Memory()
        both = (self.ours, self.theirs) if order == "ours first" else (self.theirs, self.ours)
        for desk in both:
            put_into(store, desk)
        return replace(self.ours, store=store)


def standing(desk, claim):
    return next(one for one in open_review(desk, claim.article_id).claims if one.claim.id == claim.id)
