"""At whom a loaded word is not aimed, and which words of what is retold are the reporter's own, with the real model."""

import pytest
from framescope import analyze
from framescope.reading.article import Article


def terms(text: str) -> dict[str, tuple[str, str | None]]:
    """Voice and target of each loaded term by its text."""
    a = analyze(Article(id="x", text=text), instruments=[])
    return {t.text: (t.voice, t.target if isinstance(t.target, str) else None) for t in a.terms.itertuples()}


@pytest.mark.parametrize(
    ("text", "term", "target"),
    [
        ("Ann Lee said the union did not condone violence. The Dock Workers Union met.", "condone", None),
        ("Friends of Ann Lee said she would not be bullied. Ann Lee left.", "bullied", None),
        ("Bo Orr is no crook. Bo Orr left.", "crook", None),
        ("Bo Orr is not greedy. Bo Orr left.", "greedy", None),
        ("Bo Orr never lied to the town. Bo Orr left.", "lied", None),
        ("Bo Orr is a crook. Bo Orr left.", "crook", "bo-orr"),
        ("Bo Orr is not only greedy but cruel. Bo Orr left.", "greedy", "bo-orr"),
        ("Ann Lee is about as radical as a digestive biscuit.", "radical", None),
        ("Ann Lee is as fanatical as a sleeping cat.", "fanatical", None),
        ("Ann Lee is a radical.", "radical", "ann-lee"),
        ("Ann Lee was, by her own account, miserable.", "miserable", None),
        ("By his own admission Bo Orr was a crook.", "crook", None),
        ("Bo Orr was, by his own reckoning, a fanatical boss.", "fanatical", None),
        ("Ann Lee is greedy by her own admission.", "greedy", None),
        ("By his account Bo Orr beat a crook. Bo Orr is greedy.", "greedy", "bo-orr"),
        ("Ann Lee was treated like a naughty child.", "naughty", "ann-lee"),
        ("The town treats every driver like a crook.", "crook", None),
    ],
)
def test_what_somebody_is_told_not_to_be_is_not_said_of_him(text, term, target):
    assert terms(text)[term][1] == target


@pytest.mark.parametrize(
    ("text", "term", "target"),
    [
        ("Lars Holm walked away from a generous offer.", "generous", None),
        ("Lars Holm is facing the worst rebellion of his career.", "rebellion", None),
        ("Lars Holm rejected the generous offer of the bank.", "generous", None),
        ("Lars Holm condemned the shameful attack on the school.", "shameful", None),
        ("Lars Holm survived a shambolic inquiry.", "shambolic", None),
        ("Lars Holm turned down a generous offer.", "generous", None),
        ("Lars Holm faced a disgraceful campaign of lies.", "disgraceful", None),
        ("Lars Holm exposed a shameful cover-up at the bank.", "shameful", None),
        ("Lars Holm launched a shameful attack on the school.", "shameful", "lars-holm"),
        ("Lars Holm made a generous offer.", "generous", "lars-holm"),
    ],
)
def test_whoever_meets_with_something_or_turns_it_down_is_not_its_doer(text, term, target):
    assert terms(text).get(term, (None, None))[1] == target


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Ann Lee accused Lars Holm of playing to the gallery.", "playing to the gallery"),
        ("Lars Holm was accused of bullying the nurses.", "bullying"),
        ("Lars Holm was accused of lying and of cheating the town.", "cheating"),
        ("Ann Lee blamed Lars Holm for betraying the town.", "betraying"),
        ("Ann Lee denounced Lars Holm for lying to the nurses.", "lying"),
        ("Ann Lee criticised Lars Holm for dithering.", "dithering"),
        ("Lars Holm was accused by Ann Lee of lies.", "lies"),
    ],
)
def test_what_somebody_is_accused_of_doing_is_aimed_at_him(text, term):
    assert terms(text)[term][1] == "lars-holm"


@pytest.mark.parametrize(
    ("text", "term", "voice"),
    [
        ("Militants reject generous pay deal\n\nThe strike went on. It rained in the town on Monday.", "generous", "author"),
        ("Lars Holm rejected the generous offer of the bank.", "generous", "author"),
        ("Lars Holm offered a paltry 4 per cent to the nurses.", "paltry", "author"),
        ("Lars Holm offered a paltry sum to the nurses.", "paltry", "author"),
        ("Lars Holm praised the disgraceful decision of the court.", "disgraceful", "author"),
        ("Lars Holm opposes the heroic struggle of the nurses.", "heroic", "author"),
        ("Lars Holm defended the shameful plan.", "shameful", "author"),
        ("Lars Holm rejected the “generous” offer of the bank.", "generous", "source"),
        ("Lars Holm condemned the shameful attack on the school.", "shameful", "source"),
        ("Lars Holm demanded an end to the brutal crackdown.", "brutal", "source"),
        ("Lars Holm said that it was a generous offer.", "generous", "source"),
        ("The Dock Workers Union wants an end to what it calls “punishing” overtime.", "what it calls", "author"),
        ("The Dock Workers Union wants an end to what it calls “punishing” overtime.", "punishing", "source"),
    ],
)
def test_who_would_say_the_opposite_does_not_say_it(text, term, voice):
    assert terms(text)[term][0] == voice


@pytest.mark.parametrize(("text", "loaded"), [("The town paid for wooden boxes.", False), ("Ann Lee gave a wooden speech.", True)])
def test_what_is_made_of_wood_is_not_wooden(text, loaded):
    assert ("wooden" in terms(text)) is loaded


@pytest.mark.parametrize(
    ("sentence", "verb", "agent"),
    [
        ("Ann Lee said the roads were unsafe and blamed Lars Holm.", "blame", "ann-lee"),
        ("Ann Lee said that the bridge was closed and criticised Lars Holm.", "criticise", "ann-lee"),
        ("Ann Lee insisted the figures were correct and accused Lars Holm of lies.", "accuse", "ann-lee"),
        ("Ann Lee warned that the junction was full and condemned Lars Holm.", "condemn", "ann-lee"),
        ("Ann Lee claimed that the tests were flawed and denounced Lars Holm.", "denounce", "ann-lee"),
        ("Ann Lee said the valve seemed loose and criticised Lars Holm.", "criticise", "ann-lee"),
        ("Ann Lee said Bo Orr was tired and praised Lars Holm.", "praise", "ann-lee"),
        ("Ann Lee said Bo Orr came late and attacked Lars Holm.", "attack", "bo-orr"),
        ("Ann Lee was tired and criticised Lars Holm.", "criticise", "ann-lee"),
    ],
)
def test_who_says_how_something_is_goes_on_to_judge(sentence, verb, agent):
    a = analyze(Article(id="x", text=sentence + " Bo Orr left. Lars Holm left. Ann Lee left."), instruments=[])
    assert agent in a.events[a.events.event == verb].agent.tolist()
