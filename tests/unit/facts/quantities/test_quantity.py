"""What each figure of a text counts."""

from collections.abc import Callable

import pytest

from workbench.domain.article import article_of
from workbench.facts.quantities.quantity import Quantity, quantities_of
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document


@pytest.fixture(scope="module")
def quantities() -> Callable[[str], dict[str, Quantity]]:
    tagger = load_tagger()
    return lambda text: {str(one.figure): one for one in quantities_of(read_document(article_of(text), tagger))}


def test_a_figure_counts_the_noun_behind_it(quantities: Callable[[str], dict[str, Quantity]]) -> None:
    found = quantities("Of the 160 households in the parish, 120 took a share.")

    assert found["160"].counted.head == "household"
    assert found["160"].counted.kept == {"parish"}


def test_an_amount_belongs_to_the_subject(quantities: Callable[[str], dict[str, Quantity]]) -> None:
    found = quantities("Revenue rose 18%, to $1.38 billion from $1.2 billion.")

    assert found["$1.38 billion"].counted.owner == {"revenu"}
    assert found["18%"].kind == "percent"
    assert found["$1.2 billion"].is_like(found["$1.38 billion"])


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [("half", "fraction", 0.5), ("two sevenths", "fraction", 2 / 7), ("doubled", "multiple", 2.0),
     ("three times", "multiple", 3.0), ("a dozen", "count", 12.0)],
)  # fmt: skip
def test_words_that_are_no_numbers_tell_quantities(
    quantities: Callable[[str], dict[str, Quantity]], words: str, kind: str, value: float
) -> None:
    text = f"They sold {words} of the boats." if kind != "multiple" else f"Sales have {words} the old figure."

    found = quantities(text)[words]

    assert found.kind == kind
    assert found.value == pytest.approx(value)


def test_a_text_without_a_model_has_its_quantities_all_the_same() -> None:
    found = quantities_of(read_document(article_of("The 160 households paid £50."), None))

    assert [(one.kind, one.value) for one in found] == [("count", 160.0), ("money", 50.0)]
