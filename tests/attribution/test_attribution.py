"""Who is reported to have said what: rules on parses written by hand, and invented news sentences with the real model."""

from itertools import pairwise

import pytest
from framescope.attribution.find import Attribution, find_attributions
from framescope.parsing.language import parse
from framescope.resources import resource
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

VOCAB = Vocab()


def parsed(*rows: str) -> Doc:
    """A doc from rows of "word tag pos dep head lemma"; a word that ends in + has no space after it."""
    columns = [row.split() for row in rows]
    words = [c[0].rstrip("+") for c in columns]
    return Doc(
        VOCAB,
        words=words,
        spaces=[not c[0].endswith("+") for c in columns],
        tags=[c[1] for c in columns],
        pos=[c[2] for c in columns],
        deps=[c[3] for c in columns],
        heads=[int(c[4]) for c in columns],
        lemmas=[c[5] for c in columns],
    )


def texts(doc_text: str, attribution: Attribution) -> tuple[str, str, str]:
    source, cue, content = (
        " … ".join(doc_text[s:e] for s, e in part) for part in (attribution.source, attribution.cue, attribution.content)
    )
    return source, cue, content


def found(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of the attributions that are no scare quotes."""
    return [texts(text, a) for a in find_attributions(parse(text)) if a.kind != "scare"]


def scare(text: str) -> list[tuple[str, str]]:
    """Cue and content of the scare quotes."""
    return [texts(text, a)[1:] for a in find_attributions(parse(text)) if a.kind == "scare"]


CLAUSE = (
    "Ada NNP PROPN nsubj 1 Ada", "says VBZ VERB ROOT 1 say", "that IN SCONJ mark 4 that", "it PRP PRON nsubj 4 it",
    "rains+ VBZ VERB ccomp 1 rain", ". . PUNCT punct 1 .",
)  # fmt: skip


def test_a_complement_clause_by_hand():
    doc = parsed(*CLAUSE)
    (a,) = find_attributions(doc)
    assert texts(doc.text, a) == ("Ada", "says", "that it rains")
    assert (a.kind, a.cue_lemma, a.cue_class, a.rule, a.nested) == ("indirect", "say", "neutral", "clause", False)
    assert 0 < a.confidence <= 1


def test_an_object_by_hand_is_evaluative():
    doc = parsed(
        "Ada NNP PROPN nsubj 1 Ada",
        "condemned VBD VERB ROOT 1 condemn",
        "the DT DET det 3 the",
        "dam+ NN NOUN dobj 1 dam",
        ". . PUNCT punct 1 .",
    )
    (a,) = find_attributions(doc)
    assert (*texts(doc.text, a), a.cue_class) == ("Ada", "condemned", "the dam", "evaluative")


def test_a_passive_by_hand_has_no_source():
    doc = parsed(
        "It PRP PRON nsubjpass 2 it", "was VBD AUX auxpass 2 be", "reported VBN VERB ROOT 2 report", "that IN SCONJ mark 5 that",
        "it PRP PRON nsubj 5 it", "rained+ VBD VERB ccomp 2 rain", ". . PUNCT punct 2 .",
    )  # fmt: skip
    (a,) = find_attributions(doc)
    assert texts(doc.text, a) == ("", "was reported", "that it rained")


def test_a_text_without_a_parse_has_no_attributions():
    assert find_attributions(Doc(VOCAB, words=["Ada", "said", "so"])) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"It never rains here," Ada Bell said.', ("Ada Bell", "said", '"It never rains here,"')),
        ("“It never rains here,” said Ada Bell, the mayor.", ("Ada Bell, the mayor", "said", "“It never rains here,”")),
        ("''It never rains here,'' she added on Monday.", ("she", "added", "''It never rains here,''")),
        ('Ada Bell said: "It never rains here."', ("Ada Bell", "said", '"It never rains here."')),
        ('"It rains! It pours!" the post read.', ("the post", "read", '"It rains! It pours!"')),
        ('"It rains," the mayor said. "And it pours."', ("the mayor", "said", '"It rains," … "And it pours."')),
        ('"If it rains," the mayor said, "we will stay."', ("the mayor", "said", '"If it rains," … "we will stay."')),
        ("According to the police, two people were hurt.", ("the police", "According to", "two people were hurt")),
        ("Two people were hurt, according to the police.", ("the police", "according to", "Two people were hurt")),
        ("The mayor told reporters that the bridge would open.", ("The mayor", "told", "that the bridge would open")),
        ("The bridge will open, told reporters Bell on Monday.", ("Bell", "told", "The bridge will open")),
        ('"It rains," told the reporters Ada Bell.', ("Ada Bell", "told", '"It rains,"')),
        ('"It rains," Bell told reporters Monday.', ("Bell", "told", '"It rains,"')),
        ("The government refused to publish the report.", ("The government", "refused", "to publish the report")),
        ("The union urged its members to sign the petition.", ("The union", "urged", "its members to sign the petition")),
        ("The union called on the two cities to start talks.", ("The union", "called on", "the two cities to start talks")),
        ("The minister called the strike a disgrace.", ("The minister", "called", "the strike a disgrace")),
        ("Ada Bell came. Birch called Ada Bell a crook.", ("Birch", "called", "Ada Bell a crook")),
        ("Ada Bell ate. Birch branded her a disgrace.", ("Birch", "branded", "her a disgrace")),
        ("Bo Birch considers Ada Bell a crook. Ada Bell left.", ("Bo Birch", "considers", "Ada Bell a crook")),
        ('The council rejects this: "Spending is high."', ("The council", "rejects", '"Spending is high."')),
        ('Ada Bell is on the bridge at Lenham: "The water is rising."', ("Ada Bell", ":", '"The water is rising."')),
        (
            "According to the Fenwick Institute, a think tank funded by the banks, pay in finance rose by 9 percent last year.",
            ("the Fenwick Institute", "According to", "pay in finance rose by 9 percent last year"),
        ),
        (
            "According to the mayor, the bridge, which is old, will close.",
            ("the mayor", "According to", "the bridge, which is old, will close"),
        ),
        ("The minister called for a boycott.", ("The minister", "called for", "a boycott")),
        ("The minister's claim that the bridge is safe was wrong.", ("The minister's", "claim", "that the bridge is safe")),
        ("The mayor is confident that the bridge will open.", ("The mayor", "is confident", "that the bridge will open")),
        ("The bridge was condemned by the mayor.", ("the mayor", "was condemned", "The bridge")),
    ],
)
def test_source_cue_and_content(text, expected):
    assert expected in found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'The mayor said the plan was "a gift to speculators" and a waste of money.',
            'the plan was "a gift to speculators" and a waste of money',
        ),
        ('The mayor said that "nobody has asked us. Nobody will."', 'that "nobody has asked us. Nobody will."'),
    ],
)
def test_a_mixed_quotation_reaches_beyond_its_marks_and_is_never_cut(text, expected):
    (a,) = (a for a in find_attributions(parse(text)) if a.kind != "scare")
    assert texts(text, a)[2] == expected
    assert a.kind == "mixed"


@pytest.mark.parametrize(
    "text",
    ["Ada Bell was shown a red card after 31 minutes for a reckless lunge.", "Ada Bell, writing in this newspaper, praised nobody in May."],
)
def test_cards_are_shown_and_newspapers_written_in_without_reporting_anything(text):
    assert not any(cue in ("was shown", "writing in") for _, cue, _ in found(text))


def test_a_quotation_over_several_paragraphs_is_one_attribution():
    text = "“It rains,” Ada Bell said. “It pours.\n\n“It will rain tomorrow.”\n\nThe town is quiet."
    assert found(text) == [("Ada Bell", "said", "“It rains,” … “It pours. … “It will rain tomorrow.”")]


def test_a_colon_at_the_end_of_a_paragraph_introduces_the_next_one():
    text = "The council reports:\n\n“The bridge is safe and will open soon.”"
    assert found(text) == [("The council", "reports", "“The bridge is safe and will open soon.”")]


def test_the_label_of_a_headline():
    assert found("Poll: Most people want a new bridge\n\nThe town is quiet.") == [("Poll", ":", "Most people want a new bridge")]
    assert found("Exclusive: A new bridge\n\nThe town is quiet.") == []


def test_a_transcript_has_two_labels_and_a_dateline_one():
    turn = "BELL: We are going to open the bridge this summer."
    assert found("The town\n" + turn) == []
    text = "The town\n" + turn + "\nBIRCH: And who is going to pay for the bridge?"
    assert [source for source, _, _ in found(text)] == ["BELL", "BIRCH"]
    assert {a.kind for a in find_attributions(parse(text))} == {"direct"}


def test_a_letter_quoted_without_marks():
    text = "Read the mayor's full letter:\n\nDear neighbours, the bridge is open. Come and see.\n\nThe town is quiet."
    assert ("the mayor's", "letter", "Dear neighbours, the bridge is open. Come and see") in found(text)


def test_the_source_of_a_source_is_nested():
    text = "The mayor said that the police had warned that the bridge was closed."
    nested = {texts(text, a)[1]: a.nested for a in find_attributions(parse(text))}
    assert nested == {"said": False, "had warned": True}


def test_words_inside_a_quotation_report_nothing_themselves():
    assert found('"I think that she said it rains," Ada Bell said.') == [("Ada Bell", "said", '"I think that she said it rains,"')]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He backed the so-called “People's Republic of Fenwick” again.", ("so-called", "“People's Republic of Fenwick”")),
        ("The made-up “Duchy” issued stamps.", ("made-up", "“Duchy”")),
        ("The army moved in to “protect civilians” along the river.", ("", "“protect civilians”")),
    ],
)
def test_scare_quotes(text, expected):
    assert expected in scare(text)


@pytest.mark.parametrize(
    "text",
    [
        "She starred in “The Long River” last year.",
        "Bo “The Rock” Birch lost the fight.",
        "He never used the word “famine” in public.",
        "“We will protect civilians,” the general said.",
    ],
)
def test_titles_nicknames_mentions_and_speech_are_no_scare_quotes(text):
    assert scare(text) == []


def test_the_default_article():
    """The fifteen attributions that a careful reader finds, and the two scare quotes."""
    text = resource("data", "articles", "azernews.txt").read_text(encoding="utf-8")
    doc = parse(text)
    cues = [texts(text, a)[1] for a in find_attributions(doc) if a.kind != "scare"]
    wanted = "read|says|said|condemns|calls for|called on|said|emphasized|has called|According to|said|has urged|said|detailed|reported"
    rest = iter(cues)
    assert all(cue in rest for cue in wanted.split("|"))
    assert [texts(text, a)[1] for a in find_attributions(doc) if a.kind == "scare"] == ["so-called", "made-up"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="“”‘’\"'«»: \n.,!?-—aAB said that he", max_size=120))
def test_odd_marks_never_raise_and_every_span_is_in_the_text(text):
    for a in find_attributions(parse(text)):
        assert a.content
        for part in (a.source, a.cue, a.content):
            assert all(0 <= s < e <= len(text) for s, e in part)
            assert all(x[1] <= y[0] for x, y in pairwise(part))


@pytest.mark.parametrize(
    "text", ["It never rains here, he said", "he said", "said", "According to", "The claim that", "“It rains,” said", ": “It rains”"]
)
def test_fragments_never_raise(text):
    assert isinstance(find_attributions(parse(text)), list)


WORDS = [
    "he",
    "Ada",
    "said",
    "that",
    ",",
    '"',
    "“",
    "”",
    "it",
    "rains",
    "according",
    "to",
    "the",
    "claim",
    ".",
    "and",
    "called",
    "for",
    "-",
    "read",
    ":",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_order_of_reporting_words_never_raises(words):
    text = " ".join(words)
    for a in find_attributions(parse(text)):
        assert a.content and a.kind in {"direct", "indirect", "mixed", "scare"}


def test_two_hundred_nested_marks():
    text = "“‘" * 100 + "It rains" + "’”" * 100 + " he said."
    assert isinstance(find_attributions(parse(text)), list)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Nobody asked us," Bell, a baker, told reporters outside the hall.', ("Bell, a baker", "told", '"Nobody asked us,"')),
        ('Bell faces a charge she dismisses as "laughable".', ("she", "dismisses as", '"laughable"')),
        ('The plan, which Bell derided as "a gift to the rich", failed.', ("Bell", "derided as", '"a gift to the rich"')),
        ('The union hit back, calling the plan "a sham".', ("The union", "calling", 'the plan "a sham"')),
        ("He noted that it did not rain, and questioned whether it would.", ("He", "questioned", "whether it would")),
        ("The court heard that Bell stole the money.", ("The court", "heard", "that Bell stole the money")),
        ("'We were not asked': Baker's son on the new dam\nIt rained.", ("Baker's son", ":", "'We were not asked'")),
    ],
)
def test_who_judges_and_who_is_told(text, expected):
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "That tells you everything about how they see us.",
        "It says a lot about the council that nobody came.",
        "The council cut the fund twice, which tells us a lot about its aims.",
        "Does the mayor think the dam leaks?",
        "Will the mayor confirm that the dam leaks?",
        "Storm Ada: latest updates as red warning issued\nIt rained in Fenwick.",
    ],
)
def test_nobody_says_so(text):
    assert found(text) == []


def test_a_question_for_reasons_takes_the_thought_for_given():
    assert found("Why does she believe that the dam leaks?")


def test_by_hand_whoever_is_told_stands_after_the_verb():
    doc = parsed(
        '"+ `` PUNCT punct 7 "', "It PRP PRON nsubj 2 it", "rains+ VBZ VERB ccomp 7 rain", ", , PUNCT punct 7 ,",
        '" \'\' PUNCT punct 5 "', "Bell+ NNP PROPN nsubj 7 Bell", ", , PUNCT punct 5 ,", "told VBD VERB ROOT 7 tell",
        "reporters+ NNS NOUN dobj 7 reporter", ". . PUNCT punct 7 .",
    )  # fmt: skip
    (a,) = find_attributions(doc)
    assert texts(doc.text, a)[:2] == ("Bell", "told")


def test_a_turn_is_direct_speech_and_holds_what_others_are_reported_to_say():
    text = "Q: The council claims that it rains.\n\nA: We know. The mayor said that it pours.\n\nQ: So?\n\nA: So I left."
    attributions = find_attributions(parse(text))
    assert [(a.rule, a.kind, a.nested, texts(text, a)[0]) for a in attributions] == [
        ("clause", "indirect", False, "The council"),
        ("answer", "direct", False, "A"),
        ("clause", "indirect", True, "The mayor"),
        ("answer", "direct", False, "A"),
    ]
    assert texts(text, attributions[1])[2] == "We know. The mayor said that it pours."
