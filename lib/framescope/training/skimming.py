"""The round of the skim: a smaller network of another origin learns from the same teacher."""

import copy
from dataclasses import replace

from .data import Example, unmarked
from .learner import Learner, teller, tuned
from .likeness import Likeness
from .network import round_words
from .rounds import Course, passes_of
from .skimnetwork import SkimNetwork
from .stock import Pool, Stock
from .train import Recipe

SKIM = Recipe(epochs=12, own=5000, joined=1000, unlabelled=2, varied=6, rate=2e-4, layer_decay=0.9, warmup=0.05, likeness=1.0)


def skimming(small: Learner, stock: Stock, pool: Pool, course: Course) -> Learner:
    """The skim's network after its round; `small`: the pretrained encoder whose lower layers it starts from."""
    recipe, tokenizer = course.sized(SKIM, 0), small.tokenizer
    passes = passes_of(stock, pool, recipe, tokenizer)
    learner = replace(small, network=SkimNetwork(copy.deepcopy(small.network.encoder)))
    round_words(learner.network.encoder)
    dev = {part: unmarked(data, tokenizer) for part, data in course.read(tokenizer).items()}

    def a_pass(epoch: int) -> list[Example]:
        return unmarked(passes(epoch), tokenizer)

    def make() -> Learner:
        likeness = Likeness(learner.network.encoder.config.hidden_size, pool.labelled)
        return tuned(learner, a_pass, recipe, teller("skim,", dev), likeness)

    return course.kept(learner, "skim", make)
