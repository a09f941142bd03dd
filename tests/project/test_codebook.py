"""Every column of every table has a meaning, and data/README.md has them all."""

import pytest
from framescope import codebook
from places import ROOT

README = ROOT / "data" / "README.md"


@pytest.mark.parametrize("table", codebook.DECLARED)
def test_every_column_has_a_meaning_and_no_meaning_is_left_over(table):
    columns = codebook.columns_of(table)
    assert [c.name for c in columns] == list(codebook.DECLARED[table]) and all(c.meaning.strip() for c in columns)
    assert set(codebook.meanings()[table]["columns"]) <= {c.name for c in columns} and codebook.row_of(table)


def test_no_table_is_left_over():
    assert set(codebook.meanings()) == {*codebook.DECLARED, "shared"}


def test_the_readme_has_the_codebook_as_it_is():
    text = README.read_text(encoding="utf-8")
    assert codebook.BEGIN in text and codebook.filled(text) == text, "run: python -m framescope.codebook data/README.md"
