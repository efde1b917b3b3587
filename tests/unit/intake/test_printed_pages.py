"""Printed pages are read as a reader does: column by column, notes aside, tables by rows, headings apart."""

import typst

from workbench.intake.extracted import Extracted
from workbench.intake.layout.blocks import Block, in_reading_order
from workbench.intake.layout.joining import join_lines, join_pages, remove_note_marks
from workbench.intake.pdf import read_pdf

LEFT = "The old mill in Ayr burned down on Monday, and 36% of the stock was lost, the owner said. " * 9
RIGHT = "Investigators looked for the cause for seven days and found none, the fire brigade told us. " * 9
PAGES = f"""
#set page(paper: "a4", columns: 2, margin: 2cm, numbering: "1 / 1", header: [_Ayr Gazette_ #h(1fr) Wednesday])
#set document(title: "Mill burns down", author: "Ann Lee")
#set par(justify: true)
#set text(hyphenate: true, lang: "en")
#place(top + center, scope: "parent", float: true, text(1.6em, weight: "bold")[Mill burns down in Ayr])
By Ann Lee

{LEFT}#footnote[Statement of the Ayr Mill Company.] It held 30 m#super[2] of flour.

== What the experts say
{RIGHT}#footnote[Press release 12/2020 of the brigade.]

#table(columns: 3, [Year], [Sacks], [Share], [2018], [380], [34%], [2019], [400], [36%])

- The first point of the list
- The second point of the list

{RIGHT * 7}
"""


def printed(source: str) -> Extracted:
    return read_pdf(typst.compile(source.encode()))


def test_a_page_in_two_columns_is_read_column_by_column_without_what_stands_around():
    read = printed(PAGES)
    lines = read.text.split("\n")

    assert lines[:2] == ["Mill burns down in Ayr", "By Ann Lee"]
    assert lines[2] == f"{LEFT.strip()} It held 30 m2 of flour."
    assert lines[3:5] == ["What the experts say", RIGHT.strip()]
    assert {"2018 380 34%", "2019 400 36%"} <= {line.replace("\t", " ") for line in lines}
    assert {"• The first point of the list", "• The second point of the list"} <= set(lines)
    assert lines[-1] == (RIGHT * 7).strip(), "a paragraph over columns and pages is not whole"
    assert {"1 / 2", "2 / 2", "Ayr Gazette", "Wednesday"} <= set(read.left_out)
    assert any("Statement of the Ayr Mill Company." in piece for piece in read.left_out)
    assert any("Press release 12/2020" in piece for piece in read.left_out)


def test_what_was_left_out_has_a_place_in_the_text_for_each_piece():
    read = printed(PAGES)

    assert len(read.left_out) == len(read.left_out_at)
    assert all(0 <= place <= len(read.text) for place in read.left_out_at)
    assert (read.title, read.byline, len(read.page_starts)) == ("Mill burns down", "Ann Lee", 2)


def test_three_columns_and_a_box_across_them_are_read_in_order():
    sides = [f"{word} {LEFT}" for word in ("Alpha", "Beta", "Gamma")]
    columns = "#colbreak()\n".join(f"{side}\n" for side in sides)
    read = printed(
        f"#set text(size: 8pt)\n= News\n#columns(3)[{columns}]\n#rect(width: 100%)[A correction. {RIGHT}]\n{RIGHT}"
    )

    firsts = [line.split()[0] for line in read.text.split("\n")]
    assert firsts == ["News", "Alpha", "Beta", "Gamma", "A", "Investigators"]


def test_numbered_items_are_paragraphs_and_a_bold_line_is_a_heading():
    lines = printed("*Findings*\n\nIt burned.\n+ First of all\n+ Second of all\n").text.split("\n")

    assert lines == ["Findings", "It burned.", "1. First of all", "2. Second of all"]


def test_a_file_name_is_no_title():
    assert printed('#set document(title: "final_v3.docx")\nWords.').title == ""


def block(words: str, left: float, top: float, *, width: float = 200, lines: int = 1) -> Block:
    middles = tuple(top + 12 * line + 5 for line in range(lines))
    place = {"left": left, "right": left + width, "top": top, "bottom": top + 12 * lines}
    return Block(lines=(words,) * lines, middles=middles, size=10, page_height=800, **place)


def test_a_letter_with_its_date_at_the_right_is_read_from_the_top():
    blocks = [block("30 May", 350, 50), block("Dear Sir", 50, 120), block("The mill " * 9, 50, 150, width=500, lines=9)]

    assert [found.lines[0][:6] for found in in_reading_order(blocks)] == ["30 May", "Dear S", "The mi"]


def test_figures_beside_words_are_rows_and_two_columns_of_words_are_not():
    words = [block("north", 50, 100, width=60, lines=2), block("south", 150, 100, width=60, lines=2)]
    figures = [block("north", 50, 100, width=60, lines=2), block("1,200", 150, 100, width=60, lines=2)]

    assert [found.lines for found in in_reading_order(figures)] == [("north\t1,200",), ("north\t1,200",)]
    assert [found.lines for found in in_reading_order(words)] == [("north", "north"), ("south", "south")]


def test_a_figure_is_a_mark_only_where_there_is_such_a_note():
    assert remove_note_marks("It fell.3 It held 40 sacks of wheat3", {"1"}) == "It fell.3 It held 40 sacks of wheat3"
    assert remove_note_marks("It fell.3 It held 3 sacks of wheat3", {"3"}) == "It fell. It held 3 sacks of wheat"


def test_soft_hyphens_only_break_lines():
    assert join_lines(["moles\u00ad", "tiae", "well-", "known"]) == "molestiae well-known"


def test_a_paragraph_goes_on_after_a_page_only_where_its_sentence_does():
    first, second, third = block("It burned,", 50, 700), block("he said.", 50, 60), block("Nobody came.", 50, 60)
    text, starts = join_pages([[first], [second], [third], []])

    assert text == "It burned, he said.\nNobody came."
    assert starts == (0, 11, 20, 32)
