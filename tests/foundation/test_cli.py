"""The command line: quick to answer, one plain sentence on bad input, nothing half-written."""

import json
import os
import signal
import subprocess
import sys
from types import ModuleType

import pandas as pd
import pytest
from framescope import __version__, cli
from framescope.errors import InputError
from framescope.files import MARKER
from framescope.sentiment.score import ALL
from framescope.validation.scores import Score

TEXT = (
    "Minister resigns over report\n\nThe minister said on Monday that she would resign. “I am tired,” she told reporters in the capital.\n"
)


def run(*arguments, **options):
    return subprocess.run([sys.executable, "-m", "framescope", *arguments], capture_output=True, text=True, check=False, **options)


def test_help_is_quick_and_loads_nothing_heavy():
    code = "import sys, framescope.cli as c\ntry: c.main(['--help'])\nexcept SystemExit: print(*{m.partition('.')[0] for m in sys.modules})"
    code += "\nimport time; print(time.process_time())"  # the process's own: how busy the machine is says nothing about the code
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    *_, loaded, seconds = said.splitlines()
    assert float(seconds) < 0.5
    assert all(command in said for command in ("report", "tables", "validate"))
    assert not {"pandas", "numpy", "spacy", "matplotlib", "nbconvert"} & set(loaded.split())


def test_version():
    assert run("--version").stdout == f"framescope {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nosuch",),
        ("report", "--jobs", "0"),
        ("report", "--jobs", "x"),
        ("validate", "polnear", "gold"),
        ("validate", "nosuch", "gold", "--predictions", "x"),
    ],
)
def test_wrong_usage_is_status_2(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main(list(arguments))
    assert stop.value.code == 2
    assert "usage: framescope" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["report", "tables"])
def test_missing_article_is_one_sentence(command, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cli.main([command, "nosuch.txt"]) == 1
    assert [line for line in capsys.readouterr().err.splitlines() if "nosuch.txt" in line] != []
    assert not list(tmp_path.iterdir())


def test_no_traceback_on_bad_input(tmp_path):
    (tmp_path / "binary.txt").write_bytes(b"\0\1\2")
    ended = run("tables", "binary.txt", cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("framescope: binary.txt") and ended.stderr.count("\n") == 1


def test_tables_are_written_to_a_folder(tmp_path, capsys):
    (tmp_path / "resigned.txt").write_text(TEXT, encoding="utf-8")
    assert cli.main(["tables", str(tmp_path / "resigned.txt"), "--out", str(tmp_path / "out")]) == 0
    folder = tmp_path / "out" / "resigned"
    assert capsys.readouterr().out == f"{folder}\n"
    assert {p.suffix for p in folder.iterdir() if p.name != MARKER} == {".csv", ".parquet"}
    assert (folder / "sentences.csv").read_text(encoding="utf-8").count("minister") == 1
    assert list(pd.read_csv(folder / "edges.csv").columns)[:4] == ["source", "source_name", "target", "target_name"]


def test_the_network_of_a_dataset_is_written_to_a_folder(sampled, tmp_path, capsys):
    assert cli.main(["tables", str(sampled), "--out", str(tmp_path)]) == 0
    folder = tmp_path / sampled.name
    assert capsys.readouterr().out == f"{folder}\n"
    frame = pd.read_csv(folder / "edges.csv")
    assert len(frame) and {"source", "target", "voice", "outlet", "period", "negative", "positive", "articles", "weight"} == set(
        frame.columns
    )


OWN = "term,category\nminister,office\nresign over,step\nresign,step\n"


@pytest.mark.parametrize(("nested", "times"), [((), 1), (("--nested", "within"), 2)])
def test_own_terms_stand_in_the_tables(nested, times, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "mine.csv").write_text(OWN, encoding="utf-8")
    (tmp_path / "more.toml").write_text('[[terms]]\nterm = "resign"\ncategory = "other"\nmatch = "lemma"\n', encoding="utf-8")
    lists = ("--lexicon", str(tmp_path / "mine.csv"), "--lexicon", str(tmp_path / "more.toml"))
    assert cli.main(["tables", str(tmp_path / "a.txt"), *lists, *nested, "--out", str(tmp_path)]) == 0
    found = pd.read_csv(tmp_path / "a" / "terms.csv")
    assert set(found.lexicon) == {"mine", "more"}
    assert found.text.str.lower().tolist().count("resign") == times


def test_a_misspelt_column_is_one_sentence_with_file_and_line(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "mine.csv").write_text("term,catgory\nx,y\n", encoding="utf-8")
    assert cli.main(["tables", str(tmp_path / "a.txt"), "--lexicon", str(tmp_path / "mine.csv"), "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert 'mine.csv, line 1: unknown column "catgory"; did you mean "category"?' in said and said.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.fixture
def instrument(monkeypatch):
    """Puts a fake instrument in the place of PolNeAR's, given what it predicts."""

    def place(predict, score=lambda gold, predictions: []):
        module = ModuleType("framescope.validation.polnear")
        module.predict = predict
        module.score = score
        monkeypatch.setitem(sys.modules, module.__name__, module)

    return place


def validate(tmp_path):
    return cli.main(["validate", "polnear", str(tmp_path / "gold.jsonl"), "--predictions", str(tmp_path / "out.jsonl")])


def test_predictions_are_lines_of_json(instrument, tmp_path, capsys):
    instrument(lambda path: ({"doc": path.name, "cue": [[n, 2]], "text": "é"} for n in range(3)))
    assert validate(tmp_path) == 0
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["cue"] for line in lines] == [[[0, 2]], [[1, 2]], [[2, 2]]]
    assert json.loads(lines[0])["doc"] == "gold.jsonl" and "é" in lines[0]
    assert "3 predictions" in capsys.readouterr().err


@pytest.mark.parametrize("error", [FileNotFoundError(2, "No such file"), json.JSONDecodeError("Expecting value", "x", 0), KeyError("text")])
def test_wrong_gold_is_one_sentence_and_leaves_the_last_predictions(error, instrument, tmp_path, capsys):
    def predict(path):
        yield {"doc": "first"}
        raise error

    (tmp_path / "out.jsonl").write_text('{"doc": "the last ones"}\n')
    instrument(predict)
    assert validate(tmp_path) == 1
    said = capsys.readouterr().err
    assert "gold.jsonl is not a polnear file" in said and "Traceback" not in said
    assert (tmp_path / "out.jsonl").read_text() == '{"doc": "the last ones"}\n'


def test_scores_are_printed_as_a_table(instrument, tmp_path, capsys):
    def score(gold, predictions):
        return [Score("macro-F1", 0.5, len(predictions))]

    instrument(lambda path: ({"doc": "d"} for _ in range(2)), score)
    assert validate(tmp_path) == 0
    assert capsys.readouterr().out.split() == ["macro-F1", "0.500", "n", "2"]


def test_the_instrument_of_sentiment_can_be_chosen_where_there_is_any(tmp_path, capsys):
    row = {"id": "1", "sentence": "Ann Alder lied.", "from": 0, "to": 9, "polarity": -1}
    (tmp_path / "gold.jsonl").write_text(json.dumps(row) + "\n")

    def chosen(task, sentiment):
        named = ["--predictions", str(tmp_path / "out.jsonl"), "--sentiment", sentiment]
        return cli.main(["validate", task, str(tmp_path / "gold.jsonl"), *named]), capsys.readouterr().err

    read = {
        name: (chosen("newsmtsc", name)[0], (tmp_path / "out.jsonl").read_text()) for name in ("sentence_model", "mention_model", "vader")
    }
    assert {status for status, _ in read.values()} == {0} and len({said for _, said in read.values()}) == 3
    assert chosen("newsmtsc", "bert")[1].endswith(f"choose from {', '.join(ALL)}.\n")
    told = "framescope: The stance of an actor is measured by mention_model or sentence_model, not by vader: choose one of the two.\n"
    assert chosen("basil", "vader")[1] == told
    assert chosen("polnear", "sentence_model") == (1, "framescope: polnear does not measure sentiment: leave out --sentiment.\n")
    before = chosen("newsmtsc", "skim")
    assert (before[0], (tmp_path / "out.jsonl").read_text()) == read["sentence_model"]
    assert before[1].startswith("framescope: The instrument 'skim' is now called 'sentence_model': please use the new name.\n")


def test_gold_without_answers_is_said_and_the_predictions_stay(instrument, tmp_path, capsys):
    def score(gold, predictions):
        raise KeyError("label_bias")

    instrument(lambda path: iter([{"doc": "d"}]), score)
    assert validate(tmp_path) == 0
    said = capsys.readouterr()
    assert not said.out and "no answers to score the predictions against" in said.err and (tmp_path / "out.jsonl").exists()


def test_long_work_says_how_far_it_is(instrument, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("framescope.cli.spoken.SECONDS_BETWEEN_LINES", -1)
    instrument(lambda path: ({"doc": "d"} for _ in range(2)))
    validate(tmp_path)
    assert "polnear: 1 predictions so far" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("raised", "status", "words"), [(InputError("Mend it."), 1, "framescope: Mend it.\n"), (KeyboardInterrupt(), 130, "interrupted")]
)
def test_errors_become_a_sentence_and_a_status(raised, status, words, instrument, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(signal, "signal", lambda *_: None)

    def predict(path):
        raise raised

    instrument(predict)
    assert validate(tmp_path) == status
    assert words in capsys.readouterr().err


def test_a_second_interrupt_does_not_end_python_halfway():
    """A person presses Ctrl-C twice; the second falls after the first was answered."""
    code = """
import os, signal, sys
from framescope import cli
from framescope.cli import spoken
def run(options): raise KeyboardInterrupt
cli.parser = lambda: type("P", (), {"parse_args": lambda self, _: type("O", (), {"run": staticmethod(run)})})()
say = spoken.say
def pressed_again(line, status=0):
    os.kill(os.getpid(), signal.SIGINT)
    return say(line, status)
spoken.say = pressed_again
sys.exit(cli.main([]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 130 and done.stderr == "framescope: interrupted; nothing was written.\n"


def test_an_interrupt_within_source_that_python_runs_has_the_status_of_every_other(tmp_path):
    """Python would end itself by the signal, although the interrupt was answered: it notes one that falls into ``exec``, as of a dataclass."""
    (tmp_path / "dull.py").write_text(
        "import sys\nfrom framescope.cli.spoken import interrupted\ntry:\n    exec('raise KeyboardInterrupt')\n"
        "except KeyboardInterrupt:\n    sys.exit(interrupted('nothing was written.'))\n"
    )
    path = os.pathsep.join([str(tmp_path), *sys.path])
    done = subprocess.run([sys.executable, "-m", "dull"], capture_output=True, text=True, env=os.environ | {"PYTHONPATH": path})
    assert (done.returncode, done.stderr) == (130, "framescope: interrupted; nothing was written.\n")
