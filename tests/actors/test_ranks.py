"""No shadow chancellor is the chancellor; "its director" is of the body that was the subject. Texts are invented; the parse is the real model's."""

import framescope as fs
import pytest

OTHERS = [
    ("The mayor faces a revolt over her plan. Tom Reed, the deputy mayor, said he would vote against it. The mayor said she would stay.", "tom-reed"),
    ("The chancellor is under fire. Rupert Ames, the shadow chancellor, accused her of theft. The chancellor laughed.", "rupert-ames"),
    ("The coach was furious. Liam Orr, the assistant coach, said he had seen nothing like it. The coach left early.", "liam-orr"),
    ("Max Orr, a would-be senator, called the bill a gift. The senator said he had not read it.", "max-orr"),
    ("Dana Pike, the vice chair of the board, resigned on Monday. The chair said he regretted it.", "dana-pike"),
    ("The opposition leader, Ida Brandt, called the vote a farce. The leader said he had won it fairly.", "ida-brandt"),
    ("Associate professor Bao Lin left the lab. The professor said he would miss her.", "bao-lin"),
    ("The previous government signed the treaty. The government says it will not be renewed.", "previous-government"),
    ("The next council will have fewer seats. The council voted for that on Monday.", "next-council"),
    ("Hana Okoro, the junior minister, resigned. The minister said she would be missed.", "hana-okoro"),
]  # fmt: skip
SAME = [
    ("Jane Doe, the mayor of Elm, said the plan was sound. The mayor laughed.", "jane-doe"),
    ("Eva Marsh, the chancellor and a former deputy mayor, said the cut was needed. The chancellor laughed.", "eva-marsh"),
    ("Karl Voss, the acting chief, said the fire was out. The chief laughed.", "karl-voss"),
    ("Tom Reed, the deputy mayor, said the plan was bad. The deputy mayor laughed.", "tom-reed"),
    ("Joe Orr, the former president, said the war was a mistake. The former president laughed.", "joe-orr"),
    ("The outgoing mayor, Jane Doe, said the plan was sound. The mayor laughed.", "jane-doe"),
    ("Former senator Rick Aldous wrote a book. The senator says he is glad.", "rick-aldous"),
    ("Vice President Ana Ruiz opened the hall. The vice president laughed.", "ana-ruiz"),
    ("The shadow chancellor, Rupert Ames, rose to speak. The shadow chancellor laughed.", "rupert-ames"),
]


def bare(text):
    """Whom the mentions of the text that begin with "The" mean, in their order."""
    m = fs.analyze(fs.read_article(text), instruments=[]).mentions
    return m[(m.form == "description") & m.text.str.startswith("The ")].actor_id.tolist()


@pytest.mark.parametrize(("text", "not_meant"), OTHERS)
def test_another_rank_is_another_person_or_body(text, not_meant):
    assert bare(text)[-1] != not_meant


@pytest.mark.parametrize(("text", "meant"), SAME)
def test_the_same_rank_is_the_same_person(text, meant):
    assert bare(text)[-1] == meant


@pytest.mark.parametrize(
    "text",
    [
        "The minister is under fire. Rupert Ames, the shadow minister, accused her of theft.",
        "Anna Lee laughed. Maria Orsen, the baker, thanked her.",
        "Anna Lee laughed. Maria Orsen, a baker from Elm, has sued her.",
    ],
)
def test_the_object_is_not_the_subject_that_has_an_apposition(text):
    m = fs.analyze(fs.read_article(text), instruments=[]).mentions
    subject = m[m.text.isin(["Rupert Ames", "Maria Orsen"])].actor_id.iloc[0]
    assert m[m.text == "her"].actor_id.iloc[0] != subject


@pytest.mark.parametrize(
    ("text", "person", "side"),
    [
        ("The Chamber of Trade said the strike had cost 12 million pounds. Its president, Colin Thack, urged both sides to talk.", "Colin Thack", "chamber-of-trade"),
        ("Northgate Logistics made a profit of 3 million. Its chief executive, Stephen Vance, was paid more.", "Stephen Vance", "northgate-logistics"),
        ("Age Action, a charity, warned that the cut could cost lives. Its director, Dr Malcolm Reeve, said so too.", "Malcolm Reeve", "age-action"),
        ("The union accused the company of greed. Its general secretary, Ann Lee, said members were angry.", "Ann Lee", "union"),
        ("Residents accused the council of neglect. Its leader, Tom Orr, denied that.", "Tom Orr", "council"),
        ("Ostra Motors sued Velox Cars on Monday. Its lawyer, Jane Doe, said the case was strong.", "Jane Doe", "ostra-motors"),
    ],
)  # fmt: skip
def test_its_officer_is_of_the_body_that_was_the_subject(text, person, side):
    actors = fs.analyze(fs.read_article(text), instruments=[]).actors
    assert actors.side[actors.name == person].tolist() == [side]


def test_it_is_no_group_of_many():
    m = fs.analyze(fs.read_article("Ministers were told the numbers. It said nobody listened."), instruments=[]).mentions
    assert m.actor_id[m.text == "It"].isna().all()


@pytest.mark.parametrize("name", ["Velox Cars", "Lumen Toys", "Orla Shoes", "Vesper Films", "Zeno Chips", "Calder Taxis"])
def test_a_name_that_ends_with_what_is_sold_is_a_firm_s(name):
    actors = fs.analyze(fs.read_article(f"The union sued {name} on Monday."), instruments=[]).actors
    assert actors.kind[actors.name == name].tolist() == ["organisation"]


@pytest.mark.parametrize("name", ["Amy Waters", "Kofi Banks", "Jens Rivers", "Ivan Brooks", "Tiger Woods"])
def test_a_surname_that_is_a_word_is_none(name):
    actors = fs.analyze(fs.read_article(f"The union sued {name} on Monday."), instruments=[]).actors
    assert actors.kind[actors.name == name].tolist() == ["person"]


@pytest.mark.parametrize(
    "text",
    [
        "Every driver knows the road is dangerous.", "No councillor has answered the letter.", "Each nurse said the same thing.",
        "Neither lawyer spoke to reporters.", "He scolded us like a naughty child.", "No nurse was hurt when the roof fell.",
        "The rain punishes every shopkeeper in town.",
    ],
)  # fmt: skip
def test_whoever_it_may_be_is_nobody(text):
    assert fs.analyze(fs.read_article(text), instruments=[]).actors.empty


@pytest.mark.parametrize(
    "text", ["A driver said he was shocked.", "Two nurses said the ward was full.", "Both lawyers spoke to reporters."]
)
def test_some_are_somebody(text):
    assert len(fs.analyze(fs.read_article(text), instruments=[]).actors) == 1
