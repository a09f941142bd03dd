"""Our own training sentences and what is made of NewsMTSC's; the training steps where PyTorch is installed."""

import numpy as np
import pytest
from framescope.sentiment.masking import CLOSE, OPEN, TARGET, mask
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from training.augment import generate, vocabulary
from training.unlabelled import described_targets, joined, named_targets
from training.variants import NEIGHBOURS, near_words, variants

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


def test_own_compounds_have_no_article_inside():
    assert not [sentence for sentence, *_ in generate(3000, seed=6) if "-the " in sentence]


def test_every_pattern_asks_about_somebody():
    assert all("{" in pattern and ":" in pattern for patterns in vocabulary()["patterns"].values() for pattern in patterns)


def test_every_slot_has_words_and_every_word_list_is_used():
    data = vocabulary()
    texts = [text for group in (*data["patterns"].values(), *data["words"].values()) for text in group]
    used = {slot for text in texts for slot in data["words"] if f"<{slot}>" in text}
    by_name = {"people", "countries", "bodies", "groups", "opening", "closing"}
    assert used | by_name == set(data["words"])
    assert generate(4000, seed=2)


def test_named_targets_are_the_names_that_nobody_labelled():
    found = named_targets([PRAISED, JAILED], seed=1)
    assert {sentence[start:end] for sentence, start, end, _ in found} == {"Lisbon", "Duarte"}
    assert {polarity for *_, polarity in found} == {None}


def test_described_targets_are_people_without_a_name_that_nobody_labelled():
    row = ("The governor said voters trust him and he trusts them.", 18, 24, 0)
    found = described_targets([row], seed=1)
    assert len(found) == 2
    assert {sentence[start:end] for sentence, start, end, _ in found} < {"governor", "him", "he", "them"}
    assert described_targets([("He left.", 0, 2, 0)], seed=1) == []


def test_near_words_are_near_and_whole_words_only():
    words = [f"word{letter}" for letter in "abcdefghijklmnopqrst"]
    places = {**{word: place for place, word in enumerate(words)}, "with": 20, "##word": 21, "[UNK]": 22}
    angles = np.linspace(0, 3, 23)
    near = near_words(Tokenizer(WordLevel(places, unk_token="[UNK]")), np.stack([np.cos(angles), np.sin(angles)], axis=1))
    assert set(near) == set(words)
    assert len(near["worda"]) == NEIGHBOURS
    assert set(near["worda"]) == set(words[1 : NEIGHBOURS + 1])


def test_a_variant_keeps_its_target_and_says_something_else():
    sentence = mask("In spring, the mayor of Lisbon warmly praised Mr. Okoro, who had rescued the crew, but nobody else said so.", 46, 55)
    near = {"praised": ("criticized",), "rescued": ("betrayed",), "warmly": ("coldly",), "mayor": ("coach",), "nobody": ("everybody",)}
    found = variants([sentence], 200, near, seed=1)
    assert found == variants([sentence], 200, near, seed=1)
    known = set(sentence.text.split()) | {word for words in near.values() for word in words}
    for variant in found:
        words = variant.text.split()
        assert (words.count(OPEN), words.count(TARGET), words.count(CLOSE)) == (1, 1, 1)
        assert words.index(OPEN) < words.index(TARGET) < words.index(CLOSE)
        assert set(words) <= known
    texts = {variant.text for variant in found}
    assert any("criticized" in text for text in texts)
    assert any("rescued" not in text and "betrayed" not in text for text in texts)
    assert len(texts) > 100


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
    from onnxruntime import InferenceSession
    from training.quantise import quantise, rounded_words

    rng = np.random.default_rng(3)
    table, weights = rng.normal(size=(9, 128)).astype(np.float32), rng.normal(size=(128, 8)).astype(np.float32)
    table[4] *= 500
    table = rounded_words(table)
    assert np.allclose(rounded_words(table), table, atol=1e-6)
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
    kinds = {constant.data_type for constant in model.graph.initializer if len(constant.dims) == 2}
    assert kinds == {onnx.TensorProto.INT8, onnx.TensorProto.UINT8}
    assert sum(constant.raw_data.__len__() for constant in model.graph.initializer) < table.nbytes / 2


def test_the_temperature_cools_what_is_too_sure():
    torch = pytest.importorskip("torch", reason=TORCH)
    from training.calibrate import expected_calibration_error, temperature

    labels = torch.tensor([0, 1, 2, 0] * 50)
    logits = torch.nn.functional.one_hot(torch.tensor([0, 1, 2, 1] * 50), 3) * 5.0
    heat = temperature(logits, labels)
    assert heat > 2
    raw, cooled = (expected_calibration_error((logits / h).softmax(1), labels) for h in (1.0, heat))
    assert cooled < 0.01 < raw


def test_macro_f1_is_the_mean_over_the_classes():
    torch = pytest.importorskip("torch", reason=TORCH)
    pytest.importorskip("transformers", reason="transformers is an extra, for training only")
    from training.train import macro_f1

    assert macro_f1(torch.tensor([0, 1, 2]), torch.tensor([0, 1, 2])) == 100
    assert macro_f1(torch.tensor([0, 0, 0]), torch.tensor([0, 1, 2])) == pytest.approx(100 * 0.5 / 3)


def test_the_loss_goes_by_label_and_teacher_as_far_as_there_are_any():
    torch = pytest.importorskip("torch", reason=TORCH)
    pytest.importorskip("transformers", reason="transformers is an extra, for training only")
    from training.data import UNKNOWN, Example
    from training.train import Recipe, distance

    likes = torch.tensor([[-3.0, 0.0, 3.0]])
    recipe = Recipe(epochs=1, own=0, smoothing=0.0)

    def loss(label: int, teacher: tuple[float, ...]) -> float:
        return distance(likes, [Example((1,), (1,), label, teacher)], recipe).item()

    assert loss(2, ()) < 0.1 < loss(0, ())
    assert loss(UNKNOWN, (-3.0, 0.0, 3.0)) == pytest.approx(0, abs=1e-6)
    assert loss(UNKNOWN, (3.0, 0.0, -3.0)) > loss(0, (-3.0, 0.0, 3.0)) > 0.3 * loss(0, ()) - 1e-5


def test_likeness_is_nothing_for_the_same_direction_and_for_what_the_teacher_has_not_seen():
    torch = pytest.importorskip("torch", reason=TORCH)
    from training.data import Example
    from training.train import Likeness

    rng = np.random.default_rng(1)
    data = [Example((1,), (1,), 0, (0.0, 0.0, 0.0), seen=rng.normal(size=12).astype(np.float16)) for _ in range(6)]
    likeness = Likeness(4, data)
    for one in likeness.maps:
        torch.nn.init.eye_(one.weight)
        torch.nn.init.zeros_(one.bias)
    same = torch.from_numpy(np.stack([one.seen for one in data]).astype(np.float32)) - likeness.middle
    assert likeness(3 * same, data).item() == pytest.approx(0, abs=1e-5)
    assert likeness(-same, data).item() == pytest.approx(2, abs=1e-5)
    assert likeness(-same[:1], [Example((1,), (1,), 0)]).item() == 0


def test_the_mean_of_two_networks_has_the_mean_weights():
    torch = pytest.importorskip("torch", reason=TORCH)
    pytest.importorskip("transformers", reason="transformers is an extra, for training only")
    from training.recipe import mean_of

    one, other = torch.nn.Linear(2, 1), torch.nn.Linear(2, 1)
    for network, value in ((one, 1.0), (other, 4.0)):
        torch.nn.init.constant_(network.weight, value)
    assert mean_of([one, other]).weight.tolist() == [[2.5, 2.5]]
    assert one.weight.tolist() == [[1.0, 1.0]]


def test_the_sentence_model_s_examples_have_no_markers_and_one_placeholder():
    pytest.importorskip("torch", reason=TORCH)
    from framescope.sentiment import mention_model
    from framescope.sentiment.masking import CLOSE, OTHER
    from training.data import examples, unmarked

    tokenizer = mention_model.model().tokenizer
    sentence = "The mayor praised Okoro."
    (one,) = unmarked(examples([PRAISED], tokenizer), tokenizer)
    words = [tokenizer.id_to_token(number) for number in one.ids]
    assert not {OPEN, CLOSE, TARGET} & set(words) and words.count(OTHER) == 3
    assert [word for word, inside in zip(words, one.target, strict=True) if inside] == [OTHER]
    assert unmarked(examples([(sentence, 0, 3, 0)], tokenizer), tokenizer)[0].target[1] == 1
    assert unmarked(examples([("the Netherlands won", 0, 3, 0)], tokenizer), tokenizer) == []


def _small_sentence_model(torch):
    transformers = pytest.importorskip("transformers", reason="transformers is an extra, for training only")
    from training.sentence_network import SentenceNetwork

    torch.manual_seed(0)
    sizes = {"vocab_size": 40, "hidden_size": 12, "num_hidden_layers": 6, "num_attention_heads": 3, "intermediate_size": 16}
    encoder = transformers.BertModel(transformers.BertConfig(**sizes, attn_implementation="eager"), add_pooling_layer=False)
    return SentenceNetwork(encoder).eval()


def test_the_sentence_model_s_targets_share_their_sentence_and_nothing_else():
    torch = pytest.importorskip("torch", reason=TORCH)
    network = _small_sentence_model(torch)
    ids, attention = torch.tensor([[2, 7, 8, 9, 3, 0], [2, 5, 6, 7, 8, 3]]), torch.tensor([[1, 1, 1, 1, 1, 0], [1] * 6])
    target = torch.tensor([[0, 1, 0, 0, 0, 0], [0, 0, 1, 1, 0, 0], [0, 1, 0, 0, 0, 0]])
    with torch.inference_mode():
        together = network(ids, attention, target, torch.tensor([1, 0, 0]))
        alone = [network(ids[:1, :5], attention[:1, :5], target[i : i + 1, :5], torch.tensor([0])) for i in (1, 2)]
    assert torch.allclose(together[1:], torch.cat(alone), atol=1e-5)
    assert not torch.allclose(together[1], together[2], atol=1e-3)
    assert len(network.layers) == 4


def _small_mention_model(torch):
    transformers = pytest.importorskip("transformers", reason="transformers is an extra, for training only")
    pytest.importorskip("onnx", reason="onnx is an extra, for training only")
    from training.network import Network

    torch.manual_seed(0)
    sizes = {"vocab_size": 40, "hidden_size": 64, "num_hidden_layers": 3, "num_attention_heads": 4, "intermediate_size": 96}
    return Network(transformers.MPNetModel(transformers.MPNetConfig(**sizes), add_pooling_layer=False)).eval()


def _some_examples(count):
    from training.data import Example

    rng = np.random.default_rng(2)
    return [Example((0, *rng.integers(5, 40, 6).tolist(), 2), (0, 0, 1, 1, 0, 0, 0, 0), 0) for _ in range(count)]


def test_what_no_judgement_rests_on_is_worth_nothing_and_its_loss_changes_nothing():
    torch = pytest.importorskip("torch", reason=TORCH)
    network, data = _small_mention_model(torch), _some_examples(12)
    from training.network import round_words
    from training.pruning import cut, kept_parts, worth
    from training.train import logits

    round_words(network.encoder)
    layer, size = network.layers[1], 16
    layer.attention.attn.o.weight.data[:, 2 * size : 3 * size] = 0
    layer.output.dense.weight.data[:, 32:] = 0
    value = worth(network, data, seed=1)
    assert value.heads[1][2] == 0 < min(value.heads[1][head] for head in (0, 1, 3))
    assert max(value.neurons[1][32:]) == 0 < max(value.neurons[1][:32])
    dear = 4 * 64 * size + 2 * 64 * 64
    whole = 3 * (4 * 64 * 64 + 2 * 64 * 96)
    parts = kept_parts(value, layer, whole - dear)
    assert (list(parts.heads[1]), list(parts.neurons[1])) == ([0, 1, 3], list(range(32)))
    assert torch.allclose(logits(cut(network, parts), data), logits(network, data), atol=1e-4)


def test_a_network_cut_twice_keeps_the_right_heads():
    torch = pytest.importorskip("torch", reason=TORCH)
    network, data = _small_mention_model(torch), _some_examples(5)
    from training.pruning import Parts, cut
    from training.train import logits

    torch.nn.init.normal_(network.encoder.encoder.relative_attention_bias.weight)
    some = [list(range(32))] * 3
    once = cut(network, Parts([[3], [0, 2], [1]], some))
    twice = cut(cut(network, Parts([[1, 3], [0, 1, 2], [1, 2]], [list(range(64))] * 3)), Parts([[1], [0, 2], [0]], some))
    assert torch.allclose(logits(once, data), logits(twice, data), atol=1e-5)
    assert not torch.allclose(logits(once, data), logits(network, data), atol=1e-3)
    assert (
        sum(part.numel() for part in torch.nn.ModuleList(once.layers).parameters())
        < sum(part.numel() for part in network.encoder.encoder.layer.parameters()) / 2
    )


def test_the_exported_network_judges_as_the_trained_one(tmp_path):
    torch = pytest.importorskip("torch", reason=TORCH)
    network, data = _small_mention_model(torch), _some_examples(5)
    from framescope.sentiment.mention_model import INPUTS
    from onnxruntime import InferenceSession
    from training.data import tensors
    from training.export import eight_bits
    from training.pruning import Parts, cut
    from training.train import logits

    narrow = cut(network, Parts([[3], [0, 2], [1]], [list(range(32)), list(range(96)), list(range(64))]))
    session = InferenceSession(eight_bits(narrow, INPUTS, ("logits",)).SerializeToString(), providers=["CPUExecutionProvider"])
    inputs = dict(zip(INPUTS, (part.numpy() for part in tensors(data)), strict=True))
    found, exact = session.run(None, inputs)[0], logits(narrow, data).numpy()
    assert 0 < np.abs(found - exact).max() < 0.05 * np.abs(exact).max()


def test_a_stopped_training_takes_up_what_is_kept(tmp_path):
    torch = pytest.importorskip("torch", reason=TORCH)
    pytest.importorskip("safetensors", reason="safetensors comes with the extra for training")
    pytest.importorskip("onnx", reason="onnx is an extra, for training only")
    from training.checkpoints import kept_choice, kept_opinions, kept_weights
    from training.pruning import Parts

    def never():
        raise AssertionError("made again")

    made, other = torch.nn.Linear(2, 1), torch.nn.Linear(2, 1)
    assert kept_weights(torch.nn.Linear(2, 1), tmp_path / "one.safetensors", lambda: made) is made
    assert kept_weights(other, tmp_path / "one.safetensors", never).weight.tolist() == made.weight.tolist()
    pair = np.ones((2, 3)), np.zeros((2, 4), np.float16)
    kept_opinions(tmp_path / "opinions.npz", lambda: pair)
    assert all((one == other).all() for one, other in zip(pair, kept_opinions(tmp_path / "opinions.npz", never), strict=True))
    parts = Parts([[1], [0, 2]], [[5], [6]])
    kept_choice(tmp_path / "one.json", lambda: parts)
    assert kept_choice(tmp_path / "one.json", never) == parts
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.json", "one.safetensors", "opinions.npz"]
