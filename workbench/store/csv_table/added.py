"""The columns that somebody added to a table, carried along unchanged."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.store.csv_table.header import Header


@dataclass(slots=True)
class AddedColumns:
    """The names of added columns, from left to right, and their cells by row key; rows with blanks only left out."""

    names: list[str] = field(default_factory=list)
    _cells: dict[str, list[str]] = field(default_factory=dict)

    def places(self, header: Header) -> list[int]:
        """Return the place of each added column of `header` among `names`; new ones are appended to them."""
        places: list[int] = []
        for name in (header.names[place] for place in header.others):
            known = [place for place, other in enumerate(self.names) if other == name and place not in places]
            places.append(known[0] if known else len(self.names))
            self.names += [] if known else [name]
        return places

    def take(self, key: str, cells: Sequence[str], places: Sequence[int]) -> bool:
        """Save the added cells of a row; return False where it already has others, which are kept."""
        aligned = self.align(cells, places)
        if not any(aligned):
            return True
        known = self._cells.setdefault(key, aligned)
        return self.pad(known) == self.pad(aligned)

    def align(self, cells: Sequence[str], places: Sequence[int]) -> list[str]:
        """Return `cells`, each under its name; a column without a name is added for each cell beyond the header."""
        while len(cells) > len(places) and cells[-1] == "":
            cells = cells[:-1]
        beyond = range(len(self.names), len(self.names) + len(cells) - len(places))
        self.names += [""] * len(beyond)
        aligned = [""] * len(self.names)
        for place, cell in zip((*places, *beyond), cells, strict=False):
            aligned[place] = cell
        return aligned

    def of(self, key: str) -> list[str]:
        """Return the added cells of a row, one for each name."""
        return self.pad(self._cells.get(key, ()))

    def pad(self, cells: Sequence[str]) -> list[str]:
        """Return `cells`, padded with blank ones for the missing names."""
        return [*cells, *[""] * (len(self.names) - len(cells))]
