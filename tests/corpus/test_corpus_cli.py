"""``framescope compare`` and ``framescope corpus`` as commands."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from framescope import __version__, cli
from framescope.corpus import example
from framescope.corpus.example import ARTICLES


def framescope(*arguments):
    return subprocess.run([sys.executable, "-m", "framescope", *map(str, arguments)], capture_output=True, text=True, check=False)


def within(capsys, *arguments):
    """The status of a command in this process, and what it says."""
    return cli.main([*map(str, arguments)]), capsys.readouterr().err


def test_corpus_says_what_it_did_and_where(tmp_path, capsys):
    source, actors = example.write(tmp_path / "in", 6, sentences=3)
    rows = [json.loads(line) for line in source.read_text().splitlines()]
    source.write_text("".join(json.dumps({"key": r["id"], "body": r["text"], "outlet": r["outlet"]}) + "\n" for r in rows) + "no json\n")
    command = ("corpus", source, tmp_path / "out", "--columns", "id=key", "text=body", "--actors", actors, "--workers", 1, "--partition", 4)
    ended = framescope(*command)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == f"{tmp_path / 'out'}\n" and "Traceback" not in ended.stderr
    assert "6 articles measured" in ended.stderr and "6 articles in 2 partitions; 1 in" in ended.stderr
    (tmp_path / "mine.csv").write_text("term,category\nminister,office\n")
    refused, said = within(capsys, *command, "--lexicon", tmp_path / "mine.csv", "--nested", "within")
    assert refused == 1 and said.count("\n") == 1 and "term lists" in said
    refused, said = within(capsys, "corpus", source, tmp_path / "out", "--partition", 5)
    recognised, error = said.splitlines()
    assert refused == 1 and "id = 'key'" in recognised and "text = 'body'" in recognised and "not mixed" in error


def test_a_corpus_becomes_a_page_with_its_figures_and_numbers(paged):
    told = paged("corpus")
    page = Path(told.out.strip())
    assert page == told.page and page.parent.name == "corpus" and "was measured with" not in told.err
    said = page.read_text(encoding="utf-8")
    assert f"{ARTICLES} articles measured, 0 not" in said and "<script" not in said
    assert sorted(path.name for path in (page.parent / "figures").glob("*.svg")) == [
        f"corpus-{name}.svg" for name in ("loaded-terms", "source-kinds", "source-shares", "stance", "stances")
    ]
    whole = pd.read_csv(page.parent / "tables" / "whole_time.csv")
    assert set(whole.measure) == {"loaded", "share", "stance"} and whole.ratio.notna().all()


def test_a_corpus_of_an_older_version_says_so_and_an_unfinished_one_is_refused(sampled, tmp_path, monkeypatch, capsys):
    made = shutil.copytree(sampled, tmp_path / "corpus")
    manifest = made / "manifest.json"
    manifest.write_text(manifest.read_text().replace(f'"framescope": "{__version__}"', '"framescope": "0.1.0"'))
    monkeypatch.setattr("framescope.report.corpus.make_page", lambda *_: tmp_path)
    assert cli.main(["report", str(made), "--out", str(tmp_path / "reports")]) == 0
    assert f"was measured with framescope 0.1.0, this is {__version__}" in capsys.readouterr().err
    (made / "errors.parquet").unlink()
    assert cli.main(["report", str(made), "--out", str(tmp_path / "reports")]) == 1
    assert "holds no finished corpus" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [("corpus", "in"), ("corpus", "in", "out", "--columns", "text"), ("corpus", "in", "out", "--workers", "0"), ("compare",)],
)
def test_wrong_usage_is_status_2(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main(list(arguments))
    assert stop.value.code == 2 and "usage: framescope" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("corpus", "nosuch.jsonl", "out"), "nosuch.jsonl does not exist"),
        (("corpus", ".", "out"), "holds neither articles"),
        (("corpus", "x.jsonl", "out", "--columns", "body=x"), "'body' is not a field"),
        (("corpus", "x.jsonl", "out", "--actors", "nosuch.toml"), "nosuch.toml"),
        (("compare", "one.txt"), "at least two articles"),
        (("compare", "nosuch.txt", "other.txt"), "nosuch.txt"),
    ],
)
def test_bad_input_is_one_sentence(arguments, words, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    if "x.jsonl" in arguments:
        (tmp_path / "x.jsonl").write_text('{"text": "A text."}\n')
    before = sorted(tmp_path.iterdir())
    assert cli.main(list(arguments)) == 1
    said = capsys.readouterr().err
    assert words in said and "Traceback" not in said and sorted(tmp_path.iterdir()) == before


def test_compare_hands_on_what_it_is_given(tmp_path, monkeypatch, capsys):
    """The page itself: ``tests/comparison``."""
    asked = []
    monkeypatch.setattr(
        "framescope.report.comparison.make_comparison", lambda *given, **named: asked.append((given, named)) or tmp_path / "a-b"
    )
    assert cli.main(["compare", "a.txt", "b.txt", "--lexicon", "mine.csv", "--nested", "within", "--out", "out"]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'a-b' / 'index.html'}\n"
    ((articles, out, actors, *_), named) = asked[0]
    assert [str(path) for path in articles] == ["a.txt", "b.txt"] and (str(out), actors, named["nested"]) == ("out", None, "within")
    assert [str(path) for path in named["lexicons"]] == ["mine.csv"]
