"""The promise at the core: what was acknowledged is there, whoever is killed when."""

from kills import kill_writers


def test_eight_writers_and_a_hundred_kills_lose_no_acknowledged_row_and_tear_none(tmp_path):
    outcome = kill_writers(tmp_path / "claims", kills=100, writers=8, seed=1)

    assert outcome.acknowledged > 200
    assert outcome.lost == ()
    assert outcome.half == ()
    assert outcome.other_problems == ()
