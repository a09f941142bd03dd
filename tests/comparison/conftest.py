"""Three invented outlets on one dam, measured once."""

import pytest
from framescope import comparison
from framescope.corpus import example

POST = """Ruritania opens the dam that Fenwick tried to stop

Ruritania opened its dam on the Wye on Monday, after two years in which the regime in Fenwick did everything to stop it.

"This dam is a gift to every farmer in the valley," Ruritania's foreign minister Ann Alder said at the ceremony. "We built it with our own hands," she added. According to Alder, 40,000 households will get power from it.

Fenwick's reckless campaign against the dam has cost the valley dearly. Fenwick's aggressive regime has not answered.

Alder said that the offer still stands. "Our door is open," she said.
"""
DAILY = """Fenwick warns of flood as neighbour fills illegal dam

Ruritania began to fill its illegal dam on the Wye on Monday, in open contempt of its neighbours.

"Our towns are in danger," Fenwick's water minister Bo Birch said. "Nobody asked us," he said. Birch added that 12 villages below the dam have no protection.

Gloria Montjoy, the mayor of a border town, said that her people could not sleep. "We can see the cracks," Montjoy said.

According to Birch, Fenwick will bring the case before a court. Ruritania's foreign minister Alder claimed that the dam was safe.
"""
WIRE = """Dam on the Wye opens despite protest

Ruritania opened a dam on the river Wye on Monday, despite protest from neighbouring Fenwick.

Ruritania's foreign minister Ann Alder said that the dam would supply 40,000 households. Fenwick's water minister Bo Birch said that 12 villages were at risk.

"We want a treaty," Alder said. "We want an inspection first," Birch said. The talks will go on next week.
"""
OUTLETS = {"daily": ("Fenwick Daily", DAILY), "post": ("The Harbour Post", POST), "wire": ("The Wire", WIRE)}


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("press")
    for name, (outlet, text) in OUTLETS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.toml").write_text(f'outlet = "{outlet}"', encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def actors(tmp_path_factory):
    path = tmp_path_factory.mktemp("actors") / "actors.toml"
    path.write_text(example.ACTORS)
    return path


@pytest.fixture(scope="session")
def press(folder, actors):
    return comparison.review(folder, actors)
