"""For whom somebody stands, and for whom not. Texts are invented; the parse is the real model's."""

import pytest
from framescope import tables
from framescope.actors.find import find_actors
from framescope.gazetteer.gazetteer import load_gazetteer
from framescope.parsing import language
from test_actors import read

SIDES = """
The carmaker Velox closed a plant. "We had no choice," finance chief Ida Brun said. | side | brun | velox
The bakers' union BWU called a strike. General secretary Ines Falk said the offer was an insult. | side | falk | bwu
Northgate's chief executive, Stephen Vance, said the offer was final. | side | vance | northgate
Ines Falk, general secretary of the dockers' union UDW, said the offer was an insult. | side | falk | udw
Stephen Vance, the chief executive of Northgate Logistics, said the offer was final. | side | vance | northgate
Northgate Logistics said no. Its chief executive, Stephen Vance, said the offer was final. | side | vance | northgate
Janet Holroyd, who leads the Amalgamated Drivers Union, said members would stay out. | side | holroyd | amalgamated
Tom Reed, a lawyer for Northgate Logistics, said the claim was baseless. | side | reed | northgate
Northgate Logistics lawyer Tom Reed said the claim was baseless. | side | reed | northgate
A spokesman for Northgate Logistics said the offer was final. | side | spokesman | northgate
Mayor Ann Lee condemned the shameful plan on Monday. The plan warned of floods. | notside | plan | ann-lee
The minister Ann Lee read the report. The report said that the dam was weak. | notside | report | ann-lee
Ann Lee, a baker from Elmby, brought bread to the square. | notside | lee | elmby
Ann Lee, a florist in Elmby, brought roses to the square. | notside | lee | elmby
Ann Lee, a nurse from the Elmby Royal Infirmary, brought bread to the square. | side | lee | elmby-royal
Norway lost. Former Norway captain Ann Lee, who was commentating, called it brave. | notside | lee | norway
Ann Lee received a letter on Friday. The letter accused the board of fraud. | notside | letter | ann-lee
Ann Lee rejected the report. The report blamed the council. | notside | report | ann-lee
Ann Lee published a report on Friday. The report blamed the council. | side | report | ann-lee
Ann Lee put a draft resolution before the council. The resolution condemned the cuts. | side | resolution | ann-lee
Castlegate Homes said it had listened. A spokesman for the company said the plan was right. | side | spokesman | castlegate
Northgate Logistics cut 40 jobs on Friday. "It was a hard choice," a spokeswoman for the firm said. | side | spokeswoman | northgate
Northgate Logistics cut 40 jobs on Friday. The company's lawyer said that it would appeal. | side | lawyer | northgate
Fenwick Council met on Monday. An officer of the council said the vote was lost. | side | officer | fenwick
Mayor Ann Lee spoke on Friday. An aide to the mayor said she was tired. | side | aide | ann-lee
Haldor Steel fired the crew. A critic of the company said it was cruel. | notside | critic | haldor
Haldor Steel fired the crew. A customer of the firm said he would leave. | notside | customer | haldor
The Harbour Board met on Monday. A former director of the board said it was late. | notside | director | harbour
Fenwick Council met on Monday. A resident near the council said no. | notside | resident | fenwick
Castlegate Homes met Fenwick Council. A spokesman for the company said yes. A spokesman for the council said no. | notside | spokesman | castlegate
Northgate Logistics sued on Monday. Its rival said that it was sorry. | notside | rival | northgate
Fenwick Council voted on Monday. The leader of the Conservative group, Judith Pell, said no. | notside | pell | fenwick
Zorro Motors came to Fenwick in May. A rider on a red Zorro Motors scooter hit the gate, witnesses said. | notside | rider | zorro
Northgate Logistics' spokeswoman Ada Lunt said the offer was final. | side | lunt | northgate
Henrik Aas, a Norwegian lawyer, denied it. Norway was silent. | notside | aas | norway
The Danish economist Mette Juhl said that prices would rise. | notside | juhl | denmark
Ines Rocha, a Brazilian author who lives in Paris, denied it. | notside | rocha | brazil
The Turkish businessman Kemal Oz denied it. | notside | oz | turkey
The Turkish defence minister, Kemal Oz, denied it. | side | oz | turkey
A French diplomat, Anne Morel, denied it. | side | morel | france
The FNV, the largest Dutch union, called it a disgrace. | notside | fnv | netherlands
The French Doctors Network said that nine people had died in France. | notside | doctors-network | france
The Korea Times said that South Korea had agreed. | notside | times | south-korea
The Norwegian minister left. The board of the club met. The board said no. | notside | board | norway
France sent ships to the coast. The army said that it was ready. | side | army | france
Ann Lee stole while she worked as its finance manager, Elm Crown Court heard. | notside | lee | court
Anneke de Wit was elected mayor of Karelstad. Ilse Brandt of Karelstad University said so. | notside | wit | university
Mara Tell of the Harbour Workers Union said the talks were over. | side | tell | harbour-workers
Ada Lunt, head of communications at the Fenwick Water Board, said the pipe was old. | side | lunt | fenwick-water
Otto Prell, a director at Haldor Shipping, sold his shares. | side | prell | haldor
The treasurer of the Clean Rivers Trust, Bo Lind, said donations had doubled. | side | lind | clean-rivers
Ulla Strand, mayor of Fenwick, opened the bridge. | side | strand | fenwick
Liberal Democrat leader Ada Moll said the vote was close. The Liberal Democrats gained ten seats in Leeds. | notside | moll | democratic-party
South Africa's Democratic Alliance named Pieter Nel as its leader. The Democratic Alliance said it would fight. | notside | nel | democratic-party
South Africa's Democratic Alliance named Pieter Nel as its leader. The Democratic Alliance said it would fight. | noactor | democratic-party | -
Ghana's National Democratic Congress named Kofi Anane as its candidate. The electoral commission in Accra accepted him. | noactor | democratic-party | -
Nigeria's Senate passed the bill on Tuesday. The Senate in Abuja said the president must sign it. | noactor | us-senate | -
The Nigerian Senate passed the bill. Senator Musa Bello said the House of Representatives would agree. | noactor | us- | -
Maine's House voted on Monday. The House said the tax would fall. Governor Ann Pell agreed. | noactor | us-house | -
Kenya's Supreme Court rejected the petition. The Supreme Court said the vote was fair. | noactor | us- | -
Japan's Liberal Democratic Party chose Kenji Mori. The Democratic Party of Japan objected. | notside | mori | democratic-party
The Philippine Senate opened an inquiry. The House of Representatives in Manila declined to comment. | noactor | us- | -
Trades Union Congress leader Pat Orme said pay was falling. | noactor | us-congress | -
The Ohio Senate passed the bill. The Ohio House will vote next week, Speaker Bob Carl said. | noactor | us- | -
The Republican Party of Armenia protested in Yerevan. The Republicans said the vote was stolen. | actor | republican-party-organisation | -
The U.S. Senate passed the bill. Senate leaders in Washington said the House would follow. | actor | us-senate | -
The Senate passed the bill 52 to 48. Democrats in the House said they would block it. President Alan Reed will sign it. | actor | us-house | -
Senate Republicans blocked the bill. Sen. Jane Doerr (R-Ohio) said no. | side | jane-doerr | republican-party
India's Congress party lost the vote. Congress said the count was wrong. | noactor | us-congress | -
Kenya's main opposition candidate, Sam Obuya, rejected the results. | notside | obuya | kenya
Uganda's opposition leader Grace Okot was arrested. | notside | okot | uganda
Ruben Diaz, a fierce critic of the Treasury, said the plan was cruel. | notside | diaz | treasury
Lena Voss, a rival of Haldor chief executive Nils Aas, left the firm. | notside | voss | haldor
Amina Karim, the opposition's spokeswoman on the Treasury, said the chancellor had lost control. | notside | karim | treasury
Rupert Lyle, the shadow foreign secretary, accused the Foreign Office of lying. | notside | lyle | foreign-office
Olga Brandt, a lawyer for the victim, said Haldor Shipping had hidden the report. | notside | brandt | haldor
Former Haldor Shipping director Otto Prell said the ship was unsafe. | notside | prell | haldor
Otto Prell, who resigned from Haldor Shipping in May, said the ship was unsafe. | notside | prell | haldor
Ida Brun, an opponent of the Fenwick Airport Company, chained herself to the gate. | notside | brun | fenwick-airport
Russian dissident Ivan Orlov fled to Berlin. Orlov said the Kremlin had poisoned him. | notside | orlov | russia
Exiled Belarusian opposition leader Anna Kalina spoke in Vilnius. | notside | kalina | belarus
A customer of Northgate Logistics said her parcel was lost. | notside | customer | northgate
Northgate drivers said they had not been paid. Northgate Logistics said it was an error. | notside | drivers | northgate-logistics
The union's opponents said it had lied. | side | opponents | -
Activist Mia Holt, who is suing Haldor Shipping, said the river was dead. | notside | holt | haldor
The prosecutor in the case against Otto Prell, Mia Holt, said he had lied. | notside | holt | prell
Georgia's prime minister, Irakli Maisur, said the law would stay. Protests spread in Tbilisi. | side | maisur | georgia
Kenya's foreign minister, Ann Wafula, met Uganda's president, Paul Okello. | side | wafula | kenya
Kenya's foreign minister, Ann Wafula, met Uganda's president, Paul Okello. | side | okello | uganda
The Nigerian Senate passed the bill. Senate President Musa Bello said Nigeria could not wait. | side | bello | -
The US Senate passed a bill. Senator Jane Doerr said America could not wait. Congress meets again on Monday. | notside | doerr | united-states
The Senate confirmed Judge Alan Pike on Tuesday. The White House praised the Senate. | side | us-senate | -
Congressman Paul Doerr condemned Russia's attack on Ukraine. Russia's foreign minister, Oleg Tarin, called Doerr a liar. | side | doerr | united-states
Northgate Logistics threatened to dismiss strikers. Northgate Logistics said the offer was final. | side | northgate | northgate-logistics
Green Party leader Ola Venn said the river was dead. | side | venn | green-party
The National Rifle League's president, Carl Moss, said the bill was dead. | side | moss | national-rifle
Carl Moss, a member of the Fenwick Council, resigned. | side | moss | fenwick-council
Ministry of Health spokeswoman Tara Quill said the clinic was closed. | side | quill | ministry-of-health
Police chief Bo Frank said two men were held. | side | frank | -
Harbour Town have completed the signing of striker Otto Prell from Fenwick Rovers. Prell said he was glad. | notside | prell | fenwick
Harbour Town signed Otto Prell from Fenwick Rovers in May. | notside | prell | fenwick
The bank hired Otto Prell from Haldor Shipping in May. | notside | prell | haldor
Harbour Town loaned striker Otto Prell from Fenwick Rovers. | notside | prell | fenwick
Otto Prell from Fenwick Rovers said the pitch was wet. | side | prell | fenwick
The Civic Alliance won. Ivo Orlan lost. His campaign manager, Otto Prell, said so. | notside | prell | civic-alliance
The Civic Alliance won. Ada Orlan lost. Her campaign manager, Otto Prell, said so. | notside | prell | civic-alliance
Velox Motors fell. Ada Orlan left. Her finance chief, Otto Prell, left too. | notside | prell | velox
Velox Motors fell. Its finance chief, Otto Prell, left. | side | prell | velox
After the vote at Haldor Shipping the mayor, Otto Prell, left. | notside | prell | haldor
During a strike at Haldor Shipping a judge, Otto Prell, stepped in. | notside | prell | haldor
The Haldor Industries chairman, Otto Prell, resigned. | side | prell | haldor
"""
"""Text, what holds (side, notside, actor, noactor), part of the actor's id, part of its side ("-": itself, or none is asked)."""


def rows():
    return [tuple(line.split(" | ")) for line in SIDES.strip().splitlines()]


@pytest.fixture(scope="module")
def actors():
    """The actors of a text, (actor_id, side) each."""
    texts = list(dict.fromkeys(row[0] for row in rows()))
    docs = dict(zip(texts, language.parse_many(texts), strict=True))
    return lambda text: _actors(docs.get(text) or language.parse(text))


def _actors(doc):
    stands = [
        {"sentence_id": i, "paragraph_id": 0, "start": s.start_char, "end": s.end_char, "text": s.text} for i, s in enumerate(doc.sents)
    ]
    found, _ = find_actors(doc, tables.table("sentences", stands), load_gazetteer())
    return list(zip(found.actor_id, found.side, strict=True))


@pytest.mark.parametrize(("text", "what", "who", "side"), rows())
def test_for_whom_somebody_stands(actors, text, what, who, side):
    found = [(actor, its) for actor, its in actors(text) if who in actor]
    assert bool(found) is (what != "noactor"), actors(text)
    if what == "notside":
        assert not any(side in its for _, its in found), found
    if what == "side":
        assert any(its == actor if side == "-" else side in its for actor, its in found), found


def test_whose_landlord_somebody_is_is_told_and_no_side_of_his():
    doc = language.parse("The families met on Monday. Their landlord told the court that he was sorry.")
    stands = [
        {"sentence_id": i, "paragraph_id": 0, "start": s.start_char, "end": s.end_char, "text": s.text} for i, s in enumerate(doc.sents)
    ]
    found, _ = find_actors(doc, tables.table("sentences", stands), load_gazetteer())
    assert "families’ landlord" in found.name.tolist() and (found.side == found.actor_id).all()


@pytest.mark.parametrize(
    ("text", "who", "side"),
    [
        ("“It is late,” said Ana Vogt, a board member for Harland Trust.", "ana-vogt", "harland-trust"),
        ("“It is late,” said Ana Vogt, advisory board member for Harland Trust.", "ana-vogt", "harland-trust"),
        ("Bo Lee is running. “It is late,” Lee's campaign manager, Ana Vogt, said.", "ana-vogt", "lee-campaign"),
        ("Bo Lee is running. Lee's current campaign press secretary, Ana Vogt, left.", "ana-vogt", "lee-campaign"),
        ("Bo Lee is running. Lee's lawyer, Ana Vogt, left.", "ana-vogt", "bo-lee"),
        ("The Harland Union retorted with an ad. The ad says it is late.", "ad", "harland-union"),
        ("The Harland Union hit back with a letter. The letter says it is late.", "letter", "harland-union"),
        ("The Harland Union adopted a resolution. The resolution says it is late.", "resolution", "harland-union"),
        ("The Harland Union came with a report in hand. The report says it is late.", "report", "report"),
    ],
)
def test_boards_campaigns_and_what_they_put_out(text, who, side):
    actors, _ = read(text)
    assert actors.side[who] == side


@pytest.mark.parametrize(
    ("text", "who", "side"),
    [
        ("The Harland Union sued Northgate. The lawsuit says it lied.", "lawsuit", "harland-union"),
        ("The Harland Union sued Northgate. “It lied,” the complaint says.", "complaint", "harland-union"),
        ("A suit filed by the Harland Union says it is late. The complaint says so twice.", "suit", "harland-union"),
        ("The suit was brought by the Harland Union. The suit says it is late.", "suit", "harland-union"),
        ("The lawsuit was heard in May. The lawsuit from the Harland Union says it is late.", "lawsuit", "harland-union"),
        ("A lawsuit from Nebraska says it is late.", "lawsuit", "nebraska"),
        ("Nebraska’s suit says it is late.", "suit", "nebraska"),
        ("The petition from Ana Vogt says it is late.", "petition", "ana-vogt"),
        ("The report was published by the Harland Union. The report says it is late.", "report", "harland-union"),
        ("The report was read by the Harland Union. The report says it is late.", "report", "report"),
        ("Ana Vogt sued the Harland Union, which sued Bo Lee. The lawsuit says it is late.", "lawsuit", "lawsuit"),
    ],
)
def test_who_puts_a_document_out(text, who, side):
    actors, _ = read(text)
    assert next(its for actor, its in actors.side.items() if who in actor) == side


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("The lawsuit says it is late. The suit says so twice.", True),
        ("The suit says it is late. The complaint says so twice.", True),
        ("The suit says that the law is void. The law says no.", False),
        ("The letter says it is late. The report says no.", False),
        ("The lawsuit says it is late. The council filing says no.", False),
        ("The bill says it is late. The petition says no.", False),
    ],
)
def test_a_document_of_another_sort_is_another(text, same):
    actors, _ = read(text)
    assert (len(actors) == 1) is same
