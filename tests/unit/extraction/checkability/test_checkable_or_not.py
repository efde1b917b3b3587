"""What a working fact-checker would call checkable, and what not: by the governing verb, not by a word anywhere."""

import pytest

from workbench.domain.article import article_of
from workbench.extraction.claims import claims_in
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

PLANS = """
The funeral will be held at 10 a.m. on Friday, August 17, at the University Chapel.
Norgas plans to cut 300 jobs at its plant in Ayr.
The council intends to sell the old baths.
The trial is due to begin on Monday.
The bridge is expected to reopen on 3 May.
Holm is going to appeal against the ruling.
The exhibition will run from 4 June to 9 July.
The company will close its mill in Leeds.
The ministry has promised to publish the report in May.
The minister will visit Ayr on Tuesday.
The bill would ban the sale of fireworks.
The drug will lose its patent protection in 2030.
The Norgas P4 will have 16 gigabytes of memory.
Prof Ann Lee will be chair of the panel.
Heart pill Nexium and heart drug Crestor will lose their protection in 2014 and 2016.
The update will be available by the end of January and will add a map to the menu.
This will be the first of four flights over Mercury by the probe.
This rally of Modi will be his first outing beyond Gujarat.
The phone would launch in Norway on 9 November.
Holm will be subject to the league's code of conduct.
Ayr will be without Holm and Berg.
The new camera will be available in four models.
The site will also be the new home of the Ayr Museum.
"""
STATED = """
The bank expects inflation of 3% next year.
The budget sets aside $40 million for roads.
There were no limits in place, so you could just fill the memory of a node.
Only members could enter the vault.
The crew could not open the hatch.
We could hear the bells from the harbour.
Borrowers must first pay back the interest.
Objections must be filed with the land office within 30 days of the notice.
Anyone under 16 must have the consent of a parent.
Visitors may not smoke in the tower.
The heirs had to sell the vineyard to pay the duties.
The party has suspended a candidate for allegedly suggesting the old should be moved.
The storm, which left 14,000 homes without power, may have been the strongest in years.
Berg, who had left the country in May, would later tell the court he never met her.
Members voted on Thursday for a plan that would cost $4 billion.
The firm said it hoped prices would fall, and closed two plants in May.
The council hopes to open the library by May.
He wants the mill to stay open.
Holm left.
Dahl lost.
Council sells town hall for one pound
Two men killed in blast at mill
Man sentenced to 30 days in jail
The important dates are listed in the annex.
Test results were positive for two riders.
It was the worst flood since 1968.
The tower was probably built in 1889.
The company has to pay a fine of $3 million.
The road to the sea is closed.
I think the tower was built in 1889.
He will often sit for hours by the river.
A pump will draw the water up into the tank.
Not only will they send your complaint to the bank, they will give you a tracking number.
The number of calories will depend on your age.
You will also find headphones for $150.
You may remember that the town hall burned down.
Experts say the temple would have been finished in about 1200.
Objects look larger under water.
Lentils are a good source of protein.
It is a wonderful new book by Ann Holm.
Norgas Mill opening soon
Ayr Hall (formerly Ayr Baths)
The Long Road, drama, 2011
Heat (1995), thriller
President Ann Lee hugs Stephanie Davies
Murder Victim's Mother Assails Ann Lee
Norgas Launches Nordic Smartphone
Syrian Rebels Fight for Aleppo
Suicide Bomber Kills 30 At Iraq Funeral
Clinton to Propose Early Debt Payoff
Israel pessimistic over Arab aid
For the first time in a decade, former winner Jim McGovern back on tour
1 NATO soldier killed in bomb attack
The evening will feature an auction and cocktails (one with your ticket).
Norgas Bar Opening Soon on the Pike
Tony Romo on Dez Bryant: He’s come full circle
First hybrid car produced in Norway
No change in Selebi case: NPA
Kagayama (Suzuki) 1'32.3
Switzerland (Group D): Fifth appearance
Civil Engineering 2nd (unchanged) 1st
Some 43 percent of those born poor will stay poor.
Each stalk will yield two or three ears.
To keep that rate, you need to pay in at least $50 a month.
Managers often need to hire within days.
We are excited to announce a map of the old mill.
Healthy fats are essential for the body.
Dry wines taste sour.
The probe is interesting because Norgas built it in 2003.
By the evening she'd left every room locked.
In Draw Mode, you'll be able to trim the picture.
In this course at the Holm Institute, you'll study the making of films.
Members of the Norgas club do not have to fill in a form.
The plan still needs to be approved by the Norwegian parliament.
His pick may be academic, with a hearing set for Monday.
Prices will increase in Norway, which is in the middle of a boom.
Launching May 8 in Norway, Game U and the integrated Game U Pad offer new games that people play.
Combo Plan ¬10/month
92% of our customers would vote for Holm if he stood.
After months, the FDA approved a new pill from Pfizer that some Wall Streeters have been betting will become a hit.
CEO: Ann Holm
Guest Pass : 60,000₩
Houses on the coast will generally cost more to insure than those inland.
Compatible with most Norgas phones
Holm wants to be mayor.
The council wants to be ready by May.
"""
NOT = {
    "prediction": """
Sooner or later the old bridge will be tolled, and then the grumbling will start.
Prices will rise sharply.
Insiders expect the shares to sink further this winter.
The talks are likely to fail.
The vote could split the party.
Oil may become scarce.
If the river had risen another foot, the school would have gone under.
Suppose every household kept one hen.
You will love the new tram.
Something will have to give before long.
I will write about the garden again.
It is possible that the two firms could merge.
A ban would hurt the poor.
Holm will win the race in May.
You may find that the app is slow.
Spain will suffer in the coming years.
Had the pilot turned left, the town would have been hit.
In a perfect world, every village would have a baker.
It remains to be seen whether the truce holds.
It could be that the letter was never sent.
In the coming years, you'll be able to rest.
It will be the source of many changes in the Middle East.
Oil may become scarce, with prices at a peak.
Prices will rise for families, which is a shame.
""",
    "opinion": """
This is the shabbiest law the house has seen.
The food was delicious.
Perhaps the referee simply lost his nerve.
I think this is a beautiful bridge.
We are proud of the team.
The plan seems fair.
It is a disgrace.
It was a terrible day for Norway.
The garden looks tired.
Everyone loves a winner.
It is important to note the difference.
However, Macron wants to be ahead of the game.
France has been longing to be a leader.
In this case, promising support is not the same as actually doing a lot.
The reform deserves a chance.
My guess is that he will stand again.
To my mind, the judge got it wrong.
I cannot help feeling that we lost our way.
This makes sense.
It also helps you know what you need to do.
""",
    "advice": """
The council should repair the bridge.
The prosecutor should have stepped down in June.
The government must act now.
We have to get behind the team.
You must read this book.
Find broken links on other sites.
Make a habit of it
Rinse the lentils well and soak them overnight.
In a large bowl, whisk the eggs.
Never mix bleach with ammonia.
Let's go to the sea.
Please send your entries to the desk.
To apply, fill in the form.
Anyone who can afford it would do well to fix the mortgage now.
It is high time the road was mended.
You don't have to be rich.
Building a gym does not have to be expensive.
The road needs to be mended by Monday.
Using a sharp knife, cut the bread and the cheese.
It should encourage growth through gestures of the report of the chambers is a document on the agenda.
""",
    "question": """
How does a two-gram bird cross an ocean?
Could Norway and Denmark agree?
""",
    "boilerplate": """
Loose teeth
Value Stock Investing
Best-in-class smart features
What the council sells
Ten Great Talks On War And Peace
Thanks for reading!
Breathtaking.
What a night!
What a difference a year makes!
Good luck to the lot of them.
Not much of a life
More Athletic Than the Athletics
Suitable dreams
Editor: a history
""",
}
WRONGLY_GENERAL = {"Anyone who can afford it would do well to fix the mortgage now."}


@pytest.fixture(scope="module")
def read():
    tag = load_tagger()
    if tag is None:
        pytest.skip("the language model is not installed")
    return lambda text: claims_in(read_document(article_of(text), tag))


def lines(block):
    return [line for line in block.splitlines() if line]


@pytest.mark.parametrize("sentence", lines(PLANS))
def test_a_plan_of_somebody_named_or_a_fixed_day_can_be_checked(read, sentence):
    claim = read(sentence)[0]
    assert (claim.kind, claim.checkable, claim.reason) == ("plan", True, "")


@pytest.mark.parametrize("sentence", lines(STATED))
def test_a_word_inside_a_statement_does_not_spoil_it(read, sentence):
    claim = read(sentence)[0]
    assert (claim.checkable, claim.reason) == (True, "")


@pytest.mark.parametrize(("kind", "sentence"), [(kind, line) for kind, block in NOT.items() for line in lines(block)])
def test_what_cannot_be_checked_says_why_in_particular(read, kind, sentence):
    claim = read(sentence)[0]
    assert not claim.checkable
    assert claim.reason
    if sentence not in WRONGLY_GENERAL:
        assert claim.kind == kind


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Suppose every household kept one hen.", "supposition"),
        ("Find broken links on other sites.", "instruction"),
        ("The council should repair the bridge.", "should be done"),
        ("The plan seems fair.", "impression"),
        ("Oil may become scarce.", "may be"),
        ("I will write about the garden again.", "means to do"),
        ("Loose teeth", "heading"),
        ("Breathtaking.", "fragment"),
        ("Thanks for reading!", "greeting"),
    ],
)
def test_the_reason_is_the_one_that_holds(read, sentence, reason):
    assert reason in read(sentence)[0].reason


def test_what_somebody_said_is_checked_as_said_and_inside_it_as_stated(read):
    outer, inner = read("Ann Lee said the firm will close its mill in May.")
    assert (outer.kind, inner.kind) == ("attributed-statement", "plan")
    outer, inner = read("Ann Lee said that prices will rise.")
    assert (outer.checkable, inner.checkable) == (True, False)


def test_a_promise_of_somebody_named_is_a_plan_and_the_authors_own_is_none(read):
    quoted = read("“We left Ayr in May. We will sell the mill,” said Ann Lee.")
    assert [claim.kind for claim in quoted if claim.quote.startswith("We will")] == ["plan"]
    assert read("We will work hard.")[0].kind == "prediction"


def test_a_question_mark_for_a_lost_letter_makes_no_question(read):
    assert read("Lee said that despite ?great efforts? the talks ?failed to yield results?")[0].kind != "question"
    assert read("?I renew my offer of elections here,? he wrote.")[0].kind != "question"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("One in five drivers was over the limit.", "statistic"),
        ("He scored one in stoppage time.", "existence-or-relation"),
        ("It has run for a quarter of a century.", "date-or-event"),
        ("Most businesses closed early rather than late.", "existence-or-relation"),
        ("It is the oldest firm in Ayr.", "comparison-or-superlative"),
        ("The book appeared in the 1780s.", "date-or-event"),
        ("The firm sells the TED2005 and the MP3.", "existence-or-relation"),
        ("The fair serves as a meeting place for farmers.", "existence-or-relation"),
        ("Lee served as mayor of Ayr.", "role-or-membership"),
    ],
)
def test_the_kind_is_that_of_the_figure_or_word_meant(read, sentence, kind):
    assert read(sentence)[0].kind == kind
