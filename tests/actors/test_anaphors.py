"""The grammar of pronouns: which stand for nothing, what binds them, what tells a gender. The parse is the real model's."""

import pytest
from framescope.actors.anaphors import anaphor, clause, stands_for_nothing, subject
from framescope.actors.genders import by_names, told_genders
from framescope.actors.named_actors import name_referents
from framescope.actors.referents import Referent
from framescope.actors.roles import read_roles
from framescope.gazetteer.gazetteer import load_gazetteer
from framescope.measuring import analyze
from framescope.parsing import language
from framescope.reading.article import Article


def word(text, piece):
    doc = language.parse(text)
    return next(token for token in doc if token.text == piece)


@pytest.mark.parametrize(
    "text",
    [
        "It rained all night.",
        "It was snowing when the ministry closed.",
        "It was time to leave.",
        "It is clear that the dam leaks.",
        "It seems that the council has lost the vote.",
        "It was late when they came.",
        "It is hard to win in Rosk.",
        "It remains true that nobody paid.",
        "It became evident that the bridge would fall.",
        "It turned out that the mayor had left.",
    ],
)
def test_it_stands_for_nothing(text):
    token = word(text, "It")
    assert stands_for_nothing(token) and anaphor(token) is None


@pytest.mark.parametrize(
    "text",
    [
        "The council met. It voted to strike.",
        "The firm lost money. It is insolvent.",
        "The bank opened in May. It was the first in town.",
        "The union said no. It told the firm that nobody would work.",
        "The party won. It became the largest in parliament.",
    ],
)
def test_it_stands_for_something(text):
    assert anaphor(word(text, "It")).form == "it"


@pytest.mark.parametrize(
    ("text", "piece", "whose"),
    [
        ("Ana Vogt hurt her.", "her", "Vogt"),
        ("Ana Vogt told detectives that Lena Brook had threatened her.", "her", "Brook"),
        ("Ana Vogt wanted to thank her.", "her", "Vogt"),
        ("Ana Vogt came home and greeted her.", "her", "Vogt"),
        ("Ana Vogt was angry because Lena Brook had lied to him.", "him", "Brook"),
        ("Lena Brook, who knew Ana Vogt, praised her.", "her", "Brook"),
    ],
)
def test_the_subject_of_a_pronoun_s_own_clause(text, piece, whose):
    assert subject(clause(word(text, piece))).text == whose


def told(text):
    doc, gazetteer = language.parse(text), load_gazetteer()
    referents, named = name_referents(doc, text, gazetteer)
    read_roles(doc, text, referents, named)
    return told_genders(doc, referents, named)


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Mr. Oduya left.", "m"),
        ("Mrs. Oduya left.", "f"),
        ("Ada Oduya, the chairwoman of the board, left.", "f"),
        ("Congressman Ada Oduya left.", "m"),
        ("Ada Oduya, an actress, left.", "f"),
        ("Ada Oduya left.", None),
        ("John Oduya left.", None),
    ],
)
def test_a_title_or_an_office_tells_a_gender_and_a_given_name_does_not(text, gender):
    assert set(told(text).values()) == ({gender} if gender else set())


def test_given_names_count_only_where_all_are_known():
    people = [Referent(name, name, "person") for name in ("John Doerr", "Mary Toll")]
    assert by_names(people, {}) == {"John Doerr": "m", "Mary Toll": "f"}
    unlisted = Referent("x", "Xquilo Toll", "person")
    assert by_names([*people, unlisted], {}) == {}
    assert by_names([*people, unlisted], {"x": "f"}) == {"John Doerr": "m", "Mary Toll": "f"}


@pytest.mark.parametrize(
    "text",
    [
        "Captain Duncan Rae spoke first. \"She's a good boat and she's been let down,\" Aoife Brennan said.",
        'Ana Bell won the race. "She is a fine ship," Li Wei said of the ferry.',
        "Ana Bell owns the horse. She is a fine horse, and she won on Friday.",
        "Karim Haddad bought a puppy. He is a good dog and he sleeps a lot.",
        "The new car impressed Olu Ade. She's a beautiful car.",
        "Ana Bell was on the bridge. She's an old tanker, Li Wei said.",
        'Duncan Rae laughed. "He was a stubborn mule," Aoife Brennan said.',
        "Duncan Rae built the locomotive. She was a powerful engine but she was slow.",
        'Wanjiru Otieno sails the trawler. "She has been a lucky boat," Li Wei said.',
        "Ana Bell flew alone. She is a reliable plane.",
    ],
)
def test_she_who_is_a_thing_is_nobody_and_nobody_is_a_thing(text):
    a = analyze(Article("a", text), instruments=[])
    assert set(a.mentions.form) == {"name"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ana Bell has gone. She's a rock.", {"She", "a rock"}),
        ("Duncan Rae spoke. He was a good captain and he was sacked.", {"He", "a good captain", "he"}),
        ("Ana Bell spoke. She is not a boat.", {"She"}),
        ("Ana Bell wrote it. She has been a book lover for years.", {"She", "a book lover"}),
    ],
)
def test_she_who_is_somebody_stays_one(text, meant):
    a = analyze(Article("a", text), instruments=[])
    assert set(a.mentions.text[(a.mentions.form != "name") & a.mentions.actor_id.notna()]) == meant
