"""Teams are bodies, also where a score or their title stands beside them, and are called by the last word of their names."""

import pytest
from framescope.measuring import analyze
from framescope.reading.article import Article


def read(text):
    a = analyze(Article("a", text), instruments=[])
    kinds = dict(zip(a.actors.name, a.actors.kind, strict=True))
    said = {
        name: a.mentions.text[a.mentions.actor_id == actor_id].tolist()
        for name, actor_id in zip(a.actors.name, a.actors.actor_id, strict=True)
    }
    return kinds, said


@pytest.mark.parametrize(
    ("text", "team", "said"),
    [
        ("Newcomers Harrow Kestrels beat Ostra 3-2. Kestrels captain Ana Bell wept.", "Harrow Kestrels", "Kestrels"),
        ("Maribo Falcons lost 3-0 to Nordhavn Hawks on Friday. The Falcons have not won since May.", "Maribo Falcons", "Falcons"),
        ("Visitors Accra Panthers won 5-0. Panthers coach Kofi Mensah said that he was proud.", "Accra Panthers", "Panthers"),
        ("Hosts Borås Tigers won 4-2 after extra time. Tigers scorer Li Wei was happy.", "Borås Tigers", "Tigers"),
        ("Champions Turku Sharks won the cup 21-14. The Sharks were better.", "Turku Sharks", "Sharks"),
        ("Ravens stay top after win\n\nThe Delmar Ravens won 3-1 on Saturday.", "Delmar Ravens", "Ravens"),
        ("Wolves hold leaders to draw\n\nThe Karel Wolves drew 1-1 at home.", "Karel Wolves", "Wolves"),
        ("Kestrels stun champions in thriller\n\nThe Harrow Kestrels won 3-2 on Sunday.", "Harrow Kestrels", "Kestrels"),
        ("They met the champions, Lindum Volley, on Sunday. Lindum's coach, Petra Novak, was gracious.", "Lindum Volley", "Lindum"),
        ("The hosts, Adana Netball, were late. Adana's captain wept.", "Adana Netball", "Adana"),
    ],
)
def test_a_team_is_a_body(text, team, said):
    kinds, mentions = read(text)
    assert kinds[team] == "organisation"
    assert {team, said} <= set(mentions[team])
    assert not [name for name in kinds if name != team and said in name.split()]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ines Carvalho beat Petra Novak 6-3, 6-4 on Sunday. Novak wept.", {"Ines Carvalho", "Petra Novak"}),
        ("Kwame Brooks beat Aisha Woods in the final 3-1. Woods wept.", {"Kwame Brooks", "Aisha Woods"}),
        ("Paul Wolves said that he was glad. Wolves wept.", {"Paul Wolves"}),
        ("Second seed Li Na beat Ana Bell 6-1 6-2. Bell wept.", {"Li Na", "Ana Bell"}),
    ],
)
def test_players_and_people_called_like_teams_stay_people(text, names):
    kinds, _ = read(text)
    assert {name for name, kind in kinds.items() if kind == "person"} == names
