"""Who is named, told by the form of a name and by what stands around it; and that the parser does not see which name it is."""

import pytest
from framescope.gazetteer.gazetteer import load_gazetteer
from framescope.parsing.language import parse
from framescope.parsing.person_masking import PEOPLE
from framescope.parsing.person_names import person_names


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def named(text, gazetteer):
    return [text[p.start : p.end] for p in person_names(text, gazetteer)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Former Minister for Women Nicola Morden said no.", ["Nicola Morden"]),
        ("Georgia Marlow won. Her rival India Knox lost.", ["Georgia Marlow", "India Knox"]),
        ("Police freed Luis de la Fuente and Omar al-Khatib.", ["Luis de la Fuente", "Omar al-Khatib"]),
        ("Yesterday Li Na sang. Na sang well.", ["Li Na"]),
        ("Ask Arthur Pym, who fell.", ["Arthur Pym"]),
        ("Meet Omar Diallo. He is a baker.", ["Omar Diallo"]),
        ("Blame Tove Skaar for it.", ["Tove Skaar"]),
        ("Remember Liu Wei? She won.", ["Liu Wei"]),
        ("She met J. R. Okafor, R Saravanan and O.J. Marsh.", ["J. R. Okafor", "R Saravanan", "O.J. Marsh"]),
        ('The boxer Danny "Tank" Hale won. Tank said so. Hale was tired.', ['Danny "Tank" Hale', "Tank", "Hale"]),
        ("Mr Okafor left. Okafor was late.", ["Okafor", "Okafor"]),
        ("“No,” said Okafor.", ["Okafor"]),
        ("Judge Ji-woo Park fined Vo Lane, 34, of Mill Lane.", ["Ji-woo Park", "Vo Lane"]),
        ("Rajesh Nair's wife came. Nair did not.", ["Rajesh Nair", "Nair"]),
        ("Oslo Council Leader Nguyen Thi Lan met Levon Ter-Petrosyan.", ["Nguyen Thi Lan", "Levon Ter-Petrosyan"]),
    ],
)
def test_persons_are_told(text, names, gazetteer):
    assert named(text, gazetteer) == names


@pytest.mark.parametrize(
    "text",
    [
        "They met in Hyde Park and on Mill Lane.",
        "The Northgate Bridge was closed on Monday.",
        "Harlan Foods Ltd and Northgate Logistics cut jobs.",
        "The Morning Herald and the Oslo Gazette wrote of it.",
        "Hurricane Ophelia reached Port Sunlight and San Marcos.",
        "The trawler Esther Rask sank off Cape Horn.",
        "She lives in Buenos Aires, near Nova Lisboa.",
        "The Human Rights Commission wrote to the Supreme Court.",
        "Goldman Sachs said that profits fell.",
        "The Nobel Peace Prize was shared in December.",
        "Turnout was high. Nobody from the European Parliament came.",
        "He is the MP for Cwm Ebbw.",
        "Will the Senate vote? The IRBC denied it.",
        "Bake at 180 C. Rub the butter in.",
    ],
)
def test_places_bodies_and_things_are_no_persons(text, gazetteer):
    assert named(text, gazetteer) == []


def test_one_decision_holds_for_the_whole_text(gazetteer):
    """Where the name alone would tell nothing, its other places do, in the headline too."""
    text = "Okafor Fined Over Harbour Deal Again\n\nAmina Okafor was fined. Critics of Okafor cheered."
    assert named(text, gazetteer) == ["Okafor", "Amina Okafor", "Okafor"]


STORY = (
    "On Monday {n} told reporters that the dam would hold. “We were never asked,” {s} said. The union thanked {n}.\n\n"
    "The firm's spokeswoman {m} declined to answer {s}'s letters."
)


def tree(doc, names):
    """The parse without the words of the names, each of which counts as one."""
    inner = {t.i for p in names if (span := doc.char_span(p.start, p.end)) for t in span[:-1]}
    place = {t.i: k for k, t in enumerate(t for t in doc if t.i not in inner)}
    return [(t.tag_, t.dep_, place[t.head.i], t.ent_type_) for t in doc if t.i not in inner]


@pytest.mark.parametrize(
    "people", [("Nguyen Thi Lan", "Lan", "Luis de la Fuente"), ("Omar al-Khatib", "al-Khatib", "Ji-woo Park"), ("Ng Bo", "Bo", "Å Øst")]
)
def test_one_story_of_any_persons_has_one_parse(people, gazetteer):
    def told(n, s, m):
        text = STORY.format(n=n, s=s, m=m)
        return tree(parse(text), person_names(text, gazetteer))

    assert told(*people) == told("Emily Carter", "Carter", "Tom Reed")


def test_the_text_and_its_lemmas_come_back():
    text = "Nguyen Thi Lan's and Omar al-Khatib's letters to Thomas’ wife, he said."
    doc = parse(text)
    assert doc.text == text and {"Lan", "Khatib"} <= {t.lemma_ for t in doc}
    assert not {word for pair in PEOPLE for word in pair} & {t.lemma_ for t in doc}


def test_a_title_never_heads_the_name_after_it():
    doc = parse("Kenya's first president Wanjiru Kamau has urged them to go.")
    head = next(t for t in doc if t.text == "Kamau")
    assert head.dep_ == "nsubj" and [t.text for t in head.lefts if t.dep_ != "compound"] == ["Kenya", "first"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Orsalho, brother of Rui Penna, kept the gate.", "Orsalho"),
        ("Tarkovych, the eldest daughter of a smith, kept the gate.", "Tarkovych"),
        ("The 20-year-old Nyrova played. The hall was full.", "Nyrova"),
        ("They met a baker named Tarbetu.", "Tarbetu"),
        ("They met a hacker calling himself “Tarbetu”.", "Tarbetu"),
        ("Ranasinghe has two brothers.", "Ranasinghe"),
        ("Okwuosa and his crew left the port.", "Okwuosa"),
        ("Cecilja, now a widow, kept the gate.", "Cecilja"),
        ("Zhanibek was kidnapped in May.", "Zhanibek"),
        ("The widow of Achterberg kept the gate.", "Achterberg"),
        ("William (Bill) Okonjo kept the gate.", "William (Bill) Okonjo"),
    ],
)
def test_what_stands_around_a_single_name_tells_a_person(text, name, gazetteer):
    assert name in named(text, gazetteer)


@pytest.mark.parametrize(
    "text",
    [
        "Ostra has a family of brands.",
        "Ostra, parent of Vena, grew.",
        "A firm calling itself Ostra grew.",
        "A company going by the name Ostra grew.",
        "Ostra arrested two pickets.",
        "Senators have two brothers.",
    ],
)
def test_what_bodies_have_and_do_tells_none(text, gazetteer):
    assert named(text, gazetteer) == []


def test_confidence_in_somebody_is_no_place():
    doc_names = named("Mrs Anstruth spoke. He placed great confidence in Anstruth, and left.", load_gazetteer())
    assert doc_names == ["Anstruth", "Anstruth"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“No,” said RK Tolani, a lawyer.", ["RK Tolani"]),
        ("The minister, AR Beltran, 47, left. AB de Vellis came.", ["AR Beltran", "AB de Vellis"]),
        ("MK Stalbin was held. Stalbin wept.", ["MK Stalbin", "Stalbin"]),
        ("Mr RG Orsen kept the gate.", ["RG Orsen"]),
        ("A study by KL Rahmer and PN Dhonat was read.", ["KL Rahmer", "PN Dhonat"]),
        ("PM Orsenko, 61, met the others.", ["Orsenko"]),
        ("She went to UC Torvine. The TV Azura crew left.", []),
        ("The JD Wetherspun chain said its shares fell.", []),
        ("BT Openings met the EU Council. NY Comets lost.", []),
    ],
)
def test_two_letters_are_initials_where_no_title_or_code_is_one(text, names, gazetteer):
    assert [n for n in named(text, gazetteer) if " " in n or n in names] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They worked with illustrator Jonnis Christmas.", ["Jonnis Christmas"]),
        ("The poet Fredo March read it.", ["Fredo March"]),
        ("Actor Ada March sang.", ["Ada March"]),
        ("She ran in Georgia Saturday, May 4.", []),
        ("Mayor Roan Monday told them to go.", ["Roan"]),
    ],
)
def test_a_month_behind_a_given_name_or_a_calling_is_a_surname(text, names, gazetteer):
    assert named(text, gazetteer) == names


@pytest.mark.parametrize("calling", ["fisherman", "orderly", "cyclist", "nurse", "pilgrim", "drummer"])
def test_a_calling_before_a_single_name_tells_a_person(calling, gazetteer):
    assert named(f"They met {calling} Tarbetu at the gate.", gazetteer) == ["Tarbetu"]


@pytest.mark.parametrize("trader", ["baker", "insurer", "rival", "bookmaker", "sponsor"])
def test_what_a_firm_may_be_too_tells_none(trader, gazetteer):
    assert named(f"They met {trader} Tarbetu at the gate.", gazetteer) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Secretary of the Navy Ruben Tovar left. Tovar wept.", ["Ruben Tovar", "Tovar"]),
        ("Secretary of the Treasury Omar Tillard met Chief of the Army Kofi Okafor.", ["Omar Tillard", "Kofi Okafor"]),
        ("He is Secretary of the Navy Department.", []),
        ("(The paper wrote.) Yet Mr Okafor left. (No!) Yet Okafor wept.", ["Okafor", "Okafor"]),
        ("The Maria J. Bell Revocable Trust grew. So did Ana Bell Supplies.", []),
        ("Maria de Sá and Pedro Reed left.", ["Maria de Sá", "Pedro Reed"]),
        ("It ran “Zendik Puts Picture of Ana Bell on Its Cover” in May. Ana Bell wept.", ["Ana Bell", "Ana Bell"]),
        ("Judge Blocks Okafor's Harbour Plan Again\n\nJudge Blocks Okafor's Harbour Plan Again On Monday, Mr Okafor wept.", ["Okafor"] * 3),
    ],
)
def test_what_stands_before_and_behind_a_name_is_no_part_of_it(text, names, gazetteer):
    assert named(text, gazetteer) == names
