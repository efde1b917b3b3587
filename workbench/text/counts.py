"""Numbers of things, in words."""


def counted(number: int, noun: str) -> str:
    """`number` and `noun` in the right form.

    >>> counted(1, "claim"), counted(2, "claim")
    ('1 claim', '2 claims')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
