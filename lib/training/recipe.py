"""The rounds of training: the teacher's, and those in which it is cut down to the mention model.

Their sizes are those of the shipped weights; ``scale`` makes all of them smaller for a quick try.

The round of the sentence model: a smaller network of another origin learns from the same teacher.
"""

import copy
import random
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import torch
from tokenizers import Tokenizer

from .augment import Row, generate
from .checkpoints import kept_choice, kept_weights
from .data import Example, example, examples, unmarked
from .encoders import teacher_folder
from .material import Pool, Stock
from .network import Network, round_words
from .pruning import Parts, cut, kept_parts, worth
from .sentence_network import SentenceNetwork
from .train import Learner, Likeness, Recipe, start, teller, tuned
from .unlabelled import joined

TEACHER = Recipe(epochs=2, own=3000, rate=4e-5, head_rate=3e-4, layer_decay=0.9, frozen=4, average=0.99)
RUNS = 2
AGAIN = Recipe(epochs=2, own=4000, joined=1000, varied=0, rate=1e-4, layer_decay=0.95, warmup=0.05, likeness=1.0)
ASKED, OWN_ASKED = 2000, 1000


@dataclass(frozen=True)
class Cut:
    """A step on the way from the teacher to the mention model: how many weights its layers keep, and how it then learns again."""

    weights: int
    recipe: Recipe


CUTS = (Cut(28_000_000, AGAIN), Cut(20_000_000, replace(AGAIN, epochs=3, own=5000, unlabelled=2, varied=10)))


@dataclass(frozen=True)
class Course:
    """What all rounds share: the dev parts to report on, the share of the sizes (1: those of the shipped weights), the seed, and
    the folder that keeps the weights of each round."""

    dev: dict[str, list[Row]]
    scale: float
    seed: int
    folder: Path

    def read(self, tokenizer: Tokenizer) -> dict[str, list[Example]]:
        """The dev parts as this tokenizer has them."""
        return {name: examples(rows, tokenizer) for name, rows in self.dev.items()}

    def kept(self, who: Learner, name: str, make: Callable[[], Learner]) -> Learner:
        """A copy of the learner with the weights that the folder keeps under this name, or what `make` returns."""
        return replace(who, network=kept_weights(copy.deepcopy(who.network), self.folder / f"{name}.safetensors", lambda: make().network))

    def sized(self, recipe: Recipe, run: int) -> Recipe:
        """The recipe at this scale, with a seed of its own for each run."""
        return replace(recipe, own=int(recipe.own * self.scale), joined=int(recipe.joined * self.scale), seed=self.seed + run)


def teach(stock: Stock, course: Course) -> Learner:
    """The teacher, fine-tuned on the labels and on sentences of our own: the mean of RUNS runs from one start."""
    with tempfile.TemporaryDirectory() as scratch:
        teacher = start(teacher_folder(Path(scratch)), course.seed)
    data = [example(*pair, teacher.tokenizer) for pair in stock.labelled]

    def one_run(run: int) -> Learner:
        recipe = course.sized(TEACHER, run)

        def a_pass(epoch: int) -> list[Example]:
            return data + examples(generate(recipe.own, 1000 * recipe.seed + epoch), teacher.tokenizer)

        return tuned(copied(teacher), a_pass, recipe, teller(f"teacher, run {run + 1},", course.read(teacher.tokenizer)))

    runs = [course.kept(teacher, f"teacher-{run + 1}", partial(one_run, run)) for run in range(RUNS)]
    return replace(teacher, network=mean_of([run.network for run in runs]))


def narrowed(teacher: Learner, stock: Stock, pool: Pool, course: Course) -> Learner:
    """The mention model's network: the teacher, cut down in the steps of CUTS and taught by what it had been after each."""
    for number, step in enumerate(CUTS, start=1):
        teacher = _narrowed_once(teacher, f"cut-{number}", replace(step, recipe=course.sized(step.recipe, number)), stock, pool, course)
    return teacher


def _narrowed_once(learner: Learner, name: str, step: Cut, stock: Stock, pool: Pool, course: Course) -> Learner:
    seed, tokenizer = step.recipe.seed, learner.tokenizer

    def choose() -> Parts:
        asked = random.Random(seed).sample(pool.labelled, min(ASKED, len(pool.labelled)))
        value = worth(learner.network, [*asked, *examples(generate(OWN_ASKED, seed), tokenizer)], seed)
        return kept_parts(value, learner.network.layers[0], step.weights)

    narrower = replace(learner, network=cut(learner.network, kept_choice(course.folder / f"{name}.json", choose)))

    def make() -> Learner:
        likeness = Likeness(narrower.network.encoder.config.hidden_size, pool.labelled)
        passes = passes_of(stock, pool, step.recipe, tokenizer)
        return tuned(copied(narrower), passes, step.recipe, teller(f"{name},", course.read(tokenizer)), likeness)

    return course.kept(narrower, name, make)


def copied(who: Learner) -> Learner:
    """The learner with a network of its own, whose training leaves the other's weights alone."""
    return replace(who, network=copy.deepcopy(who.network))


def mean_of(networks: Sequence[Network]) -> Network:
    """The network whose weights are the mean of theirs, which started from the same ones (model soup; Wortsman et al. 2022)."""
    states = [network.state_dict() for network in networks]
    mean = {name: torch.stack([state[name].float() for state in states]).mean(0).to(first.dtype) for name, first in states[0].items()}
    network = copy.deepcopy(networks[0])
    network.load_state_dict(mean)
    return network.eval()


def passes_of(stock: Stock, pool: Pool, recipe: Recipe, tokenizer: Tokenizer) -> Callable[[int], list[Example]]:
    """What the student reads in each pass; every one brings new sentences of our own and new pairs of sentences as one."""
    rng = random.Random(0)
    unlabelled, made = (rng.sample(part, len(part)) for part in (pool.unlabelled, pool.made))

    def share(data: list[Example], among: int, number: int) -> list[Example]:
        return data[number % among :: among] if among else []

    def a_pass(epoch: int) -> list[Example]:
        seed = 1000 * recipe.seed + epoch
        pairs = joined([masked for masked, _ in stock.labelled], recipe.joined, seed)
        both = [replace(example(pair, stock.labelled[i][1], tokenizer), teacher=pool.labelled[i].teacher) for pair, i in pairs]
        shares = share(unlabelled, recipe.unlabelled, epoch) + share(made, recipe.varied, epoch)
        return [*pool.labelled, *shares, *both, *examples(generate(recipe.own, seed), tokenizer)]

    return a_pass


SENTENCE_MODEL = Recipe(epochs=12, own=5000, joined=1000, unlabelled=2, varied=6, rate=2e-4, layer_decay=0.9, warmup=0.05, likeness=1.0)


def sentence_reader(small: Learner, stock: Stock, pool: Pool, course: Course) -> Learner:
    """The sentence model's network after its round; `small`: the pretrained encoder whose lower layers it starts from."""
    recipe, tokenizer = course.sized(SENTENCE_MODEL, 0), small.tokenizer
    passes = passes_of(stock, pool, recipe, tokenizer)
    learner = replace(small, network=SentenceNetwork(copy.deepcopy(small.network.encoder)))
    round_words(learner.network.encoder)
    dev = {part: unmarked(data, tokenizer) for part, data in course.read(tokenizer).items()}

    def a_pass(epoch: int) -> list[Example]:
        return unmarked(passes(epoch), tokenizer)

    def make() -> Learner:
        likeness = Likeness(learner.network.encoder.config.hidden_size, pool.labelled)
        return tuned(learner, a_pass, recipe, teller("sentence model,", dev), likeness)

    return course.kept(learner, "sentence_model", make)
