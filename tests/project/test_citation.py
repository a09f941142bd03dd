"""CITATION.cff is what the format asks for, and names this version."""

import re

import pytest
import yaml
from framescope import __version__
from places import ROOT

CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))


def test_it_has_the_fields_that_the_format_asks_for():
    assert {"cff-version", "message", "title", "authors"} <= set(CITATION) and CITATION["cff-version"] == "1.2.0"
    assert all("name" in author or "family-names" in author for author in CITATION["authors"])


def test_it_names_this_version_and_the_licence_of_the_project():
    assert str(CITATION["version"]) == __version__
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.search(r"^license = .*MIT", project, re.MULTILINE) and CITATION["license"] == "MIT"


@pytest.mark.parametrize("reference", CITATION.get("references", []), ids=lambda r: r["title"][:20])
def test_every_reference_has_a_type_authors_and_a_title(reference):
    assert reference["type"] in {"article", "conference-paper", "software", "dataset", "book"}
    assert reference["title"] and reference["authors"] and isinstance(reference["year"], int)
