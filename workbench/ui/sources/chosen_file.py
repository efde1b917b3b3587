"""The file chosen in the form: read, shown as what it is, and asked about accordingly."""

from dataclasses import dataclass

import streamlit as st

from workbench.domain.source import SourceKind
from workbench.errors import WorkbenchError
from workbench.intake.datasets.cell_ranges import CellRange, CellRangeError, parse_cell_range
from workbench.intake.datasets.dataset import Dataset, Sheet
from workbench.reports.escaping import escape_markdown
from workbench.services.desk import Desk
from workbench.services.sources.read_file import SourceContent, read_source
from workbench.ui.fields import text_area, text_input
from workbench.ui.session import draft
from workbench.ui.views.archived_view import SHOWN_COLUMNS, SHOWN_ROWS, Window, image_html, table_html

SHOWN_VALUES = 300
"""Characters of the cells' values that are shown before they become the passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenFile:
    """A file that the reviewer chose and has not attached yet."""

    content: bytes
    name: str
    reading: SourceContent


def chosen_file(desk: Desk, claim_id: str) -> ChosenFile | None:
    """Draw the field for a file; return the chosen file as it was read, with the fields its kind needs."""
    uploads = st.session_state.get(f"uploads_{claim_id}", 0)
    key = f"file_{claim_id}_{uploads}" if uploads else f"file_{claim_id}"
    upload = st.file_uploader("PDF, Word, image, saved page, table or e-mail", key=key, max_upload_size=25)
    if upload is None:
        return None
    content = upload.getvalue()
    try:
        with st.spinner("Reading the file"):
            reading = read_source(desk, content, upload.name)
    except WorkbenchError as error:
        st.error(escape_markdown(str(error)))
        return None
    chosen = ChosenFile(content=content, name=upload.name, reading=reading)
    _ask(claim_id, chosen)
    return chosen


def locator_of(claim_id: str, chosen: ChosenFile) -> str:
    """Return the cells typed, on the sheet that is shown."""
    cells = draft(f"place_{claim_id}").strip()
    several = chosen.reading.dataset and len(chosen.reading.dataset.sheets) > 1
    if not cells or "!" in cells or not several:
        return cells
    name = draft(f"sheet_{claim_id}").replace("'", "''")
    return f"'{name}'!{cells}"


def _ask(claim_id: str, chosen: ChosenFile) -> None:
    reading = chosen.reading
    if reading.remark:
        st.caption(escape_markdown(f"{chosen.name}: {reading.remark}."))
    if reading.kind is SourceKind.IMAGE:
        text_area("Alt text: what the image shows, for readers who cannot see it", f"alt_{claim_id}", height=68)
        st.html(image_html(chosen.content, reading.media_type, draft(f"alt_{claim_id}")))
    elif reading.dataset:
        _ask_cells(claim_id, chosen, reading.dataset)
    elif reading.unread:
        st.caption(escape_markdown(f"The file will be kept, but {reading.unread}"))


def _ask_cells(claim_id: str, chosen: ChosenFile, dataset: Dataset) -> None:
    sheet = _sheet(claim_id, dataset)
    text_input("Relevant cells, such as B2:D9", f"place_{claim_id}")
    locator = locator_of(claim_id, chosen)
    marked: CellRange | None = None
    if locator:
        try:
            marked = parse_cell_range(locator, dataset)
        except CellRangeError as error:
            st.caption(escape_markdown(str(error)))
    st.html(table_html(sheet, _window(claim_id, sheet), marked if marked and marked.sheet is sheet else None))
    if marked:
        values = marked.values()
        more = "…" if len(values) > SHOWN_VALUES else ""
        st.caption("The passage will be:")
        st.text(values[:SHOWN_VALUES] + more)


def _sheet(claim_id: str, dataset: Dataset) -> Sheet:
    if len(dataset.sheets) == 1:
        return dataset.sheets[0]
    names = tuple(sheet.name for sheet in dataset.sheets)
    key = f"sheet_{claim_id}"
    index = names.index(draft(key)) if draft(key) in names else 0
    chosen = st.selectbox("Sheet", names, index, key=key, persist_state="session")
    return dataset.sheets[names.index(chosen)] if chosen else dataset.sheets[0]


def _window(claim_id: str, sheet: Sheet) -> Window:
    """Return the part of the sheet to show; a large one can be moved through."""
    top, left = 1, 1
    down, across = st.columns(2)
    if len(sheet.rows) > SHOWN_ROWS:
        with down:
            top = int(st.number_input("From row", 1, len(sheet.rows), key=f"row_{claim_id}", step=SHOWN_ROWS))
    if sheet.width > SHOWN_COLUMNS:
        with across:
            left = int(st.number_input("From column", 1, sheet.width, key=f"column_{claim_id}", step=SHOWN_COLUMNS))
    return Window(top=top - 1, left=left - 1)
