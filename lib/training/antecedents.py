"""``python -m training.antecedents GOLD``: train the trees that choose the antecedents of pronouns and descriptions.

GOLD is a folder with gum/open.jsonl (Zeldes 2017, CC BY 4.0) and gap/open.jsonl (Webster et al. 2018, Apache 2.0). The trees learn from the
mentions that framescope finds itself, with the history it has made itself: what it has taken earlier pronouns for. In the first round
the history is the gold's, in the later ones that of trees which have not seen the document. No name and no word is a feature.
Printed are figures over documents that the trees have not seen (`FOLDS` parts); the shipped trees are then fitted on all.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from framescope.actors import choices, ranker
from framescope.actors.candidates import Candidate
from framescope.actors.choices import Choice
from framescope.actors.discourse import Discourse
from framescope.actors.features import OF_DESCRIPTIONS, OF_PRONOUNS
from framescope.actors.find import read_actors
from framescope.actors.genders import HE_SHE
from framescope.actors.referents import Reference
from framescope.gazetteer.gazetteer import load_gazetteer
from framescope.parsing.language import parse_many
from framescope.validation.gum import score as gum_scores
from framescope.validation.scores import Score
from sklearn.ensemble import HistGradientBoostingClassifier
from spacy.tokens import Doc

FOLDS = 5
KEPT = range(900, 1500)
"""These of GAP's texts are measured on and not learnt from."""
FEATURES = {"pronouns": OF_PRONOUNS, "descriptions": OF_DESCRIPTIONS}
FORMS = {"pronouns": ("he", "they", "it"), "descriptions": ("description",)}
SHAPES = {
    "pronouns": {"max_leaf_nodes": 12, "min_samples_leaf": 15, "max_features": 0.4},
    "descriptions": {"max_leaf_nodes": 4, "min_samples_leaf": 30},
}
"""The shapes of trees that do best on unseen texts: of descriptions there are few, so their trees are small."""
PRECISION = 0.7
"""So many of the answers must be right: the lowest threshold that keeps this precision on documents that the trees have not seen is taken."""
ROUNDS = 2
LEAST = 0.3
"""No candidate that is less likely is taken."""
MOST = 0.95
"""The threshold where none keeps the precision."""


@dataclass(slots=True)
class Text:
    """A document of the gold: its parse, the entity of each token that heads a mention, and whether all mentions are annotated."""

    name: str
    doc: Doc
    entity: dict[int, int]
    complete: bool = True
    asked: frozenset[int] = frozenset()
    """Where not all mentions are annotated, the tokens of the one that is asked for."""
    told: dict[int, str] = field(default_factory=dict)
    """Genders of entities that are made known, as if a title told them: texts seldom do, and the trees are to learn what it means."""

    @property
    def fold(self) -> int:
        return zlib.crc32(self.name.encode()) % FOLDS

    def telling(self, genders: dict[int, str]) -> Text:
        """The text once more, with the genders of some entities told."""
        some = {i: g for i, g in genders.items() if zlib.crc32(f"{self.name} {i}".encode()) % 2}
        return replace(self, told=some)


@dataclass(slots=True)
class Group:
    """The candidates of one mention: their features, whether each is right (None: not known), and whether any could be."""

    text: Text
    form: str
    rows: list[list[float]]
    right: list[bool | None]
    wanted: bool


def gum(path: Path) -> Iterator[Text]:
    """GUM's documents; the smallest mention that a token heads counts."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for row, doc in zip(rows, parse_many(r["text"] for r in rows), strict=True):
        entity: dict[int, int] = {}
        mentions = [(m, i) for i, e in enumerate(row["entities"]) for m in e["mentions"]]
        for mention, i in sorted(mentions, key=lambda m: m[0]["start"] - m[0]["end"]):
            entity.update(dict.fromkeys(_tokens(doc, mention["head"]), i))
        text = Text(row["doc"], doc, entity)
        yield text
        yield text.telling(_genders(row))


def _genders(row: dict) -> dict[int, str]:
    """What the gold's own pronouns tell of each entity."""
    said = ((i, HE_SHE.get(row["text"][m["start"] : m["end"]].lower())) for i, e in enumerate(row["entities"]) for m in e["mentions"])
    return {i: gender for i, gender in said if gender}


def gap(path: Path) -> Iterator[Text]:
    """GAP's texts without those `KEPT` for the figures: entity 0 is a, 1 is b, -1 somebody else."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for i, line in enumerate(lines) if i not in KEPT]
    for row, doc in zip(rows, parse_many(r["text"] for r in rows), strict=True):
        asked = _tokens(doc, row["pronoun"])
        entity = dict.fromkeys(asked, {"a": 0, "b": 1, None: -1}[row["means"]])
        for i, name in enumerate("ab"):
            entity.update(dict.fromkeys(_tokens(doc, row[name]), i))
        yield Text(row["id"], doc, entity, complete=False, asked=frozenset(asked))


def _tokens(doc: Doc, span: Sequence[int]) -> list[int]:
    found = doc.char_span(*span, alignment_mode="expand")
    return [token.i for token in found] if found is not None else []


@dataclass
class Recorder:
    """A chooser that keeps the candidates of every mention, and goes on with what the gold says, or with what trees choose."""

    text: Text
    ranker: ranker.Ranker | None
    groups: list[Group] = field(default_factory=list)
    _named: dict[str, Counter] | None = None

    def __call__(
        self, state: Discourse, trees: str, form: str, place: tuple[int, int], found: list[Candidate], rows: Sequence[Sequence[float]]
    ) -> Choice:
        if self._named is None:
            self._know(state)
        meant = self._entity(range(place[1], place[0] - 1, -1))
        right = [self._is_right(state, candidate, meant) for candidate in found]
        if found and (self.text.complete or place[1] in self.text.asked):
            self.groups.append(Group(self.text, form, [list(map(float, row)) for row in rows], right, meant is not None))
        if self.ranker is not None:
            return choices.ranked(self.ranker, trees, form, found, rows)
        return self._taught(found, rows, right)

    def _taught(self, found: list[Candidate], rows: Sequence[Sequence[float]], right: list[bool | None]) -> Choice:
        if self.text.complete:
            k = right.index(True) if True in right else None
        else:
            k = next((i for i, row in enumerate(rows) if row[-1]), None)  # whom the rules hold likeliest
        return Choice(None if k is None else found[k].referent.actor_id, 1.0, "taught")

    def _entity(self, tokens: range | list[int]) -> int | None:
        return next((self.text.entity[i] for i in tokens if i in self.text.entity), None)

    def _is_right(self, state: Discourse, candidate: Candidate, meant: int | None) -> bool | None:
        stands = self._stands_for(state, candidate)
        if self.text.complete:
            return meant is not None and stands == meant
        if stands is None:
            return False if meant in {0, 1} else None
        return stands == meant

    def _stands_for(self, state: Discourse, candidate: Candidate) -> int | None:
        """The entity that most names of the actor mean; without a name, what its first mention means."""
        if self._named.get(candidate.referent.actor_id):
            return self._named[candidate.referent.actor_id].most_common(1)[0][0]
        first = next((s for s in state.seen if s.reference.actor_id == candidate.referent.actor_id), candidate.seen[-1])
        return self.text.entity.get(first.head.i)

    def _know(self, state: Discourse) -> None:
        """What the names stand for, and the genders that are told."""
        self._named = defaultdict(Counter)
        for reference in set(state.at.values()):
            entity = self._of(reference)
            if reference.form != "pronoun" and entity is not None:
                self._named[reference.actor_id][entity] += 1
        for actor_id, entities in self._named.items():
            gender = self.text.told.get(entities.most_common(1)[0][0])
            if gender and state.referents[actor_id].kind == "person":
                state.told.setdefault(actor_id, gender)

    def _of(self, reference: Reference) -> int | None:
        return self._entity(range(reference.last, reference.first - 1, -1))


def groups(texts: Sequence[Text], rankers: dict[int, ranker.Ranker] | None) -> list[Group]:
    """The candidates of all mentions of the texts, with the history of the gold, or of the trees that have not seen the text."""
    found, gazetteer = [], load_gazetteer()
    for text in texts:
        recorder = Recorder(text, rankers[text.fold] if rankers else None)
        read_actors(text.doc, gazetteer, recorder)
        found += recorder.groups
    return found


def fitted(some: Sequence[Group], kind: str, seed: int) -> dict:
    """Trees over the candidates whose answer is known, as plain numbers."""
    mine = [g for g in some if g.form in FORMS[kind]]
    known = [(row, right) for g in mine for row, right in zip(g.rows, g.right, strict=True) if right is not None]
    model = HistGradientBoostingClassifier(max_iter=80, l2_regularization=2.0, early_stopping=False, random_state=seed, **SHAPES[kind])
    model.fit(*(np.array(column) for column in zip(*known, strict=True)))
    return plain(model, FEATURES[kind])


def plain(model: HistGradientBoostingClassifier, features: Sequence[str]) -> dict:
    """The numbers of a fitted model, one list of nodes a tree; a leaf leads to itself."""
    trees = [each[0].nodes for each in model._predictors]
    widest = max(len(nodes) for nodes in trees)
    columns = {name: [] for name in ("feature", "threshold", "left", "right", "value")}
    for nodes in trees:
        own, more = np.arange(len(nodes)), [0] * (widest - len(nodes))
        leaf = nodes["is_leaf"].astype(bool)
        columns["feature"].append([*np.where(leaf, 0, nodes["feature_idx"]).tolist(), *more])
        columns["threshold"].append([*np.where(leaf, 0.0, nodes["num_threshold"]).round(4).tolist(), *more])
        columns["left"].append([*np.where(leaf, own, nodes["left"]).tolist(), *more])
        columns["right"].append([*np.where(leaf, own, nodes["right"]).tolist(), *more])
        columns["value"].append([*np.where(leaf, nodes["value"], 0.0).round(5).tolist(), *more])
    depth = max(int(nodes["depth"].max()) for nodes in trees)
    return {"features": list(features), "depth": depth, "baseline": round(float(np.ravel(model._baseline_prediction)[0]), 5), **columns}


def judged(some: Sequence[Group], trees: dict[int, dict[str, ranker.Trees]]) -> dict[str, list[tuple[float, bool, bool]]]:
    """By form: the chance of the likeliest candidate by trees that have not seen the text, whether it is right, whether any could be."""
    found = defaultdict(list)
    for group in some:
        kind = "descriptions" if group.form == "description" else "pronouns"
        chances = trees[group.text.fold][kind].chances(group.rows)
        best = int(chances.argmax())
        if group.text.complete and not group.text.told:
            found[group.form].append((float(chances[best]), bool(group.right[best]), any(group.right)))
    return found


def threshold(answers: Sequence[tuple[float, bool, bool]]) -> float:
    """The lowest chance from which on taking the likeliest is right in a share of at least `PRECISION`; `MOST` where there is none."""
    for least in np.arange(LEAST, MOST, 0.025).round(3):
        taken = [right for chance, right, _ in answers if chance >= least]
        if taken and sum(taken) >= PRECISION * len(taken):
            return float(least)
    return MOST


def crossed(some: Sequence[Group], seed: int) -> tuple[dict[int, ranker.Ranker], dict[str, float]]:
    """For each fold the ranker trained on the other folds; and the thresholds that these give."""
    trees = {}
    for fold in range(FOLDS):
        others = [g for g in some if g.text.fold != fold]
        trees[fold] = {kind: ranker.read(fitted(others, kind, seed)) for kind in FORMS}
    answers = judged(some, trees)
    least = {form: threshold(answers[form]) for forms in FORMS.values() for form in forms}
    for form, each in answers.items():
        taken = [right for chance, right, _ in each if chance >= least[form]]
        print(f"{form:12} n {sum(w for *_, w in each):4} threshold {least[form]:.3f} right {sum(taken)} of {len(taken)}")
    return {fold: ranker.Ranker(mine, least) for fold, mine in trees.items()}, least


def main() -> None:
    options = _parser().parse_args()
    texts = [*gum(options.gold / "gum" / "open.jsonl"), *gap(options.gold / "gap" / "open.jsonl")]
    data, rankers = trained(texts, options.seed)
    for score in on_unseen(options.gold / "gum" / "open.jsonl", texts, rankers):
        print(f"{score.metric:28} {score.value:.3f} n {score.n}")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")


def on_unseen(path: Path, texts: Sequence[Text], rankers: dict[int, ranker.Ranker]) -> list[Score]:
    """The figures on GUM's documents, each read with trees that have not seen it."""
    gazetteer, said = load_gazetteer(), []
    for text in texts:
        if text.complete and not text.told:
            _, references = read_actors(text.doc, gazetteer, choices.of(rankers[text.fold]))
            mentions = [{"start": r.start, "end": r.end, "actor": r.actor_id} for r in references if r.actor_id]
            said.append({"doc": text.name, "mentions": mentions})
    return gum_scores(path, said)


def trained(texts: Sequence[Text], seed: int) -> tuple[dict, dict[int, ranker.Ranker]]:
    """The data of the shipped ranker, after `ROUNDS` rounds; and for each fold the ranker that has not seen it."""
    rankers: dict[int, ranker.Ranker] = {}
    for _ in range(ROUNDS):
        some = groups(texts, rankers)
        rankers, least = crossed(some, seed)
    return {"trees": {kind: fitted(some, kind, seed) for kind in FORMS}, "least": least}, rankers


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("gold", type=Path, help="folder with gum/open.jsonl and gap/open.jsonl")
    parser.add_argument("--out", type=Path, default=Path("data/models/antecedents/trees.json"))
    parser.add_argument("--seed", type=int, default=7)
    return parser


if __name__ == "__main__":
    main()
