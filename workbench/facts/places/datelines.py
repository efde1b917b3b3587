"""Where a report comes from, and "the Kenyan capital" that it speaks of without a name."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.facts.places.mentions import PlaceMention, places_of
from workbench.facts.places.told import marked_places
from workbench.text.document import Document

_UNNAMED: Final = re.compile(
    r"(?<!›, )\b(?:in|at|from|to|near|around|outside) the ‹A(?P<whole>\d+)› capital\b(?!,? ‹P| of)"
)


def dateline_places(document: Document) -> tuple[PlaceMention, ...]:
    """Return the places of the datelines: `KAMPALA, 14 October —`."""
    stretches = [furniture.span for furniture in document.furniture if furniture.reason == "dateline"]
    return tuple(
        mention
        for mention in places_of(document)
        if any(span.start <= mention.span.start < span.end for span in stretches)
    )


def unnamed_capitals(document: Document) -> Iterator[PlaceMention]:
    """Yield the adjectives of countries in "in the Kenyan capital" and the like, where no name stands with it."""
    for marked in marked_places(document):
        for match in _UNNAMED.finditer(marked.masked):
            yield marked.mentions[int(match["whole"])]
