"""Titles among people of one surname, words for bodies beside their names, and pronouns of bodies and countries."""

import pytest
from framescope import analyze, read_article


def meant(text, words):
    """The actor of the last mention of these words, or None."""
    found = analyze(read_article(text), instruments=[]).mentions
    return next((m.actor_id for m in reversed(list(found.itertuples())) if m.text == words and isinstance(m.actor_id, str)), None)


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("President Orsen spoke on Tuesday. His daughter Maria Orsen sat near him. President Orsen thanked her.", "Orsen", "orsen"),
        ("His wife, Ama Mensah, was there. Governor Mensah left at noon.", "Mensah", "mensah"),
        ("President Ola Orsen and Maria Orsen were fined. Later President Orsen flew home.", "Orsen", "ola-orsen"),
        ("Judge Ngozi Bello and Femi Bello came. A day later Judge Bello ruled.", "Bello", "ngozi-bello"),
        ("Dr. Alma Vik and Bo Vik spoke. We thank Dr. Vik.", "Vik", "alma-vik"),
        ("Senator Li Chen met Bo Chen. Senator Chen said he was glad.", "Chen", "li-chen"),
        ("Minister Aylin Kaya and her brother Emre Kaya sang. Minister Kaya fell ill.", "Kaya", "aylin-kaya"),
        (
            "Kristin Vestergaard runs the museum. Kristen Vestergaard said it was full. Vestergaard smiled.",
            "Vestergaard",
            "kristin-vestergaard",
        ),
        ("Mayor Jane Dunmore won. Mayor Dunmore said she was glad.", "Dunmore", "jane-dunmore"),
        ("Sarah Lincoln was elected. Reporters asked Lincoln about taxes.", "Lincoln", "sarah-lincoln"),
    ],
)
def test_a_title_tells_whose_a_surname_is(text, name, actor):
    assert meant(text, name) == actor


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("The regulator, the Care Standards Authority, fined the home.", "The regulator", "care-standards-authority"),
        ("The Care Standards Authority fined the home. The authority said it would act.", "The authority", "care-standards-authority"),
        ("The lender, the Ostra Savings Bank, said its loans were safe.", "The lender", "ostra-savings-bank"),
        ("The watchdog, the Food Safety Commission, closed the shop.", "The watchdog", "food-safety-commission"),
        ("Care home giant Northgate sacks staff\nNorthgate sacked 300 staff on Monday.", "Care home giant", "northgate"),
        ("The company, the Ostra Steel Works, closed. The Ostra Steel Works had debts.", "The company", "ostra-steel-works"),
        ("The Westmoor Council has lost their way.", "their", "westmoor-council"),
        ("The Northgate Union cast their votes on Monday.", "their", "northgate-union"),
        ("We are pledged to India and her people. India started on her quest.", "her", "india"),
        ("Jane Roe flew to India. There she met her lawyer.", "she", "jane-roe"),
    ],
)
def test_bodies_and_countries_by_other_words(text, words, actor):
    assert meant(text, words) == actor


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Ostra locked himself in. The police waited.", "Ostra", "person"),
        ("The shop was his, and Ostra ran it on his own.", "Ostra", "person"),
        ("The nurses wrote to Ostra. Ostra smiled.", "Ostra", "person"),
        ("They chose Ostra, who had lost twice.", "Ostra", "person"),
        ("Ostra said on Monday that its profits fell.", "Ostra", "organisation"),
        ("Ostra wept. The crowd cheered.", "Ostra", "person"),
        ("Ostra studied law in Leeds.", "Ostra", "person"),
        ("Ostra is a teacher in Leeds.", "Ostra", "person"),
        ("Ostra cut prices. Ostra is a carmaker.", "Ostra", "organisation"),
        ("A novel by Johnny March was praised. March said he was glad.", "March", "person"),
    ],
)
def test_what_makes_a_person_of_a_single_name(text, name, kind):
    actors = analyze(read_article(text), instruments=[]).actors.set_index("actor_id")
    actor = meant(text, name)
    assert actor is not None
    assert actors.kind[actor] == kind


@pytest.mark.parametrize(
    ("text", "pronoun", "meant"),
    [
        ("The driver told her that only the widow was at home, but he said he would wait.", "he said", "driver"),
        ("The teacher told him that only the actress was there, but he said he would wait.", "he said", "teacher"),
        ("The widow met the driver. He said it was late.", "He said", None),
        ("The actress met the plumber. He said the pipe was broken.", "He said", None),
        ("The waitress met the judge. She said the tea was cold.", "She said", "waitress"),
    ],
)
def test_what_a_noun_says_of_a_person_s_gender_holds(text, pronoun, meant):
    a = analyze(read_article(text))
    at = text.index(pronoun)
    found = a.mentions[a.mentions.start == at].actor_id
    assert [x for x in found if isinstance(x, str)] == ([meant] if meant else [])
