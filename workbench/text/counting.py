"""A number and its noun in the form that fits."""


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return `number` and `noun` in the right form; `plural` where it is not `noun` with an s.

    >>> counted(1, "claim"), counted(2, "claim"), counted(2, "entry", "entries")
    ('1 claim', '2 claims', '2 entries')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {plural or f'{noun}s'}"
