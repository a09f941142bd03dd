"""A day is told from every form in which archives, pages and tables write it, and from nothing else."""

import pytest
from framescope.reading.dates import is_date_line, iso_date


@pytest.mark.parametrize(
    "words",
    [
        "March 16, 2023 Thursday 9:14 PM GMT", "March 16, 2023", "Thursday, March 16, 2023", "Thursday 16 March 2023", "16 March 2023", "16th March 2023",
        "16th of March, 2023", "Mar 16, 2023", "Mar. 16, 2023", "16-Mar-2023", "Thu, 16 Mar 2023 21:14:00 GMT", "2023-03-16T21:14:00Z", "2023-03-16 21:14",
        "2023/03/16", "20230316", "20230316T101500Z", "16.03.2023", "16/03/2023", "3/16/2023", "2023 March 16", "March 16, 2023 Thursday\nEdition 1;\nScotland",
        "Published: 16 March 2023 at 10.15", "16 MARCH 2023",
    ],
)  # fmt: skip
def test_one_day_in_many_forms(words):
    assert iso_date(words) == "2023-03-16"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("03/04/2023", None),
        ("04/04/2023", "2023-04-04"),
        ("March 2023", "2023-03"),
        ("31 February 2023", "2023-02"),
        ("in 2023", None),
        ("", None),
        (None, None),
        ("1234567890", None),
        ("May I ask", None),
    ],
)
def test_what_is_not_certain_is_not_told(words, day):
    assert iso_date(words) == day


@pytest.mark.parametrize("line", ["March 16, 2023 Thursday 9:14 PM GMT", "16 March 2023", "Thursday, 16 March 2023", "2023-03-16"])
def test_lines_that_are_dates(line):
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["On March 16, 2023 the crews went back to work.", "The day of 16 March 2023 that nobody forgot", "Nothing", ""]
)
def test_lines_that_are_not(line):
    assert not is_date_line(line)
