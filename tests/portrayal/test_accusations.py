"""What wrong is said of whom, by whom, and how it is sourced: on sentences, and on parses written by hand."""

import framescope as fs
import numpy as np
import pytest
from framescope.portrayal.accusations import CONFIDENCE, accusation_rows
from framescope.portrayal.sourcing import SOURCINGS
from framescope.portrayal.telling import is_told
from framescope.portrayal.wrongs import WRONGS
from framescope.tables import check, table
from handmade import parsed, position
from places import KIT, TESTS

SCENE = "Norway and Chad have met. Mayor Ann Lee and Senator Bo Birch spoke to Northgate Logistics and to the Fenwick council. "
AUTHOR = None


def accusations(sentence):
    """(words, accused, accuser, wrong, sourcing) of each accusation in what follows the scene."""
    a = fs.analyze(fs.read_article(SCENE + sentence), instruments=[])
    check("accusations", a.accusations, a.article.text)
    rows = a.accusations[a.accusations.start >= len(SCENE)]
    return [
        tuple(None if v != v else v for v in row)
        for row in zip(rows.text, rows.accused, rows.accuser, rows.wrong, rows.sourcing, strict=True)
    ]


@pytest.mark.parametrize(
    ("sentence", "accused", "wrong"),
    [
        ("Norway shelled the town.", "norway", "harm"),
        ("The town was shelled by Norway.", "norway", "harm"),
        ("Norwegian troops mined the road.", "norwegian-troops", "harm"),
        ("Bo Birch was killed by Norwegian troops.", "norwegian-troops", "harm"),
        ("Norwegian sabotage groups crossed the border.", "norwegian-sabotage-groups", "harm"),
        ("Chad's defence against Norwegian aggression held.", "norway", "harm"),
        ("Atrocities were committed by Norway.", "norway", "crime"),
        ("Bo Birch tried to steal the money.", "bo-birch", "crime"),
        ("Bo Birch is corrupt.", "bo-birch", "crime"),
        ("The corrupt Fenwick council met.", "corrupt-fenwick-council", "crime"),
        ("Northgate Logistics illegally dumped waste.", "northgate-logistics", "crime"),
        ("Bo Birch, a convicted fraudster, spoke.", "bo-birch", "crime"),
        ("Bo Birch lied to the council.", "bo-birch", "lie"),
        ("Ann Lee falsely claimed that the dam was safe.", "ann-lee", "lie"),
        ("Bo Birch tried to hide the truth.", "bo-birch", "lie"),
        ("Bo Birch is a liar.", "bo-birch", "lie"),
        ("Northgate Logistics failed to protect its customers.", "northgate-logistics", "failure"),
        ("Bo Birch failed to remain objective.", "bo-birch", "failure"),
        ("Northgate Logistics broke its promise.", "northgate-logistics", "failure"),
        ("Northgate Logistics is responsible for the deaths.", "northgate-logistics", "blame"),
        ("Northgate Logistics is to blame for the shortage.", "northgate-logistics", "blame"),
    ],
)
def test_what_the_author_says_is_asserted(sentence, accused, wrong):
    ((_, who, by, kind, how),) = accusations(sentence)
    assert (who, by, kind, how) == (accused, AUTHOR, wrong, "asserted")


def test_two_who_do_wrong_together_are_both_accused():
    assert [row[1] for row in accusations("Norway and Chad committed atrocities.")] == ["norway", "chad"]


@pytest.mark.parametrize(
    ("sentence", "accused", "accuser", "wrong"),
    [
        ("Ann Lee said that Norway had bombed the town.", "norway", "ann-lee", "harm"),
        ("Ann Lee accused Norway of bombing the town.", "norway", "ann-lee", "harm"),
        ("Norway was accused of bombing the town.", "norway", None, "harm"),
        ("Norway, accused of war crimes, left the talks.", "norway", None, "crime"),
        ("Ann Lee blamed Northgate Logistics for the flood.", "northgate-logistics", "ann-lee", "blame"),
        ("Ann Lee blamed the flood on Northgate Logistics.", "northgate-logistics", "ann-lee", "blame"),
        ("Northgate Logistics was blamed for the flood by Ann Lee.", "northgate-logistics", "ann-lee", "blame"),
        ("Bo Birch was charged with fraud.", "bo-birch", None, "crime"),
        ("Police arrested Bo Birch on suspicion of theft.", "bo-birch", "police", "crime"),
        ("Allegations of fraud against Bo Birch emerged.", "bo-birch", None, "crime"),
        ("Bo Birch faces charges of fraud.", "bo-birch", None, "crime"),
        ("Ann Lee condemned Norway's invasion of Chad.", "norway", "ann-lee", "harm"),
        ("Ann Lee called Bo Birch a liar.", "bo-birch", "ann-lee", "lie"),
        ('"Norway is the aggressor," Ann Lee said.', "norway", "ann-lee", "harm"),
        ("Ann Lee criticised Bo Birch for ignoring the warnings.", "bo-birch", "ann-lee", "failure"),
    ],
)
def test_what_a_source_says_or_is_told_to_say_is_attributed(sentence, accused, accuser, wrong):
    ((_, who, by, kind, how),) = accusations(sentence)
    assert (who, by, kind, how) == (accused, accuser, wrong, "attributed")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Lee claimed that Norway had bombed the town.",
        'Ann Lee condemned the so-called "Norwegian aggression".',
        "Norway was falsely accused of bombing the town.",
        "Ann Lee accused Norway of war crimes without offering any evidence.",
        "Ann Lee accused Norway of war crimes. Norway denied it.",
        "Ann Lee accused Norway of war crimes. Norway said that was untrue.",
        "Ann Lee accused Norway of war crimes, a charge that Norway rejects. Norway dismissed the allegations.",
        "Norway denied bombing the town.",
        "Norway denied any wrongdoing.",
        "Norway allegedly bombed the town.",
        "The alleged atrocities by Norway were discussed.",
    ],
)
def test_what_is_put_in_doubt_is_distanced(sentence):
    found = accusations(sentence)
    assert found and all((who, how) == ("norway", "distanced") for _, who, _, _, how in found)


def test_the_denial_of_somebody_else_takes_nothing_back():
    assert [how for *_, how in accusations("Ann Lee accused Norway of war crimes. Bo Birch denied it.")] == ["attributed"]


def test_what_the_author_asserts_stays_asserted_though_it_is_denied():
    assert accusations("Norway bombed the town. Norway denied it.")[0][-1] == "asserted"


@pytest.mark.parametrize(
    "sentence",
    [
        "The town was shelled.",
        "Seventy people were killed in an accident.",
        "Bo Birch was killed.",
        "Bo Birch died in a crash.",
        "Bo Birch was a victim of fraud.",
        "Northgate Logistics mined coal.",
        "Norway could attack and kill civilians.",
        "If Norway bombs the town, it will lose.",
        "Norway did not bomb the town.",
        "Did Norway bomb the town?",
        "Norway was urged to stop killing civilians.",
        "Bo Birch wants to destroy the town.",
        "There is no evidence of fraud by Northgate Logistics.",
        "Ann Lee fights corruption.",
        "Ann Lee opened a criminal investigation.",
        "Ann Lee is responsible for health.",
        "Northgate Logistics failed to win the contract.",
        "Ann Lee did not accuse Bo Birch of theft.",
        "Ann Lee criticised the plan.",
        "Norway beat Chad in the final.",
        "The town lies between Norway and Chad.",
        '"I failed to protect the town," Ann Lee said.',
    ],
)
def test_not_every_harm_accuses(sentence):
    assert accusations(sentence) == []


def test_that_was_a_lie_accuses_the_one_who_spoke_before():
    found = accusations("Bo Birch said that the dam was safe. Ann Lee said that was a lie.")
    assert found == [("lie", "bo-birch", "ann-lee", "lie", "attributed")]


def test_the_default_article(azernews):
    rows = azernews.accusations
    sides = dict(zip(azernews.actors.actor_id, azernews.actors.side, strict=True))
    by_side = {side: list(rows.sourcing[rows.accused.map(sides) == side]) for side in ("armenia", "azerbaijan", "france")}
    assert set(by_side["armenia"]) == {"asserted"} and len(by_side["armenia"]) >= 4
    assert sorted(by_side["azerbaijan"]) == ["attributed", "attributed", "distanced"]
    assert by_side["france"] == ["asserted"]
    doubted = rows[rows.sourcing == "distanced"]
    assert azernews.actor_names[doubted.accuser.iloc[0]].endswith("resolution") and doubted.text.iloc[0] == "unprovoked attacks"


def test_every_row_has_known_values(azernews):
    rows = azernews.accusations
    assert set(rows.wrong) <= set(WRONGS) and set(rows.sourcing) <= set(SOURCINGS) and set(rows.rule) <= set(CONFIDENCE)
    assert rows.accused.notna().all() and (rows.accused != rows.accuser.fillna("")).all()
    assert rows.accuser[rows.sourcing == "asserted"].isna().all()


@pytest.mark.parametrize("name", ["recipe", "science", "derby", "wire"])
def test_texts_that_accuse_nobody(name):
    a = fs.analyze(fs.read_article(TESTS / "articles" / f"{name}.txt"), instruments=[])
    assert a.accusations.empty


# on parses written by hand

ACTORS = table("actors", [{"actor_id": name, "name": name, "kind": "country", "side": name, "mentions": 1} for name in ("norway", "chad")])
NOBODY_SPEAKS = np.full(200, -1)


def rows(doc, owner=NOBODY_SPEAKS, said=()):
    at = {t.i: t.lower_ for t in doc if t.text in ("Norway", "Chad")}
    return accusation_rows([(0, list(doc))], set(at), at, ACTORS, said, [], owner)


def test_who_does_it_is_accused_and_who_suffers_it_is_not():
    active = parsed("Norway PROPN nsubj 1", "invaded VERB ROOT 1 invade", "Chad PROPN dobj 1")
    passive = parsed(
        "Chad PROPN nsubjpass 2", "was AUX auxpass 2 be", "invaded VERB ROOT 2 invade", "by ADP agent 2", "Norway PROPN pobj 3"
    )  # fmt: skip
    agentless = parsed("Chad PROPN nsubjpass 2", "was AUX auxpass 2 be", "invaded VERB ROOT 2 invade")
    assert [r["accused"] for r in rows(active)] == [r["accused"] for r in rows(passive)] == ["norway"] and rows(agentless) == []


def test_the_words_of_a_source_are_its_accusation():
    doc = parsed("Norway PROPN nsubj 1", "invaded VERB ROOT 1 invade", "Chad PROPN dobj 1")
    said = [
        {"attribution_id": 0, "speaker": "chad", "cue": cue, "kind": "indirect", "start": 0, "sentence_id": 0} for cue in ("say", "claim")
    ]
    heard = [rows(doc, np.full(200, number), said)[0] for number in (0, 1)]
    assert [(r["accuser"], r["sourcing"]) for r in heard] == [("chad", "attributed"), ("chad", "distanced")]


def test_nobody_accuses_himself():
    doc = parsed("Norway PROPN nsubj 1", "invaded VERB ROOT 1 invade", "Chad PROPN dobj 1")
    said = [{"attribution_id": 0, "speaker": "norway", "cue": "say", "kind": "direct", "start": 0, "sentence_id": 0}]
    assert rows(doc, np.zeros(200, dtype=int), said) == []


def test_what_is_only_supposed_is_not_told():
    told = parsed("Norway PROPN nsubj 1", "invaded VERB ROOT 1 invade", "Chad PROPN dobj 1")
    may = parsed("Norway PROPN nsubj 2", "could AUX aux 2", "invade VERB ROOT 2 invade", "Chad PROPN dobj 2")
    never = parsed("Norway PROPN nsubj 2", "never ADV neg 2", "invaded VERB ROOT 2 invade", "Chad PROPN dobj 2")
    assert is_told(told[position(told, "invaded")])
    assert not is_told(may[position(may, "invade")]) and not is_told(never[position(never, "invaded")])


@pytest.mark.skipif(not (KIT / "articles").is_dir(), reason="the articles to read lie beside the repository")
def test_who_accuses_whom_tells_partisan_reports_apart():
    def read(name):
        a = fs.analyze(fs.read_article(KIT / "articles" / f"{name}.txt"), instruments=[])
        sides = dict(zip(a.actors.actor_id, a.actors.name, strict=True))
        return a.accusations.assign(accused=a.accusations.accused.map(sides))

    assert read("wire_service").empty
    herald, worker = read("morning_herald"), read("workers_voice")
    assert "Northgate" not in " ".join(herald.accused[herald.sourcing == "asserted"]) and (herald.sourcing == "asserted").any()
    assert set(worker.accused[worker.sourcing == "asserted"]) == {"Northgate Logistics"}
