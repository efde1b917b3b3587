"""Statements that use the same words."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.text.likeness import repetitions

STATEMENTS = st.lists(
    st.lists(st.sampled_from(["mill", "shut", "town", "river", "flood", "lambs", "owner", "June"]), max_size=8)
)


def test_two_tellings_are_a_pair_and_a_short_part_of_a_long_one_is_none():
    told = [
        "The town council shut the old mill in June.",
        "In June the council of the town shut its old mill.",
        "The town council shut the old mill in June after the flood drowned lambs on both banks of a river nearby.",
    ]
    assert [(one.earlier, one.later) for one in repetitions(told)] == [(0, 1)]


@given(STATEMENTS.map(lambda many: [" ".join(words) for words in many]))
def test_pairs_come_once_and_a_statement_is_retold_word_for_word(statements):
    pairs = [(one.earlier, one.later) for one in repetitions(statements)]
    assert len(set(pairs)) == len(pairs)
    assert all(earlier < later for earlier, later in pairs)
    whole = [index for index, words in enumerate(statements) if len(set(words.split())) >= 5]
    same = [(i, j) for i in whole for j in whole if i < j and set(statements[i].split()) == set(statements[j].split())]
    assert len(statements) > 12 or set(same) <= set(pairs)
