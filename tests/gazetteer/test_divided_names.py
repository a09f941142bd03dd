"""Short names that two countries bear, and whose each is."""

import pytest
from framescope.gazetteer.gazetteer import load_gazetteer

KINSHASA, BRAZZAVILLE = "democratic-republic-of-the-congo", "republic-of-the-congo"
SOUTH, NORTH = "south-korea", "north-korea"


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        ("Congo accused Rwanda. Kinshasa said it would fight on.", "Congo", KINSHASA),
        ("Congo closed its ports. Brazzaville said it would fight on.", "Congo", BRAZZAVILLE),
        ("The Democratic Republic of Congo was attacked, and then Congo spoke.", "then Congo", KINSHASA),
        ("The Republic of Congo was attacked, and then Congo spoke.", "then Congo", BRAZZAVILLE),
        ("Congo accused Rwanda.", "Congo", KINSHASA),
        ("Congo accused Cameroon.", "Congo", BRAZZAVILLE),
        ("CONGO ACCUSES UGANDA", "CONGO", KINSHASA),
        ("The Congolese army crossed into Gabon.", "Congolese", BRAZZAVILLE),
        ("Kinshasa spoke; Brazzaville answered that Congo was calm.", "that Congo", BRAZZAVILLE),
        ("Congo met Angola.", "Congo", None),
        ("Congo beat Norway.", "Congo", None),
        ("Korea said no. Seoul would wait.", "Korea", SOUTH),
        ("Pyongyang said that Korea was one.", "Korea", NORTH),
        ("Korea beat Japan.", "Korea", None),
        ("The Republic of Korea said no.", "Republic of Korea", SOUTH),
    ],
)
def test_a_divided_name_means_whom_the_text_tells(text, name, meant):
    found = {hit.end: hit.actor_id for hit in load_gazetteer().find(text)}
    assert found.get(text.index(name) + len(name)) == meant


def test_a_users_own_name_goes_before(tmp_path):
    file = tmp_path / "actors.toml"
    file.write_text('[congo-fc]\nname = "Congo FC"\nkind = "organisation"\naliases = ["Congo"]\n', encoding="utf-8")
    assert next(hit.actor_id for hit in load_gazetteer(file).find("Congo beat Rwanda in Kinshasa.")) == "congo-fc"
