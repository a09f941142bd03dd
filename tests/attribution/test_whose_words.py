"""Whose words a clause holds, where the parser hangs it on a thing, on the hearer or on what somebody else says."""

import pytest
from framescope import analyze
from framescope.attribution.find import find_attributions
from framescope.parsing.language import parse
from framescope.reading.article import Article

HEADLINE_BODY = "\n\nNobody knew on Monday how it would end. It rained in the town."


def told(text: str) -> list[tuple[str, str, str]]:
    """Source, lemma of the cue and content of each attribution."""
    return [(_of(text, a.source), a.cue_lemma, _of(text, a.content)) for a in find_attributions(parse(text))]


def _of(text: str, spans) -> str:
    return " … ".join(text[start:end] for start, end in spans)


@pytest.mark.parametrize(
    ("sentence", "source", "cue"),
    [
        ("Officers warned that the junction with the road was full and criticised the survey.", "Officers", "criticise"),
        ("Tolley said the payments were legal and described the claims as absurd.", "Tolley", "describe"),
        ("The minister said the roads were unsafe and blamed the last government.", "The minister", "blame"),
        ("Ann Lee said that the bridge was closed and urged drivers to stay away.", "Ann Lee", "urge"),
        ("Mr Orr insisted the figures were correct and rejected calls for an audit.", "Mr Orr", "reject"),
        ("The mayor said the money was gone and denied any fraud.", "The mayor", "deny"),
        ("The bishop said the farmers were desperate and criticised the banks.", "The bishop", "criticise"),
        ("She claimed that the tests were flawed and dismissed the study as nonsense.", "She", "dismiss"),
        ("Ann Lee said that Bo Orr was tired and praised the nurses.", "Ann Lee", "praise"),
        ("The coroner said the valve seemed loose and criticised the maker.", "The coroner", "criticise"),
        ("In Lima, the mayor, Ann Lee, said that the road would open.", "Ann Lee", "say"),
        ("In Paris, the culture minister, Ann Lee, promised that the thieves would be caught.", "the culture minister, Ann Lee", "promise"),
        ("In Fenwick, Ann Lee, the mayor, urged residents to stay calm.", "Ann Lee, the mayor", "urge"),
        ("In Lima, the capital, people said that it was cold.", "people", "say"),
    ],
)
def test_who_says_how_something_is_goes_on_to_report(sentence, source, cue):
    assert (source, cue) in [(who, verb) for who, verb, _ in told(sentence)]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Josh told the meeting he had given up hope of a house.", "he had given up hope of a house"),
        ("She told the court she feared for her life.", "she feared for her life"),
        ("She reminded the committee it had promised a vote.", "it had promised a vote"),
        ("Holm told the hearing he had lost the keys.", "he had lost the keys"),
        ("Ines told the rally she had seen the letter.", "she had seen the letter"),
        ("The doctor told the inquest he had made a mistake.", "he had made a mistake"),
        ("The minister assured the house he had read the report.", "he had read the report"),
        ("Lee told the council it had broken its word.", "it had broken its word"),
        ("A farmer told the committee he had lost forty sheep.", "he had lost forty sheep"),
        ("She told the story she had heard from her mother.", "the story she had heard from her mother"),
        ("She told the lie he had asked for.", "the lie he had asked for"),
    ],
)
def test_whom_it_is_told_to_is_no_part_of_what_is_told(sentence, content):
    assert content in [said for _, _, said in told(sentence)]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("She said that any agency that supplied workers would be committing an offence.", "that any agency that supplied workers"),
        ("She said that any firm that supplied drivers would be breaking the law.", "that any firm that supplied drivers"),
        ("She said that she had been spat at and called a scab.", "called a scab"),
        ("He said that he had been mocked and called a traitor.", "called a traitor"),
        ("The nurse said that she had been laughed at and called a fool.", "called a fool"),
        ("Mr Orr said he had been pushed around and branded a thief.", "branded a thief"),
    ],
)
def test_what_is_reported_is_whole(sentence, content):
    assert any(content in said for _, _, said in told(sentence))


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("A firm has been accused of lying after it changed its story.", "A firm … of lying"),
        ("The minister was criticised for dithering while the town was under water.", "The minister … for dithering"),
        ("He was accused of theft before the vote took place.", "He … of theft"),
        ("The coach was blamed for the defeat as fans left the ground.", "The coach … for the defeat"),
        ("He was accused of hiding the letter after it was found.", "He … of hiding the letter"),
        ("The council was accused of bullying a village after it sent new plans.", "The council … of bullying a village"),
        ("The council has been accused of ignoring people after dark.", "The council … of ignoring people after dark"),
        ("She was praised for saving the boy while others watched.", "She … for saving the boy"),
    ],
)
def test_when_somebody_was_accused_is_no_part_of_it(sentence, content):
    assert content in [said for _, _, said in told(sentence)]


def test_what_somebody_else_calls_it_is_his():
    found = told("Holm declared victory on Monday in a vote that his rival denounced as a theft.")
    assert [(who, cue) for who, cue, _ in found] == [("Holm", "declare"), ("his rival", "denounce")]
    assert "theft" not in found[0][2] and "theft" in found[1][2]


@pytest.mark.parametrize(
    ("line", "content"),
    [
        ("Northgate says it may use agency staff as strike enters third week", "it may use agency staff"),
        ("Opposition rejects Zambezi count as president claims second term", "Zambezi count"),
        ("Minister denies leak while police search offices", "leak"),
        ("Union warns of walkout after talks collapse", "walkout"),
        ("Mayor says bridge is safe as cracks appear", "bridge is safe"),
        ("Police deny cover-up amid calls for inquiry", "cover-up"),
        ("Watchdog criticises bank as savers lose millions", "bank"),
        ("Lee urges calm after riot police leave square", "calm"),
        ("Ministers describe plan as reckless", "plan as reckless"),
    ],
)
def test_a_headline_tells_beside_what_is_said_what_happens(line, content):
    assert content in [said for _, _, said in told(line + HEADLINE_BODY)]


@pytest.mark.parametrize(
    ("sentence", "source", "quoted"),
    [
        ("Her own hospital suspended her for “causing alarm”.", "Her own hospital", "“causing alarm”"),
        ("The school expelled him for “gross insubordination”.", "The school", "“gross insubordination”"),
        ("Police detained three people for “spreading rumours”.", "Police", "“spreading rumours”"),
        ("The party suspended Bo Orr for “conduct unbecoming”.", "The party", "“conduct unbecoming”"),
        ("Two players were fined by the league for “bringing shame on the game”.", "the league", "“bringing shame on the game”"),
        ("The judge jailed him for what he called “a wicked crime”.", "he", "“a wicked crime”"),
        ("Ms Orr was arrested for “insulting the flag”.", "", "“insulting the flag”"),
        ("The club banned her for “unruly behaviour”.", "The club", "“unruly behaviour”"),
        ("The army discharged him after he was sacked for “idleness”.", "", "“idleness”"),
        ("The bank dismissed Ann Lee for “serious failings”.", "The bank", "“serious failings”"),
    ],
)
def test_what_somebody_is_punished_for_in_marks_is_said_by_who_punishes(sentence, source, quoted):
    assert any(who == source and quoted in said for who, _, said in told(sentence))
    assert all(a.kind != "scare" for a in find_attributions(parse(sentence)))


@pytest.mark.parametrize(
    "sentence",
    [
        "You ask people what they want and then you do it.",
        "You say that it is late and they laugh.",
        "The council congratulated itself on saving the planet.",
        "Ministers congratulated themselves on the result.",
    ],
)
def test_nobody_is_quoted(sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ann Lee said the vote was lost. Bo Orr was called “a liar and a cheat” on Monday.", ["ann-lee", None]),
        ("“It rains,” said Ann Lee. Bo Orr was accused of “stealing the vote” in May.", ["ann-lee", None]),
        ("“It rains,” said Ann Lee. Bo Orr was jailed for “insulting the king”.", ["ann-lee", None]),
        ("“It rains,” said Ann Lee. “It will rain on.”", ["ann-lee"]),
    ],
)
def test_a_passive_without_agent_is_nobodys_who_spoke_before(text, speakers):
    a = analyze(Article(id="x", text=text), instruments=[])
    assert [None if who != who else who for who in a.attributions.speaker] == speakers


def test_what_is_many_is_not_it():
    text = "Harold Finch wrote for the Courier. His articles led to an inquiry. It found that a valve was loose."
    a = analyze(Article(id="x", text=text), instruments=[])
    assert "articles" not in " ".join(a.attributions.speaker.dropna())


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Bo Birch invented the story, the High Court heard on Monday.", None),
        ("The inquest heard that the boat was old.", None),
        ("A tribunal in Leeds heard that Bo Birch had lied.", None),
        ("The High Court ruled that Bo Birch had lied.", "High Court"),
        ("Ann Lee heard that Bo Birch had lied.", "Ann Lee"),
    ],
)
def test_what_a_court_hears_somebody_else_says(text, speaker):
    a = analyze(Article(id="court", text=f"Ann Lee met Bo Birch. {text}"), instruments=[])
    found = {a.actor_names.get(who) for who in a.attributions.speaker if isinstance(who, str)}
    assert found == ({speaker} if speaker else set())


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Critics accused the choir director, Paul Mead, of cheap tricks.", "the choir director, Paul Mead, of cheap tricks"),
        ("The union praised its lawyer, Ann Moll, as a hero.", "its lawyer, Ann Moll, as a hero"),
        ("Residents blamed the builder, Ostra, for the flood.", "the builder, Ostra, for the flood"),
        ("The court thanked the driver, Rita Holm, for her help on Monday.", "the driver, Rita Holm, for her help"),
        ("Neighbors described the tenant, Ivo Lund, as quiet.", "the tenant, Ivo Lund, as quiet"),
        ("She condemned the mayor, Ivo Lund, in a speech.", "the mayor, Ivo Lund"),
    ],
)
def test_what_is_said_of_somebody_goes_on_behind_his_name(sentence, content):
    assert content in [found for _, _, found in told(sentence)]


@pytest.mark.parametrize(
    ("sentence", "cue_class"),
    [
        ("The museum rejected a demand that the statue be returned to Lisbon.", "rejecting"),
        ("Officials dismissed reports that the dam had cracked.", "rejecting"),
        ("The court dismissed claims that the vote was rigged.", "rejecting"),
        ("The bank denied an allegation that it had hidden the debt.", "doubting"),
        ("The minister denied a claim that he had lied.", "doubting"),
    ],
)
def test_who_turns_down_a_demand_demands_nothing(sentence, cue_class):
    found = find_attributions(parse(sentence))
    assert [a.cue_class for a in found] == [cue_class]
