"""Names that the parser takes for nothing, of those who say something."""

import framescope as fs
import pytest

FIRM = "There was never any doubt how it would end. {0}, the developer, had promised ninety flats. It will build eleven. {0} said it had no choice."
SHY = "Nobody on the committee asked to see the sums. {0} declined to show them. {0} told reporters that they were secret."


SILENT = "Nobody on the committee asked to see the sums. {0} declined to show them. {0} shut its doors."


@pytest.mark.parametrize(("text", "name"), [(FIRM, "Sterling Crest"), (SHY, "Sterling Crest"), (SHY, "Rapid Link")])
def test_who_speaks_is_somebody_and_no_person_where_english_has_the_words(text, name):
    a = fs.analyze(fs.read_article(text.format(name)), instruments=[])
    assert dict(zip(a.actors.name, a.actors.kind, strict=True))[name] == "organisation"
    assert name in {a.actor_names[speaker] for speaker in a.attributions.speaker.dropna()}


def test_a_name_of_no_known_kind_that_says_nothing_stays_nobody():
    a = fs.analyze(fs.read_article(SILENT.format("Rapid Link")), instruments=[])
    assert "Rapid Link" not in set(a.actors.name)
