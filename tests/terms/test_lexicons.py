"""Term lists: what is read, what is refused and how, and which entry wins."""

import csv
import subprocess
import sys

import pytest
from framescope.errors import InputError
from framescope.resources import resource
from framescope.terms.lexicons import DEFAULT_LISTS, Entry, Lexicon, default_lexicons, read_lexicon, split_words, term_lists, with_own
from framescope.terms.matcher import Matcher


def write(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def found(words, *entries, nested="across", lemmas=None, pos=None):
    lexicon = Lexicon("test", entries)
    matches = Matcher([lexicon], nested).find(words, lemmas or words, pos or ["NOUN"] * len(words))
    return [(m.start, m.end, m.entry.category) for m in matches]


def test_reads_csv_with_defaults(tmp_path):
    lexicon = read_lexicon(write(tmp_path, "mine.csv", "term,category,weight\nghost army,label,0.9\nso-called,doubt,\n"))
    assert lexicon.name == "mine"
    assert [e.words for e in lexicon.entries] == [("ghost", "army"), ("so", "-", "called")]
    assert [e.weight for e in lexicon.entries] == [0.9, 0.5]
    assert lexicon.entries[0].match == "surface"


def test_toml_says_the_same_as_csv(tmp_path):
    toml = write(tmp_path, "mine.toml", '[[terms]]\nterm = "ghost army"\ncategory = "label"\nmatch = "lemma"\nvalence = -0.5\n')
    for row in (
        "term,category,match,valence\nghost army,label,lemma,-0.5\n",
        "term;category;match;valence\r\nghost army;label;lemma;-0.5\r\n",
    ):
        assert read_lexicon(toml) == read_lexicon(write(tmp_path, "mine.csv", row))


@pytest.mark.parametrize(
    ("name", "text", "parts"),
    [
        ("a.csv", "term,catgory\nx,y\n", ["a.csv", "line 1", '"catgory"', '"category"']),
        ("b.csv", "term\nx\n", ["b.csv", "line 1", '"category" is missing']),
        ("c.csv", "term,category,weight\nx,y,0.5\nz,y,heavy\n", ["c.csv", "line 3", '"heavy"', "from 0 to 1"]),
        ("d.csv", "term,category,match\nx,y,exact\n", ["d.csv", "line 2", '"exact"', "lemma"]),
        ("e.csv", "term,category\nx,y,z\n", ["e.csv", "line 2", "3 values for 2 columns"]),
        ("f.csv", "term,category\n,y\n", ["f.csv", "line 2", "must not be empty"]),
        ("g.csv", "", ["g.csv", '"term" is missing']),
        ("h.toml", '[[terms]]\nterm = "x"\ncategory = "y"\n\n[[terms]]\nterm = "x"\ncatgory = "y"\n', ["h.toml", "line 7", '"category"']),
        ("i.toml", "terms = 3\n", ["i.toml", "[[terms]]"]),
        ("j.toml", "[[terms]\n", ["j.toml", "not TOML"]),
        ("l.toml", '[[terms]]\nterm = ["x"]\ncategory = "y"\n', ["l.toml", "line 2", "term must be a text"]),
        ("m.toml", 'terms = [{term = "x", kind = "y"}]\n', ["m.toml", "line 1", '"kind"']),
        ("n.csv", "term;category\nx;y;z\n", ["n.csv", "line 2", "semicolon"]),
        ("o.csv", "term,category\nx\n", ["o.csv", "line 2", "must not be empty"]),
        ("p.csv", f"term,category\nx,{'y' * 200_000}\n", ["p.csv", "line 2", "not CSV"]),
        ("k.csv", "term,category,weight\nx,y,nan\n", ["k.csv", "line 2"]),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path, name, text, parts):
    with pytest.raises(InputError) as caught:
        read_lexicon(write(tmp_path, name, text))
    for part in parts:
        assert part in str(caught.value)


def test_a_missing_file_and_a_binary_are_named(tmp_path):
    with pytest.raises(InputError, match=r"nowhere\.csv"):
        read_lexicon(tmp_path / "nowhere.csv")
    (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="UTF-8"):
        read_lexicon(tmp_path / "bytes.csv")


GROUP, SABOTAGE = Entry(("sabotage", "group"), "label", "test", "lemma"), Entry(("sabotage",), "evaluative", "test")


WAR, WAR_CRIMES = Entry(("war",), "conflict", "test", "lemma"), Entry(("war", "crimes"), "law", "test")


def test_war_inside_war_crimes_is_the_case_that_surprises():
    words = ["war", "crimes", "in", "the", "war"]
    assert found(words, WAR, WAR_CRIMES) == [(0, 2, "law"), (4, 5, "conflict")]
    assert found(words, WAR, WAR_CRIMES, nested="within") == [(0, 1, "conflict"), (0, 2, "law"), (4, 5, "conflict")]


def test_of_equally_long_entries_the_first_list_s_stands():
    one, other = Lexicon("one", (Entry(("war",), "mine", "one", "lemma"),)), Lexicon("other", (Entry(("war",), "theirs", "other"),))
    assert [m.entry.lexicon for m in Matcher([one, other]).find(["war"], ["war"], ["NOUN"])] == ["one"]
    assert [m.entry.lexicon for m in Matcher([other, one]).find(["war"], ["war"], ["NOUN"])] == ["other"]


def test_no_third_way_to_settle_overlaps():
    with pytest.raises(InputError, match=r'"inside".* across or within'):
        Matcher([], "inside")


@pytest.mark.parametrize(
    "term", ["people's party", "US-backed", "so-called", "covid-19", "U.S. army", "can't", "9/11", "rock ’n’ roll", "cannot"]
)
def test_a_term_is_split_as_the_text_is(term):
    from framescope.parsing.language import parse

    assert split_words(term) == tuple(t.lower_.replace("’", "'") for t in parse(f"They said {term} again"))[2:-1]


def test_the_terms_of_framescopes_own_lists_are_split_as_a_text_is():
    from framescope.parsing.language import pipeline

    rows = [row for name in DEFAULT_LISTS for row in csv.DictReader(resource("data", "lexicons", f"{name}.csv").open(encoding="utf-8"))]
    terms = {row["term"].strip() for row in rows}
    words = {term: f"{'so' * term.startswith('-')}{term}{'so' * term.endswith('-')}" for term in terms}
    split = {term: tuple(t.lower_.replace("’", "'") for t in pipeline().tokenizer(words[term]) if not t.is_space) for term in terms}
    split = {term: found[term.startswith("-") : len(found) - term.endswith("-")] for term, found in split.items()}
    assert {term: split_words(term) for term in terms} == split and len(terms) > 7000


def test_no_word_that_spacy_splits_is_taken_for_one():
    from spacy.lang.en import TOKENIZER_EXCEPTIONS

    split = {word for word, parts in TOKENIZER_EXCEPTIONS.items() if len(parts) > 1 and word.isalpha()}
    assert {word: len(split_words(word)) for word in split if len(split_words(word)) < 2} == {}


def test_framescopes_own_lists_are_read_without_the_parser():
    """A notebook on saved tables needs the lists and not spaCy, which takes seconds to load."""
    code = "import sys; from framescope.terms.lexicons import default_lexicons; default_lexicons(); print('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_lists_are_read_from_their_files_and_may_not_share_a_name(tmp_path):
    path = write(tmp_path, "mine.csv", "term,category\nx,y\n")
    assert [x.name for x in with_own([path])] == ["mine", *DEFAULT_LISTS]
    assert term_lists(None) == default_lexicons() and term_lists([str(path), read_lexicon(path)]) == (read_lexicon(path),)
    with pytest.raises(InputError, match='"cues"'):
        with_own([write(tmp_path, "cues.csv", "term,category\nx,y\n")])


def test_longest_match_wins_across_categories():
    assert found(["the", "sabotage", "group"], GROUP, SABOTAGE) == [(1, 3, "label")]


def test_within_a_category_both_stand():
    assert found(["the", "sabotage", "group"], GROUP, SABOTAGE, nested="within") == [(1, 2, "evaluative"), (1, 3, "label")]


def test_lemma_entries_match_inflected_words_and_surface_entries_do_not():
    words, lemmas = ["sabotage", "groups"], ["sabotage", "group"]
    assert found(words, GROUP, lemmas=lemmas) == [(0, 2, "label")]
    assert found(words, Entry(("sabotage", "group"), "label", "test"), lemmas=lemmas) == []
    assert found(["groups"], Entry(("groups",), "label", "test", "lemma"), lemmas=["group"]) == [(0, 1, "label")]


def test_part_of_speech_must_agree():
    entry = Entry(("spin",), "evaluative", "test", "lemma", frozenset({"VERB"}))
    assert found(["spin"], entry, pos=["NOUN"]) == []
    assert found(["spin"], entry, pos=["VERB"]) == [(0, 1, "evaluative")]


@pytest.mark.parametrize(
    ("adjective", "word", "pos"),
    [
        ("shameless", "shamelessly", "ADV"),
        ("petty", "pettiness", "NOUN"),
        ("frantic", "frantically", "ADV"),
        ("despicable", "despicably", "ADV"),
    ],
)
def test_a_family_holds_the_adverb_and_the_noun(adjective, word, pos):
    assert found([word], Entry((adjective,), "evaluative", "test", "family"), pos=[pos]) == [(0, 1, "evaluative")]


def test_an_entry_longer_than_the_sentence_is_no_match():
    assert found(["sabotage"], GROUP) == []


@pytest.mark.parametrize("lexicon", default_lexicons(), ids=DEFAULT_LISTS)
def test_default_lists_hold_each_term_once_with_its_licence(lexicon):
    from framescope.resources import resource

    lines = resource("data", "lexicons", f"{lexicon.name}.csv").read_text(encoding="utf-8").splitlines()
    assert all(line.endswith(",MIT") for line in lines[1:])
    keys = [(e.words, e.pos) for e in lexicon.entries]
    assert len(keys) == len(set(keys)) > 10
