"""The declared tables: columns and types are kept whatever the rows hold."""

import pandas as pd
import pytest
from framescope.tables import SCHEMAS, check, conform, framed, table
from hypothesis import given
from hypothesis import strategies as st

VALUES = {
    "int64": st.integers(-(2**60), 2**60),
    "float64": st.none() | st.floats(allow_nan=False),
    "bool": st.booleans(),
    "str": st.none() | st.just(float("nan")) | st.text(st.characters(exclude_categories=["Cs"])),
}


def rows_of(name):
    return st.lists(st.fixed_dictionaries({column: VALUES[kind] for column, kind in SCHEMAS[name].items()}), max_size=5)


@pytest.mark.parametrize("name", list(SCHEMAS))
@given(data=st.data())
def test_a_table_is_what_pandas_makes_of_its_columns_one_by_one(name, data):
    rows = data.draw(rows_of(name))
    expected = pd.DataFrame({c: pd.Series([row[c] for row in rows], dtype=kind) for c, kind in SCHEMAS[name].items()})
    pd.testing.assert_frame_equal(table(name, rows), expected)


def test_a_row_without_a_declared_column_is_an_error():
    with pytest.raises(KeyError, match="kind"):
        table("paragraphs", [{"paragraph_id": 0, "start": 0, "end": 1, "text": "x"}])


def test_conform_puts_columns_in_order_fills_in_missing_ones_and_drops_others():
    frame = pd.DataFrame({"role": ["cue"], "other": [1], "end": [4], "start": [0], "text": ["said"], "attribution_id": [2]}, index=[7])
    made = conform("spans", frame)
    assert made.to_dict("records") == [{"attribution_id": 2, "role": "cue", "start": 0, "end": 4, "text": "said"}]
    assert list(made.index) == [7]
    assert {c: str(t) for c, t in made.dtypes.items()} == SCHEMAS["spans"]
    assert conform("devices", frame.assign(device_id=0, sentence_id=0, device="hedge")).voice.isna().all()


def test_conform_leaves_the_frame_that_it_is_given_alone():
    frame = table("spans", [{"attribution_id": 0, "role": "cue", "start": 0, "end": 4, "text": "said"}])
    made = conform("spans", frame)
    made.loc[0, ["start", "text"]] = 1, "aid"
    assert (frame.start[0], frame.text[0]) == (0, "said")


def test_a_frame_of_other_columns_keeps_their_types():
    made = framed([{"n": 1, "word": "a", "more": 0}], {"word": "str", "n": "int64"})
    assert list(made.columns) == ["word", "n"] and made.n.dtype == "int64"


def test_a_row_that_does_not_hold_its_text_is_found():
    with pytest.raises(ValueError, match=r"\[0:4\] is 'they', not 'said'"):
        check("spans", table("spans", [{"attribution_id": 0, "role": "cue", "start": 0, "end": 4, "text": "said"}]), "they")
