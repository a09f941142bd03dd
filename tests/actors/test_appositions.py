"""What a name beside a noun phrase says: both mean the same actor. Texts are invented; the parse is the real model's."""

import pandas as pd
import pytest
from framescope.measuring import analyze
from framescope.reading.article import Article
from test_actors import read


def owners(text, form="description"):
    """The actor of each mention of the form, by its text."""
    _, mentions = read(text)
    rows = mentions[mentions.form == form]
    return {row.text: None if pd.isna(row.actor_id) else row.actor_id for row in rows.itertuples()}


@pytest.mark.parametrize(
    ("text", "piece", "who"),
    [
        ("The referee Joel Aguilar stopped the match.", "The referee", "joel-aguilar"),
        ("The match referee Nkechi Obi stopped the match.", "The match referee", "nkechi-obi"),
        ("Zhang Wei thanked his wife Liu Fang on Monday.", "wife", "liu-fang"),
        ("The harbour master, Ivar Holm, closed the port.", "The harbour master", "ivar-holm"),
        ("One fisherman, Anwar Aziz, swam ashore.", "One fisherman", "anwar-aziz"),
        ("A tenant named Olga Petrova called the police.", "A tenant", "olga-petrova"),
        ("Police questioned a baker called Kofi Mensah.", "a baker", "kofi-mensah"),
        ("The team's goalkeeper Mouez Hassen was hurt.", "goalkeeper", "mouez-hassen"),
        ("The novelist Amina Yusuf spoke in the hall.", "The novelist", "amina-yusuf"),
        ("A neighbour, Birgit Lund, heard the shots.", "A neighbour", "birgit-lund"),
    ],
)
def test_a_name_beside_a_noun_says_who_is_meant(text, piece, who):
    assert owners(text).get(piece) == who


@pytest.mark.parametrize(
    "text",
    [
        "That morning Ana Vogt left for the coast.",
        "The next day Omar Said resigned.",
        "President Ana Vogt left for the coast.",
        "The report Lena Brook wrote was lost.",
        "A letter to the tenants, Lena Brook and Omar Said, was lost.",
        "The house Ana Vogt built is empty.",
    ],
)
def test_what_is_no_apposition_says_nothing(text):
    assert not {"ana-vogt", "omar-said", "lena-brook"} & set(owners(text).values())


def test_what_the_noun_says_holds_from_there_on():
    text = "The referee Joel Aguilar stopped the match. Mrs. Ana Vogt, the mayor, and Paul Orr watched. The referee was booed."
    assert owners(text)["The referee"] == "joel-aguilar"
    text = "Mr. Zhang Wei sat beside his sister, Xiu Lan. She smiled."
    assert owners(text, "pronoun")["She"] == "xiu-lan"


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("Ostra Ltd closed. The Ostra company owes 4 million.", "company"),
        ("The Veritas Union struck. The Veritas group met on Monday.", "group"),
        ("Northgate Ltd was sold. The Northgate firm employs forty people.", "firm"),
    ],
)
def test_a_body_s_name_before_a_word_for_what_it_is(text, piece):
    _, mentions = read(text)
    named = set(mentions.actor_id[mentions.form == "name"])
    assert len(named) == 1 and set(mentions.actor_id.dropna()) == named, (piece, mentions)


def test_a_part_of_a_body_is_not_the_body():
    _, mentions = read("Northgate Ltd was sold. The Northgate union protested.")
    assert mentions.actor_id[mentions.text.str.contains("union")].tolist() != ["northgate-ltd"]


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("Madam Speaker, the bill has passed.", "Madam Speaker"),
        ("I thank you, Mr. Chairman, for your patience.", "Mr. Chairman"),
        ("That, Mr. President, is what we ask.", "Mr. President"),
    ],
)
def test_who_is_addressed_by_title_and_office_is_somebody(text, piece):
    actors, mentions = read(text)
    row = mentions[mentions.text == piece].iloc[0]
    assert row.form == "name" and actors.kind[row.actor_id] == "person"


def test_titles_before_a_name_address_nobody_else():
    _, mentions = read("We met Mr. President Omar Said. Mr. Justice Holm agreed.")
    assert set(mentions.actor_id.dropna()) <= {"omar-said", "holm"}


@pytest.mark.parametrize(
    ("text", "piece"),
    [("The mayors met. They thanked their guests.", "their"), ("Nobody knows their plans, and their union objected.", "their")],
)
def test_a_possessive_pronoun_is_a_mention_of_its_own_whoever_it_means(text, piece):
    _, mentions = read(text)
    assert piece in set(mentions.text[mentions.form == "pronoun"])
    assert not mentions.text[mentions.form == "description"].str.startswith(piece).any()


def test_a_salutation_is_no_headline():
    text = "Senator Hatfield, Mr. Chief Justice, Vice President Oduya, Reverend Moomaw, and my fellow citizens:\n\nThis is a solemn day."
    assert {"Hatfield", "Oduya", "Moomaw"} <= set(owners(text, "name"))


@pytest.mark.parametrize(
    ("text", "piece", "who"),
    [
        ("Ifeoma Brandt, Director of the Salt Museum and Chairwoman of the Ostra Trust, left.", "Chairwoman", "ifeoma-brandt"),
        ("Tomas Veld, Director of the Salt study, and Treasurer of the Ostra Trust, left.", "Treasurer", "tomas-veld"),
        ("Ola Ferrin was Mayor of Ostra.", "Mayor", "ola-ferrin"),
        ("Ola Ferrin spoke. The budget was his finest work as Governor.", "Governor", "ola-ferrin"),
        ("Police met a dancer going by the name “The Velvetor”.", "a dancer", "velvetor"),
    ],
)
def test_an_office_beside_or_after_the_verb_is_who_holds_it(text, piece, who):
    assert owners(text).get(piece) == who


@pytest.mark.parametrize(
    "text", ["Ola Ferrin, the mayor, and the governor left.", "Is Ola Ferrin Mayor of Ostra?", "Ola Ferrin was not Mayor."]
)
def test_another_or_a_doubtful_office_is_not(text):
    found = owners(text)
    assert "ola-ferrin" not in {found.get("Mayor"), found.get("the governor"), found.get("governor")}


def test_what_a_professor_teaches_is_nobody():
    actors, _ = read("We thank Wilma Ferris, Professor of Harbour Law, and her staff.")
    assert "wilma-ferris" in actors.index and "harbour-law" not in actors.index


@pytest.mark.parametrize(
    ("text", "piece", "who"),
    [
        ("The Salt Museum closed. Its director, Dr Malcolm Reeve, wept.", "director", "malcolm-reeve"),
        ("The union's secretary, Mrs. Ana Vogt, left.", "secretary", "ana-vogt"),
    ],
)
def test_a_title_may_stand_before_the_name_in_apposition(text, piece, who):
    assert owners(text).get(piece) == who


@pytest.mark.parametrize(
    ("text", "name", "kin"),
    [
        ("Shona MacAskill keeps a bakery. Her husband, Iain, drove to the pier twice. Iain was turned back.", "Iain", "husband"),
        ("Yusuf Adeleke was free. Adeleke's wife, Folake, wept. Folake told reporters that the house was sold.", "Folake", "wife"),
        ("Tunde Bakare left at noon. His son, Olu, waited in the car. Olu had no phone.", "Olu", "son"),
        ("Li Wei wept. Her daughter, Xiu, drove. Xiu said that it was over.", "Xiu", "daughter"),
        ("Ana Bell was there. Her younger brother, Goran, drove. Later, Goran hugged her.", "Goran", "brother"),
        ("Ana Bell was there with her daughter, Grace. Grace said that she was cold.", "Grace", "daughter"),
        ("Karim Haddad fled with his wife, Amal, by boat. Amal fell ill.", "Amal", "wife"),
        ("Nils Orsen was late. Orsen's nephew, Ivar, found the body. Ivar wept.", "Ivar", "nephew"),
        ("Hana Sato's fiancé, Kenji, was arrested. Kenji denied everything.", "Kenji", "fiancé"),
        ("My sister, Leila, told the court that she was scared. Leila wept.", "Leila", "sister"),
    ],
)
def test_a_first_name_beside_a_word_for_kin_is_that_person(text, name, kin):
    a = analyze(Article("a", text), instruments=[])
    person = a.actors[a.actors.name == name].iloc[0]
    texts = a.mentions[a.mentions.actor_id == person.actor_id].text.tolist()
    assert person.kind == "person" and texts.count(name) == 2
    assert any(text.endswith(kin) for text in texts)


def test_of_several_kin_each_is_a_person():
    a = analyze(Article("a", "Karim Haddad fled with two sons, Sami and Nour. Sami was shot. Nour wept."), instruments=[])
    assert {"Sami", "Nour"} <= set(a.actors.name[a.actors.kind == "person"])


@pytest.mark.parametrize(
    "text", ["His club, Ostra, said it was sorry.", "His wife, Monday night, called.", "Her husband, however, drove on."]
)
def test_no_other_word_between_commas_is_somebody_beside_a_word_for_kin(text):
    a = analyze(Article("a", text), instruments=[])
    assert not set(a.actors.name[a.actors.kind == "person"]) & {"Ostra", "Monday", "however"}
