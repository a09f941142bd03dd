"""What is no speech: acts with the hands, acts of law, refusals to speak, what anybody may say; and whose words are handed on."""

import pytest
from framescope.attribution.find import find_attributions
from framescope.attribution.sorts import sorts
from framescope.parsing.language import parse


def said(text: str) -> list:
    """The attributions that are no scare quotes."""
    return [a for a in find_attributions(parse(text)) if a.kind != "scare"]


def sources(text: str, words: str) -> list[str]:
    """The sources of the attributions whose content holds the words."""
    told = [a for a in said(text) if words in " ".join(text[s:e] for s, e in a.content)]
    return [" ".join(text[s:e] for s, e in a.source) for a in told]


def classes(text: str) -> set[str]:
    return {a.cue_class for a in said(text)}


HANDLED = (
    "The chemist held up a jar of honey.", "The boy slammed the door.", "She charged his phone overnight.", "The hotel welcomed guests in June.",
    "The cook presented the dish on a plate.", "The nurse pressed the button.", "The cat knocked the vase off the shelf.",
    "The guard pinned the badge on his coat.", "The baker shared the bread with the children.", "The teacher framed the picture.",
    "The mason backed the lorry into the yard.", "The roof supported a chimney.", "The farmer weighed the potatoes.",
    "The sun scorched the fields.", "Thieves ripped the copper from the walls.", "The shop posted the parcel on Monday.",
    "The tailor labelled the boxes.", "The pilot touched down on time.", "The army attacked the village at dawn.",
    "The storm hammered the coast.", "The tide exposed the wreck.", "The machine rejects bad coins.", "He pointed at the door.",
    "The team welcomed back its captain.", "The firm dismissed forty workers.", "He called his mother.", "She saw the dog.",
    "She pressed his hand.", "The maker recalled the toys.", "The clerk read the meter.", "The tenants noticed a smell.", "The hall welcomed the choir.",
    "The bell announced the end of the shift.", "The trader claimed the prize.", "The fire claimed three lives.", "The engine refused to start.",
    "The horse refused the fence.", "The waves hammered the pier.", "They put out the fire.", "He called on his aunt.", "The referee called a foul.",
    "Workers backed the machine into the shed.", "City thrashed United 4-0.",
)  # fmt: skip

LAW = (
    "The family's lawsuit against the county begins in March.", "Two players were banned over a video.", "The law bans smoking in bars.",
    "Small shops are feeling the pinch.", "The court charged two men with theft.", "Dunn was charged with murder on Friday.",
    "The widow sued the hospital for negligence.", "He was found guilty.", "The jury found Dunn guilty of fraud.", "The swimmer was banned for two years.", "The consulate issued the visa.", "The bank charged a fee.",
)  # fmt: skip

SILENCE = (
    "The bank declined to comment.", "The bank declined comment on Friday.", "The ministry did not respond to a request for comment.",
    "The ministry didn't immediately respond to questions.", "Dunn refused to comment on the case.", "A spokesman would not comment on the raid.",
    "Dunn refused to answer questions.", "Dunn declined an interview.", "The company had no comment on the lawsuit.",
    "Dunn refused to speak to reporters.", "The mayor dodged questions about the bridge.", "The mayor ignored questions from reporters.",
    "Dunn declined to be interviewed.", "The White House declined to discuss the case.", "The club refused to be drawn on the reports.",
    "The star dodged the waiting cameras.", "The firm offered no comment.",
    "No one from the firm would speak about the case.",
)  # fmt: skip

ANYBODY = (
    "If you think the strike is over, look again.", "One might say that the strike is over.", "You could say the strike is over.",
    "Some might say the strike is over.", "It could be said that the strike is over.", "One could argue that the strike is over.",
    "Anyone who thinks the strike is over should look again.", "Suffice it to say the strike is over.", "Let's say the strike is over.",
    "If one were to argue that the strike is over, who would listen?",
)  # fmt: skip

MEASURED = (
    "Everything went according to plan.", "According to plan, the rocket lifted off.", "The rocket lifted off according to schedule.",
    "Cook the rice according to the instructions.", "Pensions rise according to a formula.", "Seats are shared out according to party size.",
    "They were paid according to their needs.", "Members vote according to their conscience.", "The vote went ahead according to custom.",
    "Patients are treated according to the severity of their wounds.", "He played according to the rules.",
)  # fmt: skip


@pytest.mark.parametrize("text", [*HANDLED, *LAW, *SILENCE, *ANYBODY, *MEASURED])
def test_nobody_says_anything(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("The minister slammed the ruling.", "the ruling", "The minister"),
        ("The mayor slammed his rival.", "rival", "The mayor"),
        ("The town welcomed the decision.", "decision", "The town"),
        ("The coach held up Norway as a model.", "a model", "The coach"),
        ("He held up the jar as proof of fraud.", "proof", "He"),
        ("The reporter pressed the minister on taxes.", "taxes", "The reporter"),
        ("The captain ordered the men to leave.", "to leave", "The captain"),
        ("The minister refused to say whether the mayor had lied.", "mayor had lied", "The minister"),
        ("The bridge is closed, according to the police.", "bridge is closed", "the police"),
        ("According to a report, the bridge is closed.", "bridge is closed", "a report"),
        ("Traffic doubled, according to data from the agency.", "Traffic doubled", "data from the agency"),
        ("According to Dunn, the bridge is closed.", "bridge is closed", "Dunn"),
        ("The bridge will close, according to the ministry's plan.", "bridge will close", "the ministry's plan"),
        ("You said the strike was over.", "strike was over", "You"),
    ],
)
def test_words_thoughts_and_demands_are_reported(text, words, source):
    assert source in sources(text, words)


@pytest.mark.parametrize(
    "text",
    [
        "The Tribune quoted Senator Laura Bennett as saying the files were stolen.",
        "The Tribune quoted Laura Bennett saying that the files were stolen.",
        "The agency cites Laura Bennett as saying the files were stolen.",
        "The Tribune quoted Laura Bennett as claiming the files were stolen.",
        "The paper has quoted Laura Bennett as having said the files were stolen.",
        "Laura Bennett was quoted as saying the files were stolen.",
        "Laura Bennett was quoted by the Tribune as saying that the files were stolen.",
        "Laura Bennett is quoted in the report saying the files were stolen.",
        "The site reported Laura Bennett as saying the files were stolen.",
        'The lawsuit quotes Laura Bennett as saying, "The files were stolen."',
    ],
)
def test_whoever_is_quoted_speaks(text):
    assert {s.removeprefix("Senator ") for s in sources(text, "files were stolen")} == {"Laura Bennett"}


@pytest.mark.parametrize(
    ("text", "label", "source"),
    [
        ("The mayor was branded a liar by the opposition.", "liar", "the opposition"),
        ("The coach has been labeled a coward by fans.", "coward", "fans"),
        ("Dunn was dubbed a traitor by the union.", "traitor", "the union"),
        ("The governor, once called a thug by the president, resigned.", "thug", "the president"),
        ("The bill was described as a disgrace by the bishops.", "disgrace", "the bishops"),
        ("The minister was accused by the opposition of cowardly lies.", "cowardly lies", "the opposition"),
        ("The judge was criticised as biased by the lawyers.", "biased", "the lawyers"),
        ("The referee was deemed a disgrace by the club.", "disgrace", "the club"),
        ("The man branded a liar by the opposition won the seat.", "liar", "the opposition"),
        ("The mayor was branded by the opposition a liar and a cheat.", "liar", "the opposition"),
        ("The mayor was branded a liar.", "liar", ""),
    ],
)
def test_a_label_is_its_givers(text, label, source):
    told = [a for a in said(text) if label in " ".join(text[s:e] for s, e in a.content)]
    assert [" ".join(text[s:e] for s, e in a.source) for a in told] == [source]
    assert not source or all(source not in text[s:e] for a in told for s, e in a.content)


@pytest.mark.parametrize(
    ("text", "label", "source"),
    [
        ("Laura Bennett said the minister had called her a traitor.", "traitor", "the minister"),
        ("Laura Bennett said the firm had branded the strike a disgrace.", "disgrace", "the firm"),
        ("Laura Bennett claimed that the bishop accused her of theft.", "theft", "the bishop"),
    ],
)
def test_a_label_that_a_source_tells_of_is_nested(text, label, source):
    nested = {" ".join(text[s:e] for s, e in a.source): a.nested for a in said(text) if label in " ".join(text[s:e] for s, e in a.content)}
    assert nested == {"Laura Bennett": False, source: True}


@pytest.mark.parametrize(
    "text",
    [
        "The union rejected the offer.", "The minister dismissed the report as a fantasy.", "The company declined to raise wages.",
        "The mayor refused to resign.", "The council banned the march.", "The offer was rejected by the union.",
        "The council ruled out a new bridge.", "The union's rejection of the offer was final.", "The mayor's refusal to resign was final.",
        "The union objected to the plan.",
    ],
)  # fmt: skip
def test_whoever_turns_something_down_does_not_urge(text):
    assert classes(text) == {"rejecting"}


@pytest.mark.parametrize(
    "verb",
    ["texted", "chimed in", "deadpanned", "beamed", "went on", "shot back", "volunteered", "put in", "piped up", "fired back", "wrote back", "shared",
     "spat back", "trailed off", "purred", "radioed", "twinkled", "breezed"],
)  # fmt: skip
def test_any_verb_behind_a_quotation_and_a_comma(verb):
    text = f'"The bridge must be closed this week," Laura Bennett {verb}.'
    (a,) = said(text)
    assert [text[s:e] for s, e in a.source] == ["Laura Bennett"] and a.cue_lemma


@pytest.mark.parametrize(
    "text",
    [
        '"The bridge must be closed!" Laura Bennett shook her head.',
        '"The bridge must be closed." Laura Bennett beamed.',
        '"The bridge must be closed," Laura Bennett kicked the gate.',
    ],
)
def test_a_deed_behind_a_quotation_is_no_word_of_saying(text):
    assert [a.cue_lemma for a in said(text)] == [""]


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ('"We will fight this in court, said Laura Bennett, the minister.\n\nThe bill passed on Tuesday.', "fight this", "Laura Bennett"),
        ('"We will fight this in court, Laura Bennett said.\n\nThe bill passed on Tuesday.', "fight this", "Laura Bennett"),
        ("“We will fight this in court, she told reporters.\n\nThe bill passed.", "fight this", "she"),
        ("“This budget is a fraud.” -Laura Bennett", "budget is a fraud", "-Laura Bennett"),
        ('"This budget is a fraud." (Laura Bennett)', "budget is a fraud", "Laura Bennett"),
        (
            'From the opposition leader, Laura Bennett:\n\n"This budget is a fraud."',
            "budget is a fraud",
            "the opposition leader, Laura Bennett",
        ),
        ('And this from Laura Bennett: "This budget is a fraud."', "budget is a fraud", "this from Laura Bennett"),
    ],
)
def test_lost_marks_signatures_and_labels(text, words, source):
    (a,) = [a for a in said(text) if words in " ".join(text[s:e] for s, e in a.content)]
    assert any(source in text[s:e] for s, e in a.source)
    assert "said" not in " ".join(text[s:e] for s, e in a.content) and "bill" not in " ".join(text[s:e] for s, e in a.content)


def test_an_open_quotation_that_goes_on_is_left_open():
    text = '"It rains, said the poet, and the poet lied.\n\n"It pours," Ada Bell said.'
    assert any("It rains, said the poet" in " ".join(text[s:e] for s, e in a.content) for a in said(text))


def test_every_noun_of_the_list_is_a_thing_or_a_person():
    assert set(sorts().values()) == {"thing", "person"}
    assert {sorts()[noun] for noun in ("jar", "door", "phone", "vase")} == {"thing"}
    assert not {"bank", "school", "plan", "letter", "report"} & set(sorts())


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("An ethics panel looks into claims that Bo Orr had lied.", None),
        ("The police are investigating allegations that Bo Orr had lied.", None),
        ("The club sacked Bo Orr over claims that he had lied.", None),
        ("The board met amid reports that Bo Orr had lied.", None),
        ("The court heard claims that Bo Orr had lied.", None),
        ("The union made the claim that Bo Orr had lied.", "The union"),
        ("Ann Lee repeated her claim that Bo Orr had lied.", "Ann Lee"),
    ],
)
def test_who_deals_with_claims_does_not_make_them(text, source):
    (a,) = [a for a in said(text) if "had lied" in " ".join(text[s:e] for s, e in a.content)]
    assert [text[s:e] for s, e in a.source] == ([source] if source else [])


@pytest.mark.parametrize("text", ["He has not come to explain himself.", "They repeated themselves.", "She introduced herself."])
def test_who_explains_himself_says_nothing(text):
    assert said(text) == []


@pytest.mark.parametrize("verb", ["dismissed as absurd", "rejects", "has denied"])
def test_who_rejects_a_claim_does_not_make_it(verb):
    text = f"Ann Lee accused Bo Orr of backing the group, a claim that Bo Orr {verb}."
    assert all(text[s:e] != "Bo Orr" for a in said(text) if a.cue == "claim" for s, e in a.source)
