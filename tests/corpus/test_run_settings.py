"""The settings of a run travel as paths, and are read by whoever measures."""

import pickle

import pytest
from framescope.corpus.run_settings import RunSettings
from framescope.errors import InputError
from framescope.sentiment.score import FOR_CORPORA
from framescope.settings import Settings, settings_of
from framescope.terms.lexicons import with_own


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("term,category\nweir,water\n")
    return path


def test_without_files_nothing_is_read_and_the_lists_are_framescopes_own():
    assert RunSettings().read() == Settings(instruments=FOR_CORPORA)


def test_what_is_read_is_what_one_article_would_be_measured_with(own, tmp_path):
    read = RunSettings(str(tmp_path / "actors.toml"), ("vader",), (str(own),), "within").read()
    assert read == settings_of(tmp_path / "actors.toml", ["vader"], with_own([own]), "within")


def test_the_lists_are_read_once_and_again_when_a_file_has_changed(own):
    settings = RunSettings(lexicons=(str(own),))
    first = settings.read()
    assert settings.read() is first
    own.write_text("term,category\nsluice gate,water\n")
    assert settings.read().lexicons[0].entries[0].words == ("sluice", "gate")


def test_what_travels_is_a_path_and_no_list(own):
    settings = RunSettings(lexicons=(str(own),))
    settings.read()
    sent = pickle.dumps(settings)
    assert pickle.loads(sent) == settings and len(sent) < 500 and b"weir" not in sent


def test_a_list_that_is_gone_stops_whoever_reads_it(own):
    settings = RunSettings(lexicons=(str(own),))
    own.unlink()
    with pytest.raises(InputError, match=r"own\.csv: this term list cannot be opened"):
        settings.read()
