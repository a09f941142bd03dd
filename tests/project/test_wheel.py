"""What is installed works by itself: the wheel, in an environment of its own, used from a folder that is no checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from framescope import __version__, tables
from places import ROOT

CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "FRAMESCOPE", "VIRTUAL_ENV"))}
WHERE = """
import importlib.metadata, sys
from pathlib import Path
import framescope
from framescope.resources import resource
package = Path(framescope.__file__).parent
assert package.is_relative_to(sys.prefix) and package.parent.name == "site-packages", package
for parts in (("data", "lexicons", "metaphors.csv"), ("notebooks", "01_article.ipynb"), ("templates", "framescope")):
    assert resource(*parts).is_relative_to(package), parts
print(framescope.__version__, importlib.metadata.version("framescope"))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of this checkout, built without a connection by the build backend that is locked."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, env=CLEAN, check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The commands of a new environment with the wheel; the packages that it needs are taken from this one."""
    home = tmp_path_factory.mktemp("installed")
    made = venv.EnvBuilder().ensure_directories(home)
    venv.create(home)
    given = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", made.env_exe, "install", "--quiet"]
    subprocess.run([*given, "--no-deps", "--no-index", wheel], env=CLEAN, check=True)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    (packages / "needed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")  # after its own; no .pth there is followed
    return Path(made.bin_path)


def run(folder, *command):
    """What a command says that is run in this folder."""
    ended = subprocess.run(command, cwd=folder, env=CLEAN, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def tracked(folder):
    """The files below a folder of the checkout that belong to the project, by their paths from there."""
    paths = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.relative_to(ROOT / folder).as_posix() for path in paths if not {"__pycache__", ".ipynb_checkpoints"} & set(path.parts)}


def test_the_wheel_holds_the_library_its_data_and_its_notebooks_and_nothing_else(wheel):
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    rooms = {"framescope": tracked("lib/framescope"), "framescope/data": tracked("data"), "framescope/notebooks": tracked("notebooks")}
    assert held == {f"{room}/{path}" for room, paths in rooms.items() for path in paths}


def test_an_article_is_measured_with_nothing_but_what_is_installed(installed, tmp_path):
    assert run(tmp_path, installed / "python", "-c", WHERE).split() == [__version__, __version__]
    (tmp_path / "a.txt").write_text("Mayor Ann Lee condemned the shameful attack on Fenwick.")
    run(tmp_path, installed / "framescope", "tables", "a.txt")
    written = {path.stem: path for path in (tmp_path / "tables").rglob("*.csv")}
    assert set(written) >= set(tables.SCHEMAS)
    assert pd.read_csv(written["terms"])["text"].to_list() == ["shameful"]
