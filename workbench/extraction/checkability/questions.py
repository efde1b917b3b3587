"""Questions, told from statements that quote one and from a question mark that stands for a lost letter."""

from typing import Final

_QUOTED_QUESTION: Final = ("?”", '?"', "?’")
_NO_END: Final = (",?", ", ?")


def is_question(clause: str) -> bool:
    """Return whether the clause is a question, and not a statement that quotes one.

    >>> is_question('She wrote "Who will pay?"')
    False
    """
    quotes_one = clause.endswith(_QUOTED_QUESTION) and clause[0] not in "“\"‘'"
    bare = clause.rstrip("”\"')’ ")
    return bare.endswith("?") and not bare.endswith(_NO_END) and not quotes_one
