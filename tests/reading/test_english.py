"""Other languages are refused, odd English is not."""

import pytest
from framescope.errors import InputError
from framescope.reading.english import require_english

FRENCH = (
    "Le président de la République a déclaré lundi que les négociations devaient reprendre sans délai entre les deux pays voisins. " * 3
)
RUSSIAN = "Президент заявил в понедельник, что переговоры между двумя соседними странами должны быть возобновлены без промедления. " * 3


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN])
def test_another_language_is_refused_with_the_remedy(text):
    with pytest.raises(InputError, match=r"story\.txt is not in English .* reads English articles only\.$"):
        require_english(text, "story.txt")


@pytest.mark.parametrize(
    "text",
    [
        "The president said on Monday that talks between the two neighbours had to be resumed without delay. " * 3,
        "Bonjour tout le monde",
        "2 cups flour, 1 tsp salt, 3 eggs, butter. Mix flour and salt. Beat eggs, add to bowl. Bake in a hot oven for 20 minutes until golden brown.",
        "He said “Le président de la République a déclaré lundi” and then he sat down with the others of his party to eat what was left.",
    ],
)
def test_english_and_short_texts_pass(text):
    require_english(text, "story.txt")
