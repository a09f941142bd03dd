"""REFI-QDA: the project as the standard describes it, read back with zip and lxml."""

import re
from zipfile import ZipFile

import pytest
from exchanged import TEXT, analysis
from framescope.exchange import export
from lxml import etree

Q = "{urn:QDA-XML:project:1.0}"
ORDER = {
    "Project": ["Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs", "Description", "NoteRef"],
    "CodeBook": ["Codes", "Sets"],
    "Codes": ["Code"],
    "Code": ["Description", "NoteRef", "Code"],
    "Users": ["User"],
    "Variables": ["Variable"],
    "Sources": ["TextSource"],
    "TextSource": ["Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef", "VariableValue"],
    "PlainTextSelection": ["Description", "Coding", "NoteRef"],
    "Coding": ["CodeRef", "NoteRef"],
    "VariableValue": ["VariableRef", "TextValue"],
}
"""The elements of the schema (REFI-QDA 1.5, section 8) that may stand in each, in their order."""
NEEDED = {
    "Project": {"name"}, "User": {"guid"}, "Code": {"guid", "name", "isCodable"}, "Variable": {"guid", "name", "typeOfVariable"},
    "TextSource": {"guid"}, "PlainTextSelection": {"guid", "startPosition", "endPosition"}, "Coding": {"guid"}, "CodeRef": {"targetGUID"},
    "VariableRef": {"targetGUID"},
}  # fmt: skip
GUID = re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}")


@pytest.fixture
def project(tmp_path):
    """The root of the project, and the files in it."""
    several = [analysis(outlet="The Harbour Post", date="2031-04-02"), analysis(name="lock", title="Dam\x07 opens")]
    with ZipFile(export(several, tmp_path / "dam.qdpx")) as file:
        files = {name: file.read(name) for name in file.namelist()}
    return etree.fromstring(files["project.qde"]), files


def named(root):
    """The names of each code and its groups, by its GUID."""
    return {
        code.get("guid"): tuple(c.get("name") for c in (*reversed([*code.iterancestors(f"{Q}Code")]), code))
        for code in root.iter(f"{Q}Code")
    }


def coded(root, source):
    """The passages of a source and their codes."""
    codes = named(root)
    return [(s.get("startPosition"), s.get("endPosition"), {codes[ref.get("targetGUID")] for ref in s.iter(f"{Q}CodeRef")}) for s in source.iter(f"{Q}PlainTextSelection")]  # fmt: skip


def test_every_element_is_of_the_schema_in_its_order_and_with_its_attributes(project):
    for element in project[0].iter():
        name = etree.QName(element).localname
        places = [ORDER[name].index(etree.QName(child).localname) for child in element]
        assert places == sorted(places) and NEEDED.get(name, set()) <= set(element.attrib)
        assert name != "Code" or re.fullmatch("#[0-9A-F]{6}", element.get("color"))


def test_every_guid_is_one_and_its_own_and_every_reference_leads_somewhere(project):
    given = [e.get("guid") for e in project[0].iter() if e.get("guid")]
    assert len(set(given)) == len(given) and all(map(GUID.fullmatch, given))
    asked = {
        value for e in project[0].iter() for name, value in e.attrib.items() if name in ("targetGUID", "creatingUser", "creatingUserGUID")
    }
    assert asked <= set(given)


def test_the_texts_are_those_of_the_articles(project):
    root, files = project
    for source in root.iter(f"{Q}TextSource"):
        assert files[source.get("plainTextPath").replace("internal://", "Sources/")].decode("utf-8") == TEXT
    assert [s.get("name") for s in root.iter(f"{Q}TextSource")] == ["dam", "lock"]


def test_attributions_terms_and_mentions_come_back(project):
    made, found = analysis(), coded(project[0], next(project[0].iter(f"{Q}TextSource")))
    names = made.actor_names
    who = lambda actor: names.get(actor, "not known")  # noqa: E731
    expected = [
        (s, e, {("Actors", who(actor))}) for s, e, actor in zip(made.mentions.start, made.mentions.end, made.mentions.actor_id, strict=True)
    ]
    for row in made.terms.itertuples():
        aimed = {("Aimed at", names[row.target])} if row.target == row.target else set()
        expected.append((row.start, row.end, {("Loaded terms", row.category), ("In whose words", row.voice), *aimed}))
    said = made.attributions.set_index("attribution_id")
    for row in made.spans.itertuples():
        of = said.loc[row.attribution_id]
        codes = {
            "source": [("source",)],
            "cue": [("cue", of.cue_class)],
            "content": [("content", of.kind), ("speaker", names[of.speaker])],
        }[row.role]
        expected.append((row.start, row.end, {("Who says what", *code) for code in codes}))
    key = lambda passage: (int(passage[0]), int(passage[1]), sorted(passage[2]))  # noqa: E731
    assert [key(p) for p in sorted(found, key=key)] == [key(p) for p in sorted(expected, key=key)]


def test_what_is_known_of_an_article_are_its_variables(project):
    (first, second) = project[0].iter(f"{Q}TextSource")
    variables = {v.get("guid"): v.get("name") for v in project[0].iter(f"{Q}Variable")}
    told = {variables[v.find(f"{Q}VariableRef").get("targetGUID")]: v.findtext(f"{Q}TextValue") for v in first.iter(f"{Q}VariableValue")}
    assert told == {"outlet": "The Harbour Post", "date": "2031-04-02"}
    assert second.findtext(f"{Q}Description") == "Dam\ufffd opens"


def test_two_actors_of_one_name_are_two_codes(tmp_path):
    made = analysis()
    made.actors.loc[made.actors.actor_id == "bo-birch", "name"] = "Ann Alder"
    with ZipFile(export(made, tmp_path / "dam.qdpx")) as file:
        codes = set(named(etree.fromstring(file.read("project.qde"))).values())
    assert {("Actors", "Ann Alder (ann-alder)"), ("Actors", "Ann Alder (bo-birch)")} <= codes


def test_the_bytes_are_always_the_same(tmp_path):
    one, other = (export(analysis(), tmp_path / name / "dam.qdpx") for name in ("a", "b"))
    assert one.read_bytes() == other.read_bytes()
