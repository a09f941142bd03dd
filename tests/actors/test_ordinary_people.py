"""People without office speak too: by work, by part, by kin, in groups and singled out. Texts are invented; the parse is the real model's."""

import pytest
from framescope import tables
from framescope.actors.find import find_actors
from framescope.attribution.find import find_attributions
from framescope.attribution.speakers import resolve
from framescope.gazetteer.gazetteer import load_gazetteer
from framescope.gazetteer.ordinary import ordinary
from framescope.parsing import language

SPEAKERS = """
Tenants on the fourth floor said the lift had been broken since May. | lift had been | tenants | group
The bus driver said the brakes had failed. | brakes had failed | driver | person
Two cyclists said the lane had been blocked all week. | lane had been | cyclists | group
"We lost the whole catch," a fisherman said. | lost the whole catch | fisherman | person
Prison guards said that nobody had slept. | nobody had slept | guards | group
Several strikers said the kitty was empty. | kitty was empty | strikers | group
A source close to the board said the sale was off. | sale was off | source | person
Marta Kolb was found on Monday. Her neighbour said the door had been open. | door had been open | neighbour | person
"The till was empty," two shop owners told the inquiry. | till was empty | owners | group
Firefighters said the roof had fallen in before they came. | roof had fallen | firefighters | group
One of the pickets said the talks were dead. | talks were dead | picket | person
Some of the parents said the school had lied to them. | school had lied | parents | group
"It was dark," said a lorry driver who saw the crash. | It was dark | driver | person
According to neighbours, the couple had argued all night. | couple had argued | neighbours | group
A beekeeper from Elmsdorf said half of her hives were dead. | hives were dead | beekeeper | person
The welder told the court that no one had checked the tank. | checked the tank | welder | person
A pharmacist said the pills had run out. | pills had run out | pharmacist | person
Commuters complained that trains were late again. | trains were late | commuters | group
A passer by the gate recalled that the light had been red. | light had been red | passer | person
"She never came home," the girl's grandmother said. | never came home | grandmother | person
His landlady said he paid on time. | paid on time | landlady | person
The widow said she had not been told. | not been told | widow | person
A dozen villagers said the well had been poisoned. | well had been poisoned | villagers | group
Three nurses said the ward was locked. | ward was locked | nurses | group
A midwife at the clinic said two babies had died. | two babies | midwife | person
The chef said the fish was bad. | fish was bad | chef | person
"The ice was thin," a skater said. | ice was thin | skater | person
Pensioners said they could not heat their flats. | could not heat | pensioners | group
A trainee said the ladder was broken. | ladder was broken | trainee | person
The librarian said that the roof leaked. | roof leaked | librarian | person
Passengers said the doors would not open. | doors would not | passengers | group
A waiter said the man had left in a hurry. | left in a hurry | waiter | person
The taxi driver insisted that he had stopped. | he had stopped | driver | person
"Nobody warned us," market traders said. | Nobody warned us | traders | group
A monk said the bell had cracked in the frost. | bell had cracked | monk | person
Detainees said they had been beaten. | had been beaten | detainees | group
A mechanic at the depot said the bolts were old. | bolts were old | mechanic | person
The cleaner said she had found the letter. | had found the letter | cleaner | person
Islanders said the ferry had been cut without warning. | ferry had been cut | islanders | group
A teenager who was in the queue said the police came late. | police came late | teenager | person
Another tenant said the landlord never answered. | landlord never answered | tenant | person
People familiar with the talks said a deal was near. | deal was near | people | group
A person briefed on the plan said it would be dropped. | it would be dropped | person | person
"My hands were frozen," one picker said. | hands were frozen | picker | person
Hikers reported that the path had collapsed. | path had collapsed | hikers | group
A caretaker said the boiler had been humming for days. | boiler had been | caretaker | person
The pilot said both engines had failed. | both engines | pilot | person
A dog walker said he had heard two shots. | heard two shots | walker | person
Bystanders said the man had begged for help. | begged for help | bystanders | group
The goatherd said wolves had come at night. | wolves had come | goatherd | person
Students said the exam had been leaked. | exam had been leaked | students | group
"I saw smoke," an 80-year-old woman who lives next door said. | I saw smoke | woman | person
A man in the crowd said the barrier gave way. | barrier gave way | man | person
The victim's brother said the sentence was a joke. | sentence was a joke | brother | person
Staff said the kitchen had been closed since June. | kitchen had been | staff | group
The crew said the hatch had jammed. | hatch had jammed | crew | group
The couple said they would appeal. | they would appeal | couple | group
The jury said it could not agree. | could not agree | jury | group
Shoppers said prices had doubled. | prices had doubled | shoppers | group
Four apprentices said they had not been paid. | had not been paid | apprentices | group
A busker said the police had taken his guitar. | taken his guitar | busker | person
The vet said the dog would live. | dog would live | vet | person
Worshippers said the imam had warned them. | imam had warned | worshippers | group
A spokesperson for tenants said the rent strike would go on. | rent strike would | spokesperson | person
Local women said the pump had been dry for weeks. | pump had been dry | women | group
Crossing the yard, a groom shouted that the stable was burning. | stable was burning | groom | person
"They took our boats," said one of the fishermen. | took our boats | fisherm | person
The bride said the band had never turned up. | band had never | bride | person
Holidaymakers said the beach was covered in oil. | beach was covered | holidaymakers | group
A delivery rider told reporters that the app had cut his pay. | app had cut | rider | person
Dozens of villagers said the well was dry. | the well was dry | villagers | group
A group of parents said the gate was shut. | gate was shut | parents | group
Three of the miners told him that the lamp went out. | lamp went out | miners | group
Staff complained that the heating was off. | heating was off | staff | group
"""
"""Text, words of what is said, part of the speaker's actor_id, kind of the speaker."""

NOBODY = """
The computer said the file was lost. | computer
The poster said the show was sold out. | poster
The folder said the files were secret. | folder
The tracker showed that the van had stopped. | tracker
The sensor suggested that the door was open. | sensor
The letter said the rent would rise. | letter-person
The sign said the bridge was closed. | sign
The figures showed that prices had doubled. | figures
The weather turned and the river rose. | weather
The tractor hit the border fence. | tractor
The thermometer said it was thirty degrees. | thermometer
The theatre said the play was cancelled. | theatre-person
The factor that mattered was the price. | factor
Laughter filled the chamber. | laughter
The tower fell on the trailer. | tower
The menu said the fish was fresh. | menu
Evidence suggested that the lock was forced. | evidence
The clock said noon. | clock
The twist is that the list was empty. | twist
The tanker leaked and the freighter sank. | tanker
The order said that the gate must be shut. | order-person
"""
"""Text, and what is nobody in it ("-person": no person or group)."""


def rows(table):
    return [tuple(line.split(" | ")) for line in table.strip().splitlines()]


@pytest.fixture(scope="module")
def read():
    """The actors by id, and the (content, speaker) of the attributions, of each text of the tables above and of any other."""
    known, gazetteer = {}, load_gazetteer()
    texts = [row[0] for row in rows(SPEAKERS) + rows(NOBODY)]
    docs = dict(zip(texts, language.parse_many(texts), strict=True))

    def reading(text):
        if text not in known:
            known[text] = _read(docs.get(text) or language.parse(text), gazetteer)
        return known[text]

    return reading


def _read(doc, gazetteer):
    stands = [
        {"sentence_id": i, "paragraph_id": 0, "start": s.start_char, "end": s.end_char, "text": s.text} for i, s in enumerate(doc.sents)
    ]
    actors, mentions = find_actors(doc, tables.table("sentences", stands), gazetteer)
    found = find_attributions(doc)
    said = [" ".join(doc.text[start:end] for start, end in a.content) for a in found]
    return actors.set_index("actor_id"), list(zip(said, (s.actor_id for s in resolve(found, doc, actors, mentions)), strict=True))


@pytest.mark.parametrize(("text", "content", "who", "kind"), rows(SPEAKERS))
def test_whoever_speaks_is_an_actor(read, text, content, who, kind):
    actors, said = read(text)
    speakers = [speaker for words, speaker in said if content in words]
    assert any(speaker and who in speaker and actors.kind[speaker] == kind for speaker in speakers), said


@pytest.mark.parametrize(("text", "what"), rows(NOBODY))
def test_things_that_say_something_are_no_people(read, text, what):
    actors, _ = read(text)
    kinds = {"person", "group"} if what.endswith("-person") else set(actors.kind)
    assert not [a for a, kind in actors.kind.items() if what.removesuffix("-person") in a and kind in kinds]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("A tenant said the roof leaked. Another tenant said the stairs were rotten.", ["tenant", "another-tenant"]),
        ("A driver said the brakes had failed. A driver said the road was wet.", ["driver", "another-driver"]),
        ("A driver said the brakes had failed. The driver said the road was wet.", ["driver", "driver"]),
        ("Pickets said the talks were dead. The pickets said they would stay.", ["pickets", "pickets"]),
        ("One of the guards said he had slept. The guards said nothing had happened.", ["one-of-the-guards", "guards"]),
        ("An official said the bridge was safe. An official said the ferry would sail.", ["official", "official"]),
    ],
)
def test_who_is_the_same_again(read, text, speakers):
    assert [speaker for _, speaker in read(text)[1]] == speakers


def test_no_noun_is_both_a_person_and_a_thing():
    words = ordinary()
    people = words.people | words.collective
    assert not people & words.things and not people & words.texts and not people & words.places


@pytest.mark.parametrize(
    ("noun", "verb", "may"),
    [
        ("puppeteer", "say", True),
        ("puppeteer", "rot", False),
        ("thermometer", "say", False),
        ("yeti", "shout", True),
        ("placement", "say", False),
        ("brewery", "say", True),
        ("sign", "say", False),
    ],
)
def test_what_an_ending_tells_where_somebody_speaks(noun, verb, may):
    assert ordinary().may_speak(noun, verb) is may
