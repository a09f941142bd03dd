"""`make report` takes a path as text: nothing in it is carried out, by make or by the shell."""

import os
import shutil
import subprocess

import pytest
from places import ROOT

MAKEFILE = ROOT / "Makefile"
STUB = "#!/bin/sh\nprintf '%s\\0' \"$@\" > arguments\n"

pytestmark = pytest.mark.skipif(not (shutil.which("make") and MAKEFILE.is_file()), reason="make or its file is not here")


@pytest.fixture
def project(tmp_path):
    """A folder with the Makefile whose commands do nothing but note what they were given."""
    shutil.copy(MAKEFILE, tmp_path)
    for name in ("requirements.lock", "requirements-training.lock", "requirements-weights.lock", "pyproject.toml"):
        (tmp_path / name).touch()
    for commands in (tmp_path / ".venv" / "bin", tmp_path / ".venv" / "training" / "bin"):
        commands.mkdir(parents=True)
        for name in ("framescope", "python"):
            (commands / name).write_text(STUB)
            (commands / name).chmod(0o755)
    for ready in (tmp_path / ".venv" / "ready", tmp_path / ".venv" / "training" / "ready"):
        ready.touch()
    return tmp_path


def made(project, *arguments, **environment):
    """What the command was given, or None if it was not run; nothing else has come of it."""
    written = project / "arguments"
    written.unlink(missing_ok=True)
    before = {p.name for p in project.iterdir()} | {"arguments"}
    clean = {name: value for name, value in os.environ.items() if name not in {"ARTICLE", "ACTORS", "LEXICON", "GOLD", "MAKEFLAGS"}}
    subprocess.run(["make", *arguments], cwd=project, env=clean | environment, capture_output=True, check=False, timeout=60)
    assert {p.name for p in project.iterdir()} <= before, "something in a path was carried out"
    return written.read_text().split("\0")[:-1] if written.exists() else None


HOSTILE = [
    'a";touch P;".txt',
    "a';touch P;'.txt",
    "$(touch P).txt",
    "`touch P`.txt",
    "$(shell touch P).txt",
    "${shell touch P}",
    "$$(touch P)",
    "a & touch P &.txt",
    "a | touch P",
    "a\ntouch P\n.txt",
    "; touch P #",
    "-x.txt",
    "--out=P",
    "a b  c.txt",
    "$HOME/$ARTICLE.txt",
    "a\\",
    "*",
    "~",
    "é “so-called”.txt",
    "# comment.txt",
    "%.txt",
]


VARIABLES = ("ARTICLE", "ACTORS", "LEXICON")


@pytest.mark.parametrize("path", HOSTILE)
def test_a_path_reaches_the_command_as_it_is(project, path):
    wanted = ["report", f"--actors={path}", f"--lexicon={path}", "--", path]
    assert made(project, "report", **dict.fromkeys(VARIABLES, path)) == wanted
    assert made(project, "report", *(f"{variable}={path}" for variable in VARIABLES)) == wanted


@pytest.mark.parametrize("path", HOSTILE[:5])
def test_a_folder_of_gold_reaches_the_training_as_it_is(project, path):
    assert made(project, "train", f"GOLD={path}") == ["-m", "training", path]


def test_without_a_path_the_command_takes_its_own(project):
    assert made(project, "report") == ["report", "--"]
    assert made(project, "report", "ARTICLE=a.txt") == ["report", "--", "a.txt"]
    assert made(project, "train") is None
