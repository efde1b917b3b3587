"""Words taken for others: the frames, their signs."""

import pytest

from workbench.domain.article import article_of
from workbench.domain.flag import Severity
from workbench.flags.lists import word_frames
from workbench.flags.rules.wrd001_confused_words import RULE
from workbench.flags.rules.wrd002_doubled_word import RULE as DOUBLED
from workbench.flags.words.frames import frame_of
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document


def _found(text):
    return [(found.suggestion, found.severity) for found in RULE.find(read_document(article_of(text)))]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("They could of left.", "have"),
        ("He ran threw the park going threw the gate.", "through"),
        ("The vote was held on Sunday knight.", "night"),
        ("It is colder then the last one.", "than"),
        ("He asked witch of them was late.", "which"),
        ("We cannot go on loosing money.", "losing"),
        ("The club keeps loosing matches at home.", "losing"),
        ("They were afraid of loosing their jobs.", "losing"),
        ("The firm looses $2 million a month.", "loses"),
        ("The team could loose its best striker.", "lose"),
        ("For to long, families have been left behind.", "too"),
        ("It is to early to say who won.", "too"),
        ("The plan came to late to help.", "too"),
        ("There are to many cars on the road.", "too"),
        ("The cuts go to far, the union said.", "too"),
        ("The bill costs to much, critics said.", "too"),
        ("The city closed it's library in May.", "its"),
        ("The bank lost it's licence.", "its"),
        ("Its a shame that the mill shut.", "It's"),
        ("He said its not clear who fired first.", "it's"),
        ("Its been a hard year for farmers.", "It's"),
        ("Its going to rain on Sunday.", "It's"),
        ("She ignored the unions proposal for shorter hours.", "union's"),
        ("Your going to need a permit.", "You're"),
        ("You should check you're contract first.", "your"),
        ("If your planning a trip, book early.", "you're"),
        ("The fire was bigger then expected.", "than"),
        ("More then 200 people fled.", "than"),
        ("Rather then wait, she resigned.", "than"),
        ("He was jailed and than deported.", "then"),
        ("The man whose been charged is 34.", "who's"),
        ("The cuts could effect thousands of workers.", "affect"),
        ("The storm effected 2,000 homes.", "affected"),
        ("The drug had no affect on patients.", "effect"),
        ("The affects of the strike will last.", "effects"),
        ("The law takes affect on Monday.", "effect"),
        ("He was the principle witness at the trial.", "principal"),
        ("The principle of the school resigned.", "principal"),
        ("She refused on principal.", "principle"),
        ("The two sides agreed in principal.", "principle"),
        ("The inquiry was lead by a judge.", "led"),
        ("The strike has lead to shortages.", "led"),
        ("The bill was past by the Senate.", "passed"),
        ("The Senate past the bill on Friday.", "passed"),
        ("He drove passed the school.", "past"),
        ("The deadline past without a deal.", "passed"),
        ("The firm was in breech of contract.", "breach"),
        ("Hackers breeched the network.", "breached"),
        ("She paid him a complement.", "compliment"),
        ("The talks were held discretely.", "discreetly"),
        ("The police made discrete inquiries.", "discreet"),
        ("The town counsel voted to close the road.", "council"),
        ("The defence council asked for bail.", "counsel"),
        ("She sought legal council.", "counsel"),
        ("The building cite was closed.", "site"),
        ("Work at the sight stopped in May.", "site"),
        ("The report sites three studies.", "cites"),
        ("Prices peeked in June.", "peaked"),
        ("The film peaked her interest.", "piqued"),
        ("The offer peaked the interest of investors.", "piqued"),
        ("The government must reign in spending.", "rein"),
        ("The king took the reigns in 1901.", "reins"),
        ("Queen Anne's rein lasted 12 years.", "reign"),
        ("She played a key roll in the talks.", "role"),
        ("His roll as chairman ended.", "role"),
        ("The lorry was stationery at the lights.", "stationary"),
        ("She sells stationary and pens.", "stationery"),
        ("The room was bear.", "bare"),
        ("She could not bare the pain.", "bear"),
        ("The costs will be born by taxpayers.", "borne"),
        ("The driver hit the breaks.", "brakes"),
        ("The break pedal failed.", "brake"),
        ("He will insure that the rules are kept.", "ensure"),
        ("The police found elicit drugs.", "illicit"),
        ("The question illicited no answer.", "elicited"),
        ("He is an imminent scientist.", "eminent"),
        ("An attack is eminent.", "imminent"),
        ("Drivers flaunt the rules every day.", "flout"),
        ("He flouted his wealth.", "flaunted"),
        ("A hoard of fans stormed the pitch.", "horde"),
        ("Detectorists found a horde of Roman coins.", "hoard"),
        ("She is loathe to leave.", "loath"),
        ("He took up the mantel of leader.", "mantle"),
        ("Staff moral is at a low.", "morale"),
        ("The morale of the story is clear.", "moral"),
        ("The gang peddled bikes up the hill.", "pedalled"),
        ("He was jailed for pedaling drugs.", "peddling"),
        ("Auditors poured over the accounts.", "pored"),
        ("Inspectors are pouring over the documents.", "poring"),
        ("The party changed tact last year.", "tack"),
        ("The firm agreed to wave the fee.", "waive"),
        ("She waved her right to a lawyer.", "waived"),
        ("The storm wrecked havoc on the coast.", "wreaked"),
        ("The virus is reeking havoc.", "wreaking"),
        ("The army fought to the south of the boarder.", "border"),
        ("He was a member of the navel reserve.", "naval"),
        ("The tenants must give there notice.", "their"),
        ("They said there homes were flooded.", "their"),
        ("Their are 40 schools in the county.", "There"),
        ("Their is no evidence of fraud.", "There"),
        ("The players said their ready.", "they're"),
        ("Police said they were to tired to go on.", "too"),
        ("She has an appetite for desert.", "dessert"),
        ("The rain did not phase the crowd.", "faze"),
        ("He tried to diffuse the row.", "defuse"),
        ("The patience were moved to another hospital.", "patients"),
        ("The soldier was awarded a meddle.", "medal"),
        ("The doctor proscribed antibiotics.", "prescribed"),
        ("The pair where arrested on Monday.", "were"),
        ("The men who where killed were named.", "were"),
        ("We want to no the truth.", "know"),
        ("The train came threw the tunnel.", "through"),
        ("The plaintiff waved his rights.", "waived"),
        ("He excepted the award.", "accepted"),
        ("All accept two of the men were freed.", "except"),
        ("The alter boy gave evidence.", "altar"),
        ("He would of won.", "have"),
        ("Fans should of known.", "have"),
        ("A women was killed in the crash.", "woman"),
        ("Two woman were hurt.", "women"),
        ("One of the man was arrested.", "men"),
        ("The medicine had adverse affects.", "effects"),
        ("They paid there respects.", "their"),
        ("She did not know weather to go.", "whether"),
        ("The club's moral was low.", "morale"),
        ("The mayor said the plan was to expensive.", "too"),
        ("The river is to dangerous to swim in.", "too"),
        ("The team won there third game.", "their"),
        ("He has a flare for drama.", "flair"),
        ("The road is closed do to flooding.", "due"),
        ("They had a ton of fair play, and taxi fairs rose.", "fares"),
        ("The vase sold for more then $2,000.", "than"),
        ("She was an ardent feminist and a roll model.", "role"),
        ("The hole village came out.", "whole"),
        ("They were aloud to leave.", "allowed"),
        ("She asked for a brake in the talks.", "break"),
        ("The engine was to blame for the loose of power.", "loss"),
        ("The lost of two players hurt the side.", "loss"),
        ("The advise of doctors was ignored.", "advice"),
        ("He was adviced to rest.", "advised"),
        ("She gave him good advise.", "advice"),
        ("Doctors advice patients to rest.", "advise"),
    ],
)
def test_a_slip_is_found_with_the_word_meant(text, right):
    assert (right, None) in _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "He cared not a whit for it.",
        "She threw the ball.",
        "Sir John was made a knight in May.",
        "He said it's people are what matter, and it's time ministers acted.",
        "It's cranes, not ships, that make the port.",
        "It's clear voters want change, and it's likely ministers will resign.",
        "It's been raining and it's business as usual.",
        "She knows who's boss and who's in charge.",
        "They demanded that he lead the inquiry, and did she lead the team?",
        "The company announced its very first loss; its time in office ended.",
        "The notices are sent to many people and to early risers.",
        "The path is to the left. The road to high office is hard.",
        "The hounds were let loose; he looses an arrow.",
        "The animal was bear, deer or elk. He was born by the sea.",
        "Critics welcomed plans to effect a change in the law.",
        "The cat was stationary at the door of the stationery shop.",
        "The king's reign in Scotland lasted 12 years; she will reign in peace.",
        "The council for the north met the defence council.",
        "She paid him a compliment. The judge was complimented by the jury.",
        "Rain poured over the fields and over the wall.",
        "A wave of the hand; she waved her right hand at fans.",
        "He roofed the house with slate; the house past the church.",
        "Dancers who lead the way, and problems which lead to the closure.",
        "There are two men. The teams that lost; the clubs plan to appeal; the governments agreed.",
        "The minister's plan, the unions' proposal, the union leaders.",
        "The women said; one woman and two women were there. A women's team.",
        "He knows no end; to no one's surprise; to no avail.",
        "Two man-made lakes. A two man crew. One of the men.",
        "They walked past the school; the time passed without a word.",
        "In the past years the bill was passed by the house.",
        "Interest on principal is due; the principle of the thing; agreed in principle.",
        "The price of the loose change; the lost of the world.",
        "He was accepted; all accept the verdict; we all accept that.",
        "Where are they? They asked where he was; the city where people were killed.",
        "They do to others; what he did was do to them as they did.",
        "The site of the crash; at the sight of blood she fainted.",
        "Moral of the story; morale is low; moral support.",
        "Its own money; in its place; of its members. It's a shame; it's not clear.",
        "The advice of doctors; some advise against it; we advise people to rest.",
        "If your planning application fails, your going is your choice.",
        "You're welcome; if you're planning a trip. He is in your house.",
        "The prey; the altar; alter the course.",
        "The plan costs to the public rose. He came to high office late. It seems to me.",
        "The league went to high-flying Arsenal. They went to far places and came to slow down.",
        "It is to little avail that we wait. It was to good effect. It was to be. There are to be two.",
        "It looked to young voters. She is to low-paid staff what he was to rich donors.",
        "He was too tired to go on, and it was far too expensive.",
        "The gap is between rich and poor; the letter is to poor families.",
        "The role of the chair; a roll of the dice; his roll of film.",
        "Equipment for desert warfare.",
    ],
)
def test_the_same_word_in_its_own_place_is_left_alone(text):
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("It's cranes, among the tallest in Europe, can be seen for miles.", "Its"),
        ("The company said it's profits fell.", "its"),
        ("The minister, who's department lost the files, resigned.", "whose"),
        ("He lead the team to victory in 2019.", "led"),
        ("It's staff, she said, were relieved.", "Its"),
    ],
)
def test_a_short_form_where_the_tags_call_for_another_word_is_found(text, right):
    document = read_document(article_of(text), load_tagger())

    assert [found.suggestion for found in RULE.find(document)] == [right]


@pytest.mark.parametrize(
    "text",
    [
        "He said it's people that matter, and it's time ministers acted.",
        "It's cranes, not ships, that make the port.",
        "It's clear voters want change, and it's likely ministers will resign.",
        "She knows who's boss and who's in charge.",
        "They demanded that he lead the inquiry. Did she lead the team?",
        "It's",
    ],
)
def test_a_short_form_in_its_own_place_is_left_alone(text):
    assert list(RULE.find(read_document(article_of(text), load_tagger()))) == []


def test_who_writes_speech_down_makes_the_slip():
    assert _found("“They could of left,” said Smith.") == [("have", None)]


def test_a_word_doubled_in_a_transcript_is_a_note():
    document = read_document(article_of("Well, um, it was the the first vote."))
    assert [found.severity for found in DOUBLED.find(document)] == [Severity.NOTE]


def test_words_after_an_exclamation_mark_keep_a_frame_silent():
    pattern = frame_of("have\thalve\tto\t!the its").pattern
    assert pattern.search("to halve been") is not None
    assert pattern.search("to halve the") is None


def test_no_frame_replaces_a_word_by_itself():
    assert [frame for frames in word_frames().values() for frame in frames if frame.right == frame.wrong] == []
