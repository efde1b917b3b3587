"""The name ledger: every person, place and body with all its spellings, counts and posts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from workbench.domain.flag import Flag
from workbench.domain.span import Span
from workbench.ledgers.ledger import Findings, Ledger, Row
from workbench.text.document import Document, Name
from workbench.text.names import name_words, same_name

SURE = 0.9
"""Similarity from which two spellings are listed as one name."""

NO_NAME_TAGS = ("JJ", "VB", "RB", "IN", "UH")
"""Penn Treebank tags of capitalised words that name nothing."""

KINDS = {"person": 0, "body": 1, "place": 2, "unknown": 3}


def name_ledger(findings: Findings) -> Ledger:
    """Return one row a name, persons first, the most frequent first; each spelling with its count."""
    groups = _grouped(_listed(findings.document), findings.flags)
    rows = [_row(names) for names in groups]
    rows.sort(key=lambda row: (KINDS[row.cells[1]], -len(row.places), row.cells[0]))
    return Ledger(
        name="names",
        what="Every name with its spellings. Two spellings in one row: is one of them a mistake?",
        columns=("Name", "Kind", "Spellings", "Titles"),
        rows=tuple(rows),
    )


def _listed(document: Document) -> list[Name]:
    """Return the names worth a row: not those of boilerplate, nor single capitalised adjectives and verbs."""
    tags = {token.start: token.tag for token in document.tokens}
    boilerplate = [paragraph for paragraph in document.paragraphs if paragraph.role == "boilerplate"]
    listed = []
    for name in document.names:
        is_single_unknown = name.kind == "unknown" and " " not in name.text
        if is_single_unknown and tags.get(name.start, "").startswith(NO_NAME_TAGS):
            continue
        if not any(paragraph.start <= name.start < paragraph.end for paragraph in boilerplate):
            listed.append(name)
    return listed


def _row(names: Sequence[Name]) -> Row:
    spellings = Counter(name.text for name in names)
    kinds = Counter(name.kind for name in names if name.kind != "unknown")
    kind = kinds.most_common(1)[0][0] if kinds else "unknown"
    fullest = max(spellings, key=lambda text: (len(text.split()), spellings[text], text))
    titles = Counter(name.title for name in names if name.title)
    places = tuple(Span(name.start, name.end) for name in sorted(names))
    return Row((fullest, kind, _with_counts(spellings), _with_counts(titles)), places)


def _with_counts(spellings: Counter[str]) -> str:
    return ", ".join(f"{text} {count}" for text, count in spellings.most_common())


def _grouped(names: Sequence[Name], flags: Iterable[Flag]) -> list[list[Name]]:
    """Return the names grouped by bearer: equal words, a surname of one full name, or spellings that a flag pairs."""
    parents = {name.text: name.text for name in names}

    def root(text: str) -> str:
        while parents[text] != text:
            text = parents[text]
        return text

    for spelling, other in _pairs(names, flags):
        if spelling in parents and other in parents:
            parents[root(spelling)] = root(other)
    groups: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        groups[root(name.text)].append(name)
    return list(groups.values())


def _pairs(names: Sequence[Name], flags: Iterable[Flag]) -> Iterable[tuple[str, str]]:
    """Yield the pairs of spellings that mean one bearer."""
    yield from _surnames(names)
    yield from _similar_spellings({name.text for name in names})
    at_place = {(name.start, name.end): name.text for name in names}
    for flag in flags:
        if flag.rule.startswith("NAM"):
            spelling = at_place.get((flag.start, flag.end), flag.quote)
            for related in flag.related:
                yield spelling, at_place.get((related.start, related.end), related.quote)


def _similar_spellings(spellings: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Yield the pairs that are surely one name, among those with as many words and a last word that begins alike."""
    blocks: dict[tuple[int, str], list[str]] = defaultdict(list)
    for spelling in sorted(spellings):
        words = name_words(spelling)
        if words:
            blocks[len(words), words[-1][:2]].append(spelling)
    for block in blocks.values():
        for spelling, other in combinations(block, 2):
            if same_name(spelling, other) >= SURE:
                yield spelling, other


def _surnames(names: Sequence[Name]) -> Iterable[tuple[str, str]]:
    """Yield each single surname with the full name that ends in it, where only one does."""
    full_names: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.kind == "person" and " " in name.text:
            full_names[name.text.split()[-1]].add(name.text)
    for surname, holders in full_names.items():
        if len(holders) == 1:
            yield surname, next(iter(holders))
