"""Questions, told from statements that quote one and from a question mark that stands for a lost letter."""

import re
from typing import Final

_QUOTED_QUESTION: Final = ("?”", '?"', "?’")
_NO_END: Final = (",?", ", ?")
_LOST_MARK: Final = re.compile(r"(?:^|\s)\?\w")
"""A question mark where a quotation opens: it stands for a mark that a conversion lost."""


def is_question(clause: str) -> bool:
    """Return whether the clause is a question, and not a statement that quotes one.

    >>> is_question('She wrote "Who will pay?"')
    False
    """
    quotes_one = clause.endswith(_QUOTED_QUESTION) and clause[0] not in "“\"‘'"
    bare = clause.rstrip("”\"')’ ")
    is_asked = bare.endswith("?") and not bare.endswith(_NO_END)
    return is_asked and not quotes_one and not _LOST_MARK.search(bare)
