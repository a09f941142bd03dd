"""What an exported file remembers: whole, small, and never trusted further than it goes."""

import base64
import json
import zlib

import pytest
from exchanged import analysis, same
from framescope.errors import InputError
from framescope.exchange import corrections_in, export, read_export
from framescope.exchange.record import analysis_of, packed, record_of, unpacked


def test_an_analysis_comes_back_whole():
    made = analysis(title="Dam", left_out=("a", "b"))
    assert same(analysis_of(record_of(made)), made) and analysis_of(record_of(made)).model == "by hand"


def test_a_word_is_letters_and_digits_whatever_is_in_it():
    assert packed({"a": "\x00\ud7ff\U0001f30a\u2028"}).encode("ascii").replace(b"+", b"").replace(b"/", b"").replace(b"=", b"").isalnum()


@pytest.mark.parametrize(
    "word",
    [
        "",
        "A",
        "not base 64!",
        base64.b64encode(b"not zlib").decode(),
        packed({"a": 1})[:-8],
        base64.b64encode(zlib.compress(b"{")).decode(),
        7,
        None,
    ],
)
def test_a_damaged_word_is_one_sentence(word):
    with pytest.raises(InputError, match=r"dam\.xmi: .* is damaged"):
        unpacked(word, "dam.xmi")


def test_a_word_that_would_fill_the_memory_is_not_unpacked(monkeypatch):
    monkeypatch.setattr("framescope.exchange.record.MOST_BYTES", 1000)
    with pytest.raises(InputError, match="is damaged"):
        unpacked(packed(["x" * 2000]))


@pytest.mark.parametrize("value", [[], 7, {}, {"article": {}}, {"article": {"id": "a", "text": "b", "left_out": []}}])
def test_a_record_of_something_else_is_one_sentence(value):
    with pytest.raises(InputError, match="another version"):
        analysis_of(packed(value))


def of_another_version(path):
    """Makes the file's record one of a version with other columns: one more, one less."""
    (task,) = json.loads(path.read_text(encoding="utf-8"))
    found = unpacked(task["data"]["framescope"])
    del found["tables"]["terms"]["weight"]
    found["tables"]["terms"]["new"] = [1, 2, 3]
    task["data"]["framescope"] = packed(found)
    path.write_text(json.dumps([task]), encoding="utf-8")


def test_corrections_of_a_file_of_another_version_are_not_lost(tmp_path):
    path = export(analysis(), tmp_path / "dam.json")
    of_another_version(path)
    assert corrections_in(path) == []
    (task,) = json.loads(path.read_text(encoding="utf-8"))
    task["annotations"] = [{"result": [r for r in task["predictions"][0]["result"] if r.get("id") != "terms-1"]}]
    path.write_text(json.dumps([task]), encoding="utf-8")
    assert [(c.action, c.text) for c in corrections_in(path)] == [("delete", "weak")]
    with pytest.raises(InputError, match="another version"):
        read_export(path)
