"""The name ledger: every person, place and body with all its spellings, counts and posts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from workbench.domain.flag import Flag
from workbench.domain.span import Span
from workbench.ledgers.ledger import Findings, Ledger, Row
from workbench.text.document import Document, Name
from workbench.text.names import folded_words, same_name

SURE = 0.9
"""Likeness from which two spellings are listed as one name."""

NO_NAME_TAGS = ("JJ", "VB", "RB", "IN", "UH")
"""Penn Treebank tags of capitalised words that name nothing."""

KINDS = {"person": 0, "body": 1, "place": 2, "unknown": 3}


def name_ledger(found: Findings) -> Ledger:
    """One row a name, persons first, the most often named first; each spelling with its count."""
    groups = _grouped(_listed(found.document), found.flags)
    rows = [_row(names) for names in groups]
    rows.sort(key=lambda row: (KINDS[row.cells[1]], -len(row.places), row.cells[0]))
    return Ledger(
        name="names",
        what="Every name with its spellings. Two spellings in one row: is one of them a mistake?",
        columns=("Name", "Kind", "Spellings", "Titles"),
        rows=tuple(rows),
    )


def _listed(document: Document) -> list[Name]:
    """The names worth a row: not those of boilerplate, nor lone capitalised adjectives and verbs."""
    tags = {token.start: token.tag for token in document.tokens}
    boilerplate = [Span(p.start, p.end) for p in document.paragraphs if p.role == "boilerplate"]
    return [
        name
        for name in document.names
        if not (name.kind == "unknown" and tags.get(name.start, "").startswith(NO_NAME_TAGS) and " " not in name.text)
        and not any(paragraph.start <= name.start < paragraph.end for paragraph in boilerplate)
    ]


def _row(names: Sequence[Name]) -> Row:
    spellings = Counter(name.text for name in names)
    kinds = Counter(name.kind for name in names if name.kind != "unknown")
    kind = kinds.most_common(1)[0][0] if kinds else "unknown"
    fullest = max(spellings, key=lambda text: (len(text.split()), spellings[text], text))
    titles = Counter(name.title for name in names if name.title)
    places = tuple(Span(name.start, name.end) for name in sorted(names))
    return Row((fullest, kind, _counted(spellings), _counted(titles)), places)


def _counted(spellings: Counter[str]) -> str:
    return ", ".join(f"{text} {count}" for text, count in spellings.most_common())


def _grouped(names: Sequence[Name], flags: Iterable[Flag]) -> list[list[Name]]:
    """The names by whom they mean: equal words, a surname of one full name, or spellings a flag pairs."""
    chosen = {text: text for text in {name.text for name in names}}

    def root(text: str) -> str:
        while chosen[text] != text:
            text = chosen[text]
        return text

    for one, other in _pairs(names, flags):
        if one in chosen and other in chosen:
            chosen[root(one)] = root(other)
    groups: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        groups[root(name.text)].append(name)
    return list(groups.values())


def _pairs(names: Sequence[Name], flags: Iterable[Flag]) -> Iterable[tuple[str, str]]:
    yield from _surnames(names)
    alike: dict[tuple[int, str], list[str]] = defaultdict(list)
    for text in sorted({name.text for name in names}):
        words = folded_words(text)
        if words:
            alike[len(words), words[-1][:2]].append(text)
    for block in alike.values():
        for at, one in enumerate(block):
            yield from ((one, other) for other in block[at + 1 :] if same_name(one, other) >= SURE)
    at_place = {(name.start, name.end): name.text for name in names}
    for flag in flags:
        if flag.rule.startswith("NAM"):
            ours = at_place.get((flag.start, flag.end), flag.quote)
            yield from ((ours, at_place.get((other.start, other.end), other.quote)) for other in flag.related)


def _surnames(names: Sequence[Name]) -> Iterable[tuple[str, str]]:
    """A lone surname with the full name that ends in it, where only one does."""
    full: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.kind == "person" and " " in name.text:
            full[name.text.split()[-1]].add(name.text)
    for surname, holders in full.items():
        if len(holders) == 1:
            yield surname, next(iter(holders))
