"""Swapping strings in a text: both ways at once, with the grammar that follows, and back again."""

import pytest
from framescope.audit.forms import Named, acronym_pairs, named_by_entry, named_by_text, pairs_of, person_pairs, with_the
from framescope.audit.people import Person, pair_people
from framescope.audit.swap import Pair, Swap, inverse, rewrite, takes_an
from framescope.gazetteer.actor_files import Entry
from hypothesis import given
from hypothesis import strategies as st

RURITANIA = Entry(
    "ruritania", "Ruritania", "country", "ruritania", ("Ruritania", "Kingdom of Ruritania"), ("Ruritanian", "Ruritanians"), ("Strelsau",)
)
ELBONIA = Entry("elbonia", "Elbonia", "country", "elbonia", ("Elbonia",), ("Elbonian", "Elbonians"), ("Nerdvik",))
ISLES = Entry("isles", "United Isles", "country", "isles", ("United Isles", "UI"), ("Islander", "Islanders"), ("Port Fair",))


def swap_of(one, other, text):
    first, second = named_by_entry(one), named_by_entry(other)
    return Swap(pairs_of(first, second, text), with_the(first) | with_the(second))


@pytest.mark.parametrize(
    ("text", "mirrored"),
    [
        ("Ruritania met Elbonia.", "Elbonia met Ruritania."),
        ("A Ruritanian and an Elbonian spoke; Ruritanians cheered.", "An Elbonian and a Ruritanian spoke; Elbonians cheered."),
        ("RURITANIA AND ELBONIA SIGN", "ELBONIA AND RURITANIA SIGN"),
        ("the anti-Strelsau, pro-Nerdvik and Ruritanian-Elbonian talks", "the anti-Nerdvik, pro-Strelsau and Elbonian-Ruritanian talks"),
        ("the Kingdom of Ruritania’s army", "the Kingdom of Elbonia’s army"),
        ("Ruritania's and Elbonia’s", "Elbonia's and Ruritania’s"),
        ("Ruritaniasaurus and MyElbonia stay", "Ruritaniasaurus and MyElbonia stay"),
        ("Nothing to swap.", "Nothing to swap."),
        ("", ""),
    ],
)
def test_names_adjectives_people_capitals_and_compounds(text, mirrored):
    swap = swap_of(RURITANIA, ELBONIA, text)
    assert swap.apply(text) == mirrored and swap.apply(mirrored) == text
    assert rewrite(mirrored, inverse(swap.find(text))) == text


@pytest.mark.parametrize(
    ("text", "mirrored"),
    [
        ("She left the United Isles for Ruritania.", "She left Ruritania for the United Isles."),
        ("Ruritania won. The United Isles lost.", "The United Isles won. Ruritania lost."),
        ("the United Isles’ fleet and Ruritania's army", "Ruritania’s fleet and the United Isles' army"),
        ("a Ruritania fan", "a United Isles fan"),
    ],
)
def test_a_name_that_takes_the_gives_it_up_and_gets_it(text, mirrored):
    swap = swap_of(ISLES, RURITANIA, text)
    assert swap.apply(text) == mirrored
    assert rewrite(mirrored, inverse(swap.find(text))) == text


def test_two_words_for_one_actor_get_two_counterparts_where_there_are_two():
    text = "The United Isles and the UI armed Ruritania."
    swap = swap_of(ISLES, RURITANIA, text)
    assert {(p.one, p.other) for p in swap.pairs if p.rule == "name"} == {("United Isles", "Ruritania"), ("UI", "Kingdom of Ruritania")}
    assert swap.exact(text)


def test_two_words_that_share_a_counterpart_are_known_not_to_come_back():
    text = "The United Isles and the UI armed Elbonia."
    swap = swap_of(ISLES, ELBONIA, text)
    assert not swap.exact(text)
    assert rewrite(swap.apply(text), inverse(swap.find(text))) == text


@pytest.mark.parametrize(
    ("word", "an"),
    [("Armenian", True), ("Turkish", False), ("US", False), ("FBI", True), ("Ukrainian", False), ("Ugandan", False), ("Uzbek", True), ("European", False), ("U.S.", False), ("Indian", True), ("Uruguayan", False), ("unimportant", True), ("union", False)],
)  # fmt: skip
def test_a_or_an_by_the_first_sound(word, an):
    assert takes_an(word) is an


def test_a_wrong_article_stays_wrong_so_that_the_way_back_is_known():
    swap = swap_of(RURITANIA, ELBONIA, "an Ruritanian")
    assert swap.apply("an Ruritanian") == "a Elbonian" and swap.exact("an Ruritanian")


def test_persons_swap_full_names_and_surnames():
    one, other = named_by_text("Ann Alder", "person", ["Alder", "Ann Alder"]), named_by_text("Bo Birch", "person", ["Bo Birch"])
    swap = Swap(person_pairs(one, other))
    assert swap.apply("Ann Alder met Bo Birch. Alder's aide left.") == "Bo Birch met Ann Alder. Birch's aide left."


def test_people_pair_by_prominence_and_a_woman_takes_no_man_s_place():
    def person(name, gender):
        return Person(Named(name, (name,)), gender)

    pairs, kept = pair_people([person("A", "m"), person("B", "f"), person("C", None)], [person("X", "f"), person("Y", "m")])
    assert [(a.own, b.own) for a, b in pairs] == [("A", "Y"), ("B", "X")] and kept == ["C"]


def test_an_acronym_follows_the_name_it_shortens():
    pairs = acronym_pairs([("Ruritanian Peace Council", "RPC")], {"Ruritanian Peace Council": "Elbonian Peace Council"}, "the RPC")
    assert pairs == (Pair("RPC", "EPC", "acronym"),)
    assert acronym_pairs([("Ruritanian Peace Council", "RPC")], {"Ruritanian Peace Council": "Elbonian Peace Council"}, "RPC, EPC") == ()


WORDS = ["Ruritania", "Elbonia", "Ruritanian", "Elbonian", "Ruritanians", "Strelsau", "Nerdvik", "RURITANIA", "Kingdom of Ruritania", "anti-", "a ", "An ", "the ", "’s ", "' ", " ", ".\n", "ran", "x"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=25).map("".join) | st.text(max_size=60))
def test_twice_is_nothing_and_the_report_leads_back(text):
    swap = swap_of(RURITANIA, ELBONIA, text)
    found = swap.find(text)
    assert all(text[s.start : s.end] == s.original for s in found)
    assert rewrite(swap.apply(text), inverse(found)) == text
    assert swap.exact(text)
