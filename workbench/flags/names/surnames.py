"""The people of a document by surname, and signs that two of one surname are related."""

import re
from collections import defaultdict
from typing import Final

from workbench.domain.span import Span
from workbench.text.document import Document, Name
from workbench.text.names import ascii_fold

KIN: Final = re.compile(
    r"\b(?:wife|husband|spouse|widow(?:er)?|partner|couple|married|marri(?:es|age)|wed|brothers?|sisters?|siblings?|"
    r"twins?|sons?|daughters?|child(?:ren)?|father|mother|parents?|grand\w+|step\w+|half-\w+|uncle|aunt|nephew|niece|"
    r"cousins?|family|families|dynasty|namesake|relat(?:ion|ive|ives|ed)|née|nee|born|heirs?|clan)\b",
    re.IGNORECASE,
)
"""Words of kinship, and of what looks like it."""

_PARTICLES: Final = frozenset("de du des del della der den van von bin al la le di da el jr sr ii iii iv".split())


def people_by_surname(document: Document) -> dict[str, list[Name]]:
    """Return the people written with first and last name, by last name in plain letters, in reading order."""
    return document.once(_holders)


def _holders(document: Document) -> dict[str, list[Name]]:
    by_surname: dict[str, list[Name]] = defaultdict(list)
    for name in document.names:
        words = ascii_fold(name.text).split()
        if name.kind == "person" and len(words) > 1 and not _PARTICLES & set(words):
            by_surname[words[-1]].append(name)
    return by_surname


def is_named_with_kin(document: Document, name: Name) -> bool:
    """Return whether a sentence with the name speaks of kin, or joins it to another of the family by "and"."""
    return any(
        KIN.search(document.text, sentence.start, sentence.end)
        or re.search(r"\band " + re.escape(name.text), document.text[sentence.start : sentence.end])
        for sentence in document.sentences_in(Span(name.start, name.end))
    )
