"""Our own training sentences; the training steps where PyTorch is installed."""

import pytest
from framescope.training.augment import generate, vocabulary


def test_own_sentences_mark_their_targets_and_come_out_the_same_twice():
    rows = generate(300, seed=5)
    assert rows == generate(300, seed=5)
    for sentence, start, end, polarity in rows:
        assert sentence[start:end].strip() == sentence[start:end] != ""
        assert polarity in (-1, 0, 1)
        assert not set("{}<>") & set(sentence)


def test_every_pattern_asks_about_somebody():
    assert all("{" in pattern and ":" in pattern for patterns in vocabulary()["patterns"].values() for pattern in patterns)


def test_the_temperature_cools_what_is_too_sure():
    torch = pytest.importorskip("torch", reason="PyTorch is an extra, for training only")
    from framescope.training.calibrate import expected_calibration_error, temperature

    labels = torch.tensor([0, 1, 2, 0] * 50)
    logits = torch.nn.functional.one_hot(torch.tensor([0, 1, 2, 1] * 50), 3) * 5.0
    heat = temperature(logits, labels)
    assert heat > 2
    raw, cooled = (expected_calibration_error((logits / h).softmax(1), labels) for h in (1.0, heat))
    assert cooled < 0.01 < raw


def test_macro_f1_is_the_mean_over_the_classes():
    torch = pytest.importorskip("torch", reason="PyTorch is an extra, for training only")
    pytest.importorskip("transformers", reason="transformers is an extra, for training only")
    from framescope.training.train import macro_f1

    assert macro_f1(torch.tensor([0, 1, 2]), torch.tensor([0, 1, 2])) == 100
    assert macro_f1(torch.tensor([0, 0, 0]), torch.tensor([0, 1, 2])) == pytest.approx(100 * 0.5 / 3)
