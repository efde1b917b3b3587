"""What on a page is no text: lines and stretches of furniture, each kind with what looks like it and is text."""

import pytest

from workbench.domain.article import article_of
from workbench.text.layout.paragraphs import paragraphs_of
from workbench.text.read_article import read_document

STORY = "The mill by the river shut in May.\n\nThe owners sold it to Tyne Bros. in June, the council said."


def reason_of(line, *, before="Mill shuts after fire", after=STORY):
    text = f"{before}\n\n{line}\n\n{after}"
    (paragraph,) = [p for p in paragraphs_of(text) if text[p.start : p.end] == line]
    return paragraph.reason


def reason_at_end(line):
    return reason_of(line, before=f"Mill shuts\n\n{STORY}", after="")


@pytest.mark.parametrize(
    "line",
    [
        "Published: 14/03/2024 10:05 GMT",
        "Updated 3 hours ago",
        "4 min read",
        "November 9, 2012 by Cristi",
        "By Alyson Klein on August 8, 2012 6:23 PM",
        "Posted: 08/09/2012 9:21 am Updated: 08/09/2012 10:53 am",
        "by Pearl Higgins on 10/18/2012 • 2 Comments | Internet Marketing",
        "Posted on September 4th, 2012 • 46 Comments",
        "2012-10-30",
        "Wednesday, September 19, 2012 11:10 AM",
        "By Ed Silverman // November 6th, 2012 // 9:41 am",
        "First published on Fri 8 Mar 2024 06.00 GMT",
        "9:05am, EDT",
        "Reading time: 5 minutes",
    ],
)
def test_a_line_that_only_says_when_it_was_published_is_furniture(line):
    assert reason_of(line) == "publication line"


@pytest.mark.parametrize(
    "line",
    [
        "Published in 1999, the book sold well.",
        "Updated figures show a fall",
        "On 5 May 2024 the mill shut",
        "May 2024: mill shuts",
        "Three hours ago the mill shut",
        "2012 in review",
        "Posted: a guard at every door",
        "2:00 - 7:30 pm",
        "9am to 5pm",
    ],
)
def test_a_line_that_says_more_than_when_is_text(line):
    assert reason_of(line) == ""


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lee",
        "BY JEFFREY SPARSHOTT",
        "By Brian Stelter and Bill Carter",
        "by Marko Saric",
        "By Ta-Nehisi Coates, Political Editor",
        "By Ann Lee | Reuters",
        "Words by Ann Lee",
        "Ann Lee in Oslo",
        "Ann Lee, chief reporter",
        "Ann Lee",
        "Posted by Rudy Galfi, Product Manager",
        "By Staff Writer",
        "Published by Ann Lee",
        "Published by Staff Writer: Ann Lee",
        "By The Associated Press",
    ],
)
def test_a_byline_is_furniture(line):
    assert reason_of(line) == "byline"


@pytest.mark.parametrize(
    "line",
    [
        "(Editing by Alison Wildey)",
        "(Reporting by Ann Lee in Oslo; editing by Bo Berg)",
        "Additional reporting by Ann Lee",
        "AP Business Writer Kelly Olsen in Seoul contributed to this report.",
    ],
)
def test_who_else_worked_on_it_is_a_byline_at_the_end(line):
    assert reason_at_end(line) == "byline"


@pytest.mark.parametrize(
    "line",
    [
        "By popular demand",
        "By the numbers",
        "By Design",
        "Mill Lane",
        "By Ann Lee’s count, nine ships left.",
        "Ann Lee in Oslo said no.",
        "Ann Lee wins",
        "Winter in Oslo",
        "By 2030 all mills will be shut",
        "Published by Helvetiq",
        "Published by Hachette",
    ],
)
def test_a_line_that_begins_like_a_byline_is_text(line):
    assert reason_of(line) == ""


@pytest.mark.parametrize(
    "line",
    [
        "Photograph: X/Agency",
        "Photo: L. Amsel",
        "Image via Kirill Linnik/Shutterstock",
        "Photo by U.S. Army Europe Images",
        "Photo credit: Pixabay.",
        "Featured image credit: GGvogue",
        "Courtesy Studio KMJ",
        "(Credit: Screen shot by Greg Sandoval/CNET)",
        "Getty Images",
    ],
)
def test_a_picture_credit_is_furniture(line):
    assert reason_of(line) == "picture credit"


@pytest.mark.parametrize(
    "line",
    [
        "Photo of the mill shows a crack in its wall.",
        "Mayor Tilda Rask cuts the ribbon at the new tram depot on Friday.",
        "Image is everything",
        "Photos by drones led police to the mill.",
        "Credit: banks lent 3% less in May",
    ],
)
def test_a_caption_or_sentence_about_pictures_is_text(line):
    assert reason_of(line) == ""


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("00:14:07,200 --> 00:14:09,850", "subtitle cue"),
        ("WEBVTT", "subtitle cue"),
        ("[door slams] [inaudible] ♪ slow piano ♪", "subtitle cue"),
        ("Subs: Hale, Nkemelu, Sorensen (gk), Duarte, Pike.", "team line-up"),
        ("Brackley Vale (4-3-3): Moss; Adeyi, Kerr, Lund; Brodie, Sall; Omar, Roux", "team line-up"),
        ("$95.00 | $9.50 | $14.25 | $19.00", "table row"),
        ("City\tRent\tChange", "table row"),
        ("Garlic\t6 cloves\t12 cloves", "table row"),
        ("Date:May 5, 2024 | Category:Mills | Author:Ann Lee", "table row"),
        ("Read: Apple's A6 chip development detailed", "page furniture"),
        ("RELATED: The mill that burned", "page furniture"),
        ("Topics: mills, fires, rivers", "page furniture"),
        ("46 Comments", "comment form"),
        ("Follow Ann on Twitter @annlee", "share buttons"),
        ("To contact the reporter on this story: Ann Lee in Oslo at alee@mill.example", "page furniture"),
        ("alee@mill.example", "web address"),
        ("This material may not be published, broadcast, rewritten or redistributed.", "copyright line"),
        ("VALPORT (Northern Wire)", "dateline"),
    ],
)
def test_other_furniture_is_told_by_its_form(line, reason):
    assert reason_of(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Subs are hard to find.",
        "Speakers: Ann Lee, Bo Berg and Cy Dahl",
        "Read the full report before you vote.",
        "The vote was 61 | 38, the clerk said.",
        "Inland Empire\t5,079\t-1.8%\t-11.3%",
        "5 | Hull | 72.8",
        "| Leeds University | £346.00 | £464.00 |",
        "Follow the money, she told him.",
        "He said [inaudible] and left.",
        "Comments by the mayor angered 46 people",
    ],
)
def test_text_with_the_words_of_furniture_is_text(line):
    assert reason_of(line) == ""


@pytest.mark.parametrize(
    "heading",
    ["Safe and Sound", "Future Work", "Knowledge Is Power", "Wrapping It Up", "Thank You"],
)
def test_a_heading_before_a_first_person_is_no_author_box(heading):
    text = f"News\n\n{STORY}\n\n{heading}\n\nI liked my visit to the mill."
    assert {p.reason for p in paragraphs_of(text)} == {""}


def stretches(text):
    document = read_document(article_of(text))
    return [(document.quote(piece.span), piece.reason) for piece in document.furniture]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("LONDON, March 14, 2024 (NPS) - The board spent 20%.", "LONDON, March 14, 2024 (NPS) -"),
        ("GENEVA, Oct. 3 — Delegates from 41 states met.", "GENEVA, Oct. 3 —"),
        ("ST. PAUL, Minn. (NPS) — A judge threw it out.", "ST. PAUL, Minn. (NPS) —"),
        ("SAN FRANCISCO (Reuters Life!) - An actress left.", "SAN FRANCISCO (Reuters Life!) -"),
        ("STOCKHOLM—Nokia unveiled a phone.", "STOCKHOLM—"),
        ("NEW DELHI: The minister left.", "NEW DELHI:"),
        ("Washington (CNN) -- The Senate voted.", "Washington (CNN) --"),
        ("(CBS News) AURORA, Colo. - Sixteen were hurt.", "(CBS News) AURORA, Colo. -"),
        ("PARIS/BERLIN, Nov 5 (Reuters) - “It is over,” he said.", "PARIS/BERLIN, Nov 5 (Reuters) -"),
        ("OAKLAND, Calif., Dec. 29 Two free throws won it.", "OAKLAND, Calif., Dec. 29"),
        ("LONDON, Jan. 10 British actor Cy Dahl left.", "LONDON, Jan. 10"),
        ("RAMALLAH, West Bank, Dec. 5 (AP) ? The president left.", "RAMALLAH, West Bank, Dec. 5 (AP) ?"),
        ("KABUL, Afghanistan?A bomb went off.", "KABUL, Afghanistan?"),
        ("HONOLULU _ A golfer won.", "HONOLULU _"),
        ("CHAPEL HILL, N.C. --- The team won.", "CHAPEL HILL, N.C. ---"),
        ("STORRS, Conn.: A guard scored 25 points.", "STORRS, Conn.:"),
        ("Beijing (PTI): Four pandas were born.", "Beijing (PTI):"),
        ("OKLAHOMA CITY — Two men were charged.", "OKLAHOMA CITY —"),
        ("Visakhapatnam, Jan 7 - India will have one.", "Visakhapatnam, Jan 7 -"),
        ("(Channel News) _ Washington -- The firm has asked.", "(Channel News) _ Washington --"),
    ],
)
def test_a_dateline_is_a_stretch_before_the_first_sentence(text, head):
    document = read_document(article_of(text))
    assert [(document.quote(piece.span), piece.reason) for piece in document.furniture] == [(head, "dateline")]
    first = document.sentences[0]
    assert text[first.start : first.end] == text[len(head) :].strip()


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE - The board met.",
        "BREAKING: The mill burned down.",
        "HOLM: The mill burned down.",
        "NASA — the space agency — left.",
        "Oslo - the capital - voted.",
        "IBM (NYSE) rose.",
        "Lee (Labour) - who won - left.",
        "PLEASE NOTE: The mill is shut.",
        "SACHA LEE, HOST: The house is sitting.",
        "WHO, Geneva? The mill is shut.",
        "JANUARY 10 Two men left.",
        "Monday, Jan 7 - The mill shut.",
        "MOSS, Jan. 10: Two men left.",
    ],
)
def test_what_only_looks_like_a_dateline_is_text(text):
    assert stretches(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Traders sweep up after the flood. Photo: L. Amsel", "Photo: L. Amsel"),
        ("Traders sweep up on Monday. Photograph: Mark Turner/Array Ltd", "Photograph: Mark Turner/Array Ltd"),
        ("A man calls from a phone in Lan Kwai Fong. (Kin Cheung/Associated Press)", "(Kin Cheung/Associated Press)"),
    ],
)
def test_a_credit_behind_a_caption_is_a_stretch_and_the_caption_is_text(text, expected):
    assert stretches(text) == [(expected, "picture credit")]


def test_a_cue_of_subtitles_is_a_stretch_before_its_text():
    text = "00:14:07,200 --> 00:14:09,850 The first lighthouse was built here in 1793."
    assert stretches(text) == [("00:14:07,200 --> 00:14:09,850", "subtitle cue")]


def test_a_stretch_holds_no_sentence_and_no_token():
    text = f"LONDON, March 14, 2024 (NPS) - {STORY} Photo: L. Amsel"
    document = read_document(article_of(text))
    for piece in document.furniture:
        assert not document.sentences_in(piece.span)
