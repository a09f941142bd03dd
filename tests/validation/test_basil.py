"""Predictions in BASIL's form: from an invented article, and from the real gold where a copy of it lies beside the checkout."""

import json

import pytest
from framescope.actors.referents import Referent
from framescope.errors import InputError
from framescope.validation.basil import predict, speaker_name
from places import KIT

GOLD = KIT / "gold" / "basil" / "open.jsonl"
TEXT = 'Jane Doerr, a spokeswoman for the Norwegian Trade Council, slept.\n"It rained," Doerr said.'


def write(tmp_path, *lines):
    path = tmp_path / "basil.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_quotes_carry_the_speaker_and_the_body_behind_it(tmp_path):
    [row] = predict(write(tmp_path, json.dumps({"doc": "d", "text": TEXT})))
    assert row["doc"] == "d"
    [quote] = [q for q in row["quotes"] if "rained" in TEXT[q["start"] : q["end"]]]
    assert quote["speaker"].split(", ")[:2] == ["Jane Doerr", "Norwegian Trade Council"]


def test_a_letter_in_print_is_one_quotation_whatever_it_quotes_itself(tmp_path):
    text = "Jane Doerr said that she left.\n\nRead the full letter:\n\nDear Bo, it was a ‘good idea’ to go. I left in May, and nobody came."
    [row] = predict(write(tmp_path, json.dumps({"doc": "d", "text": text})))
    assert [(text[q["start"] : q["start"] + 7], q["speaker"]) for q in row["quotes"]] == [("Dear Bo", "Jane Doerr")]


def test_terms_and_the_authors_stance_come_from_the_full_measurement(tmp_path):
    text = "The brutal regime of Fenwick is a disgrace. Fenwick lied again, and Fenwick is a shameless liar."
    [row] = predict(write(tmp_path, json.dumps({"doc": "d", "text": text})))
    assert "regime" in {text[s:e] for s, e in row["terms"]}
    assert all(set(actor) == {"name", "score", "label"} and actor["label"] in {"neg", "neu", "pos"} for actor in row["actors"])


def test_the_article_is_parsed_once(tmp_path, monkeypatch):
    from framescope.parsing import language

    calls, parse = [], language.parse
    monkeypatch.setattr(language, "parse", lambda *given: calls.append(1) or parse(*given))
    list(predict(write(tmp_path, json.dumps({"doc": "d", "text": TEXT}))))
    assert calls == [1]


@pytest.mark.parametrize("line", ["[]", "{}", '{"doc": "d"}', "no json"])
def test_a_line_that_is_no_article_is_refused(tmp_path, line):
    with pytest.raises(InputError, match="line 1: not a line of BASIL"):
        list(predict(write(tmp_path, line)))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        list(predict(tmp_path / "none.jsonl"))


def test_speaker_name_holds_bodies_and_groups_but_no_other_person():
    person = Referent("ann", "Ann Alder", "person", offices={"senator"}, principals=["bo", "council"])
    others = {"bo": Referent("bo", "Bo Birch", "person"), "council": Referent("council", "Trade Council", "organisation", names={"TC"})}
    assert speaker_name(person, {"ann": person, **others}) == "Ann Alder, Trade Council, TC, lawmakers"
    assert speaker_name(None, others) == ""


def test_gold_speakers_are_named():
    if not GOLD.exists():
        pytest.skip(f"no copy of BASIL at {GOLD.name} beside the checkout")
    rows = list(zip(range(6), predict(GOLD), strict=False))
    named = [quote["speaker"] != "" for _, row in rows for quote in row["quotes"]]
    assert sum(named) > 0.6 * len(named) > 0
