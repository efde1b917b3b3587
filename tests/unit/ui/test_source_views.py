"""Archived copies and suggested searches on the page: escaped, marked, and never loaded from elsewhere."""

import base64

import pytest
from made_files import png

from workbench.config.search_places import Purpose
from workbench.intake.datasets.cell_ranges import parse_cell_range
from workbench.intake.datasets.dataset import Dataset, Sheet
from workbench.lookups.links import Search
from workbench.ui.views.archived_view import SHOWN_ROWS, Window, image_html, table_html, window_on, words_html
from workbench.ui.views.searches_view import searches_html

HOSTILE = '<img src=x onerror=alert(1)>"\u202e'
SHEET = Sheet(name="Views", rows=tuple((f"r{n}", HOSTILE if n == 50 else str(n)) for n in range(100)))


def test_an_image_is_shown_out_of_its_own_bytes_with_its_alt_text():
    content = png(3, 2)
    html = image_html(content, "image/png", HOSTILE)

    assert f'src="data:image/png;base64,{base64.b64encode(content).decode()}"' in html
    assert html.count("<img") == 1
    assert "[U+202E]" in html
    with pytest.raises(ValueError, match="is not shown as an image"):
        image_html(b"<svg onload=alert(1)>", "image/svg+xml", "x")


def test_a_table_shows_the_marked_cells_under_their_letters_and_numbers():
    marked = parse_cell_range("B50:B52", Dataset(sheets=(SHEET,)))
    html = table_html(SHEET, window_on(marked), marked)

    assert html.count('<mark class="wb-passage">') == 3
    assert "<img" not in html
    assert '<th scope="row">50</th>' in html
    assert '<th scope="col">B</th>' in html
    assert f"rows 47-{46 + SHOWN_ROWS} of 100" in html


def test_a_table_beyond_its_end_says_so():
    assert "Nothing here" in table_html(SHEET, Window(top=200))


def test_the_words_of_a_copy_are_shown_around_the_passage():
    text = "x" * 9_000 + HOSTILE + "y" * 9_000
    html = words_html(text, 9_000, 9_000 + len(HOSTILE))

    assert html.count("<mark") == 1
    assert "<img" not in html
    assert html.count("…") == 2
    assert len(html) < 7_000
    assert "<mark" not in words_html(text, 0, 0)


def test_a_search_is_a_link_that_tells_its_place_nothing_of_the_page():
    search = Search(purpose=Purpose.GENERAL, place="Web", words=HOSTILE, address="https://a.example/?q=%3Cimg%3E&b=1")
    html = searches_html([search])

    link = '<a href="https://a.example/?q=%3Cimg%3E&amp;b=1" target="_blank" rel="noopener noreferrer nofollow">Web</a>'
    assert link in html
    assert "<img" not in html
    assert "<a" not in searches_html([Search(purpose=Purpose.GENERAL, place="x", words="y", address="javascript:x")])
