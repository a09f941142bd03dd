"""Names that are written otherwise than they are said, and whom titles, brackets and captions stand beside. All names are invented."""

import pytest
from framescope.actors.find import read_actors
from framescope.actors.written_names import written_names
from framescope.gazetteer.gazetteer import load_gazetteer
from framescope.parsing.language import parse


def names(text):
    """Each name in the text, with the actor's name and kind."""
    referents, references = read_actors(parse(text), load_gazetteer())
    found = [r for r in references if r.form == "name" and r.actor_id]
    return [(text[r.start : r.end], referents[r.actor_id].name, referents[r.actor_id].kind) for r in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Alder, Jane. The Mill\nTovar, Mark. The Dam\n", ["Jane Alder", "Mark Tovar"]),
        ("Alder, Jane and Roe, Peter. The Mill\nTovar, Mark. The Dam\n", ["Jane Alder", "Peter Roe", "Mark Tovar"]),
        ("Alder, Jane\nTovar, Mark\nZhou, Weimin\n", ["Jane Alder", "Mark Tovar", "Weimin Zhou"]),
        ("Alder, Jane W.; 12 points\nTovar, Mark; 9 points\n", ["Jane Alder", "Mark Tovar"]),
        ("Alder, Jane. The Mill\nNobody came.\n", []),
        ("Halden, Norway. The mill\nLeeds, Yorkshire. The dam\n", []),
        ("She met Jeff [Draker] twice.", ["Jeff Draker"]),
        ("She met [Hillary] Draker twice.", ["Hillary Draker"]),
        ("“Maria [Laughter] knows,” he said.", []),
        ("He met [the] Draker twice.", []),
    ],
)
def test_the_usual_form_of_what_is_written_otherwise(text, wanted):
    assert [name for _, _, name in written_names(text)] == wanted


def test_a_list_of_any_length_is_read_in_one_go():
    text = "Alder, Jane and " * 5000 + "\n" + "Alder, " * 5000 + "[" * 5000
    assert list(written_names(text)) is not None


def test_who_is_written_so_is_the_one_named_elsewhere():
    assert [who for _, who, _ in names("“[Hillary] Draker lied,” he said. Draker denied it. Jeff [Orsen] left. Jeff Orsen wept.")] == [
        "Hillary Draker",
        "Hillary Draker",
        "Jeff Orsen",
        "Jeff Orsen",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mr. England left. England was fined.", [("England", "person"), ("England", "person")]),
        ("Ms. Israel, a teacher, wept.", [("Israel", "person")]),
        ("Captain America fought on.", [("America", "person")]),
        ("Dr Jordan and Sgt. France left.", [("Jordan", "person"), ("France", "person")]),
        ("Kenya fined Ms. Kenya in May. The Kenyan court sat. Kenya paid.", [("Kenya", "country"), ("Kenya", "person")]),
        ("The visit of President Doe to France was short.", [("Doe", "person"), ("France", "country")]),
        ("North America grew. Captain America fought.", [("America", "person")]),
    ],
)
def test_a_country_behind_a_persons_title_is_a_surname(text, wanted):
    found = [(name, kind) for name, _, kind in names(text)]
    assert [pair for pair in found if pair in wanted][: len(wanted)] == wanted
    assert ("England", "country") not in found and ("America", "country") not in found


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("It read, “No Jennifer Okafor Story Today”. The J-Ok fans laughed.", {"Jennifer Okafor"}),
        ("Alex Roduva won. “We like A-Rod,” fans said.", {"Alex Roduva"}),
        ("Ana Bell Image: Northgate Times", {"Ana Bell"}),
        ("Daddy knows. They told Grandma.", {"Daddy", "Grandma"}),
        ("Good evening, Mr. Chief Justice, and Mr. President.", {"Mr. Chief Justice", "Mr. President"}),
        ("Thank you, Madam Deputy Speaker.", {"Madam Deputy Speaker"}),
    ],
)
def test_short_and_familiar_names(text, who):
    assert {name for _, name, kind in names(text) if kind == "person"} == who


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ana Bell (then CEO of Northgate) left.", "CEO"),
        ("Bo Lee (now Director of the Museum) left.", "Director"),
        ("Bo Lee (President, Northgate) left.", "President"),
        ("William Fisher III, Professor of Law, left.", "Professor"),
        ("Ana Bell, formerly Mayor of Halden, left.", "Mayor"),
    ],
)
def test_an_office_in_brackets_or_of_another_time_describes(text, said):
    referents, references = read_actors(parse(text), load_gazetteer())
    person = next(r for r in referents.values() if r.kind == "person")
    assert [text[r.start : r.end] for r in references if r.form == "description" and r.actor_id == person.actor_id] == [said]
