"""Sentences from many fields, each with the statements that it must yield."""

import pytest

from workbench.domain.article import article_of
from workbench.extraction.claims import claims_in
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

# A sentence, then a line for each statement: the words, who says so, the claim read alone; "-" where there is none.
SENTENCES = """
The Nobel committee praised her work; she received the prize in 2011.
    The Nobel committee praised her work | The Nobel committee
    she received the prize in 2011.
The fire, which started in the kitchen, killed two people and destroyed nine homes.
    The fire, which started in the kitchen, killed two people
    destroyed nine homes | - | The fire destroyed nine homes
Messi, who is 34, scored twice and set up a third.
    Messi, who is 34, scored twice and set up a third.
Officials said 12 people had died, 40 were missing and 300 had lost their homes.
    Officials said 12 people had died, 40 were missing and 300 had lost their homes. | Officials
    12 people had died | Officials
    40 were missing | Officials
    300 had lost their homes | Officials
Dr. Mary Hall of Leeds University, the study's lead author, said the results were surprising.
    Dr. Mary Hall of Leeds University, the study's lead author, said the results were surprising. | Mary Hall
    the results were surprising | Mary Hall
The senator told reporters that he had not read the bill.
    The senator told reporters that he had not read the bill. | The senator
    he had not read the bill | The senator
Ann Lee told the inquiry that Bo Berg had said that the valve was safe.
    Ann Lee told the inquiry that Bo Berg had said that the valve was safe. | Ann Lee
    Bo Berg had said that the valve was safe | Ann Lee
    the valve was safe | Bo Berg
"We were warned," Ann Lee told the BBC, adding that the dam had leaked since 2004.
    "We were warned," Ann Lee told the BBC, adding that the dam had leaked since 2004. | Ann Lee
    "We were warned," | Ann Lee
    We were warned | Ann Lee
    the dam had leaked since 2004 | Ann Lee
The firm's shares closed at $12.40, up 3% on the day.
    The firm's shares closed at $12.40, up 3% on the day.
About 36% of adults smoke and 12% drink daily, a survey found.
    About 36% of adults smoke and 12% drink daily, a survey found. | a survey
    About 36% of adults smoke | a survey
    12% drink daily | a survey
The drug was approved in 2011 and the patent expired in 2021.
    The drug was approved in 2011
    the patent expired in 2021.
The treaty was signed by France, Germany and Italy.
    The treaty was signed by France, Germany and Italy.
Ann Lee is a lawyer, a mother of three and the president of the Ayr Chess Club.
    Ann Lee is a lawyer, a mother of three
    the president of the Ayr Chess Club | - | Ann Lee is the president of the Ayr Chess Club
He won gold in the 100m, silver in the 200m and bronze in the relay.
    He won gold in the 100m, silver in the 200m and bronze in the relay.
Although the court fined the bank $3 million, it admitted no wrongdoing.
    Although the court fined the bank $3 million
    it admitted no wrongdoing.
The play opened in 1951, closed in 1953, and was revived in 1990.
    The play opened in 1951
    closed in 1953 | - | The play closed in 1953
    was revived in 1990 | - | The play was revived in 1990
Lee said: "The mill burned in May."
    "The mill burned in May." | Lee
The report blamed poor training and said the crew had ignored two alarms.
    The report blamed poor training | The report
    said the crew had ignored two alarms | The report | The report said the crew had ignored two alarms
    the crew had ignored two alarms | The report
Temperatures will reach 40C on Friday, forecasters said.
    Temperatures will reach 40C on Friday, forecasters said. | forecasters
    Temperatures will reach 40C on Friday | forecasters
Critics argue that the tax hurts the poor, while supporters say that it raises $2 billion.
    Critics argue that the tax hurts the poor | Critics
    the tax hurts the poor | Critics
    supporters say that it raises $2 billion | supporters
    it raises $2 billion | supporters
The ship sank in 1912 with 1,500 people on board.
    The ship sank in 1912 with 1,500 people on board.
Lee, the director of Stop the War, and Berg, the author of Life and Death, met in Paris.
    Lee, the director of Stop the War, and Berg, the author of Life and Death, met in Paris.
- Rents rose 9% in Leeds
    Rents rose 9% in Leeds
- 300 jobs to go at Ayr mill
    300 jobs to go at Ayr mill
Ann Lee (left) receives the prize in Oslo on 10 December 2019.
    Ann Lee (left) receives the prize in Oslo on 10 December 2019.
"It is safe," said Lee. "We tested it twice."
    "It is safe," | Lee
    "We tested it twice." | Lee
Ann Lee said sales rose 20% in May, fell 5% in June and rose 4% in July.
    Ann Lee said sales rose 20% in May, fell 5% in June and rose 4% in July | Ann Lee
    sales rose 20% in May | Ann Lee
    fell 5% in June | Ann Lee | sales fell 5% in June
    rose 4% in July | Ann Lee | sales rose 4% in July
Sales rose 20% in May, fell 5% in June and rose 4% in July, Ann Lee said.
    Sales rose 20% in May, fell 5% in June and rose 4% in July, Ann Lee said. | Ann Lee
    Sales rose 20% in May | Ann Lee
    fell 5% in June | Ann Lee | Sales fell 5% in June
    rose 4% in July | Ann Lee | Sales rose 4% in July
Lee reportedly said the mill "burned to the ground" in May.
    Lee reportedly said the mill "burned to the ground" in May. | Lee
    the mill "burned to the ground" in May | Lee
    "burned to the ground" | Lee
Valentina Matvienko and Gerard Larcher, heads of the two Senates, signed the report in June.
    Valentina Matvienko and Gerard Larcher, heads of the two Senates, signed the report in June.
The heads of the two Senates, Valentina Matvienko and Gerard Larcher, signed the report in June.
    The heads of the two Senates, Valentina Matvienko and Gerard Larcher, signed the report in June.
“The bridge is old. I truly believe that it will fall,” Ann Lee said.
    “The bridge is old. I truly believe that it will fall,” | Ann Lee
    The bridge is old. | Ann Lee
    I truly believe that it will fall | Ann Lee
Researchers at Leeds found that the drug cut deaths by 30% and that side effects were rare.
    Researchers at Leeds found that the drug cut deaths by 30% and that side effects were rare. | Researchers at Leeds
    the drug cut deaths by 30% | Researchers at Leeds
    side effects were rare | Researchers at Leeds
The trial, which enrolled 1,204 patients in nine countries, ended in March 2019.
    The trial, which enrolled 1,204 patients in nine countries, ended in March 2019.
Profits fell 12% to $4.2 billion, while revenue rose 3% to $61 billion.
    Profits fell 12% to $4.2 billion
    revenue rose 3% to $61 billion
Judge Mary Hall sentenced Bo Berg to nine years in prison and ordered him to pay $40,000.
    Judge Mary Hall sentenced Bo Berg to nine years in prison
    ordered him to pay $40,000 | - | Judge Mary Hall ordered him to pay $40,000
Born in Ayr in 1931, Carl Dunn studied law at Leeds, joined the Navy in 1952 and died on Friday aged 89.
    Born in Ayr in 1931, Carl Dunn studied law at Leeds
    joined the Navy in 1952 | - | Carl Dunn joined the Navy in 1952
    died on Friday aged 89 | - | Carl Dunn died on Friday aged 89
The council approved the budget on Tuesday, cut library hours by a third and closed two pools.
    The council approved the budget on Tuesday
    cut library hours by a third | - | The council cut library hours by a third
    closed two pools | - | The council closed two pools
According to the police, the driver was drunk and had no licence.
    According to the police, the driver was drunk | the police
    had no licence | the police | the driver had no licence
The minister was told that the dam was leaking, a report said.
    The minister was told that the dam was leaking, a report said. | a report
    The minister was told that the dam was leaking | a report
The company, founded by Ann Lee in 1998, employs 300 people in Ayr and 120 in Leeds.
    The company, founded by Ann Lee in 1998, employs 300 people in Ayr and 120 in Leeds.
Doctors say one in five patients never recover and that most lose weight.
    Doctors say one in five patients never recover and that most lose weight | Doctors
    one in five patients never recover | Doctors
    most lose weight | Doctors
Ann Lee, 54, the mayor of Ayr, won 61% of the vote; her rival Bo Berg took 37%.
    Ann Lee, 54, the mayor of Ayr, won 61% of the vote
    her rival Bo Berg took 37%.
"It was a war zone," said Ann Lee, who lost her home in the fire.
    "It was a war zone," said Ann Lee, who lost her home in the fire. | Ann Lee
    "It was a war zone," | Ann Lee
    It was a war zone | Ann Lee
Ann Lee, who chairs the board, said the firm would cut 400 jobs and close its plant in Ayr.
    Ann Lee, who chairs the board, said the firm would cut 400 jobs and close its plant in Ayr. | Ann Lee
    the firm would cut 400 jobs and close its plant in Ayr | Ann Lee
The court heard that Berg had bought the knife in May and had hidden it in a shed.
    The court heard that Berg had bought the knife in May and had hidden it in a shed | The court
    Berg had bought the knife in May | The court
    had hidden it in a shed | The court | Berg had hidden it in a shed
The species was discovered in 1911, was declared extinct in 1986 and was found again in 2003.
    The species was discovered in 1911
    was declared extinct in 1986 | - | The species was declared extinct in 1986
    was found again in 2003 | - | The species was found again in 2003
Unemployment stood at 4.1% in May, down from 4.6% in April, the Labour Department reported.
    Unemployment stood at 4.1% in May, down from 4.6% in April, the Labour Department reported. | Labour Department
    Unemployment stood at 4.1% in May, down from 4.6% in April | Labour Department
The museum opened in 1905 but burned down in 1944 and was rebuilt in 1951.
    The museum opened in 1905
    burned down in 1944 | - | The museum burned down in 1944
    was rebuilt in 1951 | - | The museum was rebuilt in 1951
He told the BBC that he had never met Berg, and that the letter was forged.
    He told the BBC that he had never met Berg, and that the letter was forged | He
    he had never met Berg | He
    the letter was forged | He
Lee was reported to have said that the mill was "a death trap".
    Lee was reported to have said that the mill was "a death trap". | Lee
    the mill was "a death trap" | Lee
    "a death trap" | Lee
Police said a man, 43, had been arrested and a woman, 39, was being questioned.
    Police said a man, 43, had been arrested and a woman, 39, was being questioned | Police
    a man, 43, had been arrested | Police
    a woman, 39, was being questioned | Police
It is not known whether the pilot survived, officials said.
    It is not known whether the pilot survived, officials said. | officials
    It is not known whether the pilot survived | officials
• Sales rose 20% in May and fell 5% in June.
    Sales rose 20% in May
    fell 5% in June | - | Sales fell 5% in June
The airline carried 1.2 million passengers in 2018, 1.4 million in 2019 and 300,000 in 2020.
    The airline carried 1.2 million passengers in 2018, 1.4 million in 2019 and 300,000 in 2020.
Denmark exported 40 tonnes of cheese, Sweden 30 tonnes and Norway 12 tonnes.
    Denmark exported 40 tonnes of cheese, Sweden 30 tonnes and Norway 12 tonnes.
The study was published in Nature and Science and cited 400 times.
    The study was published in Nature and Science
    cited 400 times
The WHO warned on Monday that measles cases had doubled in Europe and tripled in Africa.
    The WHO warned on Monday that measles cases had doubled in Europe and tripled in Africa | The WHO
    measles cases had doubled in Europe | The WHO
    tripled in Africa | The WHO | measles cases tripled in Africa
Lee said on Monday that the road would open in May and that tolls would fall by 10%.
    Lee said on Monday that the road would open in May and that tolls would fall by 10% | Lee
    the road would open in May | Lee
    tolls would fall by 10% | Lee
The hospital treated 3,000 patients last year, of whom 200 died.
    The hospital treated 3,000 patients last year, of whom 200 died.
Hall, a former nurse, has served on the board since 2011 and chairs its audit committee.
    Hall, a former nurse, has served on the board since 2011
    chairs its audit committee | - | Hall chairs its audit committee
Witnesses said they saw a white van leave the scene and heard two shots.
    Witnesses said they saw a white van leave the scene and heard two shots | Witnesses
    they saw a white van leave the scene | Witnesses
    heard two shots | Witnesses
Berg, whose brother runs the mill, dismissed the plan, pointing out that 62% of staff had left.
    Berg, whose brother runs the mill, dismissed the plan, pointing out that 62% of staff had left. | Berg
    62% of staff had left | Berg
Officials said the delay was due to a strike.
    Officials said the delay was due to a strike. | Officials
    the delay was due to a strike | Officials
Ann Lee, the bank's head, studied at Leeds and later taught there for two decades.
    Ann Lee, the bank's head, studied at Leeds
    later taught there for two decades | - | Ann Lee later taught there for two decades
One of the victims, retired teacher Ann Lee, 72, told the court that she had lost her home.
    One of the victims, retired teacher Ann Lee, 72, told the court that she had lost her home. | Ann Lee
    she had lost her home | Ann Lee
I have three children, you know.
    I have three children, you know.
The council voted 9-4 on Thursday to approve a $42 million plan that would bring trams to Ayr.
    The council voted 9-4 on Thursday to approve a $42 million plan that would bring trams to Ayr.
"It is safe," said union leader Ann Lee, who has led the board since 2016.
    "It is safe," said union leader Ann Lee, who has led the board since 2016. | Ann Lee
    "It is safe," | Ann Lee
    It is safe | Ann Lee
His deputy, Conservative councillor Bo Berg, said the road had closed in May.
    His deputy, Conservative councillor Bo Berg, said the road had closed in May. | Bo Berg
    the road had closed in May | Bo Berg
Some 80% of farms had power in 1950, compared with 11% in 1935.
    Some 80% of farms had power in 1950, compared with 11% in 1935.
Sales fell 18%, according to figures published by the Ayr Port in May.
    Sales fell 18%, according to figures published by the Ayr Port in May. | Ayr Port
The mill, the third-largest employer in Ayr, will close, its chief executive Ann Lee told staff.
    The mill, the third-largest employer in Ayr, will close, its chief executive Ann Lee told staff. | Ann Lee
    The mill, the third-largest employer in Ayr, will close | Ann Lee
The bridge, built in 1890 and repaired in 1952, carries 12,000 cars a day.
    The bridge, built in 1890 and repaired in 1952, carries 12,000 cars a day.
He gave a talk with the Ayr Herald newspaper, published on Tuesday.
    He gave a talk with the Ayr Herald newspaper, published on Tuesday.
"""


def cases():
    found = []
    for line in SENTENCES.strip().splitlines():
        if line.startswith(" "):
            quote, claimant, alone, *_ = [*line.strip().split(" | "), "-", "-"]
            found[-1][1].append((quote, claimant, alone))
        else:
            found.append((line, []))
    return found


@pytest.mark.parametrize(("sentence", "expected"), cases(), ids=lambda part: part[:40] if isinstance(part, str) else "")
def test_a_sentence_yields_each_of_its_statements(sentence, expected):
    tag = load_tagger()
    if tag is None:
        pytest.skip("the language model is not installed")
    claims = [claim for claim in claims_in(read_document(article_of(sentence), tag)) if claim.unit == "statement"]
    assert [(claim.quote, claim.claimant or "-", claim.standalone or "-") for claim in claims] == expected
