"""What wrong is said of whom, by whom, and how it is sourced: on sentences, and on parses written by hand."""

import framescope as fs
import numpy as np
import pandas as pd
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
        ("The corrupt Fenwick council met.", "fenwick-council", "crime"),
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
    ("sentence", "accuses"),
    [
        ("An army spokesman, Major Bo Birch, said soldiers had killed 31 rebels.", False),
        ("A police spokesman said officers had shot two men.", False),
        ("General Bo Birch said troops had killed nine rebels.", False),
        ("The defence ministry said forces killed six fighters.", False),
        ("Police said officers beat a man to death.", False),
        ("Witnesses said soldiers shot at the crowd.", True),
        ("A rebel commander, Bo Birch, said soldiers had burned the market.", True),
        ("Ann Lee said officers had tortured her brother.", True),
        ("General Bo Birch said Norwegian soldiers had killed nine men.", True),
        ("A police spokesman said soldiers had shot two men.", True),
    ],
)
def test_a_spokesman_of_the_army_accuses_no_soldiers(sentence, accuses):
    assert bool(accusations(sentence)) == accuses


@pytest.mark.parametrize(
    ("sentence", "accuses"),
    [
        ("Bo Birch dismissed the concern. Ministers set the prices, he said.", False),
        ('Bo Birch dismissed the fears of parents. "The bridge is safe," he said.', False),
        ("Bo Birch dismissed the concerns of parents.", True),
        ("Bo Birch dismissed the concerns of parents. Ann Lee said that it rained.", True),
        ("Bo Birch dismissed the warnings. Nothing was done. It rained all night. He said that it was cold.", True),
    ],
)
def test_who_dismisses_a_concern_and_says_why_answers(sentence, accuses):
    assert bool(accusations(sentence)) == accuses


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


@pytest.mark.parametrize(
    ("sentence", "accused", "accuser", "wrong"),
    [
        ("The Fenwick council ignored three warnings about the dam.", "fenwick-council", AUTHOR, "failure"),
        ("Bo Birch disregarded the evidence of his own experts.", "bo-birch", AUTHOR, "failure"),
        ("Northgate Logistics brushed aside the complaints of tenants.", "northgate-logistics", AUTHOR, "failure"),
        ("Ann Lee said the Fenwick council had overlooked the risks.", "fenwick-council", "ann-lee", "failure"),
        ("The complaints were ignored by Northgate Logistics.", "northgate-logistics", AUTHOR, "failure"),
        ("Residents say Northgate Logistics buried a report on the leak.", "northgate-logistics", "residents", "failure"),
        ("Bo Birch dismissed the concerns of parents.", "bo-birch", AUTHOR, "failure"),
        ("Northgate Logistics flouted the ruling.", "northgate-logistics", AUTHOR, "crime"),
        ("Ann Lee accused Bo Birch of ignoring the advice of engineers.", "bo-birch", "ann-lee", "blame"),
        ("Bo Birch has been ignoring the alarm for years.", "bo-birch", AUTHOR, "failure"),
        ("Northgate Logistics hid the deaths from inspectors.", "northgate-logistics", AUTHOR, "lie"),
        ("Bo Birch tried to hide it.", "bo-birch", AUTHOR, "lie"),
        ("Tenants say Northgate Logistics concealed the fault.", "northgate-logistics", "tenants", "lie"),
        ("Ann Lee said that Norway had covered up the spill.", "norway", "ann-lee", "lie"),
        ("Northgate Logistics falsified the records.", "northgate-logistics", AUTHOR, "lie"),
        ("Nurses say Bo Birch altered the register.", "bo-birch", "nurses", "lie"),
        ("Bo Birch withheld the results from patients.", "bo-birch", AUTHOR, "lie"),
        ("Northgate Logistics shredded the files.", "northgate-logistics", AUTHOR, "lie"),
        ("The leak was hidden by Northgate Logistics.", "northgate-logistics", AUTHOR, "lie"),
        ("Northgate Logistics sold the medical records of patients.", "northgate-logistics", AUTHOR, "crime"),
        ("Bo Birch failed the village.", "bo-birch", AUTHOR, "failure"),
        ("Ann Lee said that Northgate Logistics had let its workers down.", "northgate-logistics", "ann-lee", "failure"),
        ("Northgate Logistics failed its passengers.", "northgate-logistics", AUTHOR, "failure"),
        ("Bo Birch did nothing.", "bo-birch", AUTHOR, "failure"),
        ("Bo Birch ignored the audit.", "bo-birch", AUTHOR, "failure"),
        ("Ann Lee said that Norway had ignored the truce.", "norway", "ann-lee", "failure"),
        ("Bo Birch watched and did nothing to stop the leak.", "bo-birch", AUTHOR, "failure"),
        ("Bo Birch stood there and did nothing while the town burned.", "bo-birch", AUTHOR, "failure"),
        ("Northgate Logistics looked the other way.", "northgate-logistics", AUTHOR, "failure"),
        ("Tenants say that the Fenwick council sat on its hands.", "fenwick-council", "tenants", "failure"),
        ("Bo Birch washed his hands of the village.", "bo-birch", AUTHOR, "failure"),
        ("Northgate Logistics knew that the fuel was contaminated and went on selling it.", "northgate-logistics", AUTHOR, "failure"),
        ("Northgate Logistics knew the contract was illegal.", "northgate-logistics", AUTHOR, "failure"),
        ("Bo Birch knew of the abuse and said nothing.", "bo-birch", AUTHOR, "failure"),
        ("Nurses warned Bo Birch twice. Nothing happened.", "bo-birch", AUTHOR, "failure"),
        ("Residents wrote to Northgate Logistics again and again, and nothing was done.", "northgate-logistics", AUTHOR, "failure"),
        ("The miners complained to Northgate Logistics every week for months. Nobody came.", "northgate-logistics", AUTHOR, "failure"),
        ("Tenants told Northgate Logistics about the mould three times. No action was taken.", "northgate-logistics", AUTHOR, "failure"),
        ("Ann Lee asked Bo Birch repeatedly to act. Nothing changed.", "bo-birch", AUTHOR, "failure"),
        ("Northgate Logistics must bear the blame.", "northgate-logistics", AUTHOR, "blame"),
        ("Bo Birch is at fault.", "bo-birch", AUTHOR, "blame"),
        ("The blame rests with Northgate Logistics.", "northgate-logistics", AUTHOR, "blame"),
        ("Tenants put the blame on Northgate Logistics.", "northgate-logistics", "tenants", "blame"),
        ("It is the fault of Northgate Logistics.", "northgate-logistics", AUTHOR, "blame"),
        ("Northgate Logistics bears responsibility for the deaths.", "northgate-logistics", AUTHOR, "blame"),
        ("Parents sued Northgate Logistics.", "northgate-logistics", "parents", "crime"),
        ("Parents filed a lawsuit against Northgate Logistics.", "northgate-logistics", "parents", "crime"),
        ("A lawsuit alleges that Northgate Logistics misled families.", "northgate-logistics", "lawsuit", "lie"),
        ("A report found that Bo Birch had ignored the rules.", "bo-birch", "report", "failure"),
        ('"It was negligent of Northgate Logistics to go on," Ann Lee said.', "northgate-logistics", "ann-lee", "failure"),
        ('"Bo Birch sent the nurses home. It was reckless," Ann Lee said.', "bo-birch", "ann-lee", "failure"),
        ("The failure of Northgate Logistics to warn the town angered nurses.", "northgate-logistics", AUTHOR, "failure"),
        ("Nurses blamed Bo Birch's failure to act.", "bo-birch", "nurses", "failure"),
    ],
)
def test_plain_words_accuse_by_what_is_done_and_to_what(sentence, accused, accuser, wrong):
    ((_, who, by, kind, how),) = accusations(sentence)
    assert (who, by, kind) == (accused, accuser, wrong) and (how == "asserted") == (accuser is AUTHOR)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bo Birch ignored the noise.",
        "Bo Birch hid the eggs in the garden.",
        "Northgate Logistics sold 12,000 records.",
        "Bo Birch failed the driving test.",
        "Northgate Logistics failed to win.",
        "Bo Birch did nothing wrong.",
        "Bo Birch watched and did nothing.",
        "Bo Birch only smiled and did nothing.",
        "Ann Lee knew that the road was dangerous.",
        "Ann Lee knows the bridge is unsafe.",
        "Police asked Bo Birch to stay inside. Nothing happened.",
        "Ann Lee warned Bo Birch that it would rain.",
        "Bo Birch wants to hide the results.",
        "Northgate Logistics did not ignore the warnings.",
        "If Bo Birch ignores the warning, it will rain.",
        "Bo Birch carries responsibility for health.",
        "Bo Birch has responsibility for schools.",
        "Ann Lee condemned Bo Birch's murder.",
        "Ann Lee denied the allegations.",
        "Bo Birch dismissed the allegations.",
        "The judge dismissed the appeal.",
        "It was good of Northgate Logistics to come.",
        '"It was a pity," Ann Lee said.',
        "A storm stripped the trees of leaves.",
        "Bo Birch let the rope down.",
        "Could Northgate Logistics share the blame?",
        '"It was lovely," Ann Lee said.',
        '"I sent the nurses home. It was reckless," Ann Lee said.',
        '"Norway and Chad left. It was reckless," Ann Lee said.',
    ],
)
def test_the_same_words_of_something_else_accuse_nobody(sentence):
    assert accusations(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "accused", "accuser"),
    [
        ("Tenants blamed the council.", "council", "tenants"),
        ("The survivors accuse the state's mining agency.", "state-s-mining-agency", "survivors"),
        ("Tenants sued the housing department.", "housing-department", "tenants"),
        ("Nurses criticised the hospital for hiding the deaths.", "hospital", "nurses"),
        ("Relatives accuse the ministry of lying.", "ministry", "relatives"),
        ("Parents condemned the council's decision.", "council", "parents"),
        ("Supporters accused the league of negligence.", "league", "supporters"),
        ("Miners blamed the company for the deaths.", "company", "miners"),
        ("Doctors denounced the committee's failure to act.", "committee", "doctors"),
        ("Students filed a complaint against the university.", "university", "students"),
    ],
)
def test_a_body_that_is_only_blamed_is_an_actor(sentence, accused, accuser):
    a = fs.analyze(fs.read_article(f"It rained in Lima all day. {sentence}"), instruments=[])
    assert list(zip(a.accusations.accused, a.accusations.accuser, strict=True)) == [(accused, accuser)]


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


@pytest.mark.parametrize(
    "sentence",
    [
        "Bo Birch was buried on Monday.",
        "Ann Lee buried Bo Birch beside the road.",
        "Ann Lee began to bury her neighbour on the land that he loved.",
        "Northgate Logistics buried the cables under the road.",
    ],
)
def test_who_buries_the_dead_accuses_nobody(sentence):
    assert accusations(sentence) == []


@pytest.mark.parametrize("what", ["the truth", "the scandal", "the fraud"])
def test_who_buries_what_should_be_known_lies(what):
    assert [row[1:] for row in accusations(f"Northgate Logistics buried {what}.")] == [("northgate-logistics", AUTHOR, "lie", "asserted")]


@pytest.mark.parametrize(
    ("sentence", "accused"),
    [
        ("Bo Birch 'lied to' for six years over the dam, review finds.", []),
        ("Bo Birch was lied to.", []),
        ("Bo Birch has been lied to for years.", []),
        ("Bo Birch was being lied to, Ann Lee said.", []),
        ("Bo Birch was lied to by Northgate Logistics.", ["northgate-logistics"]),
        ("Bo Birch lied to the parents.", ["bo-birch"]),
        ("The parents whom Bo Birch lied to want answers.", ["bo-birch"]),
    ],
)
def test_who_is_lied_to_does_not_lie(sentence, accused):
    assert [row[1] for row in accusations(sentence)] == accused


@pytest.mark.parametrize(
    "sentence",
    [
        '"They were right and Bo Birch was punished for it," Ann Lee said.',
        "Ann Lee said Bo Birch was being punished for refusing to lend the money.",
        "The council punished Bo Birch for telling the truth.",
    ],
)
def test_who_is_punished_is_not_blamed_for_what_is_no_wrong(sentence):
    assert "bo-birch" not in [row[1] for row in accusations(sentence)]


def test_who_is_punished_for_a_wrong_is_accused_of_it():
    assert [row[1] for row in accusations("The council punished Bo Birch for fraud.")] == ["bo-birch"]


@pytest.mark.parametrize(
    ("introduced", "said"),
    [
        ("Mei Tanaka, who hid in a ditch with her two small sons", "My father stood up to pray and they killed him."),
        ("Mei Tanaka, who came with three neighbours", "They killed my father."),
    ],
)
def test_they_in_a_quotation_are_not_those_of_whom_only_its_introduction_tells(introduced, said):
    assert accusations(f'"There was a noise," said {introduced}. "{said}"') == []


def test_they_in_a_quotation_are_those_of_whom_was_told_before():
    found = accusations('The soldiers came at dawn. "They killed my father," said Mei Tanaka, who hid in a ditch with her two small sons.')
    assert [row[1] for row in found] == ["soldiers"]


@pytest.mark.parametrize(
    ("sentence", "accused", "accuser"),
    [
        ("Ann Lee said Northgate Logistics had closed four plants despite pledges to keep them open.", "northgate-logistics", "ann-lee"),
        ("Ann Lee said that Bo Birch went ahead with the dam despite repeated warnings.", "bo-birch", "ann-lee"),
        ("Residents said Northgate Logistics sacked drivers in spite of promises to the town.", "northgate-logistics", "residents"),
        ("Ann Lee said the police had stood by while the shops were looted.", "police", "ann-lee"),
        ("Ann Lee said the police looked on as the village burned.", "police", "ann-lee"),
        ("Gunmen burned the village as police looked on.", "police", None),
        ("Ann Lee said that Norwegian troops razed the village.", "norwegian-troops", "ann-lee"),
        ('"Bo Birch gave contracts to his nephew," Ann Lee said.', "bo-birch", "ann-lee"),
        ("Ann Lee said Bo Birch awarded the tender to his friends.", "bo-birch", "ann-lee"),
        ("Ann Lee said that Bo Birch diverted 4 billion naira meant for teachers.", "bo-birch", "ann-lee"),
        ("Ann Lee said that Bo Birch funnelled the money to his brother.", "bo-birch", "ann-lee"),
        ("Ann Lee said that Northgate Logistics had ignored its own policy.", "northgate-logistics", "ann-lee"),
    ],
)
def test_what_is_done_all_the_same_or_for_ones_own_is_a_wrong(sentence, accused, accuser):
    assert (accused, accuser) in [row[1:3] for row in accusations(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Northgate Logistics closed four plants despite the rain.",
        "The game went ahead despite the heat, Ann Lee said.",
        "Ann Lee said Bo Birch stood by her while she spoke.",
        "Bo Birch looked on as the team trained.",
        "Bo Birch gave a book to his nephew.",
        "Ann Lee said Bo Birch gave the job to a builder.",
        "Ann Lee said that Bo Birch diverted the river.",
        "Ann Lee said that Bo Birch transferred money to the bank.",
    ],
)
def test_what_is_done_in_the_rain_or_for_others_is_none(sentence):
    assert accusations(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        '"Bo Birch has been called a liar for a year," Ann Lee said.',
        '"They call Bo Birch a thief," Ann Lee said.',
        "Ann Lee said that Bo Birch had been branded a murderer.",
        "Ann Lee said that critics described Bo Birch as a bully.",
    ],
)
def test_whoever_tells_what_others_call_somebody_does_not_accuse(sentence):
    assert all(row[2] != "ann-lee" for row in accusations(sentence))


@pytest.mark.parametrize(
    "sentence", ['"We are guilty as charged," Ann Lee said.', '"I lied to the council," Bo Birch said.', '"We are liars," Ann Lee said.']
)
def test_what_we_say_of_ourselves_accuses_nobody(sentence):
    assert accusations(sentence) == []


def test_her_department_is_not_that_of_whoever_accuses_it():
    found = accusations("Bo Birch accused her transport department of failing to enforce the rules.")
    assert [row[1:3] for row in found] == [("transport-department", "bo-birch")]


@pytest.mark.parametrize(
    "text",
    [
        "School heating failure leaves pupils in coats\n\nBrindle High School closed on Monday.",
        "The Northgate engine failure delayed the train. Northgate said so.",
        "A Northgate computer failure grounded flights. Northgate said so.",
        "The Haldor crop failure was the third in a row. Haldor said so.",
        "Velox Brake Failure Stops Trains\n\nVelox said that it would look into the fault.",
    ],
)
def test_the_failure_of_a_thing_accuses_nobody(text):
    assert fs.analyze(fs.read_article(text), instruments=[]).accusations.empty


def first(text):
    """The first accusation of a text: accuser, accused, its words."""
    a = fs.analyze(fs.read_article(text), instruments=[])
    return tuple(a.accusations[["accuser", "accused", "text"]].iloc[0])


@pytest.mark.parametrize(
    ("sentence", "accuser", "words"),
    [
        ("Ann Lee said that abuse had risen and accused Northgate of looking away.", "ann-lee", "accused Northgate of looking away"),
        (
            "Its boss, Ann Lee, said the roof was leaking and criticised Northgate for the delay.",
            "ann-lee",
            "criticised Northgate for the delay",
        ),
        ("The report said that the dam was weak and blamed Northgate for the flood.", "report", "blamed Northgate for the flood"),
        ("Northgate was accused of fraud.", None, "accused of fraud"),
        ("The union accused Northgate of hiding deaths, a charge that Northgate rejects.", "union", "accused Northgate of hiding deaths"),
        ("Critics blame Northgate for the line, which is three years late.", "critics", "blame Northgate for the line"),
        ("Ann Lee criticised Northgate for hiring guards, a step she called unwise.", "ann-lee", "criticised Northgate for hiring guards"),
        (
            "The union accused Northgate of hiding a letter, an email and a note.",
            "union",
            "accused Northgate of hiding a letter, an email and a note",
        ),
    ],
)
def test_who_accuses_and_in_which_words(sentence, accuser, words):
    found = first(sentence)
    assert (None if pd.isna(found[0]) else found[0], found[1:]) == (accuser, ("northgate", words))


@pytest.mark.parametrize(
    "sentence",
    [
        'The panel found that Bo Ferro had called the referee, Claire Hodge, "a disgrace" and had left.',
        "The panel found that Bo Ferro had called Claire Hodge a disgrace.",
        "The panel ruled that Bo Ferro had branded Claire Hodge a liar.",
    ],
)
def test_who_is_found_to_have_called_somebody_names_accuses_him(sentence):
    assert first(sentence)[:2] == ("bo-ferro", "claire-hodge")


def test_a_clash_between_two_is_the_deed_of_neither():
    a = fs.analyze(fs.read_article("Fenwick and Ruritania trade blame after border clash kills two\n\nNobody moved."), instruments=[])
    assert a.accusations.empty


def test_the_accused_who_spread_lies_is_called_a_liar_and_not_his_accuser():
    a = fs.analyze(fs.read_article("Ann Lee accused the mayor, Bo Orr, of having used the news to spread lies about her."), instruments=[])
    assert set(a.terms.target[a.terms.text == "lies"].dropna()) <= {"bo-orr"}


@pytest.mark.parametrize(
    ("sentence", "accuser", "accused", "words"),
    [
        ('Ann Lee accused Northgate of "working with its eyes shut."', "ann-lee", "northgate", 'accused Northgate of "working with its eyes shut'),
        (
            "Norway has shelled the coast almost daily since the truce took effect, accusing Denmark of laying mines.",
            "norway", "denmark", "accusing Denmark of laying mines",
        ),
    ],
)  # fmt: skip
def test_an_accusation_at_the_end_of_a_sentence(sentence, accuser, accused, words):
    rows = fs.analyze(fs.read_article(sentence + " Norway lost. Northgate said so."), instruments=[]).accusations
    assert (accuser, accused, words) in list(zip(rows.accuser, rows.accused, rows.text, strict=True))


def test_a_trust_called_after_an_academy_is_not_the_academy():
    a = fs.analyze(fs.read_article("Elm Academy closed. Ann Lee accused the academy trust of cutting teachers."), instruments=[])
    assert "elm-academy" not in set(a.accusations.accused)
