"""Whatever is done to a table, the journal gives its rows back."""

from mutations import wrong_after_mutations
from test_contract import ARTICLE, claim, event, verdict

from workbench.store.csv_folder import CsvFolder


def test_two_hundred_damaged_tables_bring_no_wrong_row_and_lose_none(tmp_path):
    store = CsvFolder(tmp_path / "claims")
    store.append([ARTICLE, claim()], by="Ana")
    for number in range(5):
        store.append([verdict(number, f"Because of {number},\n=1+1"), event(number)], by="Ana")

    assert list(wrong_after_mutations(tmp_path / "claims", tmp_path, times=200, seed=3)) == []
