"""The same kind of thing under different names, and for whom."""

import pandas as pd
from framescope.tables import table
from framescope.terms.word_choice import COLUMNS, compare_word_choice, find_word_choice, with_speakers_own
from handmade import parsed

DOC = parsed(
    "Ruritanian ADJ amod 1", "soldiers NOUN nsubj 2 soldier", "met VERB ROOT 2 meet", "Graustarkian ADJ amod 4",
    "militants NOUN dobj 2 militant",
)  # fmt: skip


def mentions():
    named = [t for t in DOC if t.text in ("Ruritanian", "Graustarkian")]
    same = {"sentence_id": 0, "form": "demonym", "confidence": 1.0, "rule": "name", "voice": None, "speaker": None}
    return table(
        "mentions", [{"mention_id": t.i, "actor_id": t.lower_, "start": t.idx, "end": t.idx + len(t), "text": t.text} | same for t in named]
    )


def test_each_use_points_to_the_text_and_to_its_actor():
    choices = find_word_choice(DOC, mentions=mentions())
    assert {c: str(t) for c, t in choices.dtypes.items()} == COLUMNS
    assert [DOC.text[s:e] for s, e in zip(choices.start, choices.end, strict=True)] == list(choices.text) == ["soldiers", "militants"]
    assert list(choices.actor) == ["ruritanian", "graustarkian"]
    assert set(choices.thing) == {"people under arms"}
    assert choices.valence[0] > choices.valence[1]


def test_sides_are_compared_only_where_two_are_named():
    choices = find_word_choice(DOC, mentions=mentions())
    compared = compare_word_choice(choices, {"ruritanian": "r", "graustarkian": "g"})
    assert dict(zip(compared.side, compared.words, strict=True)) == {"g": "militant", "r": "soldier"}
    assert compare_word_choice(choices, {"ruritanian": "r"}).empty


def test_without_actors_the_words_still_stand():
    assert find_word_choice(DOC).actor.isna().all()


def test_our_soldiers_are_the_speaker_s_where_nobody_else_is_met():
    text = "They buried our fallen soldiers. The soldiers slept. Our soldiers and Ruritanian soldiers met."
    starts = [i for i in range(len(text)) if text.startswith("soldiers", i)]
    choices = pd.DataFrame({"start": starts, "actor": pd.Series([None, None, None, "ruritania"], dtype="str"), "speaker": "bo"})
    assert with_speakers_own(choices, text).actor.fillna("").tolist() == ["bo", "", "bo", "ruritania"]
