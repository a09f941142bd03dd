"""Our own training sentences and what is made of NewsMTSC's; the training steps where PyTorch is installed."""

import numpy as np
import pytest
from framescope.sentiment.masking import CLOSE, OPEN, TARGET, mask
from framescope.training.augment import generate, vocabulary
from framescope.training.unlabelled import joined, other_targets

TORCH = "PyTorch is an extra, for training only"
PRAISED = ("In Lisbon Mr. Duarte praised Mr. Okoro warmly.", 33, 38, 1)
JAILED = ("Mrs. Tanaka was jailed for fraud.", 5, 11, -1)


def test_own_sentences_mark_their_targets_and_come_out_the_same_twice():
    rows = generate(300, seed=5)
    assert rows == generate(300, seed=5)
    for sentence, start, end, polarity in rows:
        assert sentence[start:end].strip() == sentence[start:end] != ""
        assert polarity in (-1, 0, 1)
        assert not set("{}<>") & set(sentence)


def test_every_pattern_asks_about_somebody():
    assert all("{" in pattern and ":" in pattern for patterns in vocabulary()["patterns"].values() for pattern in patterns)


def test_every_slot_has_words_and_every_word_list_is_used():
    data = vocabulary()
    texts = [text for group in (*data["patterns"].values(), *data["words"].values()) for text in group]
    used = {slot for text in texts for slot in data["words"] if f"<{slot}>" in text}
    by_name = {"people", "countries", "bodies", "groups", "opening", "closing"}
    assert used | by_name == set(data["words"])
    assert generate(4000, seed=2)


def test_other_targets_are_the_names_that_nobody_labelled():
    found = other_targets([PRAISED, JAILED], 9, seed=1)
    assert {sentence[start:end] for sentence, start, end, _ in found} == {"Lisbon", "Duarte"}
    assert {polarity for *_, polarity in found} == {None}
    assert len(other_targets([PRAISED], 1, seed=1)) == 1


def test_two_sentences_joined_keep_one_target():
    halves = [mask(*row[:3]) for row in (PRAISED, JAILED)]
    found = joined(halves, 40, seed=1)
    assert {place for _, place in found} == {0, 1}
    for sentence, place in found:
        words = sentence.text.split()
        assert (words.count(OPEN), words.count(TARGET), words.count(CLOSE)) == (1, 1, 1)
        assert {"praised", "jailed"} <= set(words)
        assert words[words.index(CLOSE) + 1] == ("warmly", "was")[place]


def test_eight_bits_stay_near_and_hang_on_no_neighbour():
    onnx = pytest.importorskip("onnx", reason="onnx is an extra, for training only")
    from framescope.training.quantise import quantise
    from onnxruntime import InferenceSession

    rng = np.random.default_rng(3)
    table, weights = rng.normal(size=(9, 16)).astype(np.float32), rng.normal(size=(16, 8)).astype(np.float32)
    table[4] *= 500
    make, real = onnx.helper.make_node, onnx.TensorProto.FLOAT
    graph = onnx.helper.make_graph(
        [make("Gather", ["table", "ids"], ["vectors"], axis=0), make("MatMul", ["vectors", "weights"], ["products"])],
        "small",
        [onnx.helper.make_tensor_value_info("ids", onnx.TensorProto.INT64, ["batch", "length"])],
        [onnx.helper.make_tensor_value_info("products", real, ["batch", "length", 8])],
        [onnx.numpy_helper.from_array(table, "table"), onnx.numpy_helper.from_array(weights, "weights")],
    )
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=9)
    quantise(model, "ids")
    session = InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    small, outlier = np.array([[0, 1, 2]]), np.array([[4, 4, 4]])
    alone = session.run(None, {"ids": small})[0]
    together = session.run(None, {"ids": np.concatenate([small, outlier])})[0]
    assert (alone[0] == together[0]).all()
    exact = table[small] @ weights
    assert 0 < np.abs(alone - exact).max() < 0.03 * np.abs(exact).max()
    assert {constant.data_type for constant in model.graph.initializer if len(constant.dims) == 2} <= {onnx.TensorProto.INT8, real}


def test_the_temperature_cools_what_is_too_sure():
    torch = pytest.importorskip("torch", reason=TORCH)
    from framescope.training.calibrate import expected_calibration_error, temperature

    labels = torch.tensor([0, 1, 2, 0] * 50)
    logits = torch.nn.functional.one_hot(torch.tensor([0, 1, 2, 1] * 50), 3) * 5.0
    heat = temperature(logits, labels)
    assert heat > 2
    raw, cooled = (expected_calibration_error((logits / h).softmax(1), labels) for h in (1.0, heat))
    assert cooled < 0.01 < raw


def test_macro_f1_is_the_mean_over_the_classes():
    torch = pytest.importorskip("torch", reason=TORCH)
    pytest.importorskip("transformers", reason="transformers is an extra, for training only")
    from framescope.training.train import macro_f1

    assert macro_f1(torch.tensor([0, 1, 2]), torch.tensor([0, 1, 2])) == 100
    assert macro_f1(torch.tensor([0, 0, 0]), torch.tensor([0, 1, 2])) == pytest.approx(100 * 0.5 / 3)


def test_the_loss_goes_by_label_and_teacher_as_far_as_there_are_any():
    torch = pytest.importorskip("torch", reason=TORCH)
    pytest.importorskip("transformers", reason="transformers is an extra, for training only")
    from framescope.training.data import UNKNOWN, Example
    from framescope.training.train import Recipe, distance

    likes = torch.tensor([[-3.0, 0.0, 3.0]])
    recipe = Recipe(smoothing=0.0)

    def loss(label: int, teacher: tuple[float, ...]) -> float:
        return distance(likes, [Example((1,), (1,), label, teacher)], recipe).item()

    assert loss(2, ()) < 0.1 < loss(0, ())
    assert loss(UNKNOWN, (-3.0, 0.0, 3.0)) == pytest.approx(0, abs=1e-6)
    assert loss(UNKNOWN, (3.0, 0.0, -3.0)) > loss(0, (-3.0, 0.0, 3.0)) > 0.3 * loss(0, ()) - 1e-5
