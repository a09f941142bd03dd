"""Of what kind a body is, and which one "the union" can only mean."""

import pytest
from framescope.actors.bodies import kinds
from framescope.measuring import analyze
from framescope.reading.article import Article


def meant(text):
    """Whom each description of a text means, by its words in small letters: of several the last one."""
    a = analyze(Article("a", text), instruments=[])
    rows = a.mentions[a.mentions.form == "description"]
    return {str(row.text).lower(): None if row.actor_id != row.actor_id else row.actor_id for row in rows.itertuples()}, a


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("The National Seafarers met on Monday. The union rejected the offer.", "the union", "national-seafarers"),
        ("The union rejected the offer on Monday. The Allied Dockers have been on strike for a week.", "the union", "allied-dockers"),
        (
            "Ellen Marsh, general secretary of the Forward Federation, spoke in Leeds. The union wants more.",
            "the union",
            "forward-federation",
        ),
        ("Haldor Logistics met the Allied Dockers. The company made an offer.", "the company", "haldor-logistics"),
        ("Haldor Logistics met the Allied Dockers. The union refused it.", "the union", "allied-dockers"),
        (
            "Ellen Marsh, chief executive of Haldor Group, spoke to the Allied Dockers. The company made an offer.",
            "the company",
            "haldor-group",
        ),
        ("Westmoor Infirmary fired a surgeon. The hospital said that he had lied.", "the hospital", "westmoor-infirmary"),
        ("The University of Westmoor fired a professor. The university said that he had lied.", "the university", "university-of-westmoor"),
        ("The Westmoor Gazette printed a letter by Ellen Marsh. The newspaper said that it was hers.", "the newspaper", "westmoor-gazette"),
        ("Westmoor Cathedral closed its doors. The church said that it had no money.", "the church", "westmoor-cathedral"),
    ],
)
def test_a_bare_noun_means_the_only_body_of_its_kind(text, words, actor):
    found, _ = meant(text)
    assert found[words] == actor


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("The Allied Dockers met on Monday. The company made an offer.", "the company", "allied-dockers"),
        ("The Allied Dockers met the National Seafarers. The union rejected the offer.", "the union", None),
        ("The Westmoor Council met on Monday. The hospital said that it had no money.", "the hospital", "westmoor-council"),
        ("The Teachers Credit Union met on Monday. The union rejected the offer of its staff.", "the union", "teachers-credit-union"),
    ],
)
def test_no_noun_of_another_kind_is_said_of_a_body_and_of_two_neither_is_the_only_one(text, words, actor):
    found, a = meant(text)
    rules = set(a.mentions.rule[a.mentions.text.str.lower() == words])
    assert "only one of its kind" not in rules and (actor is None or found.get(words) != actor)


def test_a_body_without_a_name_is_not_the_named_one_of_its_kind():
    found, _ = meant("A court in Westmoor heard Ann Lee on Monday. The court said that the Rhine Tribunal had ruled on it.")
    assert found["the court"] != "rhine-tribunal"


def test_who_is_told_by_a_body_that_can_only_be_one_stands_for_it():
    _, a = meant("Union bosses walked out on Monday. The Allied Dockers have been on strike for a week.")
    bosses = a.actors[a.actors.kind == "group"]
    assert bosses.side.tolist() == ["allied-dockers"]


def test_those_of_a_body_are_no_other_body_of_its_kind():
    found, _ = meant("Militant union bosses walked out. The union has been on strike for a week. Ann Lee of the Allied Dockers spoke.")
    assert found["the union"] == "allied-dockers"


@pytest.mark.parametrize("who", ["Business groups", "Union critics", "Company customers", "Employer groups"])
def test_who_is_only_near_a_body_does_not_stand_for_it(who):
    _, a = meant(f"{who} walked out on Monday. The Allied Dockers met Haldor Logistics for a week.")
    groups = a.actors[a.actors.kind == "group"]
    assert not set(groups.side) & {"allied-dockers", "haldor-logistics"}


def test_every_kind_that_may_go_with_another_is_one():
    assert set().union(*kinds().also.values()) == set(kinds().also) == set(kinds().nouns.values())


@pytest.mark.parametrize(
    ("text", "actor", "kind", "mentions"),
    [
        (
            "Westbrook Care, which runs 84 homes, met the families. Westbrook rejected it. Later Westbrook closed.",
            "westbrook-care",
            "organisation",
            3,
        ),
        ("Ostra Housing raised its rents. Ostra said that it had no choice.", "ostra-housing", "organisation", 2),
        ("Marlow Insurance paid nothing. Marlow claimed that the roof had been old.", "marlow-insurance", "organisation", 2),
    ],
)
def test_the_first_word_of_a_bodys_name_is_short_for_it(text, actor, kind, mentions):
    _, a = meant(text)
    rows = a.actors.set_index("actor_id")
    assert rows.kind[actor] == kind and (a.mentions.actor_id == actor)[a.mentions.form == "name"].sum() == mentions


def test_a_person_of_the_name_is_not_taken_for_the_body():
    _, a = meant("Jane Marlow sued Marlow Insurance on Monday. Marlow said that the roof had been new.")
    assert "jane-marlow" in set(a.actors.actor_id)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Haldor Group closed the mill. Ann Lee, the company's director, said that it had no choice.", "haldor-group"),
        ("The Allied Dockers met. Ann Lee, who leads the union, spoke in Leeds.", "allied-dockers"),
        ("The Allied Dockers met. Ann Lee, the firebrand who leads the union, spoke in Leeds.", "allied-dockers"),
        ("Westmoor Council met. Tom Ashe, the member of parliament for Westmoor, praised the staff.", "tom-ashe"),
        ("Westmoor Council met. Tom Ashe, a spokesman for Westmoor Council, praised the staff.", "westmoor-council"),
    ],
)
def test_for_whom_somebody_stands_is_told_by_an_office_and_not_by_a_seat(text, side):
    _, a = meant(text)
    person = a.actors[a.actors.kind == "person"]
    assert person.side.tolist() == [side]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Haldor Group cut jobs. Chief executive Ann Lee blamed the weather.", "haldor-group"),
        ("Haldor Group met Ostra Group. Haldor Group cut jobs. Chief executive Ann Lee blamed the weather.", "ann-lee"),
        ("Haldor Group cut jobs. It lost a contract with Ostra Group. It now expects less. Chief executive Ann Lee left.", "ann-lee"),
        (
            "Haldor Group cut jobs after a row. Then the shares fell. In May Ostra Group fell too. Finance director Ann Lee left.",
            "ostra-group",
        ),
        ("Castle Rovers beat the Harriers, and the Harriers wept. Harriers manager Ann Lee said that it hurt.", "harriers"),
        ("Castle Rovers led early. New Elmwood coach Ann Lee said that it hurt.", "new-elmwood"),
        ("The Coastal Lions beat the Highveld Strikers. Strikers coach Ann Lee said that it hurt.", "highveld-strikers"),
        ("The Coastal Lions beat the Highveld Strikers. Lions coach Ann Lee said that it was fun.", "coastal-lions"),
        ("Castle Rovers led early. Manager Ann Lee said that it was fun.", "castle-rovers"),
    ],
)
def test_an_office_without_a_body_beside_it_is_of_the_body_that_the_text_is_about(text, side):
    _, a = meant(text)
    assert a.actors[a.actors.name == "Ann Lee"].side.tolist() == [side]


@pytest.mark.parametrize(
    "text",
    [
        "France, Spain eye closer ties\n\nFrance and Spain met on Monday.",
        "Ostra Group, Haldor Group weigh new talks\n\nBoth met on Monday.",
    ],
)
def test_no_one_is_said_to_be_several_things(text):
    found, _ = meant(text)
    assert not any(words.endswith(("ties", "talks")) for words in found)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Fenwick Rovers sold Ann Lee in May.\n\nHarbour Town deny that it was so. A club source called it sour grapes.", "club-source"),
        (
            "Fenwick Rovers sold Ann Lee in May.\n\nFenwick Rovers deny that it was so. A club source called it sour grapes.",
            "fenwick-rovers",
        ),
        ("Fenwick Rovers sold Ann Lee in May.\n\nA club source called it sour grapes.", "fenwick-rovers"),
    ],
)
def test_a_source_of_the_club_is_of_the_one_named_there(text, side):
    _, a = meant(text)
    assert a.actors.side[a.actors.actor_id == "club-source"].tolist() == [side]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A patients' group, Closer Care, blamed both parties.", "Closer Care"),
        ("A charity, Open Hands, said the winter had been hard.", "Open Hands"),
        ("A housing charity, Warm Walls, accused the council of neglect.", "Warm Walls"),
        ("A tenants' union, Fair Rent, called the plan cruel.", "Fair Rent"),
    ],
)
def test_a_name_of_english_words_beside_a_noun_for_a_body_is_that_bodys(text, name):
    actors = analyze(Article("a", text), instruments=[]).actors.set_index("name")
    assert actors.loc[name, "kind"] == "organisation"


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ("The Pennsylvania Hospital Alliance", "the hospital in Coalport"),
        ("The Varde Hospital Trust", "the hospital at Coalport"),
        ("Fenwick Council", "the council in Ostra"),
        ("The Court Users Association", "the court in Ostra"),
    ],
)
def test_who_runs_one_elsewhere_does_not_stand_for_the_body(body, where):
    text = f'{body} met. "I must go on," said Pam Achebe, who runs {where}.'
    actors = analyze(Article("a", text), instruments=[]).actors.set_index("name")
    assert actors.loc["Pam Achebe", "side"] == "pam-achebe"


def test_who_runs_the_one_that_is_named_stands_for_it():
    text = 'Fenwick Council met. "I must go on," said Pam Achebe, who runs the council.'
    actors = analyze(Article("a", text), instruments=[]).actors
    assert actors.set_index("name").loc["Pam Achebe", "side"] == "fenwick-council"
