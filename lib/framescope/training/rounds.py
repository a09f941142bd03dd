"""The rounds of training: the teacher's, and the student's three.

Their sizes are those of the shipped weights; ``scale`` makes all of them smaller for a quick try.
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
from .data import Example, example, examples
from .encoders import teacher_folder
from .kept import kept_weights
from .learner import Learner, start, teller, tuned
from .likeness import Likeness
from .network import Network
from .stock import Pool, Stock
from .train import Recipe
from .unlabelled import joined

TEACHER = Recipe(epochs=2, own=3000, rate=4e-5, head_rate=3e-4, layer_decay=0.9, frozen=4, average=0.99)
FIRST = Recipe(epochs=6, own=5000, joined=2000, rate=1.5e-4)
SECOND = Recipe(epochs=4, own=4500, joined=1000, unlabelled=2, varied=4, rate=1e-4, warmup=0.05, frozen=2, likeness=1.0)
THIRD = replace(SECOND, epochs=1, own=6500, varied=2)
NAMES_IN_FIRST, VARIANTS_IN_SECOND, RUNS = 6000, 60_000, 2


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


def learn(student: Learner, stock: Stock, pool: Pool, course: Course) -> Learner:
    """The student after all rounds: one run each of the first and the second, RUNS of the third, whose mean comes out.

    Each round reads other variants, and each run has sentences of its own: what the student has read before it judges as the
    teacher does, so that what helps is more to read, and not to read it again.
    """
    dev = course.read(student.tokenizer)
    few = replace(pool, unlabelled=pool.unlabelled[:NAMES_IN_FIRST], made=())
    border = int(VARIANTS_IN_SECOND * course.scale)
    early, late = (replace(pool, made=part) for part in (pool.made[:border], pool.made[border:]))

    def a_round(who: Learner, name: str, recipe: Recipe, those: Pool, seed: int, run: int = 0) -> Learner:
        own = course.sized(recipe, seed)
        passes = passes_of(stock, those, own, who.tokenizer, own.epochs * run)
        made = partial(_run, who, passes, own, those if recipe.likeness else None, teller(f"{name},", dev))
        return course.kept(who, name, made)

    student = a_round(student, "student-1", FIRST, few, 0)
    student = a_round(student, "student-2", SECOND, early, 4)
    runs = [a_round(student, f"student-3-{run + 1}", THIRD, late, 6 + run, run) for run in range(RUNS)]
    return replace(student, network=mean_of([run.network for run in runs]))


def _run(
    student: Learner, data: Callable[[int], list[Example]], recipe: Recipe, pool: Pool | None, tell: Callable[[int, Network], None]
) -> Learner:
    """What becomes of a copy of the student; `pool`: from which to learn what the teacher sees, if it is to see that."""
    likeness = Likeness(student.network.encoder.config.hidden_size, pool.labelled) if pool else None
    return tuned(copied(student), data, recipe, tell, likeness)


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


def passes_of(stock: Stock, pool: Pool, recipe: Recipe, tokenizer: Tokenizer, first: int = 0) -> Callable[[int], list[Example]]:
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
