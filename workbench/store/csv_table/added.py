"""The columns that somebody added to a table, carried along as they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.store.csv_table.header import Header


@dataclass(slots=True)
class AddedColumns:
    """Names of added columns, from left to right, and their cells by row id; rows where all are blank left out."""

    names: list[str] = field(default_factory=list)
    _cells: dict[str, list[str]] = field(default_factory=dict)

    def places(self, header: Header) -> list[int]:
        """Where each of the header's other columns stands among `names`; those not known yet are added."""
        places: list[int] = []
        for name in (header.names[place] for place in header.others):
            known = [place for place, other in enumerate(self.names) if other == name and place not in places]
            places.append(known[0] if known else len(self.names))
            self.names += [] if known else [name]
        return places

    def take(self, key: str, cells: Sequence[str], places: Sequence[int]) -> bool:
        """Keep what stands beside a row; False where other words are known for it, which are kept then."""
        aligned = self.aligned(cells, places)
        if not any(aligned):
            return True
        known = self._cells.setdefault(key, aligned)
        return self.filled(known) == self.filled(aligned)

    def aligned(self, cells: Sequence[str], places: Sequence[int]) -> list[str]:
        """`cells` each under its name; a column without a name is added for what stands beyond the header."""
        while len(cells) > len(places) and cells[-1] == "":
            cells = cells[:-1]
        beyond = range(len(self.names), len(self.names) + len(cells) - len(places))
        self.names += [""] * len(beyond)
        aligned = [""] * len(self.names)
        for place, cell in zip((*places, *beyond), cells, strict=False):
            aligned[place] = cell
        return aligned

    def of(self, key: str) -> list[str]:
        """The cells beside a row, one for each name."""
        return self.filled(self._cells.get(key, ()))

    def filled(self, cells: Sequence[str]) -> list[str]:
        """`cells` with blank ones for the names that they lack."""
        return [*cells, *[""] * (len(self.names) - len(cells))]
