"""What findings must be: each computed once more from its rows by plain loops, and all of them against each other.

Nothing here asks `framescope.measures`: a mistake there must show.
"""

import re
from collections import Counter

import pandas as pd

UNKNOWN = "unidentified sources"


def contradictions(a, found):
    """Everything that is wrong with these findings of the analysis, as sentences; an empty list where they are right."""
    read = Reading(a)
    problems = [f"{f.kind}: {problem}: {f.text}" for f in found for problem in _CHECKS[f.kind](a, f, read)]
    problems += [f"{f.kind}: no sentence: {f.text}" for f in found if not re.fullmatch(r"\S.*\.", f.text, re.DOTALL) or "  " in f.text]
    problems += [f"{f.kind}: rows that are not there: {f.text}" for f in found if not all(_there(a, *rows) for rows in f.evidence)]
    heard, silent = read.heard, {name for f in found if f.kind in ("silent", "refused") for name in f.actors}
    problems += [f"{name} is heard and silent" for name in heard & silent]
    problems += [
        f"said twice: {kind}"
        for kind, n in Counter(f.kind for f in found).items()
        if n > 1 and kind not in ("tone", "quoted_only", "refused", "accuses")
    ]
    weights = [f.weight for f in found]
    return problems + (["not in order"] if weights != sorted(weights, reverse=True) else [])


class Reading:
    """The tables of an analysis as plain lists, and who stands for whom."""

    def __init__(self, a):
        self.names, self.sides = {}, {}
        for row in a.actors.to_dict("records"):
            self.names[row["actor_id"]] = row["name"]
            self.sides[row["actor_id"]] = row["actor_id"] if pd.isna(row["side"]) else row["side"]
        self.said = [
            r for r in a.attributions.to_dict("records") if r["kind"] != "scare" and not str(r["rule"]).endswith("speaker: the author")
        ]
        self.said = [r for r in self.said if not self.refusal(a, r)]
        known = [r["speaker"] for r in self.said if not pd.isna(r["speaker"])]
        self.heard = {self.stands(who) for who in known} | {self.names.get(who, who) for who in known}
        self.words = [t for t in a.tokens.to_dict("records") if t["pos"] not in ("PUNCT", "SYM", "SPACE")]

    def stands(self, actor):
        if actor is None or pd.isna(actor):
            return UNKNOWN
        side = self.sides.get(actor, actor)
        return self.names.get(side, self.names.get(actor, actor))

    def refusal(self, a, row):
        cues = a.spans[(a.spans.role == "cue") & (a.spans.attribution_id == row["attribution_id"])]
        places = [m.span() for phrase in REFUSALS for m in re.finditer(phrase, a.article.text.lower())]
        cut = [any(s < end and e > start for s, e in places) for start, end in zip(cues.start, cues.end, strict=True)]
        return row["kind"] == "indirect" and any(cut)

    def by_side(self):
        sizes = Counter()
        for row in self.said:
            sizes[self.stands(row["speaker"])] += row["words"]
        return sizes


REFUSALS = [
    f"{verb} {object}"
    for verb in ("declined", "declining", "refused", "refusing", "declines", "refuses")
    for object in ("to comment", "to say", "to answer", "to speak", "to discuss", "to talk", "to elaborate", "comment", "any comment", "an interview")
] + [
    "would not speak to", "would not talk to", "will not speak to", "will not talk to", "wouldn't speak to", "would not comment", "will not comment", "would not say wh", "would not say how", "would not say if", "could not be reached for", "not available for comment",
    "unavailable for comment", "had no comment", "has no comment", "did not respond to", "did not immediately respond to", "did not return", "did not immediately return",
    "has not responded to", "didn't respond to", "didn’t respond to", "did not reply to", "not immediately available",
]  # fmt: skip


def numbers(text, *names):
    """The whole numbers of a sentence, outside what it quotes and outside names."""
    text = re.sub(r"“[^”]*”", "", text)
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    return [int(n) for n in re.findall(r"(?<![\d.])\d+(?![\d.]*\d)", text)]


def quotes(text):
    return re.findall(r"“([^”]*)”", text)


def as_percent(part, whole):
    """The ways in which a share may be printed: the whole numbers next to it."""
    share = 100 * part / whole
    return "under 1 %" if 0 < share < 0.5 else "over 99 %" if 99.5 < share < 100 else f"{round(round(share, 6))} %"


def _there(a, table, ids):
    frame = a.tables[table]
    column = {"sentiments": "mention_id"}.get(table, table.removesuffix("s") + "_id")
    return len(set(ids)) == len(ids) and set(ids) <= set(frame[column])


def _counted(n):
    return {2: "Both"}.get(n, f"All {n}")


def painted(a, f, r):
    mine, own = (f.evidence[i].ids for i in (0, 1))
    rows = {t["term_id"]: t for t in a.terms.to_dict("records")}
    if set(own) != {i for i, t in rows.items() if t["voice"] == "author"}:
        yield "the whole is not the author's terms"
    sizes = Counter(r.stands(rows[i]["target"]) for i in own if not pd.isna(rows[i]["target"]))
    (top, n), *others = sizes.most_common()
    if (top,) != f.actors or n != len(mine) or n < 2 or any(m >= n for _, m in others):
        yield "somebody else has as many"
    if not f.text.startswith(f"{n} of the {len(own)} loaded terms" if n < len(own) else _counted(n)) or 4 * n < len(own):
        yield "other numbers"
    if top not in f.text or not {q.casefold() for q in quotes(f.text)} <= {rows[i]["text"].casefold() for i in mine}:
        yield "other words"


def heard(a, f, r):
    sizes = r.by_side()
    total, unknown = sum(sizes.values()), sizes.pop(UNKNOWN, 0)
    ranked = sizes.most_common()
    if set(f.evidence[0].ids) != {row["attribution_id"] for row in r.said}:
        yield "other rows"
    best = ranked[0][1]
    if best <= unknown:
        yield "more words are nobody's"
    if not f.actors:
        if numbers(f.text.split("; the largest")[0]) != [len(ranked), total] or as_percent(best, total) not in f.text:
            yield "other numbers"
        return
    if f.actors != (ranked[0][0],) or (len(ranked) > 1 and ranked[1][1] == best):
        yield "a tie, or another's"
    if len(ranked) > 1 and as_percent(ranked[1][1], total) == as_percent(best, total):
        yield "two shares that are printed alike"
    if total not in numbers(f.text, *f.actors, *[n for n, _ in ranked]):
        yield "another total"
    if f.text.startswith("One statement") and len(r.said) != 1:
        yield "more statements than one"
    if f.text.startswith("All ") and (best != total or _within(f"those of {_with_speakers(r, ranked[0][0])}.") not in _within(f.text)):
        yield "not all, or other speakers"
    if f.text.startswith("Of "):
        said = re.findall(r"(\d+ %|under 1 %|over 99 %) go to (.+?)(?=, nearly all|, most|, the largest part|\.$)", f.text)
        known = {_within(name): name for name in sizes}
        said = [(share, known.get(_within(_bare(whole)), whole), whole) for share, whole in said]
        if any(_within(_with_speakers(r, name)) != _within(whole) for _, name, whole in said):
            yield "other speakers"
        said = [(share, name) for share, name, _ in said]
        if not said or any(as_percent(sizes[name], total) != share for share, name in said):
            yield f"other shares ({said})"
        if (", most" in f.text) != (best * 2 > total and best / total < 0.9) or (", nearly all" in f.text) != (best / total >= 0.9):
            yield "too much said of it"
        if len(said) > 1 and any(n >= sizes[said[1][1]] for name, n in [*ranked[1:], (UNKNOWN, unknown)] if name != said[1][1]):
            yield "not the second"


def _within(words):
    """Words but for articles and capitals: "Parents" are "the parents" within a sentence."""
    return re.sub(r"\bthe ", "", words.casefold())


def _bare(whole):
    """The name of a side without who speaks for it."""
    return re.sub(r" \([^()]*\)$", "", whole).removeprefix("the ")


def _with_speakers(r, side):
    words = Counter()
    for row in r.said:
        if r.stands(row["speaker"]) == side:
            words[r.names.get(row["speaker"], row["speaker"])] += row["words"]
    others = [name for name, _ in sorted(words.items(), key=lambda item: (-item[1], item[0])) if name != side]
    shown = others if len(others) < 4 else [*others[:2], f"{len(others) - 2} others"]
    listed = shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " and " + shown[-1] if shown else ""
    return f"{side} ({'with ' if side in words else ''}{listed})" if others else side


def named(a, f, r):
    sizes = r.by_side()
    total = sum(sizes.values())
    if 2 * sizes[UNKNOWN] <= total or as_percent(sizes[UNKNOWN], total) not in f.text or str(total) not in f.text:
        yield "other numbers"


def unclaimed(a, f, r):
    (n,) = numbers(f.text)
    if not 0 < n <= sum(t["voice"] == "author" for t in r.words):
        yield "more words than the author has"


def quoted_only(a, f, r):
    rows = [t for t in a.terms.to_dict("records") if not pd.isna(t["target"]) and r.stands(t["target"]) == f.actors[0]]
    if any(t["voice"] == "author" for t in rows) or len(rows) < 2 or not f.text.startswith(_counted(len(rows))):
        yield "other terms"
    if {t["term_id"] for t in rows} != set(f.evidence[0].ids) or not {q.casefold() for q in quotes(f.text)} <= {
        t["text"].casefold() for t in rows
    }:
        yield "other rows"


def silent(a, f, r):
    sizes = Counter(r.stands(m["actor_id"]) for m in a.mentions.to_dict("records") if not pd.isna(m["actor_id"]))
    for name in f.actors:
        if name in r.heard:
            yield f"{name} is heard"
        if f"{name} ({sizes[name]} mentions)" not in f.text or sizes[name] < 3:
            yield f"{name} has {sizes[name]} mentions"
    if [len(rows.ids) for rows in f.evidence] != [sum(sizes[name] for name in f.actors)]:
        yield "other rows"


def refused(a, f, r):
    n = sum(r.names.get(m["actor_id"]) == f.actors[0] for m in a.mentions.to_dict("records") if not pd.isna(m["actor_id"]))
    if f"({n} mention{'' if n == 1 else 's'})" not in f.text or any(q not in a.article.text for q in quotes(f.text)):
        yield "other numbers or words"


def whose(a, f, r):
    rows = a.terms.to_dict("records")
    own = sum(t["voice"] == "author" for t in rows)
    n = own if "author's own" in f.text else len(rows) - own
    if 3 * n < 2 * len(rows) or len(rows) < 4 or not f.text.startswith(f"{n} of the {len(rows)} " if n < len(rows) else f"All {n} "):
        yield "other numbers"


def doubted(a, f, r):
    cues = [
        row
        for row in r.said
        if not pd.isna(row["speaker"])
        and row["cue_class"] == "doubting"
        and row["cue"] in ("claim", "allege", "purport", "profess", "insinuate", "contend")
    ]
    inside = [row for row in cues if row["attribution_id"] in f.evidence[0].ids]
    n = {1: "once", 2: "twice"}.get(len(inside), f"{len(inside)} times")
    if not any(name.casefold() in f.text.casefold() for name in [*f.actors, *{r.names[row["speaker"]] for row in inside}]):
        yield "another speaker"
    if not inside or {r.stands(row["speaker"]) for row in inside} != set(f.actors) or f", {n}:" not in f.text:
        yield "other rows"
    if any(r.stands(row["speaker"]) != f.actors[0] for row in cues if row["attribution_id"] in f.evidence[1].ids):
        yield "others are doubted too"
    if len({r.stands(row["speaker"]) for row in r.said if not pd.isna(row["speaker"])} - set(f.actors)) < 2:
        yield "nobody to compare with"


def distance(a, f, r):
    kinds = dict(zip(a.attributions.attribution_id, a.attributions.kind, strict=True))
    cued = set(a.spans.attribution_id[a.spans.role == "cue"])
    if any(kinds[i] != "scare" or i not in cued for i in f.evidence[0].ids) or any(
        q.casefold() not in a.article.text.casefold() for q in quotes(f.text)
    ):
        yield "other words"


def restrained(a, f, r):
    n = sum(t["voice"] == "author" for t in r.words) + _taken_back(a, r)
    if any(t["voice"] == "author" for t in a.terms.to_dict("records")) or numbers(f.text) != [n]:
        yield f"{n} words"


def voices(a, f, r):
    own = sum(t["voice"] == "author" for t in r.words) + _taken_back(a, r)
    if not f.text.startswith(f"{as_percent(own, len(r.words))} of the article's {len(r.words)} words") or own == len(r.words) or not r.said:
        yield f"{own} of {len(r.words)}"


def _taken_back(a, r):
    """Words in the content of refusals, which are the author's."""
    kept = {row["attribution_id"] for row in r.said}
    gone = [row["attribution_id"] for row in a.attributions.to_dict("records") if r.refusal(a, row) and row["attribution_id"] not in kept]
    spans = [(s["start"], s["end"]) for s in a.spans.to_dict("records") if s["role"] == "content" and s["attribution_id"] in gone]
    return sum(t["voice"] == "source" and any(s <= t["start"] < e for s, e in spans) for t in r.words)


def unheard(a, f, r):
    if r.said or re.search('["“”]', " ".join(a.sentences.text)):
        yield "somebody is quoted"


def tone(a, f, r):
    order = ["mention_model", "sentence_model"]
    rows = [s for s in a.sentiments.to_dict("records") if s["voice"] == "author" and s["instrument"] in order]
    first = next((i for i in order if any(s["instrument"] == i for s in rows)), None)
    mine = [s for s in rows if s["instrument"] == first and r.stands(s["actor_id"]) == f.actors[0]]
    mean = sum(s["score"] for s in mine) / len(mine)
    if ("negative" in f.text) != (mean < 0) or f"{mean:+.2f}".replace("-", "−") not in f.text or f"over {len(mine)} mentions" not in f.text:
        yield f"mean {mean} of {len(mine)}"
    if len({s["sentence_id"] for s in mine}) < 10:
        yield "too few to say"


def accused(a, f, r):
    rows = a.accusations.to_dict("records")
    sizes = {name: [row for row in rows if r.stands(row["accused"]) == name] for name in f.actors}
    if len(rows) < 3 or [set(e.ids) for e in f.evidence] != [{row["accusation_id"] for row in sizes[name]} for name in f.actors]:
        yield "other rows"
    shown = {q.removesuffix(" …") for q in quotes(f.text)}
    if not all(any(" ".join(row["text"].split()).startswith(q) for mine in sizes.values() for row in mine) for q in shown):
        yield "other words"
    own = {name: [row["sourcing"] for row in mine].count("asserted") for name, mine in sizes.items()}
    if len(f.actors) == 1:
        (name,) = f.actors
        if not own[name] or 3 * len(sizes[name]) < 2 * len(rows) or numbers(f.text, name)[-1] != own[name]:
            yield "other numbers"
        return
    for name, part in zip(f.actors, f.text.split(", while "), strict=True):
        n, doubted = len(sizes[name]), [row["sourcing"] for row in sizes[name]].count("distanced")
        words = {1: "one", 2: "both"}.get(n, str(n))
        if name not in part or (words not in part.lower() and str(n) not in part):
            yield f"{n} against {name}"
        if ("author's own" in part) != (own[name] > 0) or (n > own[name] > 0 and f"{own[name]} of the {n}" not in part):
            yield f"{own[name]} of {n} against {name} are the author's"
        if ("put in doubt" in part) != (own[name] == 0 and doubted > 0):
            yield f"{doubted} against {name} are put in doubt"
    first, second = f.actors
    if not own[first] or own[second]:
        yield "no contrast"


LAW = ("convict", "fine ", "fined", "fines", "fining", "jail", "imprison", "sentenc", "arrest", "punish", "sanction")
"""How the words of an accusation begin that is a verdict, or a step of the law."""


def accuses(a, f, r):
    rows = [row for row in a.accusations.to_dict("records") if row["accusation_id"] in f.evidence[0].ids]
    ends = {(row["accuser"], row["accused"]) for row in rows}
    if len(ends) != 1 or [r.names.get(end) for end in next(iter(ends))] != list(f.actors):
        yield "other accusers or accused"
        return
    every = [row for row in a.accusations.to_dict("records") if (row["accuser"], row["accused"]) in ends and row["confidence"] >= 0.6]
    if len(rows) != sum(not row["text"].lower().startswith(LAW) for row in every) or any(row["sourcing"] == "asserted" for row in rows):
        yield "other accusations"
    if r.stands(rows[0]["accuser"]) == r.stands(rows[0]["accused"]) or any(name.lower() not in f.text.lower() for name in f.actors):
        yield "an accuser of himself, or another name"
    yield from _wrongs_shown(a, f, rows)
    yield from _answer(a, f, r, rows[0]["accused"], min(rows, key=lambda row: row["start"]))


def blamed(a, f, r):
    rows = [row for row in a.accusations.to_dict("records") if row["accusation_id"] in f.evidence[0].ids]
    if {r.names.get(row["accused"]) for row in rows} != set(f.actors) or any(row["sourcing"] != "asserted" for row in rows):
        yield "somebody else's accusations"
    sourced = {s["sentence_id"] for s in r.said if s["kind"] != "indirect" or not str(s["rule"]).startswith(("np", "noun", "prep"))}
    if any(row["sentence_id"] in sourced or row["wrong"] in ("harm", "crime") for row in rows) or not f.text.startswith("In its own voice"):
        yield "a source's, or no judgement"
    yield from _wrongs_shown(a, f, rows)
    yield from _answer(a, f, r, rows[0]["accused"], min(rows, key=lambda row: row["start"]))


def charged(a, f, r):
    (row,) = [row for row in a.accusations.to_dict("records") if row["accusation_id"] in f.evidence[0].ids]
    if r.names.get(row["accused"]) != f.actors[0] or not pd.isna(row["accuser"]) or row["sourcing"] == "asserted":
        yield "somebody else, or an accuser who is known"
    if not re.search(rf" (?:is|are) {row['text'].split()[0].lower()} ", f.text):
        yield "another charge"
    yield from _wrongs_shown(a, f, [row])
    yield from _answer(a, f, r, row["accused"], row)


def _plain(text):
    """The words of a text without its quotation marks."""
    return " ".join(re.sub('[“”"„«»]', "", text).split())


def _wrongs_shown(a, f, rows):
    """What is quoted of the accusations must stand there, at or behind one of them."""
    for shown in quotes(f.text.split("; ")[0]):
        words = _plain(shown.removesuffix(" …"))
        if not any(words in _plain(a.article.text[max(0, row["start"] - 90) : row["end"] + 300]) for row in rows):
            yield f"other words: {shown}"


def _answer(a, f, r, accused, row):
    """Whether the accused is heard as the sentence says: whoever speaks for the same side, or is his lawyer."""
    clause = f.text.split("; ", 1)[-1] if "; " in f.text else ""
    owners = {
        i: re.match(r"(.+)['’]s? (?:lawyer|attorney|solicitor|counsel|spokes|representative|agent|office|campaign)", name)
        for i, name in r.names.items()
    }
    lawyers = [i for i, owner in owners.items() if owner and r.names[accused].endswith(owner[1])]
    side = r.sides.get(accused, accused)
    mine = [
        s
        for s in r.said
        if not pd.isna(s["speaker"])
        and (s["kind"] != "indirect" or not str(s["rule"]).startswith(("np", "noun", "prep")))
        and (r.sides.get(s["speaker"], s["speaker"]) == side or s["speaker"] in (accused, side))
    ]
    for_him = sorted([*mine, *(s for s in r.said if s["speaker"] in lawyers and s not in mine)], key=lambda s: s["start"])
    after = [s for s in for_him if s["start"] > row["start"]]
    gap = min((s["sentence_id"] - row["sentence_id"] for s in after), default=None)
    if " soon after" in clause and (gap is None or gap > 3):
        yield "not soon after"
    if " later" in clause and (gap is None or gap <= 3):
        yield "not later"
    if "only before that" in clause and (after or not mine):
        yield "not only before"
    if ("does not quote or report" in clause or "is not quoted or reported" in clause) and (mine or r.stands(accused) in r.heard):
        yield "is heard"
    if "reports a denial: “" in clause and " ".join(a.article.text.split()).find(quotes(clause)[0]) < 0:
        yield "a denial that is not there"
    if "the article says that " in clause and any(q not in a.article.text for q in quotes(clause)):
        yield "other words"
    if " rejects “" in clause and not any(r.names.get(s["speaker"], "?") in clause for s in r.said if not pd.isna(s["speaker"])):
        yield "nobody rejects"


def attributed(a, f, r):
    rows = a.accusations.to_dict("records")
    doubted = [row["sourcing"] for row in rows].count("distanced")
    if any(row["sourcing"] == "asserted" for row in rows) or set(f.evidence[0].ids) != {row["accusation_id"] for row in rows}:
        yield "an accusation of the author's"
    if not f.text.startswith(f"All {len(rows)} ") or ("put in doubt" in f.text) != (doubted > 0):
        yield "other numbers"


def _theirs(a, r, actor):
    """Whom a row speaks of when it speaks of the actor: it, and the groups that stand for it."""
    kinds = dict(zip(a.actors.actor_id, a.actors.kind, strict=True))
    return {actor, *(i for i, side in r.sides.items() if side == actor and kinds[i] == "group")}


def judged(a, f, r, label="negative"):
    order = ["mention_model", "sentence_model"]
    rows = [s for s in a.sentiments.to_dict("records") if s["voice"] == "author" and s["instrument"] in order]
    instrument = next(i for i in order if any(s["instrument"] == i for s in rows))
    for actor in [i for i, name in r.names.items() if name == f.actors[0]]:
        theirs = _theirs(a, r, actor)
        mine = [s for s in rows if s["instrument"] == instrument and s["actor_id"] in theirs]
        telling = [s for s in mine if s["label"] == label]
        if {s["mention_id"] for s in telling} == set(f.evidence[0].ids):
            break
    else:
        yield "other mentions"
        return
    if len(telling) < 2 or f"{len(telling)} of the {len(mine)} mentions" not in f.text or f"{label}ly" not in f.text:
        yield f"{len(telling)} of {len(mine)}"
    table, ids = f.evidence[1]
    rows = [row for row in a.tables[table].to_dict("records") if row[table[:-1] + "_id"] in ids]
    if not rows or any(
        row["target" if table == "terms" else "accused"] not in theirs or (row["voice"] == "source" and table == "terms") for row in rows
    ):
        yield "borne out by nothing"
    if table == "accusations" and any(row["sourcing"] != "asserted" for row in rows):
        yield "accusations of others"


def praised(a, f, r):
    yield from judged(a, f, r, "positive")


def harm(a, f, r):
    rows = [e for e in a.events.to_dict("records") if e["event_id"] in f.evidence[0].ids]
    n = 2 if " twice " in f.text else numbers(f.text)[0]
    if (
        n != len(rows)
        or n < 2
        or any(not pd.isna(e["agent"]) or not pd.isna(e["agent_text"]) or e["voice"] != "author" or e["negated"] for e in rows)
    ):
        yield "somebody does it"
    if not set(quotes(f.text)) <= {e["text"].lower() for e in rows}:
        yield "other words"


def denied(a, f, r):
    for table, ids in f.evidence:
        rows = [
            row
            for row in a.tables[table].to_dict("records")
            if row[{"attributions": "attribution_id", "mentions": "mention_id"}[table]] in ids
        ]
        if len(rows) != 1 or r.names.get(rows[0].get("speaker" if table == "attributions" else "actor_id")) not in f.actors:
            yield "somebody else's denial"
    plain = _plain(a.article.text)
    if any(_plain(q.removesuffix(" …")) not in plain for q in quotes(f.text)) or not re.search("den|disput|refut|rebut|not guilty", f.text):
        yield "other words"


def last_word(a, f, r):
    ends = {row["attribution_id"]: row["end"] for row in r.said}
    (own,) = f.evidence[0].ids
    last = max(
        (s["end"], s["attribution_id"]) for s in a.spans.to_dict("records") if s["role"] == "content" and s["attribution_id"] in ends
    )
    if (
        last[1] != own
        or own not in ends
        or [r.names.get(row["speaker"]) for row in r.said if row["attribution_id"] == own] != list(f.actors)
    ):
        yield "not the last"


def nameless(a, f, r):
    rows = [row for row in r.said if row["attribution_id"] in f.evidence[0].ids]
    if numbers(f.text)[:2] != [len(rows), len(r.said)] or any(row["named"] == "yes" for row in rows):
        yield "other numbers, or a name"


def personal(a, f, r):
    def with_any(words):
        return {t["sentence_id"] for t in a.tokens.to_dict("records") if t["voice"] == "author" and t["text"].lower() in words}

    mine = with_any({"i", "me", "my", "mine", "myself"})
    yours = with_any({"you", "your", "yours", "yourself", "yourselves"})
    if numbers(f.text)[:2] != [len(mine), len(a.sentences)] or ("“you”" in f.text and f" in {len(yours)}:" not in f.text):
        yield "other numbers"


def size(a, f, r):
    left = sum(p["kind"] not in ("headline", "body") for p in a.paragraphs.to_dict("records"))
    if numbers(f.text) != [len(r.words), len(a.sentences), *([left] if left else [])]:
        yield "other numbers"
    for n, one in ((len(r.words), "word"), (len(a.sentences), "sentence"), *([(left, "block")] if left else [])):
        if not re.search(rf"\b{n} {one}{'' if n == 1 else 's'}\b", f.text):
            yield f"singular and plural of {one}"


_CHECKS = {f.__name__: f for f in (accused, accuses, charged, blamed, attributed, judged, praised, harm, denied, last_word, nameless, personal, painted, heard, named, unclaimed, quoted_only, silent, refused, whose, doubted, distance, restrained, voices, unheard, tone, size)}  # fmt: skip


def title_problems(figure, found, frames=()):
    """What a figure's title says that no finding, no number of the figure and no size or sum of these frames of counts bears out."""
    title = " ".join(figure.get_suptitle().split())
    if any(f.title in title for f in found):
        return []
    texts = [t.get_text() for t in figure.findobj(lambda t: hasattr(t, "get_text")) if t.get_text() not in figure.get_suptitle()]
    given = set(re.findall(r"\d+", " ".join([figure.get_label().replace(title, "", 1), *texts])))
    for frame in frames:
        whole = frame.to_numpy().sum()
        given |= {str(int(n)) for n in (len(frame), whole, *frame.sum(), *frame.sum(axis=1), frame.iloc[:, 1:].to_numpy().sum())}
        given |= set(re.findall(r"\d+", " ".join(as_percent(n, whole or 1) for n in frame.sum())))
    return [f"{title}: {n} stands nowhere else" for n in re.findall(r"\d+", title) if n not in given]
