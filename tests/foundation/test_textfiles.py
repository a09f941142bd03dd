"""The small files that a user names: a file and nothing else, up to a size; whatever else it is, one sentence says so."""

import os
import time
from pathlib import Path

import pytest
from framescope.coding.sheets import read_sheet
from framescope.errors import InputError
from framescope.gazetteer.actor_files import read_entries
from framescope.reading.article import read_article
from framescope.terms.lexicons import read_lexicon
from framescope.textfiles import read_bytes, read_text
from framescope.validation.scores import gold_lines

READERS = {
    "actors": lambda path: read_entries(path, {}),
    "lexicon": read_lexicon,
    "sheet": read_sheet,
    "gold": lambda path: list(gold_lines(path, "NewsMTSC", ("id",))),
}


def pipe(folder):
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def named(words):
    def place(folder):
        return folder / words

    return place


PLACES = {
    "a device": lambda folder: Path("/dev/zero"),
    "a terminal or nothing": lambda folder: Path("/dev/null"),
    "a pipe": pipe,
    "a folder": lambda folder: folder,
    "missing": named("missing"),
    "below a file": lambda folder: Path(__file__) / "x",
    "too long": named("a" * 300 + ".toml"),
    "a zero byte": named("a\0.toml"),
    "no text": named("a\udcff.toml"),
    "an escape": named("a\x1b[31m.toml"),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("reader", READERS)
def test_what_is_no_file_is_one_sentence(reader, place, tmp_path):
    with pytest.raises(InputError) as error:
        READERS[reader](PLACES[place](tmp_path))
    assert str(error.value).endswith(".") and "\n" not in str(error.value)


DEEP = ["a = " + "[" * 5_000 + "]" * 5_000, "a = " + "{b=" * 5_000 + "1" + "}" * 5_000, ".".join(["a"] * 5_000) + " = 1", "[" + ".".join(["terms"] * 5_000) + "]"]  # fmt: skip


@pytest.mark.parametrize("words", DEEP)
def test_toml_that_is_nested_too_deeply_is_one_sentence(words, tmp_path):
    path = tmp_path / "a.toml"
    path.write_text(words)
    (tmp_path / "a.txt").write_text("The minister said that taxes would rise.")
    for read in (READERS["actors"], read_lexicon, lambda _: read_article(tmp_path / "a.txt")):
        with pytest.raises(InputError, match=r"a\.toml"):
            read(path)


LONG = [".".join(["a"] * 100_000) + " = 1", "[" + ".".join(['"a"'] * 100_000) + "]", "a = {" + ".".join(["b"] * 100_000) + " = 1}", "a = " + "9" * 10_000, "a = -" + "9" * 10_000, "a = [" + "1" * 5_000 + "]"]  # fmt: skip


@pytest.mark.parametrize("words", LONG)
def test_toml_of_endless_keys_and_numbers_is_one_sentence_in_time(words, tmp_path):
    path = tmp_path / "a.toml"
    path.write_text(words)
    (tmp_path / "a.txt").write_text("The minister said that taxes would rise.")
    began = time.process_time()
    for read in (READERS["actors"], read_lexicon, lambda _: read_article(tmp_path / "a.txt")):
        with pytest.raises(InputError, match=r"a\.toml.*not (?:valid )?TOML"):
            read(path)
    assert time.process_time() - began < 5


@pytest.mark.parametrize("line", ["[" * 100_000, '{"id": ' + "[" * 100_000])
def test_deep_json_is_one_sentence(line, tmp_path):
    (tmp_path / "gold.jsonl").write_text(line + "\n")
    with pytest.raises(InputError, match="line 1"):
        READERS["gold"](tmp_path / "gold.jsonl")


def test_a_file_is_read_up_to_a_size(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"a\r\nb\rc")
    assert read_bytes(path, 6) == b"a\r\nb\rc" and read_text(path) == "a\nb\nc"
    with pytest.raises(OSError, match="it is larger than"):
        read_bytes(path, 5)


def test_a_file_whose_name_is_no_text_can_be_read(tmp_path):
    path = tmp_path / os.fsdecode(b"mine\xff.csv")
    path.write_text("term,category\nx,y\n")
    assert read_lexicon(path).name == "mine?" == read_lexicon(path).entries[0].lexicon


@pytest.mark.parametrize("length", [1, 200, 251])
def test_an_article_with_a_long_name_has_an_id_that_leaves_room(length, tmp_path):
    path = tmp_path / ("é" * (length // 2) + "a" * (length % 2) + ".txt")
    path.write_text("The minister said that taxes would rise.")
    assert 0 < len(read_article(path).id.encode()) <= 100
