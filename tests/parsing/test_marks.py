"""Whatever marks a text has, it is read with double ones outside and single ones inside, and everything comes back in its own."""

import pytest
from framescope.parsing.marks import in_one_style
from framescope.reading.folding import unfolded

HEAD = "Council sells the park\n\n"


def read(text):
    return unfolded(text).replaced(in_one_style(text)).text


@pytest.mark.parametrize(
    "text, as_read",
    [
        ("‘We sold the park,’ Mayor Ann Lee said.", "“We sold the park,” Mayor Ann Lee said."),
        ("'We sold the park,' Mayor Ann Lee said.", '"We sold the park," Mayor Ann Lee said.'),
        ("Lee said: ‘The park is sold’.", "Lee said: “The park is sold”."),
        ("‘The workers’ demands are fair,’ Lee said.", "“The workers’ demands are fair,” Lee said."),
        ("‘It’s the Joneses’ park, isn’t it?’ asked Lee.", "“It’s the Joneses’ park, isn’t it?” asked Lee."),
        ("‘He called it “a jewel”, and sold it,’ Lee said.", "“He called it ‘a jewel’, and sold it,” Lee said."),
        ("‘He called it “a jewel” ’, Lee said. ‘We are sorry,’ he said.", "“He called it ‘a jewel’ ”, Lee said. “We are sorry,” he said."),
        ("‘We sold the park,’ said Lee, a ‘friend’ of trees.", "“We sold the park,” said Lee, a “friend” of trees."),
        ("‘We sold the park.\n\n‘We had to,’ Lee said.", "“We sold the park.\n\n“We had to,” Lee said."),
        ("‘#parks are for all,’ Lee wrote in the ’90s.", "“#parks are for all,” Lee wrote in the ’90s."),
        ("''We sold the park,'' Lee said.", '"We sold the park," Lee said.'),
        ("``We sold the park,'' Lee said.", '"We sold the park," Lee said.'),
        ("''He said 'no,''' Lee said.", "\"He said 'no,'\" Lee said."),
    ],
)
def test_marks_of_another_style_are_read_as_double(text, as_read):
    assert read(HEAD + text) == HEAD + as_read


@pytest.mark.parametrize(
    "text",
    [
        "“We sold the park,” Lee said.",
        "“He called it ‘a jewel’,” Lee said.",
        "\"He said 'no,'\" Lee said.",
        "The so-called 'friend' of trees left.",
        "The ‘friends of all trees’ met.",
        "The workers’ demands and the owners’ answer, he said.",
        "“We sold the park,” Lee said. ‘A word in the ear of the mayor,’ it was called.",
        "Rock ’n’ roll of the ’60s, said the Joneses’ son.",
    ],
)
def test_other_marks_stay(text):
    assert read(HEAD + text) == HEAD + text


@pytest.mark.parametrize("head", ["Lee: ‘We sold the park,’ says mayor", "'Park sold,' says mayor", "Mayor is a ‘liar’, says Doe"])
def test_a_headline_keeps_its_marks_and_tells_no_style(head):
    for body in ("“We sold it,” Lee said.", "Lee left."):
        assert read(f"{head}\n\n{body}") == f"{head}\n\n{body}"
    assert read(f"{head}\n\n‘We sold the park,’ Lee said.") == f"{head}\n\n“We sold the park,” Lee said."


PLAIN = "Council sells the park\n\n“We called the workers’ plan ‘a disgrace’ and rejected it,” Mayor Ann Lee said. Omar Diallo called her “a liar.”"
OTHERS = [
    PLAIN.replace("“", '"').replace("”", '"').replace("’", "'").replace("‘", "'"),
    PLAIN.translate(str.maketrans("“”‘", "‘’“")).replace("disgrace’", "disgrace”"),
    PLAIN.replace("“", "''").replace("”", "''"),
]


@pytest.mark.parametrize("text", OTHERS, ids=["straight", "British", "two apostrophes"])
def test_who_says_what_does_not_hang_on_the_marks(text):
    from framescope.measuring import measured
    from framescope.reading.article import Article
    from framescope.settings import Settings

    one, other = (measured(Article(id="a", text=t), Settings(instruments=())) for t in (PLAIN, text))
    for table in ("attributions", "terms", "mentions"):
        columns = {"attributions": ["kind", "cue", "speaker"], "terms": ["lemma", "voice", "target"], "mentions": ["actor_id", "voice"]}[
            table
        ]
        columns = [c for c in columns if c in one.tables[table]]
        assert one.tables[table][columns].to_numpy().tolist() == other.tables[table][columns].to_numpy().tolist()
    assert all(text[r.start : r.end] == r.text for r in other.spans.itertuples())


@pytest.mark.parametrize(
    "typed",
    [
        "Lee's council doesn't want it, and they aren't sorry.",
        'Lee said the plan was "a gift" and that it\'s hers.',
        "The workers' union didn't say who's to blame.",
        '"I can\'t," Lee said. "We\'re late."',
    ],
)
def test_printed_marks_are_parsed_as_typed_ones(typed):
    from framescope.audit.changes import curly
    from framescope.parsing.language import parse

    one, other = parse(typed), parse(curly(typed))
    shape = [[(t.i, t.dep_, t.head.i, t.tag_, t.ent_type_) for t in doc] for doc in (one, other)]
    assert curly(typed) != typed and shape[0] == shape[1] and other.text == curly(typed)
