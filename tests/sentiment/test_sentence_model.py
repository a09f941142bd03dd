"""The sentence model: sentences read once for all their targets, without a name."""

import numpy as np
import pytest
from framescope.sentiment import sentence_model
from framescope.sentiment.masking import OTHER, mask_all
from framescope.sentiment.onnx_models import MAX_TOKENS, polarity
from framescope.sentiment.score import score_mentions, score_targets
from framescope.tables import resolved
from hypothesis import given
from hypothesis import strategies as st

NAMES = ["Armenia", "Azerbaijan", "the United States", "Chad", "South Korea", "Acme Foods", "Côte d'Ivoire", "Trinidad and Tobago"]


def spans(sentence: str, *targets: str) -> list[tuple[int, int]]:
    return [(sentence.index(target), sentence.index(target) + len(target)) for target in targets]


def item(sentence: str, *targets: str) -> tuple:
    return sentence, spans(sentence, *targets), ()


def pieces(sentence: str, *targets: str) -> list[str]:
    masked, ranges = mask_all(sentence, spans(sentence, *targets))
    return [" ".join(piece.text for piece in masked.pieces[first:last]) for first, last in ranges]


def test_all_targets_are_hidden_and_found_again():
    sentence = "The French president, Emmanuel Macron, told Nikol Pashinyan that we were wrong."
    masked, _ = mask_all(sentence, spans(sentence, "French", "Emmanuel Macron", "Nikol Pashinyan", "we"))
    assert masked.text == "[Y] president , [Y] , told [Y] that we were wrong ."
    assert pieces(sentence, "French", "Emmanuel Macron", "Nikol Pashinyan", "we") == [OTHER, OTHER, OTHER, "we"]


def test_a_target_may_lie_in_another():
    sentence = "Yesterday the French president left."
    assert pieces(sentence, "the French president", "French") == [f"{OTHER} president", OTHER]


def test_names_of_different_targets_stay_apart():
    sentence = "French Minister Colonna and US envoy Blinken met."
    masked, _ = mask_all(sentence, spans(sentence, "French", "Colonna", "US", "Blinken"))
    assert masked.text == "[Y] Minister [Y] and [Y] envoy [Y] met ."


@pytest.mark.parametrize("name", NAMES)
def test_a_name_beside_a_target_stays_apart_whatever_the_target_is_called(name):
    sentence = f"Former Tribune {name} editor Ann Alder left."
    masked, ranges = mask_all(sentence, [(15, 15 + len(name))])
    assert (masked.text, ranges) == ("Former [Y] [Y] editor [Y] left .", [(2, 3)])


def test_an_article_alone_has_the_name_behind_it():
    assert pieces("Then the Netherlands voted.", "the ") == [OTHER]


def test_it_tells_the_praised_one_from_the_blamed_one():
    sentence = "The newspaper praised Ruritania for its honesty and condemned Graustark for its shameless lies."
    good, bad = polarity(sentence_model.score([item(sentence, "Ruritania", "Graustark")]))
    assert good > 0.2 > -0.2 > bad


def test_no_score_moves_with_the_names():
    def read(one: str, other: str) -> np.ndarray:
        sentence = f"Yesterday {one} betrayed its ally {other}, critics in Paris say."
        return sentence_model.score([(sentence, [(10, 10 + len(one)), *spans(sentence, other)], ())])

    found = [read(one, other) for one in NAMES for other in NAMES if one != other]
    assert np.ptp(found, axis=0).max() == 0


def test_a_score_does_not_depend_on_the_company_it_is_read_in():
    whole = "After weeks of talks Ruritania rescued the children, fed them, gave them new homes and told nobody in Graustark about it."
    items = [item(whole[:end] + ".", "Ruritania") for end in range(40, len(whole) - 1)] + [item(whole, "Ruritania", "Graustark")] * 3
    alone = np.concatenate([sentence_model.score([one]) for one in items])
    assert np.abs(sentence_model.score(items) - alone).max() < 1e-6


def test_nothing_to_read_gives_an_empty_array():
    assert sentence_model.score([]).shape == (0, 3)
    assert sentence_model.score([("Nobody is named here.", [], ())]).shape == (0, 3)


def test_a_very_long_sentence_is_read_around_each_of_its_targets():
    sentence = (
        "Graustark was praised as a model of honesty" + ", and so on" * MAX_TOKENS + ", while Ruritania murdered the stranded children."
    )
    good, bad = polarity(sentence_model.score([item(sentence, "Graustark", "Ruritania")]))
    assert good > 0.2 > -0.2 > bad


@given(st.text(alphabet="Ab c'.,\n—é\u00a0𝛼7", min_size=1, max_size=60), st.data())
def test_every_span_of_any_text_is_read(text, data):
    ends = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
    targets = [tuple(span) for span in data.draw(st.lists(ends, max_size=4)) if text[slice(*span)].strip()]
    found = sentence_model.score([(text, targets, ())])
    assert found.shape == (len(targets), 3)
    assert np.allclose(found.sum(1), 1)


def test_the_table_has_its_rows_where_it_is_asked(azernews):
    from framescope.parsing.language import parse

    sentences, mentions = azernews.sentences, resolved(azernews.mentions)
    doc = parse(azernews.article.text)
    both = score_mentions(doc, mentions, sentences, ("mention_model", "sentence_model"))
    assert list(both.instrument) == ["mention_model", "sentence_model"] * len(mentions)
    quick, sure = (both[both.instrument == name].score.to_numpy() for name in ("sentence_model", "mention_model"))
    assert np.corrcoef(quick, sure)[0, 1] > 0.5


def test_single_targets_can_be_scored_too():
    frame = score_targets([("Critics called the mayor a shameless liar.", 19, 24)], "sentence_model")
    assert frame.score[0] < -0.2
    assert frame[["negative", "neutral", "positive"]].sum(axis=1)[0] == pytest.approx(1)
