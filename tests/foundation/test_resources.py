"""The project's own data is found, and a missing file is named."""

import pytest
from framescope.resources import resource


def test_found_and_missing():
    assert resource("data", "articles", "azernews.txt").is_file()
    with pytest.raises(FileNotFoundError, match="data/nothing"):
        resource("data", "nothing")
