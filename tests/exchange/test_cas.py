"""UIMA CAS XMI: as cassis reads it, as INCEpTION makes layers of it, and what people change in it by cassis."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from cassis import load_cas_from_xmi, load_dkpro_core_typesystem, load_typesystem, merge_typesystems
from exchanged import TEXT, analysis, same
from framescope.errors import InputError
from framescope.exchange import corrections_in, export, read_export
from framescope.exchange.cas_types import layers_json

FORBIDDEN = TEXT.replace("\x07", "\ufffd")


@pytest.fixture
def exported(tmp_path):
    """An exported file and its analysis."""
    made = analysis(title="Dam opens", outlet="The Harbour Post")
    return export(made, tmp_path / "dam.xmi"), made


def opened(path):
    with path.with_name(f"{path.stem}-TypeSystem.xml").open("rb") as types, path.open("rb") as file:
        return load_cas_from_xmi(file, typesystem=load_typesystem(types))


def changed(path, change):
    """The corrections in a copy of the file that a person has changed."""
    cas = opened(path)
    change(cas)
    copy = path.with_name("mine.xmi")
    cas.to_xmi(copy)
    copy.with_name("mine-TypeSystem.xml").write_bytes(path.with_name("dam-TypeSystem.xml").read_bytes())
    return [(c.action, c.table, c.text, c.column, c.value) for c in corrections_in(copy)]


def only(cas, layer, words):
    (found,) = (each for each in cas.select(f"framescope.{layer}") if each.get_covered_text() == words)
    return found


def test_all_tables_come_back(exported):
    path, made = exported
    assert same(read_export(path)[0], made)


def test_cassis_reads_the_text_and_every_annotation_at_its_words(exported):
    path, made = exported
    cas = opened(path)
    assert cas.sofa_string == FORBIDDEN
    for layer, table in {"Attribution": made.attributions, "Mention": made.mentions, "Term": made.terms, "Part": made.spans}.items():
        found = sorted((each.begin, each.end, each.get_covered_text()) for each in cas.select(f"framescope.{layer}"))
        assert found == sorted(zip(table.start, table.end, table.text, strict=True))


def test_offsets_count_utf_16(exported):
    path, _ = exported
    before = TEXT[: TEXT.index("Bo Birch")]
    assert (
        f'begin="{len(before.encode("utf-16-le")) // 2}"' in path.read_text(encoding="utf-8")
        and len(before) != len(before.encode("utf-16-le")) // 2
    )


def test_features_say_what_the_tables_say(exported):
    cas = opened(exported[0])
    said = only(cas, "Attribution", "Bo Birch claimed that the brutal dam leaks")
    assert (said.speaker, said.cue_class, said.kind, said.side, said.words) == ("bo-birch", "doubting", "indirect", "bo-birch", 5)
    assert [(link.role, link.target.get_covered_text()) for link in said.parts.elements] == [("source", "Bo Birch"), ("cue", "claimed"), ("content", "that the brutal dam leaks")]  # fmt: skip
    mention = cas.select("framescope.Mention")[0]
    assert (mention.actor_id, mention.sentiment, mention.voice, mention.form) == ("ruritania", "positive", "author", "name")
    weak = only(cas, "Term", "weak")
    assert (weak.category, weak.target, weak.valence, weak.voice) == ("evaluative", "fenwick", -0.5, "author")


def test_the_whole_text_lies_in_sentences_and_no_word_outside(exported):
    cas = opened(exported[0])
    covered = set()
    for sentence in cas.select("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"):
        covered |= set(range(sentence.begin, sentence.end))
    assert all(c.isspace() for i, c in enumerate(FORBIDDEN) if i not in covered)
    tokens = cas.select("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token")
    assert {i for t in tokens for i in (t.begin, t.end - 1)} <= covered and sum(t.end - t.begin for t in tokens) == sum(
        not c.isspace() for c in FORBIDDEN
    )


def span_layers(types):
    """The types that INCEpTION makes span layers of: annotations whose features are primitive, or arrays of links of a role and a target."""

    def slot(feature):
        link = types.get_type(feature.elementType.name) if feature.elementType else None
        return bool(link) and link.supertype.name == "uima.cas.TOP" and {f.name for f in link.features} == {"role", "target"}

    own = [t for t in types.get_types() if t.supertype.name == "uima.tcas.Annotation" and t.name.startswith("framescope.")]
    return {t.name for t in own if all(types.is_primitive(f.rangeType) or slot(f) for f in t.features)}


def test_the_type_system_has_the_layers_that_people_see(exported):
    types = load_typesystem(exported[0].with_name("dam-TypeSystem.xml"))
    assert span_layers(types) == {f"framescope.{name}" for name in ("Attribution", "Part", "Mention", "Term", "Actor")}


def test_the_layers_of_inception_are_those_types_with_their_features(exported):
    types = load_typesystem(exported[0].with_name("dam-TypeSystem.xml"))
    layers = {layer["name"]: layer for layer in json.loads(exported[0].with_name("dam-layers.json").read_text(encoding="utf-8"))}
    assert (
        set(layers) == {*span_layers(types), "framescope.Record"} and layers_json() == exported[0].with_name("dam-layers.json").read_text()
    )
    for name, layer in layers.items():
        declared = {f.name for f in types.get_type(name).features} - {"of"}
        assert {f["name"] for f in layer["features"]} == declared and layer["type"] == "span"
    assert not any(f["visible"] for f in layers["framescope.Record"]["features"])
    (slot,) = (f for f in layers["framescope.Attribution"]["features"] if f["name"] == "parts")
    assert (slot["type"], slot["link_mode"], slot["link_type_name"]) == ("framescope.Part", "WITH_ROLE", "framescope.PartLink")


def test_nothing_changed_is_no_correction(exported):
    assert corrections_in(exported[0]) == [] and changed(exported[0], lambda cas: None) == []


LAST = "Bo Birch claimed that the brutal dam leaks"


def _speaker(cas):
    only(cas, "Attribution", LAST).speaker = "ann-alder"


def _no_speaker(cas):
    only(cas, "Attribution", LAST).speaker = None


def _class(cas):
    only(cas, "Attribution", LAST).cue_class = "neutral"


def _longer_content(cas):
    (link,) = (link for link in only(cas, "Attribution", LAST).parts.elements if link.role == "content")
    link.target.end += 1


def _no_attribution(cas):
    said = only(cas, "Attribution", LAST)
    for link in said.parts.elements:
        cas.remove(link.target)
    cas.remove(said)


def _no_term(cas):
    cas.remove(only(cas, "Term", "weak"))


def _target(cas):
    only(cas, "Term", "brutal").target = "fenwick"


def _valence(cas):
    only(cas, "Term", "weak").valence = 0.25


def _actor(cas):
    cas.select("framescope.Mention")[2].actor_id = "ruritania"


def _sentiment(cas):
    cas.select("framescope.Mention")[0].sentiment = "negative"


def _new_term(cas):
    at = FORBIDDEN.index("proud")
    cas.add(cas.typesystem.get_type("framescope.Term")(begin=at, end=at + 5, category="evaluative", target="ruritania"))


def _moved_term(cas):
    only(cas, "Term", "regime").begin -= 4


def _new_attribution(cas):
    at = FORBIDDEN.index("The regime")
    cas.add(cas.typesystem.get_type("framescope.Attribution")(begin=at, end=at + 10, speaker="bo-birch"))


def _side(cas):
    only(cas, "Actor", "Bo Birch").side = "fenwick"


def _merged(cas):
    only(cas, "Actor", "Bo Birch").same_as = "ann-alder"


def _renamed(cas):
    only(cas, "Actor", "Bo Birch").name = "Robert Birch"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_speaker, [("change", "attributions", LAST, "speaker", "ann-alder")]),
        (_no_speaker, [("change", "attributions", LAST, "speaker", None)]),
        (_class, [("change", "attributions", LAST, "cue_class", "neutral")]),
        (_longer_content, [("change", "attributions", LAST, "content", "{at}:that the brutal dam leaks.")]),
        (_no_attribution, [("delete", "attributions", LAST, None, None)]),
        (_no_term, [("delete", "terms", "weak", None, None)]),
        (_target, [("change", "terms", "brutal", "target", "fenwick")]),
        (_valence, [("change", "terms", "weak", "valence", "0.25")]),
        (_actor, [("change", "mentions", "We", "actor_id", "ruritania")]),
        (_sentiment, [("change", "mentions", "Ruritania", "sentiment", "negative")]),
        (_new_term, [("add", "terms", "proud", "category", "evaluative"), ("change", "terms", "proud", "target", "ruritania")]),
        (
            _moved_term,
            [("add", "terms", "The regime", "category", "contested label"), ("change", "terms", "The regime", "target", "fenwick"), ("change", "terms", "The regime", "voice", "author"), ("change", "terms", "The regime", "valence", "-0.5"), ("delete", "terms", "regime", None, None)],
        ),
        (_new_attribution, [("add", "attributions", "The regime", "content", "{the}:The regime"), ("change", "attributions", "The regime", "speaker", "bo-birch")]),
        (_side, [("side", "actors", "bo-birch", None, "fenwick")]),
        (_merged, [("merge", "actors", "bo-birch", None, "ann-alder")]),
        (_renamed, [("rename", "actors", "bo-birch", None, "Robert Birch")]),
    ],
)  # fmt: skip
def test_a_change_is_one_correction(exported, change, expected):
    at, the = TEXT.index("that the brutal"), TEXT.index("The regime")
    spans = {"at": f"{at}-{at + 26}", "the": f"{the}-{the + 10}"}
    assert changed(exported[0], change) == [(*c[:4], c[4].format(**spans) if c[4] else c[4]) for c in expected]


def test_a_correction_says_where_it_stands_and_of_which_article(exported):
    cas = opened(exported[0])
    _no_term(cas)
    cas.to_xmi(exported[0].with_name("mine.xmi"))
    (found,) = corrections_in(exported[0].with_name("mine.xmi"))
    assert found.place == f"mine.xmi, terms at {TEXT.index('weak')}" and found.article == "dam"
    assert TEXT[found.start : found.end] == found.text


def _lonely(cas):
    cas.add(cas.typesystem.get_type("framescope.Part")(begin=0, end=3, role="cue"))


def _no_actor(cas):
    cas.remove(only(cas, "Actor", "Bo Birch"))


@pytest.mark.parametrize(("change", "why"), [(_lonely, "belongs to no attribution"), (_no_actor, "delete those")])
def test_what_cannot_be_used_is_one_sentence(exported, change, why):
    with pytest.raises(InputError, match=why):
        changed(exported[0], change)


def through_inception(path, drop=()):
    """The ZIP that INCEpTION exports for a document: its XMI and a type system of the layers that the project has."""
    cas = opened(path)
    for name in drop:
        for each in cas.select(name):
            cas.remove(each)
    copy = path.with_name("export.zip")
    with ZipFile(copy, "w") as file:
        file.writestr("dam.xmi", cas.to_xmi())
        file.writestr("TypeSystem.xml", path.with_name("dam-TypeSystem.xml").read_bytes())
    return copy


def test_a_file_that_a_tool_took_the_record_from_needs_the_analysis(exported):
    path, made = exported
    copy = through_inception(path, drop=["framescope.Record"])
    assert corrections_in(copy, [made]) == []
    with pytest.raises(InputError, match="record of what was measured"):
        corrections_in(copy)
    with pytest.raises(InputError, match="measure the article again"):
        read_export(copy)


def test_an_archive_in_an_archive_is_read_and_two_people_are_not(exported):
    inner = through_inception(exported[0]).read_bytes()
    project = exported[0].with_name("project.zip")
    with ZipFile(project, "w") as file:
        file.writestr("annotation/dam.xmi/ann.zip", inner)
        file.writestr("source/dam.xmi", exported[0].read_bytes())
        file.writestr("annotation/dam.xmi/INITIAL_CAS.zip", inner)
    assert corrections_in(project) == []
    with ZipFile(project, "a") as file:
        file.writestr("annotation/dam.xmi/bo.zip", inner)
    with pytest.raises(InputError, match="twice"):
        corrections_in(project)


def test_of_a_project_what_was_curated_counts(exported):
    given = through_inception(exported[0]).read_bytes()
    cas = opened(exported[0])
    _no_term(cas)
    cas.to_xmi(exported[0])
    curated = through_inception(exported[0]).read_bytes()
    project = exported[0].with_name("project.zip")
    with ZipFile(project, "w") as file:
        for name, data in {
            "annotation/dam.xmi/ann": given,
            "annotation/dam.xmi/bo": given,
            "curation/dam.xmi/CURATION_USER": curated,
        }.items():
            file.writestr(f"{name}.zip", data)
    assert [(c.action, c.text) for c in corrections_in(project)] == [("delete", "weak")]


def test_types_of_other_tools_beside_ours_are_left_alone(exported):
    types = merge_typesystems(load_dkpro_core_typesystem(), load_typesystem(exported[0].with_name("dam-TypeSystem.xml")))
    own = types.create_type("webanno.custom.Opinion", "uima.tcas.Annotation")
    types.create_feature(own, "value", "uima.cas.String")
    with exported[0].open("rb") as file:
        cas = load_cas_from_xmi(file, typesystem=types)
    cas.add(own(value="mine", begin=0, end=len(cas.sofa_string)))
    cas.to_xmi(exported[0])
    assert corrections_in(exported[0]) == [] and same(read_export(exported[0])[0], exported[1])  # by our own type system
    exported[0].with_name("dam-TypeSystem.xml").write_text(types.to_xml())
    assert corrections_in(exported[0]) == []


def test_several_articles_are_a_zip_whose_bytes_are_always_the_same(tmp_path):
    several = [analysis(), analysis(name="Dam"), analysis(name="lock")]
    path = export(several, tmp_path / "all.zip")
    with ZipFile(path) as file:
        assert file.namelist() == ["dam.xmi", "Dam-2.xmi", "lock.xmi", "TypeSystem.xml", "layers.json"]
    assert [same(one, other) for one, other in zip(read_export(path), several, strict=True)] == [True] * 3
    assert export(several, tmp_path / "again.zip").read_bytes() == path.read_bytes()
    with pytest.raises(InputError, match=r"let the name .* end in \.zip"):
        export(several, tmp_path / "all.xmi")


@pytest.mark.parametrize(
    "data", [b"", b"<xmi", b"PK\x03\x04nothing", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>']
)
@pytest.mark.parametrize("name", ["x.xmi", "x.zip"])
def test_a_file_that_is_none_is_one_sentence(tmp_path, data, name):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError):
        corrections_in(path)


def test_a_damaged_record_is_one_sentence(exported):
    text = exported[0].read_text(encoding="utf-8")
    at = text.index('record="') + 60
    exported[0].write_text(text[:at] + "AAAA" + text[at + 4 :], encoding="utf-8")
    with pytest.raises(InputError, match="damaged"):
        read_export(exported[0])


def test_the_copy_in_memory_is_the_file(exported):
    types = load_typesystem(BytesIO(exported[0].with_name("dam-TypeSystem.xml").read_bytes()))
    assert {t.name for t in types.get_types()} >= {"framescope.Record", "framescope.PartLink"}
