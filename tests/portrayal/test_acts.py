"""Acts toward somebody on parses written by hand, and the lexicon that they are read by."""

import csv

import pytest
from framescope.portrayal.acts import find_acts, is_denied
from framescope.portrayal.ends import objects_of, sources_of, targets_of
from framescope.portrayal.lexicon import HOWS, POS, acts, relations
from framescope.portrayal.phrases import HEAD, OWNER, who, whom
from framescope.portrayal.stances import act_rows
from framescope.resources import resource
from handmade import parsed, position

PRAISE = parsed("Ann PROPN nsubj 1", "praised VERB ROOT 1 praise", "Bo PROPN dobj 1")
REFUSED = parsed(
    "Ann PROPN nsubj 1", "refused VERB ROOT 1 refuse", "to PART aux 3", "praise VERB xcomp 1 praise", "Bo PROPN dobj 3"
)  # fmt: skip
UNCONDEMNED = parsed(
    "Ann PROPN nsubj 1", "refused VERB ROOT 1 refuse", "to PART aux 3", "condemn VERB xcomp 1 condemn", "Bo PROPN dobj 3"
)  # fmt: skip
OWNED = parsed(
    "Ann PROPN nsubj 1", "condemned VERB ROOT 1 condemn", "Bo PROPN poss 4", "'s PART case 2", "plan NOUN dobj 1"
)  # fmt: skip
CRITIC = parsed(
    "Ann PROPN ROOT 0", ", PUNCT punct 0", "critic NOUN appos 0", "of ADP prep 2", "Bo PROPN pobj 3"
)  # fmt: skip
COMPOSED = parsed(
    "Ann PROPN nsubj 1", "condemned VERB ROOT 1 condemn", "the DET det 3", "attack NOUN dobj 1", "on ADP prep 3", "Bo PROPN pobj 4"
)  # fmt: skip
CRITICS_ATTACKED = parsed(
    "Ann PROPN nsubj 1", "attacked VERB ROOT 1 attack", "Bo PROPN poss 4", "'s PART case 2", "critics NOUN dobj 1 critic"
)  # fmt: skip


def actors(doc):
    return {t.i: t.lower_ for t in doc if t.text in ("Ann", "Bo")}


def found(doc):
    return [(r["source"], r["score"], r["target"]) for r in act_rows([(0, list(doc))], actors(doc))]


@pytest.mark.parametrize(
    ("doc", "acts"),
    [
        (PRAISE, [("ann", 1.0, "bo")]),
        (REFUSED, [("ann", -1.0, "bo")]),
        (UNCONDEMNED, []),
        (OWNED, [("ann", -1.0, "bo")]),
        (CRITIC, [("ann", -1.0, "bo")]),
        (COMPOSED, [("ann", 1.0, "bo")]),
        (CRITICS_ATTACKED, [("ann", 1.0, "bo")]),
    ],
)
def test_who_is_for_or_against_whom(doc, acts):
    assert found(doc) == acts


def test_a_row_points_to_the_word_and_tells_the_rule():
    (row,) = act_rows([(7, list(OWNED))], actors(OWNED))
    assert OWNED.text[row["start"] : row["end"]] == row["text"] == "condemned"
    assert (row["sentence_id"], row["how"], row["rule"]) == (7, "reported", "criticise: condemn (verb)")


def test_what_is_somebodys_is_less_sure_than_the_one_himself():
    assert [b.near for b in whom([PRAISE[2]], actors(PRAISE))] == [HEAD]
    assert [b.near for b in whom([OWNED[4]], actors(OWNED))] == [OWNER]
    near, owned = ([r["confidence"] for r in act_rows([(0, list(doc))], actors(doc))] for doc in (PRAISE, OWNED))
    assert 0 < owned[0] < near[0] <= 1


def test_of_people_against_somebody_he_or_she_is_not_the_doer():
    assert [b.actor for b in who([OWNED[4]], actors(OWNED))] == ["bo"]
    assert who([CRITICS_ATTACKED[4]], actors(CRITICS_ATTACKED)) == []


def test_who_acts_toward_himself_has_no_stance():
    assert act_rows([(0, list(PRAISE))], {0: "ann", 2: "ann"}) == []


def test_nothing_is_read_where_nobody_is_known():
    assert list(find_acts(PRAISE, {})) == [] and found(parsed("Ann PROPN nsubj 1", "slept VERB ROOT 1 sleep")) == []


def test_denial_by_a_verb_of_refusing():
    assert is_denied(REFUSED[position(REFUSED, "praise")]) and not is_denied(PRAISE[1])


def test_the_ends_of_a_verb():
    (act,) = [a for a in acts()["VERB", "praise"] if a.target == ("object",)]
    assert targets_of(PRAISE[1], act) == objects_of(PRAISE[1]) == [PRAISE[2]] and sources_of(PRAISE[1], act) == [PRAISE[0]]


def lexicon():
    with resource("data", "lexicons", "acts.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_entry_of_the_lexicon_can_be_read():
    rows = lexicon()
    assert len({(r["term"], r["pos"], r["target"]) for r in rows}) == len(rows) > 1000
    for row in rows:
        assert row["pos"] in POS and row["how"] in HOWS and row["polarity"] in ("1", "-1") and 0 < float(row["weight"]) <= 1
        assert row["target"] and row["term"] == row["term"].strip().lower() and row["licence"] == "MIT"


def test_a_family_has_one_sign_and_one_weight():
    signs = {(row["family"], row["polarity"]) for row in lexicon()}
    weights = {(row["family"], row["weight"]) for row in lexicon()}
    families = {row["family"] for row in lexicon()}
    assert len(signs) == len(weights) == len(families)


def test_the_lexicon_and_its_explanation_name_the_same_families():
    explained = resource("data", "lexicons", "acts.md").read_text(encoding="utf-8").partition("## Families")[2]
    missing = {row["family"] for row in lexicon() if f"{row['family']}" not in explained}
    assert missing == set()


def test_people_are_for_or_against_somebody():
    assert relations()["critic"] == relations()["rival"] == -1 and relations()["ally"] == 1
