"""Whom something is done to, who is called something, and whose conduct is told of: people without a name who are actors for that."""

import pytest
from framescope import analyze
from framescope.reading.article import Article


def measured(text: str):
    return analyze(Article(id="a", text=text), instruments=["vader"])


@pytest.mark.parametrize(
    ("sentence", "agent", "patient"),
    [
        ("Two clerks were detained by border guards near the crossing.", "border-guards", "clerks"),
        ("Gunmen shot a shopkeeper on Friday.", "gunmen", "shopkeeper"),
        ("Gunmen robbed the bank and wounded two customers.", "gunmen", "customers"),
        ("A teacher was stabbed by a pupil.", "pupil", "teacher"),
        ("Rebels crossed the river to attack the army.", "rebels", "army"),
        ("Police arrested three students who had burned the flag.", "police", "students"),
        ("Vance's lawyer, Priya Nair, attacked the prosecutor.", "priya-nair", "prosecutor"),
        ("The firm sacked the foreman.", "firm", "foreman"),
        ("Bailiffs evicted the tenants.", "bailiffs", "tenants"),
        ("A farmer was swindled by two brokers.", "brokers", "farmer"),
    ],
)
def test_whoever_is_harmed_by_somebody_is_a_patient(sentence, agent, patient):
    events = measured(sentence).events
    assert (agent, patient) in zip(events.agent, events.patient, strict=True)


@pytest.mark.parametrize("sentence", ["Three students were arrested.", "Rain killed a horse.", "The board fined the car park."])
def test_nobody_is_brought_in_by_harm_that_nobody_does(sentence):
    assert not set(measured(sentence).actors.actor_id) & {"students", "horse", "car-park"}


@pytest.mark.parametrize(
    ("sentence", "term", "target"),
    [
        ("The warden was branded a liar by the union.", "liar", "warden"),
        ("The headteacher was called a tyrant by parents.", "tyrant", "headteacher"),
        ("A referee was labelled a cheat by the visitors.", "cheat", "referee"),
        ("The banker was described as a crook by the judge.", "crook", "banker"),
        ("The brutality of the guards shocked visitors.", "brutality", "guards"),
        ("The greed of the landlords knows no end.", "greed", "landlords"),
        ("The minister's cowardice was plain to all.", "cowardice", "minister"),
        ("The senator's callous indifference to the victims angered Ngozi Eze.", "callous", "senator"),
        ("Nothing excuses the hypocrisy of the bishops.", "hypocrisy", "bishops"),
        ("The arrogance of the judges cost lives.", "arrogance", "judges"),
    ],
)
def test_a_judgement_is_aimed_at_whoever_it_is_of(sentence, term, target):
    terms = measured(sentence).terms
    assert (term, target) in zip(terms.text, terms.target, strict=True)


@pytest.mark.parametrize("maker", ["Chipmaker", "Carmaker", "Drugmaker", "Planemaker", "Toymaker"])
def test_a_maker_at_the_head_of_a_sentence_is_a_firm(maker):
    actors = measured(f'{maker} Voltara cut 900 jobs. "Orders fell," finance chief Greta Olin said.').actors.set_index("actor_id")
    assert actors.kind["voltara"] == "organisation" and actors.side["greta-olin"] == "voltara"


@pytest.mark.parametrize("trade", ["Shoemaker", "Bootmaker"])
def test_a_maker_before_a_whole_name_is_a_person(trade):
    actors = measured(f"{trade} Tom Lind said he was tired.").actors.set_index("actor_id")
    assert actors.kind["tom-lind"] == "person"


@pytest.mark.parametrize(
    ("title", "noun"), [("Dr.", "doctor"), ("Dr", "physician"), ("Prof.", "professor"), ("Rev.", "priest"), ("Sen.", "senator")]
)
def test_a_short_title_is_an_office(title, noun):
    mentions = measured(f"{title} Amara Diallo published the study. The {noun} warned of a second wave.").mentions
    assert mentions.actor_id[mentions.text == f"The {noun}"].tolist() == ["amara-diallo"]
