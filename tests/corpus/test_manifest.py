"""What a dataset was measured with: whatever has a say in the rows is in the digest, and a change of any of it is noticed."""

import ast
import re
import shutil
from functools import cache
from importlib.metadata import version
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


@cache
def imported(name):
    """The names that a module imports, at its head or inside a function."""
    return tuple(_imported(name))


def _imported(name):
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
    files = reached("framescope.corpus.partition") | reached("framescope.measuring") | reached("framescope.corpus.run")
    assert {PACKAGE / "actors" / "find.py", PACKAGE / "sentiment" / "mention_model.py", PACKAGE / "pipeline.py"} <= files
    in_digest = {path for path in fingerprint.measuring_files() if path.suffix == ".py"}
    assert files <= in_digest and {path.name for path in in_digest - files} == {"__init__.py"}


def test_the_pattern_finds_the_imports_that_the_parser_finds():
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        assert set(imported(name)) == fingerprint.imported(path, name), name


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("import novel", "novel"),
        ("import numpy as np, novel", "novel"),
        ("import novel.deep as deep  # why", "novel.deep"),
        ("def f():\n    import novel", "novel"),
        ("from novel import thing", "novel"),
        ("from novel import thing", "novel.thing"),
        ("from .novel import thing", "framescope.novel"),
        ("from . import novel", "framescope.novel"),
        ("from . import resources, novel as other  # why", "framescope.novel"),
        ("from . import (\n    resources,  # the first, with a comment\n    novel as other,\n)", "framescope.novel"),
        ("from .novel import (\n    one,\n    two,\n)", "framescope.novel.two"),
        ("from framescope.novel import thing", "framescope.novel"),
    ],
)
def test_every_form_of_an_import_is_found(tmp_path, line, found):
    module = tmp_path / "pipeline.py"
    module.write_text(f'"""What it is for."""\n\n{line}\n')
    assert found in fingerprint.imported(module, "framescope.pipeline")


@pytest.fixture
def package(tmp_path):
    """A copy of the package, to be changed."""
    return shutil.copytree(PACKAGE, tmp_path / "framescope", ignore=shutil.ignore_patterns("__pycache__", "data", "notebooks"))


def made_with(package):
    return fingerprint.digest([path for path in fingerprint.measuring_files(package) if path.is_relative_to(package)])


@pytest.mark.parametrize("importer", ["pipeline.py", "terms/find.py", "reading/webpage.py", "corpus/readers.py"])
def test_a_new_module_is_in_the_digest_once_something_that_measures_imports_it(package, importer):
    before = made_with(package)
    (package / "novel").mkdir()
    (package / "novel" / "thing.py").write_text("import json\n")
    assert made_with(package) == before
    with (package / importer).open("a") as file:
        file.write("\n\ndef later():\n    from framescope.novel.thing import json\n")
    imported_by_one = made_with(package)
    (package / "novel" / "thing.py").write_text("import json as other\n")
    assert len({before, imported_by_one, made_with(package)}) == 3


def test_a_new_package_has_its_version_in_the_manifest_once_it_is_imported(package):
    (package / "terms" / "novel.py").write_text("import novelpackage.part\n")
    assert "novelpackage" not in fingerprint.packages_used(package)
    with (package / "terms" / "find.py").open("a") as file:
        file.write("\nfrom . import novel\n")
    assert set(fingerprint.packages_used(package)) - set(fingerprint.packages_used()) == {"novelpackage"}


def test_the_packages_that_an_analysis_rests_on_have_their_versions_in_the_manifest():
    named = manifest.versions()
    assert {"spacy", "onnxruntime", "numpy", "textblob", "vaderSentiment", "countryinfo", "py3langid", "trafilatura"} < set(named)
    assert named["spacy"] == version("spacy") and "absent" not in named.values()
    assert not {"matplotlib", "jupyterlab", "nbconvert"} & set(named)


def test_a_package_that_is_installed_by_another_name_has_its_version(monkeypatch):
    monkeypatch.setattr(manifest, "packages_used", lambda: ("dateutil", "no_such_package"))
    manifest.versions.cache_clear()
    named = manifest.versions()
    manifest.versions.cache_clear()
    assert (named["dateutil"], named["no_such_package"]) == (version("python-dateutil"), "absent")


@pytest.mark.parametrize("folder", ["actors", "lexicons", "models"])
def test_every_list_and_the_model_are_in_the_digest(folder):
    files = [p for p in resource("data", folder).rglob("*") if p.is_file() and p.suffix != ".md"]
    assert files and set(files) <= set(fingerprint.measuring_files())


def test_what_measures_nothing_is_not():
    names = {p.relative_to(resource("data")).parts[0] for p in fingerprint.measuring_files() if p.is_relative_to(resource("data"))}
    assert names.isdisjoint(fingerprint.NOT_USED)
    assert PACKAGE / "figures" / "corpus.py" not in fingerprint.measuring_files()


def test_nothing_that_measures_reads_from_what_is_left_out():
    """But the article that is read where none is named: its text is what is measured, not what it is measured with."""
    modules = [path for path in fingerprint.measuring_files() if path.suffix == ".py"]
    named = {
        (path.name, folder) for path in modules for folder in re.findall(r"""["']data["'],\s*["'](\w+)["']""", path.read_text("utf-8"))
    }
    assert ("lexicons.py", "lexicons") in named and ("onnx_models.py", "models") in named
    assert {(name, folder) for name, folder in named if folder in fingerprint.NOT_USED} == {("article.py", "articles")}


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
