"""The round of the skim: the smaller network learns from the same teacher, and starts from the finished student."""

import copy
from dataclasses import replace

from .data import Example, unmarked
from .learner import Learner, teller, tuned
from .likeness import Likeness
from .rounds import Course, passes_of
from .skimnetwork import SkimNetwork
from .stock import Pool, Stock
from .train import Recipe

SKIM = Recipe(epochs=4, own=5000, joined=1000, unlabelled=2, varied=4, rate=2e-4, layer_decay=0.9, warmup=0.05, likeness=1.0)


def skimming(student: Learner, stock: Stock, pool: Pool, course: Course) -> Learner:
    """The skim's network after its round."""
    recipe = course.sized(SKIM, 0)
    passes = passes_of(stock, pool, recipe, student.tokenizer)
    learner = replace(student, network=SkimNetwork(copy.deepcopy(student.network.encoder)))
    dev = {name: unmarked(part, student.tokenizer) for name, part in course.read(student.tokenizer).items()}

    def a_pass(epoch: int) -> list[Example]:
        return unmarked(passes(epoch), student.tokenizer)

    def make() -> Learner:
        likeness = Likeness(student.network.encoder.config.hidden_size, pool.labelled)
        return tuned(learner, a_pass, recipe, teller("skim", dev), likeness)

    return course.kept(learner, "skim", make)
