"""Firms told by their form in law or by the trade before them, and states told by the town before them."""

import pytest
from framescope import analyze
from framescope.parsing.language import parse
from framescope.reading.article import Article


def actors(text: str):
    return analyze(Article(id="a", text=text), instruments=["vader"]).actors.set_index("actor_id")


@pytest.mark.parametrize(
    "name", ["Santoro SpA", "Klein GmbH", "Haldor AG", "Norvik ASA", "Pelto Oyj", "Colbo BV", "Merin SARL", "Zephyr Air"]
)
def test_a_form_in_law_makes_a_firm_and_its_first_word_is_short_for_it(name):
    found = actors(f"{name} sacked forty people. The mayor was angry. {name.split()[0]} said sales had fallen.")
    assert [(i, k) for i, k in found.kind.items() if name.split()[0].lower() in i] == [(name.lower().replace(" ", "-"), "organisation")]


ELM = "Orvane, the chipmaker, is to cut 2,300 jobs. {} said on Thursday that two customers had cancelled orders."


@pytest.mark.parametrize(
    "seat",
    [
        "Eindhoven-based company",
        "Leeds-based firm",
        "London-listed company",
        "Sweden-based company",
        "New York-based company",
        "Paris-based group",
    ],
)
def test_where_a_firm_has_its_seat_makes_no_other_of_it(seat):
    found = actors(ELM.format(f"The {seat}"))
    assert not [i for i in found.index if "based" in i or i in ("eindhoven", "leeds", "london", "sweden", "new-york", "paris")]
    assert found.mentions["orvane"] >= 2


@pytest.mark.parametrize("surname", ["de Wit", "van Loon", "della Rosa", "von Stein", "du Plessis"])
def test_a_surname_with_its_particle_is_the_same_persons(surname):
    capital = surname[:1].upper() + surname[1:]
    found = actors(f"Anneke {surname} has won a second term. {capital} said that she was glad. Nobody else stood.")
    assert found.index[found.kind == "person"].tolist() == [f"anneke-{surname.lower().replace(' ', '-')}"]


@pytest.mark.parametrize("body", ["University", "Crown Court", "Hospital", "Borough Council"])
def test_a_towns_name_alone_is_no_body_that_is_called_after_it(body):
    found = actors(f"Ann Lee was elected mayor of Fenwick. Ida Brun of Fenwick {body} said that it was late. Fenwick {body} agreed.")
    assert found.side["ann-lee"] != f"fenwick-{body.lower().replace(' ', '-')}"


@pytest.mark.parametrize("name", ["Maria Sa", "Linh Ag"])
def test_whoever_is_called_like_one_stays_a_person(name):
    assert actors(f"{name} said she was tired. Ms {name.split()[1]}, 41, lives in the harbour.").kind.tolist() == ["person"]


@pytest.mark.parametrize("text", ["They sued Klein GmbH.", "They bought Santoro SpA."])
def test_a_full_stop_behind_a_firm_stands_apart(text):
    assert parse(text)[-1].text == "."


@pytest.mark.parametrize(
    "trade", ["Budget airline", "Software firm", "Fashion retailer", "Energy supplier", "Music magazine", "Rights group"]
)
def test_a_trade_at_the_head_of_a_sentence_is_no_body(trade):
    found = actors(f"{trade} Zephyr closed. Its boss, Niall Byrne, apologised.")
    assert trade.split()[0].lower() not in found.index and found.side["niall-byrne"] == "zephyr"


@pytest.mark.parametrize(
    ("town", "state"), [("Macon", "Georgia"), ("Elbert", "Virginia"), ("Quill Creek", "Georgia"), ("Tarrow", "Carolina")]
)
def test_a_state_behind_its_town_is_no_person(town, state):
    found = actors(f"Police in {town}, {state}, found the van. {state}'s attorney general, Kim Tate, said charges would follow.")
    assert "kim-tate" in found.index and state.lower() not in found.index


def test_who_speaks_in_a_town_is_a_person():
    assert actors("In Paris, Georgia said she was tired. Georgia, 41, lives with her son.").kind["georgia"] == "person"


@pytest.mark.parametrize("made", ["scooter", "phone", "delivery van", "store", "taxi"])
def test_whose_name_stands_on_what_is_made_or_sold_is_a_firm(made):
    found = actors(f"A boy in a red cap hit a Zorro {made} on Tuesday. Zorro arrived here in May. Ada Bell said it was a nuisance.")
    assert found.kind["zorro"] == "organisation" and found.kind["ada-bell"] == "person"


def test_whose_name_stands_before_a_deed_or_a_work_may_be_a_person():
    assert actors("A Marlow victory would please them. Mr Marlow said he was ready. Marlow arrived in May.").kind["marlow"] == "person"


@pytest.mark.parametrize(
    "text",
    [
        "Thornbridge council voted on Tuesday. Grace Nwosu coaches at Thornbridge Rovers.",
        "Leeds council voted on Tuesday. Leeds United lost.",
        "Garwick Housing sued. Garwick councillors cheered.",
        "Milton Keynes council sat late. Milton Keynes Dons had asked it to.",
        "Oradell court fined three men. Oradell Hospital treated two.",
    ],
)
def test_a_town_s_council_does_not_act_for_another_body_called_after_the_town(text):
    found = actors(text)
    bodies = found[found.name.str.contains("council|court")]
    assert len(bodies) == 1
    assert (bodies.side == bodies.index).all()


@pytest.mark.parametrize(
    "name", ["Sport England", "Cricket Australia", "Swim Ireland", "Universities Scotland", "Sport New Zealand", "Invest India"]
)
def test_a_body_that_ends_in_its_country_is_not_the_country(name):
    a = analyze(Article(id="a", text=f"{name} has criticised the council for ignoring its advice."), instruments=[])
    assert a.actor_names[a.attributions.speaker.iloc[0]] == name


@pytest.mark.parametrize("paper", ["this cruel and cynical Bill", "the Bill", "a new Act"])
def test_a_paper_with_a_capital_is_nobody(paper):
    found = actors(f"There is time to stop {paper}. Ann Lee said so. Nobody read {paper}.")
    assert not {"bill", "act"} & set(found.index[found.kind == "person"])


def test_the_county_council_is_no_town_council():
    found = actors(
        "Penmarsh Town Council met on Monday. Debbie Fowler said that takings had fallen since the county council raised its fees."
    )
    assert found.mentions["penmarsh-town-council"] == 1


def test_a_state_senator_does_not_stand_for_the_country():
    found = actors("State Sen. Curt Nygaard, a Republican, said no. Ellen Dahl of Minnesota said yes.")
    assert found.side["curt-nygaard"] != "united-states"


@pytest.mark.parametrize("office", ["Defence secretary", "Housing minister", "Health secretary", "Justice minister"])
def test_what_a_minister_is_for_is_no_body(office):
    found = actors(f"{office} Imogen Marsh did not answer. Marsh said no.")
    assert found.index.tolist() == ["imogen-marsh"]


@pytest.mark.parametrize("of_whom", ["Darnell Whitlock", "Whitlock"])
def test_nobody_stands_for_his_spokeswoman(of_whom):
    found = actors(
        f"Darnell Whitlock left at noon. A spokeswoman for {of_whom}, Erin Calloway, said that he was ill. Calloway said so twice."
    )
    assert (found.side["darnell-whitlock"], found.side["erin-calloway"]) == ("darnell-whitlock", "darnell-whitlock")


@pytest.mark.parametrize("phrase", ["English teachers", "the French exam", "its German lessons"])
def test_a_language_is_no_country(phrase):
    found = actors(f"The school cut {phrase} in May. Mark Dobbs said that he was sorry for {phrase}.")
    assert not {"united-kingdom", "france", "germany", "england"} & set(found.index)


@pytest.mark.parametrize("who", ["The Romanian champion, Ovidiu Pop,", "The Romanian rider Ovidiu Pop", "Ovidiu Pop, a Romanian striker,"])
def test_a_sportsman_does_not_stand_for_his_country(who):
    assert actors(f"{who} said that he would start. Romania was wet.").side["ovidiu-pop"] == "ovidiu-pop"


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Her predecessor, the Conservative Philip Marchmont,", "philip-marchmont"),
        ("Her opponent, the property developer Ruben Halas,", "ruben-halas"),
        ("The firm's boss, a former banker Paul Orr,", "paul-orr"),
        ("Her critic, the Labour MP Tom Rudge,", "tom-rudge"),
    ],
)
def test_who_is_named_behind_a_title_is_the_one_described(who, name):
    found = actors(f"The leader, Naz Choudhury, met the press. She was tired. {who} said that it rained.")
    assert found.index[found.kind == "person"].tolist() == ["naz-choudhury", name] or found.mentions[name] >= 2
    assert not [actor for actor in found.index if actor.endswith(("predecessor", "opponent", "boss", "critic"))]


def test_a_man_of_a_town_does_not_act_for_its_police():
    found = actors(
        "A Winnipeg man was freed on Friday. The man hugged his sister. The Winnipeg Police Service said that it accepted the ruling."
    )
    assert "winnipeg-police-service" not in [side for actor, side in found.side.items() if actor.endswith("man")]


@pytest.mark.parametrize("rebels", ["Colombian rebels", "The Colombian guerrillas"])
def test_rebels_of_a_country_do_not_act_for_it(rebels):
    found = actors(f"{rebels} freed eleven soldiers. Colombia was glad.")
    assert all(side != "colombia" for actor, side in found.side.items() if actor != "colombia")


@pytest.mark.parametrize(
    "dismissed",
    [
        "The board of Glydeways has removed its founder and chief executive, Conrad Vale.",
        "Glydeways has suspended its president, Conrad Vale, for a month.",
        "Glydeways sacked its manager, Conrad Vale.",
    ],
)
def test_who_is_put_out_of_office_does_not_act_for_the_body(dismissed):
    assert actors(f"{dismissed} Glydeways said so on Monday.").side["conrad-vale"] == "conrad-vale"


@pytest.mark.parametrize("who", ["The Italian Paolo Innerhofer", "The American Bryce Keller", "Paolo Innerhofer, an Italian,"])
def test_a_national_does_not_stand_for_his_country(who):
    found = actors(f"{who} broke his leg. Italy and the United States were sorry.")
    person = next(i for i in found.index if i in ("paolo-innerhofer", "bryce-keller"))
    assert found.side[person] == person
