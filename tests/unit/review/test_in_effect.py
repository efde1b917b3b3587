"""What stands, whatever the order of the records and however two histories are put together."""

import time
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.review.in_effect import records_in_effect, records_in_effect_by, superseded_ids


@dataclass(frozen=True)
class Record:
    """A record with what it supersedes."""

    id: str
    supersedes: tuple[str, ...] = ()
    subject: str = "claim"


def record(written: str) -> Record:
    """`b<a` is the record b that supersedes a; `c<a,b` supersedes two."""
    name, _, others = written.partition("<")
    return Record(name, tuple(filter(None, others.split(","))))


def standing(*written: str, back: str = "") -> str:
    return "".join(sorted(head.id for head in records_in_effect([record(one) for one in written], frozenset(back))))


@pytest.mark.parametrize(
    ("records", "back", "stands"),
    [
        ("a", "", "a"),
        ("a", "a", ""),
        ("a b<a c<b", "", "c"),
        ("a b<a c<b", "c", "b"),
        ("a b<a c<b", "bc", "a"),
        ("a b<a c<b", "b", "c"),
        ("a b<a c<a", "", "bc"),
        ("a b<a c<a d<b,c", "", "d"),
        ("a b<a c<a d<b,c", "d", "bc"),
        ("a b<a c<a d<b", "", "cd"),
        ("a b", "", "ab"),
        ("a<gone b<a", "", "b"),
        ("a b<lost c<a", "", "bc"),
    ],
)
def test_what_is_not_superseded_stands(records, back, stands):
    assert standing(*records.split(), back=back) == stands


@pytest.mark.parametrize(
    ("records", "back", "stands"),
    [
        ("a<a", "", "a"),
        ("a<b b<a", "", "ab"),
        ("a<b b<a", "b", "a"),
        ("a<c b<a c<b", "", "abc"),
        ("a b<a,c c<b", "", "bc"),
        ("a<b b<a c<a,b", "", "c"),
        ("a<b b<a c<a", "", "bc"),
    ],
)
def test_records_that_supersede_each_other_in_a_loop_stand_until_one_outside_supersedes_them(records, back, stands):
    assert standing(*records.split(), back=back) == stands


def test_a_record_about_another_subject_changes_nothing():
    records = [Record("a"), Record("b", ("a",), subject="another claim")]

    assert records_in_effect_by(records, lambda one: one.subject) == {
        "claim": (records[0],),
        "another claim": (records[1],),
    }


def test_a_subject_on_which_everything_was_taken_back_has_nothing_that_stands():
    assert records_in_effect_by([Record("a")], lambda one: one.subject, frozenset("a")) == {}


def test_superseded_are_the_ones_before_all_the_way_down():
    records = [record(one) for one in ("a", "b<a", "c<b", "x", "d<c")]

    assert superseded_ids(["c"], records) == {"a", "b"}
    assert superseded_ids(["nobody"], records) == frozenset()


IDS = [f"r{number}" for number in range(8)]
ANY = st.lists(
    st.builds(Record, st.sampled_from(IDS), st.lists(st.sampled_from(IDS), max_size=3).map(tuple)),
    unique_by=lambda one: one.id,
)
BACK = st.frozensets(st.sampled_from(IDS))


@given(ANY, BACK, st.randoms(use_true_random=False))
def test_the_order_of_the_records_never_changes_what_stands(records, back, order):
    other = list(records)
    order.shuffle(other)

    assert set(records_in_effect(other, back)) == set(records_in_effect(records, back))


@given(ANY, BACK)
def test_something_stands_unless_everything_was_taken_back(records, back):
    left = [one for one in records if one.id not in back]

    assert bool(records_in_effect(records, back)) is bool(left)


@given(ANY, BACK)
def test_a_decision_over_all_that_stands_ends_every_conflict(records, back):
    over = tuple(head.id for head in records_in_effect(records, back))
    last = Record("last", over)

    assert records_in_effect([*records, last], back) == (last,)
    assert records_in_effect([*records, last], back | {"last"}) == records_in_effect(records, back)


@st.composite
def histories(draw):
    """Two clones' histories: what both had, and what each decided then over what stood for it, or took back."""
    common: list[Record] = []
    back: set[str] = set()
    _go_on(draw, common, back, prefix="c")
    ours, theirs = list(common), list(common)
    back_here, back_there = set(back), set(back)
    _go_on(draw, ours, back_here, prefix="o")
    _go_on(draw, theirs, back_there, prefix="t")
    return ours, theirs, frozenset(back_here | back_there)


def _go_on(draw, records, back, *, prefix):
    for number in range(draw(st.integers(0, 4))):
        stands = records_in_effect(records, back)
        if stands and draw(st.booleans()):
            back.add(draw(st.sampled_from(stands)).id)
        else:
            records.append(Record(f"{prefix}{number}", tuple(head.id for head in stands)))


@given(histories())
def test_two_histories_put_together_in_either_order_give_the_same_and_lose_no_ones_decision(both):
    ours, theirs, back = both
    here = records_in_effect(list(dict.fromkeys([*ours, *theirs])), back)
    there = records_in_effect(list(dict.fromkeys([*theirs, *ours])), back)

    assert set(here) == set(there)
    own = [{head.id for head in records_in_effect(history, back)} for history in (ours, theirs)]
    assert {head.id for head in here} <= own[0] | own[1]
    assert bool(here) is bool(own[0] | own[1])


def test_a_hundred_thousand_records_take_no_longer_than_their_number():
    chain = [Record(str(number), (str(number - 1),)) for number in range(100_000)]
    loop = [Record("0", ("99999",)), *chain[1:]]
    started = time.perf_counter()

    assert [head.id for head in records_in_effect(chain)] == ["99999"]
    assert len(records_in_effect(loop)) == 100_000
    assert time.perf_counter() - started < 10
