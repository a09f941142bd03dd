"""The README says what is true: every column is explained, every path and command exists."""

import re
from pathlib import Path

import pytest
from framescope.tables import SCHEMAS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_column_of_every_table_is_explained(name):
    section = re.search(rf"^\*\*{name}\*\*: .*?(?=^\*\*\w+\*\*:|^## )", README, re.MULTILINE | re.DOTALL)[0]
    explained = {c for row in re.findall(r"^\| (`[^|]+`) \|", section, re.MULTILINE) for c in re.findall(r"`(\w+)`", row)}
    assert explained == set(SCHEMAS[name])


def test_every_page_is_listed():
    assert set(re.findall(r"^\| `(\d\d_\w+)` \|", README, re.MULTILINE)) == {p.stem for p in (ROOT / "notebooks").glob("*.ipynb")}


def test_every_file_it_names_exists():
    named = set(re.findall(r"`((?:data|lib|notebooks|tests)/[\w./-]+)`", README)) | set(re.findall(r"\]\(([\w./-]+)\)", README))
    assert named and all((ROOT / path).exists() for path in named), [p for p in named if not (ROOT / p).exists()]


def test_every_make_target_it_names_exists():
    targets = set(re.findall(r"^(\w+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make (\w+)", README, re.MULTILINE)) <= targets
