"""What each term list does: the detector run again without it."""

import pytest
from framescope.parsing.language import parse
from framescope.tables import check
from framescope.terms.find import explain_terms, find_terms, passages
from framescope.terms.lexicons import DEFAULT, Entry, Lexicon, default_lexicons
from framescope.terms.matcher import matcher_of
from framescope.terms.sensitivity import without_each_list
from framescope.terms.word_evidence import OPEN_LISTS

TEXT = (
    "The shameless regime boasted of its so-called victory. Clearly, the sabotage groups fled a very painful war. "
    "The board failed to remain impartial. Critics saw a horrible, historic flood of shameful lies and utterly brazen hypocrisy."
)


def weights(frame, column="weight"):
    return {(s, e): w for s, e, w in zip(frame.start, frame.end, frame[column], strict=True) if w >= DEFAULT}


@pytest.mark.parametrize("left_out", default_lexicons(), ids=lambda x: x.name)
def test_it_is_what_the_detector_finds_without_the_list(left_out):
    doc = parse(TEXT)
    full, rest = weights(find_terms(doc)), weights(find_terms(doc, lexicons=[x for x in default_lexicons() if x is not left_out]))
    table = without_each_list(passages(doc))
    mine = table[table.left_out == left_out.name]
    changed = {span for span in {*full, *rest} if full.get(span) != rest.get(span)}
    assert set(zip(mine.start, mine.end, strict=True)) == changed
    assert weights(mine) == {span: full[span] for span in changed & set(full)}
    assert weights(mine, "without") == {span: rest[span] for span in changed & set(rest)}


def test_a_shorter_entry_rises_where_a_longer_one_falls():
    table = without_each_list(passages(parse("They met sabotage groups.")))
    rows = table[table.left_out == "contested_labels"].set_index("text")
    assert rows.loc["sabotage groups"].without == 0.0 and rows.loc["sabotage"].weight == 0.0
    assert rows.loc["sabotage"].without >= DEFAULT


def test_the_open_lists_are_left_out_one_at_a_time(monkeypatch):
    from framescope.terms import word_evidence

    doc = parse("It was a very painful, horrible day.")
    table = without_each_list(passages(doc))
    assert set(table.left_out) >= set(OPEN_LISTS)
    word_evidence.word_evidence.cache_clear()
    monkeypatch.setattr(word_evidence, "vader_words", dict)
    rest = explain_terms(passages(doc)).set_index("text").weight
    word_evidence.word_evidence.cache_clear()
    rows = table[table.left_out == "vader"].set_index("text").without
    assert len(rows) and rows.to_dict() == rest[rows.index].to_dict()


def test_a_reader_s_own_list_is_left_out_too():
    own = Lexicon("own", (Entry(("bridge",), "pet topic", "own"),))
    table = without_each_list(passages(parse("The bridge stands."), lists=matcher_of([own, *default_lexicons()])))
    assert table[["left_out", "text", "weight", "without"]].values.tolist() == [["own", "bridge", 0.5, 0.0]]


def test_the_table_keeps_its_schema():
    check("sensitivity", without_each_list(passages(parse(TEXT))), TEXT)
    check("sensitivity", without_each_list([]), "")
