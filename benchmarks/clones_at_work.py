"""Clones of a claims folder that people work on by clocks of their own, and what must stand afterwards."""

import contextlib
import random
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

from workbench.domain.review import Review
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import decide
from workbench.services.claims.take_back import undo
from workbench.wiring import open_desk

ROOT = Path(__file__).resolve().parents[1]
CLAIMS = 3
NOON = 1_780_000_000.0
CLOCKS = (-3600.0, 0.0, 0.0, 1.0)
"""Seconds by which the clock differs from noon; it stands still twice as often."""
LABELS = ("wrong", "disputed", "outdated", "missing context")
STANDING = dict[str, frozenset[str]]


@dataclass(frozen=True, kw_only=True)
class Place:
    """An empty folder for one trial, and a claims folder to copy."""

    folder: Path
    seeded: Path
    kills: int

    def copy(self, name: str, *, of: Path | None = None) -> Path:
        return Path(shutil.copytree(of or self.seeded, self.folder / name))


@contextlib.contextmanager
def clock_at(seconds: float) -> Iterator[None]:
    """Everything in this process takes it for that time, in Unix seconds."""
    real = time.gmtime
    with mock.patch("time.time", return_value=seconds), mock.patch("time.gmtime", lambda at=None: real(at or seconds)):
        yield


def claim_ids(folder: Path) -> list[str]:
    return [one.claim.id for one in review_of(folder).claims if one.claim.checkable][:CLAIMS]


def review_of(folder: Path) -> Review:
    desk = open_desk(folder)
    return open_review(desk, desk.store.article_list()[0].id)


def judge(folder: Path, claim_id: str, label: str, *, by: str, clock: float = NOON) -> str:
    """A verdict over whatever stands there, conflicts included; its id."""
    with clock_at(clock):
        desk = open_desk(folder)
        article = desk.store.article_list()[0].id
        over = tuple(standing_in(folder).get(claim_id, ()))
        return str(decide(desk, article, claim_id, label=label, rationale=f"Because {label}.", by=by, over=over).id)


def standing_in(folder: Path) -> STANDING:
    """The verdicts that stand on each claim: one, or those that the page shows to be in conflict."""
    standing = {}
    for one in review_of(folder).claims:
        heads = one.rivals.verdicts or ((one.verdict,) if one.verdict else ())
        if (len(heads) > 1) != (one.status == "in conflict"):
            heads = ()
        if heads:
            standing[str(one.claim.id)] = frozenset(str(verdict.id) for verdict in heads)
    return standing


@dataclass(kw_only=True)
class Expected:
    """What a clone must show, worked out from what each verdict knew of; no times."""

    before: dict[str, frozenset[str]] = field(default_factory=dict)
    claims: dict[str, str] = field(default_factory=dict)
    by: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    def give(self, verdict: str, claim: str, by: str) -> None:
        self.before[verdict] = self.standing().get(claim, frozenset())
        self.claims[verdict], self.by[verdict] = claim, by

    def take_back(self, by: str) -> None:
        self.gone.add([verdict for verdict in self.before if self.by[verdict] == by and verdict not in self.gone][-1])

    def can_take_back(self, by: str) -> bool:
        return any(self.by[verdict] == by and verdict not in self.gone for verdict in self.before)

    def copy(self) -> "Expected":
        return Expected(before=dict(self.before), claims=dict(self.claims), by=dict(self.by), gone=set(self.gone))

    def merged(self, other: "Expected") -> "Expected":
        whole = self.copy()
        for verdict in other.before:
            whole.before.setdefault(verdict, other.before[verdict])
            whole.claims[verdict], whole.by[verdict] = other.claims[verdict], other.by[verdict]
        whole.gone |= other.gone
        return whole

    def standing(self) -> STANDING:
        superseded: set[str] = set()
        for verdict in self.before:
            if verdict not in self.gone:
                superseded |= self._all_before(verdict)
        standing: dict[str, set[str]] = {}
        for verdict, claim in self.claims.items():
            if verdict not in self.gone and verdict not in superseded:
                standing.setdefault(claim, set()).add(verdict)
        return {claim: frozenset(heads) for claim, heads in standing.items()}

    def _all_before(self, verdict: str) -> set[str]:
        found, waiting = set(), list(self.before[verdict])
        while waiting:
            each = waiting.pop()
            if each not in found:
                found.add(each)
                waiting += self.before[each]
        return found


def at_work(folder: Path, expected: Expected, chance: random.Random, *, by: str, deeds: int) -> None:
    claims = claim_ids(folder)
    for _ in range(deeds):
        clock = NOON + chance.choice(CLOCKS)
        if chance.random() < 0.2 and expected.can_take_back(by):
            with clock_at(clock):
                desk = open_desk(folder)
                undo(desk, desk.store.article_list()[0].id, by=by)
            expected.take_back(by)
        else:
            claim = chance.choice(claims)
            expected.give(judge(folder, claim, chance.choice(LABELS), by=by, clock=clock), claim, by)


def bring_in(folder: Path, other: Path) -> None:
    """Have `folder` the journals and rows of `other`, as a merge by git has them."""
    for journal in (other / ".history").glob("journal-*.jsonl"):
        ours = folder / ".history" / journal.name
        if not ours.exists() or ours.stat().st_size < journal.stat().st_size:
            shutil.copy(journal, ours)
    for table in other.glob("*.csv"):
        ours = folder / table.name
        known = set(ours.read_bytes().splitlines(keepends=True)) if ours.exists() else set()
        with ours.open("ab") as file:
            file.writelines(line for line in table.read_bytes().splitlines(keepends=True) if line not in known)
