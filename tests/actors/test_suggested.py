"""A first actor file from what was found; what a user's file says goes before the article; entries that find nothing are told."""

import tomllib
from dataclasses import replace

import pytest
from framescope import cli
from framescope.actors.suggested import in_words, suggested, unmatched
from framescope.errors import InputError
from framescope.gazetteer.actor_files import read_entries
from framescope.parsing import language
from framescope.pipeline import measure_parsed
from framescope.reading.article import Article
from framescope.reading.layout import paragraphs
from framescope.settings import Settings

STRIKE = """Several pickets said that the gate was shut. Ada Moll, general secretary of the Harbour Workers Union, said that the offer was an insult.

"We will wait," Moll said. Northline Shipping said that the offer was fair. Its owner slept. Peter Roth, a lawyer for Northline Shipping, agreed.

A "crane" driver said that he was tired. The Norwegian government had no comment, and Norway's foreign minister, Bo Falk, was away.
"""


def analysed(text, actor_file=None):
    settings = Settings(actor_file)
    article, blocks = Article(id="strike", text=text), paragraphs(text)
    doc = language.parse(text, blocks, settings.gazetteer())
    return replace(measure_parsed(article, blocks, doc, settings.gazetteer(), ()), settings=settings)


def who(analysis):
    return {(r.actor_id, r.kind, r.side) for r in analysis.actors.itertuples()}


def test_the_suggested_file_read_back_gives_the_same_actors(tmp_path):
    first = analysed(STRIKE)
    path = tmp_path / "actors.toml"
    path.write_text("\n".join(suggested(first)), encoding="utf-8")
    assert {"ada-moll", "harbour-workers-union", "pickets"} <= set(read_entries(path, Settings().gazetteer().entries))
    again = analysed(STRIKE, path)
    assert who(again) == who(first)
    assert unmatched(again) == [] and in_words(again) is None


def test_it_says_why_a_side_is_one_and_leaves_out_who_is_known():
    lines = list(suggested(analysed(STRIKE)))
    assert 'side = "harbour-workers-union"  # general secretary of the Harbour Workers Union' in lines
    assert "[norway]" not in lines
    assert 'aliases = ["Moll"]' in lines


@pytest.mark.parametrize("name", ['The "Iron" Bank', "Back\\slash & Sons", "Tab\tInside", "Del\x7fete", "Zoë Ødegård", "Line\nBreak"])
def test_any_name_makes_valid_toml(name):
    first = analysed("Ada Moll slept.")
    actors = first.actors.assign(name=name, actor_id="ødegård x", side="ødegård x")
    mentions = first.mentions.assign(actor_id="ødegård x", text=name)
    made = replace(first, article=Article(id="x", text=f"{name} slept."), actors=actors, mentions=mentions.assign(start=0, end=len(name)))
    tomllib.loads("\n".join(suggested(made)))


def test_a_name_of_two_is_left_out():
    lines = list(suggested(analysed("Ada Moll spoke. Moll left. Bo Moll spoke. Mr Moll stayed.")))
    assert not any(line.startswith("aliases") and '"Moll"' in line for line in lines)


def test_what_the_file_says_goes_before_the_article(tmp_path):
    path = tmp_path / "actors.toml"
    path.write_text(
        '[ada-moll]\nname = "Ada Moll"\nside = "Northline Shipping"\ngender = "f"\n[northline]\nname = "Northline Shipping"\nkind = "group"\n'
        '[bo-falk]\nname = "Bo Falk"\nside = "norway"\n[nobody]\nname = "Otto Nobody"\n',
        encoding="utf-8",
    )
    found = analysed(STRIKE, path)
    rows = found.actors.set_index("actor_id")
    assert rows.side["ada-moll"] == "northline" and rows.reason["ada-moll"] == "the actor file"
    assert rows.kind["northline"] == "group"
    assert unmatched(found) == ["nobody"]
    assert "this entry of the actor file: nobody." in in_words(found)


def test_the_files_side_stands_in_home_politics_too(tmp_path):
    text = "Norway's parliament met. Senator Ada Moll spoke for Norway. The Norwegian ministry of fish slept. Bo Falk, a Norwegian judge, left."
    path = tmp_path / "actors.toml"
    path.write_text('[ada-moll]\nname = "Ada Moll"\nside = "norway"\n', encoding="utf-8")
    assert analysed(text, path).actors.set_index("actor_id").side["ada-moll"] == "norway"


@pytest.mark.parametrize(
    ("line", "message"), [('gender = "x"', "gender 'x'"), ('country = "nowhere"', "country 'nowhere'"), ('shared = "S"', "shared")]
)
def test_a_wrong_entry_is_told(tmp_path, line, message):
    path = tmp_path / "actors.toml"
    path.write_text(f'[a]\nname = "A"\n{line}\n', encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_entries(path, {})


def test_no_file_is_written_over(tmp_path, capsys):
    article, there = tmp_path / "a.txt", tmp_path / "actors.toml"
    article.write_text(STRIKE, encoding="utf-8")
    there.write_text("mine", encoding="utf-8")
    assert cli.main(["report", str(article), "--suggest-actors", str(there), "--out", str(tmp_path / "r")]) == 1
    assert there.read_text(encoding="utf-8") == "mine"
    assert "already exists" in capsys.readouterr().err
