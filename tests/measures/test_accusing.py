"""Who accuses whom of what, told one by one, and whether the accused is heard: on short articles, and what is said of texts without any."""

import framescope as fs
import pytest
from findings_oracle import contradictions
from framescope.measures import answer
from framescope.measures.findings import findings
from places import TESTS

SCENE = "Mayor Ann Lee and Senator Bo Birch met Mei Tanaka in Lima. "
FILLER = "The river rose in the night. Snow fell on the hills. A bus was late. The shops were shut. "


def told(text, *kinds):
    """The findings of these kinds on the text, none of which contradicts its rows."""
    a = fs.analyze(fs.read_article(SCENE + text), instruments=[])
    found = findings(a)
    assert contradictions(a, found) == []
    return [str(f) for f in found if f.kind in (kinds or ("accuses",))]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("The doctors accuse the ministry of hiding deaths.", "The doctors accuse the ministry of “hiding deaths”"),
        ("Relatives blame the governor.", "The relatives blame the governor"),
        ("Tenants sued the housing department over mould.", "The tenants sue the housing department over “mould”"),
        ("Nurses said that the hospital had ignored their warnings.", "The nurses accuse the hospital (“ignored their warnings”)"),
        ("Ann Lee said that Bo Birch lied to the parents.", "Ann Lee accuses Bo Birch (“lied to the parents”)"),
        ("Parents criticised the school for failing its pupils.", "The parents criticise the school for “failing its pupils”"),
        ("Prosecutors charged Bo Birch with fraud.", "The prosecutors charge Bo Birch with “fraud”"),
        ('"Bo Birch is a thief," Ann Lee said.', "Ann Lee accuses Bo Birch (“thief”)"),
        ("Bo Birch said it rained. Ann Lee said that was a lie.", "Ann Lee accuses Bo Birch (“that was a lie”)"),
        ("Ann Lee said Bo Birch knew of the leak and did nothing.", "Ann Lee accuses Bo Birch (“knew of the leak and did nothing”)"),
    ],
)
def test_one_accusation_is_told(text, finding):
    ((first,)) = told(text)[:1]
    assert first.removesuffix(".").split("; ")[0] == finding


@pytest.mark.parametrize(
    ("answered", "clause"),
    [
        ("Bo Birch said that he had done his best.", "; the article quotes or reports Bo Birch soon after"),
        ('"It is not so," Bo Birch said.', "; the article quotes or reports Bo Birch soon after"),
        (FILLER + "Bo Birch said that it would stop.", "; the article quotes or reports Bo Birch later"),
        ("Bo Birch denied it.", "; the article reports a denial: “Bo Birch denied it”"),
        ("Bo Birch pleaded not guilty.", "; the article reports a denial: “Bo Birch pleaded not guilty”"),
        ("Bo Birch declined to comment.", "; Bo Birch is not quoted or reported: “declined to comment”"),
        ("Bo Birch could not be reached for comment.", "; Bo Birch is not quoted or reported: “could not be reached for comment”"),
        (FILLER, "; the article does not quote or report Bo Birch"),
        ("A spokesman said that it was untrue.", ""),
        ("He said that it was untrue.", ""),
    ],
)
def test_whether_the_accused_answers(answered, clause):
    (first,) = told(f"Ann Lee accused Bo Birch of fraud. {answered}")
    if not clause:
        assert "does not quote or report" not in first
    else:
        assert first == f"Ann Lee accuses Bo Birch of “fraud”{clause}."


@pytest.mark.parametrize(
    "refusal",
    ["Bo Birch declined to comment.", "Bo Birch did not respond to a request for comment.", "Bo Birch could not be reached for comment."],
)
def test_who_is_heard_of_something_else_and_does_not_answer_is_told_so(refusal):
    (first,) = told(f"Ann Lee accused Bo Birch of fraud. {refusal} {FILLER}Bo Birch said that it would snow.")
    words = refusal.removeprefix("Bo Birch ").removesuffix(".")
    assert first.startswith("Ann Lee accuses Bo Birch of “fraud”; the article says that Bo Birch “")
    assert words.startswith(first.split("“")[-1].removesuffix("”."))


def test_who_is_heard_before_alone_is_told_so():
    (first,) = told("Bo Birch said that the dam was safe. The river rose. Ann Lee accused Bo Birch of fraud.")
    assert first.endswith("; the article quotes or reports Bo Birch only before that.")


def test_a_charge_without_an_accuser_is_told_by_itself():
    text = "Bo Birch was charged with theft on Monday. Bo Birch left the house."
    assert told(text, "charged")[0].startswith("Bo Birch is charged with “theft") and told(text) == []


def test_the_authors_own_blame_is_told_and_bad_news_is_not():
    blame = told("Bo Birch must share the blame. Ann Lee left. Bo Birch has failed the village.", "blamed")
    assert blame and blame[0].startswith("In its own voice the article accuses Bo Birch (“share the blame” and “failed the village”)")
    assert told("Bo Birch was charged with theft. Norway shelled the town.", "blamed") == []
    assert told("Bo Birch has failed the village, an inquiry found.", "blamed") == []


def test_a_verdict_is_no_accusation_of_the_court():
    assert told("A court in Lima fined Bo Birch for fraud. The judges jailed Bo Birch for theft.") == []


def test_each_accuser_is_told_once_with_the_gravest():
    text = "Ann Lee accused Bo Birch of a mistake. Ann Lee accused Mei Tanaka of murder and fraud. Tenants blamed Bo Birch."
    assert [sentence.split(" of ")[0].split(";")[0].rstrip(".") for sentence in told(text)] == [
        "Ann Lee accuses Mei Tanaka",
        "The tenants blame Bo Birch",
    ]


@pytest.mark.parametrize("name", ["recipe", "science", "wire", "wire_service", "derby"])
def test_nobody_accuses_in_a_text_without_slant(name):
    found = findings(fs.analyze(fs.read_article(TESTS / "articles" / f"{name}.txt"), instruments=[]))
    assert not {f.kind for f in found} & {"accuses", "charged", "blamed"}
    assert len(answer.parted(found)[0]) <= answer.MOST


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee said that she had met the parents of the boy killed by police.",
        '"I saw a man shot by the soldiers," Ann Lee said.',
        "Ann Lee said that people had come to Lima illegally.",
    ],
)
def test_what_is_only_mentioned_beside_is_no_accusation_to_tell(text):
    assert told(text) == []


def test_a_day_stands_between_the_accused_and_the_fault():
    assert told("Ann Lee accused Bo Birch on Tuesday of fraud.")[0].startswith("Ann Lee accuses Bo Birch of “fraud”")


def test_the_office_of_the_accused_answers_for_her():
    (first,) = told("Ann Lee said that it rained. Bo Birch accused Ann Lee of fraud. Lee's office denied that she took money.")
    assert first.endswith("; the article quotes or reports Ann Lee soon after (through Lee's office).")


@pytest.mark.parametrize(
    "text",
    [
        "Bo Birch invented the story, the High Court heard on Monday.",
        "Facebook said that Bo Birch was a thief.",
        "Ann Lee said that some folks committed fraud.",
    ],
)
def test_courts_that_hear_platforms_and_anybody_are_no_ends_of_an_accusation(text):
    assert told(text) == []


def test_a_rejected_offer_is_no_denial():
    (first,) = told("Ann Lee accused Bo Birch of fraud. Bo Birch rejected the bailout.")
    assert "denial" not in first


def test_an_abbreviation_ends_no_accusation():
    (first,) = told("Ann Lee said that Bo Birch shot Mr. Orr in the back.")
    assert "“shot Mr. Orr in the back”" in first


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("The union accused Bo Birch of promises that he had no wish to keep.", "The union accuses Bo Birch of “promises that he had no wish to keep”"),
        ("Nurses accused Mei Tanaka of lies that she had told before.", "The nurses accuse Mei Tanaka of “lies that she had told before”"),
        ("Parents blamed Bo Birch for a law that his friends wrote for him.", "The parents blame Bo Birch for “a law that his friends wrote for him”"),
        ("Nurses accused the ministry of hiding deaths and Bo Birch of sleeping.", "The nurses accuse the ministry of “hiding deaths”"),
        ("Nurses accused Bo Birch of hiding deaths and the ministry of sleeping.", "The nurses accuse Bo Birch of “hiding deaths”"),
        ("Nurses accused Bo Birch of hiding deaths, and the ministry of sleeping.", "The nurses accuse Bo Birch of “hiding deaths”"),
        ("Nurses accused Bo Birch of hiding deaths and misleading the ministry.", "The nurses accuse Bo Birch of “hiding deaths and misleading the ministry”"),
        ("Nurses accused Bo Birch of hiding the death of Mei Tanaka.", "The nurses accuse Bo Birch of “hiding the death of Mei Tanaka”"),
    ],
)  # fmt: skip
def test_the_fault_shown_is_of_the_accused_alone(text, finding):
    ((first,)) = told(text)[:1]
    assert first.removesuffix(".").split("; ")[0] == finding


GRAVE = [
    "Nurses said that the hospital had killed patients.",
    "Relatives said that the police had shot at women.",
    "Miners said that the owners had murdered strikers.",
]


@pytest.mark.parametrize("between", ["", "The river rose. ", "A bus was late. Snow fell. "])
@pytest.mark.parametrize(("one", "other"), [("army", "rebels"), ("union", "owners")])
def test_what_is_brought_in_return_is_told_beside_the_accusation(between, one, other):
    rest = [text for text in GRAVE if other not in text]
    text = f"The {one} accused the {other} of cowardice. {between}The {other} accused the {one} of cruelty. {FILLER}{' '.join(rest[:2])}"
    both = " ".join(told(text))
    assert f"he {one} accuse" in both
    assert f"he {other} accuse the {one} of “cruelty”" in both


def test_what_others_bring_much_later_is_not_told_beside_three_graver_ones():
    graver = "Parents said that the school had beaten pupils. Tenants said that the landlords had robbed widows."
    text = f"{' '.join(GRAVE)} {graver} {FILLER}The army accused the rebels of cowardice."
    assert not any("cowardice" in one for one in told(text))


@pytest.mark.parametrize("denial", ["Bo Birch denied it.", "Bo Birch rejected that.", "Bo Birch denied it on Friday."])
def test_who_denies_in_a_word_afterwards_is_not_said_to_be_heard_only_before(denial):
    (first,) = told(f"Bo Birch said that the dam was safe. The river rose. Ann Lee accused Bo Birch of fraud. {denial}")[:1]
    assert first.startswith("Ann Lee accuses Bo Birch of “fraud”")
    assert "only before" not in first


@pytest.mark.parametrize(
    ("after", "clause"),
    [
        ("He said that it was untrue.", False),
        ("The company said that it was untrue.", False),
        ('"It is untrue," a spokesman said.', False),
        ("She said that she would sue.", True),
        ("Ann Lee said that she would sue.", True),
        ("", True),
    ],
)
def test_nobody_is_heard_only_before_who_may_be_heard_after(after, clause):
    (first,) = told(f"Bo Birch said that he had sold his boat. {FILLER}Ann Lee accused Bo Birch of fraud. {FILLER}{after}")
    assert ("only before that" in first) is clause


@pytest.mark.parametrize(
    ("aside", "denial"),
    [
        (", a charge that Bo Birch rejects", "a charge that Bo Birch rejects"),
        (", an allegation Bo Birch has repeatedly denied", "an allegation Bo Birch has repeatedly denied"),
        (", which shocked the town", None),
    ],
)
def test_an_accusation_ends_where_the_author_speaks_of_it(aside, denial):
    (first,) = told(f"Ann Lee accused Bo Birch of hiding deaths{aside}.")
    assert first.startswith("Ann Lee accuses Bo Birch of “hiding deaths”")
    assert ("the article reports a denial: “" in first) is (denial is not None) and (denial or "") in first


@pytest.mark.parametrize(
    ("text", "accuser"),
    [
        ("Norway's Defence Ministry accused Bo Birch of fraud. Norway was silent.", "Norway’s Defence Ministry accuses"),
        ("The Norwegian Defence Ministry accused Bo Birch of fraud. Norway was silent.", "Norwegian Defence Ministry accuses"),
    ],
)
def test_a_ministry_accuses_for_its_country(text, accuser):
    assert any(accuser in sentence for sentence in told(text))


@pytest.mark.parametrize(
    ("told_of", "counted"),
    [
        ("Volunteers have stopped more evictions. There was reputational damage.", False),
        ("The ban prevented any killings. Nobody stopped the bombing of the town.", False),
        ("Three men were killed. Two women were wounded.", True),
    ],
)
def test_harm_that_is_kept_from_happening_is_none(told_of, counted):
    assert bool(told(told_of, "harm")) is counted


def test_whose_the_accused_are_is_said_with_them():
    (first,) = told("The inquiry blamed the organisers of that race for leaving a post unpadded.")
    assert first.startswith("The inquiry blames the organisers of that race for “leaving a post unpadded”")


def test_harm_of_which_somebody_is_accused_is_not_left_open():
    assert not told(
        "Bo Birch was charged with murder after a man was stabbed. Ann Lee was accused of theft after a girl was wounded.", "harm"
    )


def test_what_others_tell_that_somebody_said_of_them_is_not_his_accusation():
    assert not told("The girls said that Bo Birch called Ann Lee a failure.")
    assert told("Bo Birch called Ann Lee a failure.")


def test_a_title_before_the_accused_is_no_part_of_the_fault():
    (first,) = told("Ann Lee blamed Senator Bo Birch for the release of 340 prisoners.")
    assert first.startswith("Ann Lee blames Bo Birch for “the release of 340 prisoners”")


def test_the_words_of_a_clause_with_who_end_with_it():
    found = told("Bo Birch, who ignored three warnings about a boiler, has been fined.", "blamed", "accuses")
    assert all("has been fined" not in sentence for sentence in found)


@pytest.mark.parametrize(
    "text",
    [
        "The member for Burke, Ann Lee, who called Bo Birch a thug in parliament, has declined to withdraw the word.",
        "The deputy for Elmby, Ann Lee, who called Bo Birch a liar, stays.",
    ],
)
def test_a_seat_accuses_nobody(text):
    assert not [finding for finding in told(text, "accuses") if finding.startswith(("Burke", "Elmby"))]


def test_nobody_is_accused_by_an_unsure_pronoun():
    text = (
        "Mia Roe built libraries in the hills. Her opponents were powerful. Bo Birch fought the plan. Contractors sued her three times. "
        "She never raised her voice. She took the bus, she listened, and she came back."
    )
    assert not [finding for finding in told(text, "accuses", "blamed", "charged") if "Bo Birch" in finding]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The passenger association Pro Bahn criticised Velox Rail for telling travellers too little.", False),
        ("Mr Bo Birch accused Ann Lee of fraud. He left. Ann Lee stayed.", True),
    ],
)
def test_who_has_half_a_name_accuses_nobody(text, said):
    assert bool([finding for finding in told(text, "accuses") if finding.startswith(("Bahn", "Bo Birch"))]) == said


def test_whose_president_speaks_after_an_accusation_by_a_body_is_left_open():
    text = (
        "The Harbour Trust accused Velox Rail of fraud. Its president, Mei Tanaka, said that people had waited for hours. "
        "Velox Rail runs the trains, and Velox Rail owns the stations."
    )
    assert all("Mei Tanaka" not in finding for finding in told(text))
