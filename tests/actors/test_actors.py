"""Who is in an article: names, descriptions, pronouns, sides. Texts are invented; the parse is the real model's."""

import pytest
from framescope import tables
from framescope.actors.find import find_actors
from framescope.gazetteer.gazetteer import load_gazetteer
from framescope.gazetteer.name_variants import same_body, same_person
from framescope.parsing import language
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc


def read(text, gazetteer=None):
    doc = language.parse(text)
    rows = [
        {"sentence_id": i, "paragraph_id": 0, "start": s.start_char, "end": s.end_char, "text": s.text} for i, s in enumerate(doc.sents)
    ]
    actors, mentions = find_actors(doc, tables.table("sentences", rows), gazetteer or load_gazetteer())
    tables.check("actors", actors, text)
    tables.check("mentions", mentions, text)
    return actors.set_index("actor_id"), mentions


def mentioned(text, actor_id):
    _, mentions = read(text)
    return mentions.text[mentions.actor_id == actor_id].tolist()


def referents(text, piece):
    """The actors of all mentions whose text is `piece`."""
    _, mentions = read(text)
    return mentions.actor_id[mentions.text == piece].tolist()


PRIME_MINISTER = """Chilean Prime Minister Ana Soto met Peruvian aide Luis Vega in Lima on Monday.
"We will sign," Soto said. The Chilean prime minister thanked Vega. She called on Lima and Santiago to wait.
"It is late," the aide said."""


def test_titles_are_no_part_of_names_and_say_the_side():
    actors, mentions = read(PRIME_MINISTER)
    assert actors.loc[["ana-soto", "luis-vega"], "side"].tolist() == ["chile", "peru"]
    assert set(actors.loc[["ana-soto", "luis-vega"], "kind"]) == {"person"}
    assert mentions.form[mentions.text.isin(["Chilean", "Peruvian"])].tolist() == ["demonym", "demonym"]


def test_surnames_descriptions_and_pronouns_go_to_the_full_name():
    assert mentioned(PRIME_MINISTER, "ana-soto") == ["Ana Soto", "Soto", "The Chilean prime minister", "She"]
    assert mentioned(PRIME_MINISTER, "luis-vega") == ["Luis Vega", "Vega", "the aide"]


def test_a_capital_is_a_government_unless_something_happens_there():
    _, mentions = read(PRIME_MINISTER)
    capitals = mentions[mentions.form == "capital"]
    assert capitals.text.tolist() == ["Lima", "Santiago"]
    assert capitals.actor_id.tolist() == ["peru", "chile"]


def test_a_dateline_is_no_mention():
    assert mentioned("MOSCOW (AP) -- The talks failed. Moscow said so.", "russia") == ["Moscow"]


@pytest.mark.parametrize(
    ("text", "actor_id", "kind", "side"),
    [
        ("The Norwegian government reported losses.", "norway", "country", "norway"),
        ("The Norwegian armed forces moved north.", "norwegian-armed-forces", "group", "norway"),
        ("Norwegian sabotage groups mined a road.", "norwegian-sabotage-groups", "group", "norway"),
        ("Officials said that it rained.", "officials", "group", None),
        ("Sen. Jane Doerr (R-Ohio) said no.", "jane-doerr", "person", "republican-party"),
        ("Sen. Jane Doerr, D-Maine, said no.", "jane-doerr", "person", "democratic-party"),
        ("Congressman Paul Doerr said no.", "paul-doerr", "person", "united-states"),
        ("A spokesman for the Kremlin, Ivan Petrov, said no.", "ivan-petrov", "person", "russia"),
        ("Jane Doerr, chairwoman of the Norwegian Trade Council, said no.", "jane-doerr", "person", "norway"),
        ("Norway's first president Olaf Brandt has urged calm.", "olaf-brandt", "person", "norway"),
        ("Jane Doerr said no.", "jane-doerr", "person", None),
        ("The Latvian National Committee of America (LNCA) says no.", "latvian-national-committee-of-america", "organisation", "latvia"),
        ("Paul Doerr said no. The Doerr campaign agreed.", "doerr-campaign", "organisation", None),
        ("The Finnish army fired.\nThe ministry regretted it.", "ministry", "group", None),
        ("The Finnish army fired, the ministry said.", "ministry", "group", "finland"),
    ],
)
def test_kind_and_side(text, actor_id, kind, side):
    actors, _ = read(text)
    row = actors.loc[actor_id]
    assert row.kind == kind
    assert row.side == (side or actor_id)


def test_the_partner_in_talks_between_two_countries_speaks_for_the_second():
    text = "Mary Toll and French Minister Jean Roux discussed ties between France and Japan."
    assert read(text)[0].side["mary-toll"] == "japan"


def test_the_office_of_a_spokesman_is_not_that_of_the_person_he_speaks_for():
    text = "Ann Alder, a spokeswoman for Chilean President Ana Soto, agreed. The Chilean president waited."
    assert mentioned(text, "ana-soto") == ["Ana Soto", "The Chilean president"]
    assert read(text)[0].side[["ann-alder", "ana-soto"]].tolist() == ["chile", "chile"]


def test_a_taunt_before_a_name_is_no_part_of_it():
    assert set(read("Jane Doerr spoke. He mocked Crooked Jane Doerr. Doerr left.")[0].index) == {"jane-doerr"}


def test_hyphens_inside_names():
    assert mentioned("Chick-fil-A sued. Shares of Chick-fil-A fell.", "chick-fil-a") == ["Chick-fil-A", "Chick-fil-A"]


def test_acronyms_and_parts_of_names_go_to_the_organisation():
    text = "The Latvian National Committee of America (LNCA) says no. LNCA is firm. The Latvian nationalist organization waits."
    committee = "latvian-national-committee-of-america"
    assert mentioned(text, committee) == ["Latvian National Committee of America", "LNCA", "LNCA", "The Latvian nationalist organization"]


def test_a_document_speaks_for_those_who_put_it_out():
    text = "Congressman Paul Doerr introduced a draft resolution. The resolution condemns the attack."
    actors, mentions = read(text)
    assert actors.loc["draft-resolution", ["kind", "side"]].tolist() == ["document", "united-states"]
    assert mentions.text[mentions.actor_id == "draft-resolution"].tolist() == ["a draft resolution", "The resolution"]


def test_an_owner_is_a_mention_of_its_own():
    _, mentions = read("Paul Doerr's wife said no. His lawyer agreed.")
    assert mentions.text.tolist() == ["Paul Doerr", "wife", "His", "lawyer"]


def test_possessive_endings_and_articles_are_no_part_of_names():
    _, mentions = read("Paul Doerr's house is big. The United States' role and Norway’s part are small.")
    assert [t for t in mentions.text if "'" in t or "’" in t or t.startswith("The")] == []


@pytest.mark.parametrize(
    ("text", "piece", "who"),
    [
        ("Mr. Paul Doerr met Mrs. Jane Toll. She smiled.", "She", "jane-toll"),
        ("Mr. Paul Doerr met Mrs. Jane Toll. He smiled.", "He", "paul-doerr"),
        ("In his speech, Paul Doerr attacked the plan.", "his", "paul-doerr"),
        ("Paul Doerr urged Mark Toll to give up his seat.", "his", "mark-toll"),
        (
            "Paul Doerr has often spoken. Doerr and Doerr's aide met. The club's president Adam Stoll has urged his friends to vote.",
            "his",
            "adam-stoll",
        ),
        ("The Norwegian government reported losses among its troops.", "its", "norway"),
    ],
)
def test_pronouns(text, piece, who):
    assert referents(text, piece) == [who]


@pytest.mark.parametrize("text", ["It rained. They left.", "He said nothing.", "The report was long.", "Several people were hurt."])
def test_what_is_unclear_gets_no_actor(text):
    actors, mentions = read(text)
    assert actors.empty
    assert mentions.actor_id.isna().all()


def test_one_name_keeps_one_actor_where_titles_tell_a_couple_apart():
    text = "Mr. Paul Doerr and Mrs. Jane Doerr arrived. Mrs. Doerr spoke. Mr. Doerr listened."
    assert referents(text, "Doerr") == ["jane-doerr", "paul-doerr"]


def test_a_user_file_names_actors_that_the_article_only_describes(tmp_path):
    path = tmp_path / "actors.toml"
    path.write_text('[ann-alder]\nname = "Ann Alder"\ndescriptions = ["the iron baker"]\nside = "norway"\n', encoding="utf-8")
    actors, mentions = read("The iron baker said no. Alder left.", load_gazetteer(path))
    assert mentions.form.tolist() == ["description", "name"]
    assert actors.loc["ann-alder", ["name", "kind", "side"]].tolist() == ["Ann Alder", "person", "norway"]


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("Doerr", "Paul Doerr", True),
        ("Paul Doerr", "Paul J. Doerr Jr.", True),
        ("Mary Doerr", "Paul Doerr", False),
        ("Paul J. Doerr", "Paul Doerr", False),
        ("Petrosyan", "Levon Ter-Petrosyan", False),
    ],
)
def test_same_person(short, full, same):
    assert same_person(short, full) is same


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("LNCA", "Latvian National Committee of America", True),
        ("Family First", "Family First Association of Ohio", True),
        ("Trade Council", "Norwegian Trade Council", True),
        ("Trade", "Norwegian Trade Council", False),
        ("XYZ", "Norwegian Trade Council", False),
    ],
)
def test_same_body(short, full, same):
    assert same_body(short, full) is same


def test_default_article(azernews):
    actors = azernews.actors.set_index("actor_id")
    sides = {
        "hikmat-hajiyev": "azerbaijan",
        "karen-donfried": "united-states",
        "colin-kahl": "united-states",
        "armenian-national-committee-of-america": "armenia",
        "adam-schiff": "united-states",
        "draft-resolution": "united-states",
        "emmanuel-macron": "france",
        "nikol-pashinyan": "armenia",
        "levon-ter-petrosyan": "armenia",
        "armenian-armed-forces": "armenia",
        "azerbaijani-armed-forces": "azerbaijan",
        "ministry": "azerbaijan",
    }
    assert actors.side[list(sides)].to_dict() == sides
    mentions = azernews.mentions
    macron = mentions[mentions.actor_id == "emmanuel-macron"]
    assert macron.form.value_counts().to_dict() == {"name": 3, "description": 2, "pronoun": 1}
    assert mentions.text[(mentions.actor_id == "hikmat-hajiyev") & (mentions.form == "description")].tolist() == ["the presidential aide"]
    assert "the Armenian government" in set(mentions.text[mentions.actor_id == "armenia"])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Mr.", "Doerr", "the", "French", "president", "of", "US", "'s", "“", '"', ",", "(", ")", "he", "said", "\n", "its", "🙂", "-"]
        ),
        max_size=25,
    )
)
def test_no_text_makes_it_raise_and_mentions_never_overlap(words):
    _, mentions = read(" ".join(words))
    assert (mentions.start.to_numpy()[1:] >= mentions.end.to_numpy()[:-1]).all()


def test_a_mention_never_leaves_its_sentence():
    doc = Doc(language.pipeline().vocab, words=["The", "White", "House", "waits"], sent_starts=[True, False, True, False])
    rows = [
        {"sentence_id": i, "paragraph_id": 0, "start": s.start_char, "end": s.end_char, "text": s.text} for i, s in enumerate(doc.sents)
    ]
    _, mentions = find_actors(doc, tables.table("sentences", rows), load_gazetteer())
    assert mentions[["text", "sentence_id"]].values.tolist() == [["White", 0]]


def test_a_description_takes_in_the_whole_name_before_its_noun():
    assert read("The Republic of Turkey army fled.")[1].text.tolist() == ["The Republic of Turkey army"]


PARLIAMENT = """The Minister of State (Mr Bo Falk): It rains in Fenwick.

Ada Moll (Fenwick) (Lab): Does the Minister sleep?

Mr Falk: I do not. The hon. Lady is asleep herself. The party opposite never wakes.

Ada Moll: He is wrong.
"""


def test_a_parliaments_labels_are_people_and_their_brackets_are_nobody():
    actors, _ = read(PARLIAMENT)
    assert set(actors.index) == {"bo-falk", "ada-moll"}
    assert set(actors.kind) == {"person"}


def test_in_parliament_the_minister_the_hon_lady_and_he_are_the_other_speaker():
    assert mentioned(PARLIAMENT, "bo-falk") == ["Bo Falk", "the Minister", "Falk", "He"]
    assert mentioned(PARLIAMENT, "ada-moll") == ["Ada Moll", "The hon. Lady", "herself", "Ada Moll"]


@pytest.mark.parametrize(
    ("text", "piece", "actor_id", "kind"),
    [
        ("The plan drew a reply from Mayor Elena Roth. Roth said no.", "Roth", "elena-roth", "person"),
        ("It was signed by the port operator Nordhavn. Nordhavn said so.", "Nordhavn", "nordhavn", "organisation"),
        ("He read it in a letter obtained by The Herald. The Herald printed it.", "Herald", "herald", "organisation"),
        ("She chairs the Marsk Fishermen's Union.", "Marsk Fishermen's Union", "marsk-fishermen-s-union", "organisation"),
        ("The deal was brokered by Labour MP Tor Roth.", "Tor Roth", "tor-roth", "person"),
        ("Moll Packaging Inc. grew. Moll said it would grow more.", "Moll", "moll-packaging-inc", "organisation"),
        ("Marsk Rovers won. She joined Rovers in May.", "Rovers", "marsk-rovers", "organisation"),
        ("The Coastal Lions won. The Lions are second.", "Lions", "coastal-lions", "organisation"),
        ("The People's Liberation Army won. Fighters rested.", "People's Liberation Army", "people-s-liberation-army", "organisation"),
        ("He praised the Elmwood People's Army, they say.", "Elmwood People's Army", "elmwood-people-s-army", "organisation"),
        ("She spoke for the Workers' Freedom Party.", "Workers' Freedom Party", "workers-freedom-party", "organisation"),
        ("The Farmers' Relief Fund paid for it.", "Farmers' Relief Fund", "farmers-relief-fund", "organisation"),
        ("He led the Women’s Refuge Council then.", "Women’s Refuge Council", "women-s-refuge-council", "organisation"),
        ("Tom Orsen left. Orsen's Liberal Party won.", "Orsen", "tom-orsen", "person"),
        ("Dr Ann English spoke.", "Ann English", "ann-english", "person"),
        ("Mr Tom French spoke. French was glad.", "French", "tom-french", "person"),
        ("Mark Dane resigned. Dane said he was tired.", "Dane", "mark-dane", "person"),
        ("The strike was called by Local 412, who said no. The firm wept. The union stayed out.", "The union", "local-412", "organisation"),
        ("Bakers Local 25 walked out. It was Local 25, they said.", "Local 25", "bakers-local-25", "organisation"),
        ("Teenager Quo Obo scored. Obo, 18, only joined in May.", "Obo", "quo-obo", "person"),
        ("It was printed in the journal Marine Letters. It is dear.", "Marine Letters", "marine-letters", "organisation"),
        ("A study says no. The new paper argues that it rains.", "The new paper", "study", "document"),
        ("Sentencing Roth, Judge Ada Moll said no. Peter Roth wept.", "Roth", "peter-roth", "person"),
    ],
)
def test_names_and_their_kinds(text, piece, actor_id, kind):
    actors, mentions = read(text)
    assert actors.kind[actor_id] == kind
    assert set(mentions.actor_id[mentions.text == piece]) == {actor_id}


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("FENWICK - Ada Moll left the town.", "fenwick"),
        ("The deal was brokered by Labour MP Tor Roth.", "labour-mp"),
        ("Turnout was high. Ada Moll won.", "turnout"),
        ("Defense attorney Ada Moll called him a liar.", "defense"),
        ("Defence lawyer Ada Moll spoke.", "defence"),
        ("Prosecution witness Ada Moll spoke.", "prosecution"),
        ("Ada Moll took the local 412 bus.", "local-412"),
        ("Ada Moll preached on the Kingdom of God.", "kingdom-of-god"),
        ("Ada Moll left the State of Utah.", "state-of-utah"),
        ("Ada Moll spoke.\n(CROSSTALK)\nShe left.", "crosstalk"),
    ],
)
def test_no_actors(text, actor_id):
    assert actor_id not in read(text)[0].index


@pytest.mark.parametrize("text", ["The Republic of Zembla slept. Zembla woke.", "The Zembla People’s Republic slept. Zembla woke."])
def test_whatever_is_named_as_a_state_is_an_actor_of_its_own_side(text):
    actors, mentions = read(text)
    assert actors[["kind", "side"]].values.tolist() == [["country", actors.index[0]]]
    assert mentions.text.tolist()[1] == "Zembla" and set(mentions.actor_id) == set(actors.index)


@pytest.mark.parametrize(
    ("text", "name", "joined"),
    [
        (
            "The chain Haldor grew. She sold Haldor. He said that in Portugal Haldor had paid farmers too little.",
            "Haldor",
            "Portugal Haldor",
        ),
        ("Tom Orsen left. In Elmwood Tom Orsen had lost money.", "Tom Orsen", "Elmwood Tom Orsen"),
        ("Fighting went on in Abu Tarif. The mayor of Abu Tarif fled. In Abu Tarif had lived many.", "Abu Tarif", "Tarif"),
    ],
)
def test_a_place_before_a_name_is_no_part_of_it(text, name, joined):
    _, mentions = read(text)
    assert name in set(mentions.text) and joined not in set(mentions.text)


def test_another_office_or_another_kind_of_body_is_another_actor():
    text = "Acme Corp. chief executive Paul Strand spoke. Ada Moll took money from Acme's founder."
    assert "founder" not in mentioned(text, "paul-strand")
    assert "The newspaper" not in mentioned("The Marsk Fishermen's Union met. The newspaper wrote about it.", "marsk-fishermen-s-union")
    assert mentioned("Northline Corp. stopped all trains. The operator said so.", "northline-corp")[-1] == "The operator"


def test_whoever_is_quoted_is_not_he():
    text = 'Peter Roth wept. Paul Marsh rose. "He is sorry," Paul Marsh said.'
    assert mentioned(text, "peter-roth") == ["Peter Roth", "He"]


def test_a_name_of_both_sexes_tells_no_pronoun():
    assert mentioned("Jan Koller spoke. He left.", "jan-koller") == ["Jan Koller", "He"]


@pytest.mark.parametrize(
    "body", ["Amalgamated Distribution Workers", "United Teachers", "National Union of Nurses", "Harbour Pilots", "Airline Employees"]
)
def test_no_body_of_people_is_a_company(body):
    text = f"Northgate Logistics sells lamps.\n\nIts staff have a union, said Ada Moll of the {body}. The company has offered 4 per cent."
    actors, _ = read(text)
    names = actors.name[referents(text, "The company")]
    assert not any("company" not in name.lower() and "Northgate" not in name for name in names)
