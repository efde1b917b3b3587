"""What was left out of a text comes back to where it stood."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.intake.extracted import Extracted
from workbench.intake.restore import restore_left_out

READ = Extracted(
    text="Mill burns\nIt was Monday.\nIt was dark.",
    left_out=("Home", "By Ann Lee", "Photo: Jo", "Comments"),
    left_out_at=(0, 10, 10, 38),
)


def test_pieces_come_back_in_their_order_each_as_a_line():
    whole = "Home\nMill burns\nBy Ann Lee\nPhoto: Jo\nIt was Monday.\nIt was dark.\nComments"

    assert restore_left_out(READ.text, READ, {0, 1, 2, 3}) == whole
    assert restore_left_out(
        restore_left_out(restore_left_out(READ.text, READ, {3}), READ, {0}), READ, {1}
    ) == whole.replace("Photo: Jo\n", "")


def test_a_piece_finds_its_place_in_a_text_that_was_mended_elsewhere():
    mended = READ.text.replace("dark", "late at night")

    assert restore_left_out(mended, READ, {1}).split("\n")[:2] == ["Mill burns", "By Ann Lee"]


def test_a_piece_whose_place_is_gone_goes_to_the_end():
    assert restore_left_out("Something else.", READ, {1, 2}) == "Something else.\nBy Ann Lee\nPhoto: Jo"


def test_nothing_ticked_changes_nothing():
    assert restore_left_out(READ.text, READ, set()) == READ.text


@given(
    st.text("ab\n", max_size=30),
    st.lists(st.tuples(st.text("xyz", min_size=1, max_size=4), st.integers(0, 30)), max_size=5),
)
def test_every_line_stays_whole_and_every_piece_is_a_line(text, pieces):
    places = tuple(min(place, len(text)) for _, place in pieces)
    read = Extracted(text=text, left_out=tuple(piece for piece, _ in pieces), left_out_at=places)
    lines = restore_left_out(text, read, set(range(len(pieces)))).split("\n")

    assert sorted(line for line in lines if line) == sorted(
        [line for line in text.split("\n") if line] + list(read.left_out)
    )
