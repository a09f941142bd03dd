"""What is asked for often is worked out once within `remembering`, and never kept beyond it."""

import pandas as pd
import pytest
from framescope.measures.once import once, remembering


def counted():
    calls = []

    @once
    def words(a, least=0):
        calls.append(a)
        return pd.DataFrame({"least": [least]})

    return words, calls


def test_a_sum_is_worked_out_once_for_each_analysis_and_argument():
    words, calls = counted()
    one, other = object(), object()
    with remembering() as memory:
        assert [len(words(a, n)) for a in (one, other, one) for n in (1, 2)] == [1] * 6
    assert calls == [one, one, other, other]
    with remembering(memory):
        words(one, 1)
    assert len(calls) == 4


def test_nothing_is_kept_outside():
    words, calls = counted()
    one = object()
    for _ in range(2):
        with remembering():
            words(one)
    words(one)
    words(one)
    assert len(calls) == 4


def test_who_changes_what_was_found_changes_nothing_for_others():
    words, _ = counted()
    one = object()
    with remembering():
        found = words(one)
        found.loc[0, "least"] = 9
        with remembering():
            assert words(one).least.tolist() == [0]


def test_what_failed_is_asked_again():
    calls = []

    @once
    def fails(a):
        calls.append(a)
        raise ValueError

    with remembering():
        for _ in range(2):
            with pytest.raises(ValueError):
                fails(1)
    assert calls == [1, 1]


def test_where_nobody_changes_a_table_sums_are_kept(monkeypatch):
    from framescope.measures import once as module

    words, calls = counted()
    one = object()
    monkeypatch.setattr(module, "is_steady", lambda: True)
    monkeypatch.setattr(module, "_of_the_process", {})
    for _ in range(2):
        words(one)
        with remembering():
            words(one)
    assert len(calls) == 1
