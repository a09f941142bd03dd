"""The rounds of training: the teacher's, and the student's three.

Their sizes are those of the shipped weights; ``scale`` makes all of them smaller for a quick try.
"""

import copy
import random
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer

from .augment import Row, generate
from .data import Example, example, examples
from .encoders import teacher_folder
from .learner import Learner, start, teller, tuned
from .likeness import Likeness
from .network import Network
from .stock import Pool, Stock
from .train import Recipe
from .unlabelled import joined

TEACHER = Recipe(epochs=2, own=3000, rate=4e-5, head_rate=3e-4, layer_decay=0.9, frozen=4, average=0.99)
FIRST = Recipe(epochs=5, own=5000, joined=2000, rate=1.5e-4)
SECOND = Recipe(epochs=2, own=4500, joined=1000, unlabelled=2, varied=4, rate=1e-4, warmup=0.05, frozen=2, likeness=1.0)
THIRD = replace(SECOND, epochs=1, own=6500, joined=500, unlabelled=4, varied=8, rate=8e-5, warmup=0.14)
NAMES_IN_FIRST, RUNS = 6000, 2


def teach(stock: Stock, dev: dict[str, list[Row]], scale: float, seed: int) -> Learner:
    """The teacher, fine-tuned on the labels and on sentences of our own."""
    with tempfile.TemporaryDirectory() as scratch:
        teacher = start(teacher_folder(Path(scratch)), seed)
    data = [example(*pair, teacher.tokenizer) for pair in stock.labelled]

    def a_pass(epoch: int) -> list[Example]:
        return data + examples(generate(int(TEACHER.own * scale), 1000 * seed + epoch), teacher.tokenizer)

    return tuned(teacher, a_pass, replace(TEACHER, seed=seed), teller("teacher", dev, teacher.tokenizer))


def learn(student: Learner, stock: Stock, pool: Pool, dev: dict[str, list[Row]], scale: float, seed: int) -> Learner:
    """The student after all rounds.

    The first is one run; of the second and the third there are RUNS, each with sentences of its own. The mean of the second's goes
    into the third, the mean of all of them comes out.
    """
    few = replace(pool, unlabelled=pool.unlabelled[:NAMES_IN_FIRST], made=())
    first = _scaled(FIRST, scale, seed)
    student = tuned(student, _passes(stock, few, first, student.tokenizer), first, teller("student, round 1,", dev, student.tokenizer))
    runs: list[Network] = []
    for number, recipe in ((2, SECOND), (3, THIRD)):
        start_from = replace(student, network=mean_of(runs)) if runs else student
        for run in range(RUNS):
            own = _scaled(recipe, scale, seed + RUNS * number + run)
            tell = teller(f"student, round {number}, run {run + 1},", dev, student.tokenizer)
            runs.append(_run(start_from, _passes(stock, pool, own, student.tokenizer, own.epochs * run), own, pool, tell))
    return replace(student, network=mean_of(runs))


def _run(
    student: Learner, data: Callable[[int], list[Example]], recipe: Recipe, pool: Pool, tell: Callable[[int, Network], None]
) -> Network:
    """What becomes of a copy of the student that is to see what the teacher sees."""
    likeness = Likeness(student.network.encoder.config.hidden_size, pool.labelled)
    return tuned(replace(student, network=copy.deepcopy(student.network)), data, recipe, tell, likeness).network


def _scaled(recipe: Recipe, scale: float, seed: int) -> Recipe:
    return replace(recipe, own=int(recipe.own * scale), joined=int(recipe.joined * scale), seed=seed)


def mean_of(networks: Sequence[Network]) -> Network:
    """The network whose weights are the mean of theirs, which started from the same ones (model soup; Wortsman et al. 2022)."""
    states = [network.state_dict() for network in networks]
    mean = {name: torch.stack([state[name].float() for state in states]).mean(0).to(first.dtype) for name, first in states[0].items()}
    network = copy.deepcopy(networks[0])
    network.load_state_dict(mean)
    return network.eval()


def _passes(stock: Stock, pool: Pool, recipe: Recipe, tokenizer: Tokenizer, first: int = 0) -> Callable[[int], list[Example]]:
    """What the student reads in each pass; every one brings new sentences of our own and new pairs of sentences as one.

    first: which share of the unlabelled targets and of the variants the first pass reads.
    """
    rng = random.Random(0)
    unlabelled, made = (rng.sample(part, len(part)) for part in (pool.unlabelled, pool.made))

    def share(data: list[Example], among: int, number: int) -> list[Example]:
        return data[number % among :: among]

    def a_pass(epoch: int) -> list[Example]:
        seed = 1000 * recipe.seed + epoch
        pairs = joined([masked for masked, _ in stock.labelled], recipe.joined, seed)
        both = [replace(example(pair, stock.labelled[i][1], tokenizer), teacher=pool.labelled[i].teacher) for pair, i in pairs]
        shares = share(unlabelled, recipe.unlabelled, first + epoch) + share(made, recipe.varied, first + epoch)
        return [*pool.labelled, *shares, *both, *examples(generate(recipe.own, seed), tokenizer)]

    return a_pass
