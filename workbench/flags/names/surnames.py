"""Words of kinship, and whether a sentence sets a name among kin."""

import re
from typing import Final

from workbench.domain.span import Span
from workbench.text.document import Document, Name

KIN: Final = re.compile(
    r"\b(?:wife|husband|spouse|widow(?:er)?|partner|couple|married|marri(?:es|age)|wed|brothers?|sisters?|siblings?|"
    r"twins?|sons?|daughters?|child(?:ren)?|father|mother|parents?|(?:grand|great-grand)-?(?:father|mother|parent|son|daughter|child|ma|pa)\w*|"
    r"step-?(?:father|mother|parent|son|daughter|child|brother|sister|sibling)\w*|half-\w+|uncle|aunt|nephew|niece|"
    r"cousins?|family|families|dynasty|namesake|relat(?:ion|ive|ives|ed)|née|nee|born|heirs?|clan)\b",
    re.IGNORECASE,
)
"""Words of kinship, and of what looks like it."""


def is_named_with_kin(document: Document, name: Name) -> bool:
    """Return whether a sentence with the name speaks of kin, or joins it to another of the family by "and"."""
    return any(
        KIN.search(document.text, sentence.start, sentence.end)
        or re.search(r"\band " + re.escape(name.text), document.text[sentence.start : sentence.end])
        for sentence in document.sentences_in(Span(name.start, name.end))
    )
