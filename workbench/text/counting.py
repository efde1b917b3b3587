"""A number and its noun in the form that fits."""


def plural(number: int, noun: str, plural: str = "") -> str:
    """Return `number` and `noun` in the right form; `plural` where it is not `noun` with an s.

    >>> plural(1, "claim"), plural(2, "claim"), plural(2, "entry", "entries")
    ('1 claim', '2 claims', '2 entries')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {plural or f'{noun}s'}"
