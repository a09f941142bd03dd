"""What a dataset was measured with: whatever has a say in the rows is in the digest, and a change of any of it is noticed."""

import ast
from importlib.util import resolve_name
from pathlib import Path

import framescope
import pytest
from framescope import fingerprint
from framescope.corpus import manifest
from framescope.resources import resource

PACKAGE = Path(framescope.__file__).parent


def path_of(name):
    """The file of a module of framescope, None for anything else."""
    if name.split(".")[0] != "framescope":
        return None
    place = PACKAGE.joinpath(*name.split(".")[1:])
    return next((p for p in (place.with_suffix(".py"), place / "__init__.py") if p.is_file()), None)


def imported(name):
    """The names that a module imports, at its head or inside a function."""
    path = path_of(name)
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = resolve_name("." * node.level + (node.module or ""), package)
            yield from (base, *(f"{base}.{alias.name}" for alias in node.names))


def reached(start):
    """The files of all modules of framescope that `start` imports, directly or not."""
    seen, waiting = {}, [start]
    while waiting:
        name = waiting.pop()
        if name not in seen and (path := path_of(name)):
            seen[name] = path
            waiting += imported(name)
    return set(seen.values())


def test_every_module_that_a_worker_runs_is_in_the_digest():
    files = reached("framescope.corpus.partition")
    assert {PACKAGE / "actors" / "find.py", PACKAGE / "sentiment" / "mention_model.py", PACKAGE / "pipeline.py"} <= files
    assert files <= set(fingerprint.measuring_files())


@pytest.mark.parametrize("folder", ["actors", "lexicons", "models"])
def test_every_list_and_the_model_are_in_the_digest(folder):
    files = [p for p in resource("data", folder).rglob("*") if p.is_file() and p.suffix != ".md"]
    assert files and set(files) <= set(fingerprint.measuring_files())


def test_what_measures_nothing_is_not():
    names = {p.relative_to(resource("data")).parts[0] for p in fingerprint.measuring_files() if p.is_relative_to(resource("data"))}
    assert names.isdisjoint(fingerprint.NOT_USED)
    assert PACKAGE / "figures" / "corpus.py" not in fingerprint.measuring_files()


@pytest.fixture
def files(tmp_path):
    (tmp_path / "actors").mkdir()
    (tmp_path / "terms").mkdir()
    paths = [tmp_path / "actors" / "find.py", tmp_path / "terms" / "find.py", tmp_path / "model.onnx"]
    for n, path in enumerate(paths):
        path.write_bytes(b"code %d" % n)
    return paths


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_changed_byte_is_another_digest(files, which):
    before = fingerprint.digest(files)
    assert fingerprint.digest(files) == before
    files[which].write_bytes(files[which].read_bytes() + b"\n")
    assert fingerprint.digest(files) != before


def test_a_file_added_taken_away_or_put_elsewhere_is_another_digest(files):
    one, other, model = files
    seen = {fingerprint.digest(files), fingerprint.digest(files[1:]), fingerprint.digest([*files, model])}
    text = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(text)
    assert len(seen | {fingerprint.digest(files)}) == 4


def test_the_choice_of_instruments_is_noted():
    assert manifest.tools(("textblob", "vader")) == manifest.versions() | {manifest.CHOICE: "textblob, vader"}
    assert manifest.tools(())[manifest.CHOICE] == "none"
