"""Countries, bodies and user's actor files."""

import pytest
from framescope.errors import InputError
from framescope.gazetteer.actor_files import slug
from framescope.gazetteer.gazetteer import load_gazetteer
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def found(gazetteer, text):
    return [(text[h.start : h.end], h.actor_id, h.form) for h in gazetteer.find(text)]


@pytest.mark.parametrize(
    ("text", "actor_id", "form"),
    [
        ("US", "united-states", "name"),
        ("U.S.", "united-states", "name"),
        ("USA", "united-states", "name"),
        ("America", "united-states", "name"),
        ("Americans", "united-states", "demonym"),
        ("UK", "united-kingdom", "name"),
        ("Britain", "united-kingdom", "name"),
        ("Britons", "united-kingdom", "demonym"),
        ("Türkiye", "turkey", "name"),
        ("Turkiye", "turkey", "name"),
        ("Turks", "turkey", "demonym"),
        ("Azerbaijanis", "azerbaijan", "demonym"),
        ("Frenchman", "france", "demonym"),
        ("French", "france", "demonym"),
        ("Spaniards", "spain", "demonym"),
        ("Kyiv", "ukraine", "capital"),
        ("North Korean", "north-korea", "demonym"),
        ("Kosovo", "kosovo", "name"),
        ("EU", "european-union", "name"),
        ("U.N. Security Council", "united-nations", "name"),
        ("Kremlin", "russia", "side"),
        ("Pentagon", "united-states", "side"),
    ],
)
def test_names_demonyms_capitals_and_bodies_are_known(gazetteer, text, actor_id, form):
    [(piece, who, how)] = found(gazetteer, f"The {text} agreed.")
    assert piece == text
    if form == "side":
        assert gazetteer.entries[who].side == actor_id
    else:
        assert (who, how) == (actor_id, form)


def test_every_country_is_its_own_side(gazetteer):
    countries = [e for e in gazetteer.entries.values() if e.kind == "country"]
    assert len(countries) > 200
    assert all(e.side == e.actor_id == slug(e.name) for e in countries)


def test_the_longest_match_wins(gazetteer):
    assert found(gazetteer, "Republic of Guinea-Bissau and South Sudan")[1] == ("South Sudan", "south-sudan", "name")
    assert found(gazetteer, "the US Congress") == [("US Congress", "us-congress", "name")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Republic of Turkey and the Kingdom of Saudi Arabia", ["Republic of Turkey", "Kingdom of Saudi Arabia"]),
        ("the Islamic Republic of Iran; the Republic of the United States", ["Islamic Republic of Iran", "Republic of the United States"]),
        ("Kuwait, the State of Kuwait, the Republic of letters", ["Kuwait", "State of Kuwait"]),
        ("The Republic of Georgia and its capital", ["Republic of Georgia"]),
        ("Atlanta, the capital of the State of Georgia", []),
    ],
)
def test_the_form_of_state_is_part_of_a_countrys_name(gazetteer, text, names):
    assert [text[hit.start : hit.end] for hit in gazetteer.find(text)] == names


@pytest.mark.parametrize(
    "text", ["IS it true?", "He told us.", "An AM radio", "turkey for dinner", "Islands", "Usage", "no way", "Perusal"]
)
def test_codes_common_words_and_parts_of_words_are_no_names(gazetteer, text):
    assert found(gazetteer, text) == []


def test_hyphens_do_not_hide_names(gazetteer):
    assert [f[1] for f in found(gazetteer, "anti-Baku moves on the Azerbaijani-Armenian border")] == ["azerbaijan", "azerbaijan", "armenia"]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Chad scored twice.", []),
        ("Chad and Libya closed the border.", ["chad", "libya"]),
        ("Voters in Georgia and Ohio went to the polls.", []),
        ("Georgia called on Tbilisi's friends.", ["georgia", "georgia"]),
        ("Jordan passed the ball.", []),
        ("Israel and Jordan signed.", ["israel", "jordan"]),
    ],
)
def test_ambiguous_names_need_a_reason_in_the_text(gazetteer, text, countries):
    assert [f[1] for f in found(gazetteer, text)] == countries


def write(tmp_path, text):
    path = tmp_path / "actors.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_actor_file_adds_and_overrides(tmp_path):
    path = write(
        tmp_path,
        '[ann-alder]\nname = "Ann Alder"\nside = "Ruritania"\naliases = ["Alder"]\ndescriptions = ["The iron baker"]\n'
        '[ruritania]\nname = "Ruritania"\nkind = "country"\ndemonyms = ["Ruritanian"]\ncapitals = ["Strelsau"]\n'
        '[united-states]\naliases = ["Uncle Sam"]\n',
    )
    gazetteer = load_gazetteer(path)
    assert gazetteer.entries["ann-alder"].side == "ruritania"
    assert gazetteer.entries["ruritania"].side == "ruritania"
    text = "The Iron Baker, Alder, told Uncle Sam and America that Strelsau likes Ruritanian bread."
    assert found(gazetteer, text) == [
        ("The Iron Baker", "ann-alder", "description"),
        ("Alder", "ann-alder", "name"),
        ("Uncle Sam", "united-states", "name"),
        ("America", "united-states", "name"),
        ("Strelsau", "ruritania", "capital"),
        ("Ruritanian", "ruritania", "demonym"),
    ]
    assert "Uncle Sam" not in load_gazetteer().entries["united-states"].names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[x]\nname = "X"\nalias = ["Y"]', ["[x]", "'alias'", "did you mean 'aliases'?"]),
        ('[x]\nname = "X"\naliases = "Y"', ["[x]", "aliases must be a list"]),
        ("[x]\nname = 3", ["[x]", "name must be a text"]),
        ('[x]\nkind = "person"', ["[x]", "has no name"]),
        ('[x]\nname = "X"\nkind = "persona"', ["[x]", "'persona'", "did you mean 'person'?"]),
        ('[x]\nname = "X"\nside = "armena"', ["[x]", "'armena'", "did you mean 'armenia'?"]),
        ('[x]\nname = "X"\nside = "qqqqqqqq"', ["[x]", "add an entry"]),
        ("[x\nname", ["not valid TOML"]),
        ('name = "X"', ["'name'", "outside a table"]),
    ],
)
def test_a_wrong_actor_file_is_refused_with_file_entry_and_remedy(tmp_path, text, words):
    path = write(tmp_path, text)
    with pytest.raises(InputError) as refused:
        load_gazetteer(path)
    message = str(refused.value)
    assert all(word in message for word in [str(path), *words]), message
    assert "\n" not in message


def test_a_missing_or_binary_actor_file_is_refused(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        load_gazetteer(tmp_path / "none.toml")
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="UTF-8"):
        load_gazetteer(tmp_path / "binary.toml")


@given(st.text(max_size=200))
def test_hits_are_in_order_apart_and_inside_the_text(text):
    gazetteer = load_gazetteer()
    reached = 0
    for hit in gazetteer.find(text + " US and French Kyiv"):
        assert reached <= hit.start < hit.end
        assert hit.actor_id in gazetteer.entries
        reached = hit.end


def test_it_is_made_once_and_again_when_the_actor_file_changes(tmp_path):
    path = tmp_path / "actors.toml"
    path.write_text('[ruritania]\nname = "Ruritania"\nkind = "country"\n')
    first = load_gazetteer(path)
    assert load_gazetteer() is load_gazetteer() and load_gazetteer(path) is first
    path.write_text('[fenwick]\nname = "Fenwick City"\nkind = "country"\n')
    assert "fenwick" in load_gazetteer(path).entries and "ruritania" not in load_gazetteer(path).entries
