"""The archived copy behind a piece of evidence: opened when asked for, shown from the bytes kept."""

import streamlit as st

from workbench.domain.source import Evidence, Snapshot, Source, SourceKind
from workbench.errors import WorkbenchError
from workbench.intake.datasets.cell_ranges import CellRange, CellRangeError, parse_cell_range
from workbench.intake.datasets.dataset import Dataset
from workbench.reports.escaping import escape_markdown
from workbench.services.desk import Desk
from workbench.services.sources.read_file import SourceContent, read_source
from workbench.ui.views.archived_view import Window, image_html, table_html, window_on, words_html

_NAMES = {SourceKind.IMAGE: "Show the image", SourceKind.DATASET: "Show the table"}
SHOWN_TITLE = 60


def archived_box(desk: Desk, link: Evidence, source: Source) -> None:
    """Draw a closed box; when opened, it shows the copy with the passage marked, and a download of the original."""
    if source.snapshot is None:
        return
    name = _NAMES.get(source.kind, "Show the archived copy")
    label = f"{name}: {escape_markdown(source.title[:SHOWN_TITLE])}"
    box = st.expander(label, key=f"archived_{link.id}", on_change="rerun")
    if not box.open:  # closed, its bytes would cost every step from claim to claim
        return
    with box:
        try:
            content = desk.store.read(source.snapshot.sha256)
            reading = read_source(desk, content, _file_name(source, source.snapshot))
        except WorkbenchError as error:
            st.text(str(error))
            return
        _copy(reading, content, link, source=source)
        st.download_button(
            "Download the original",
            content,
            file_name=_file_name(source, source.snapshot),
            mime="application/octet-stream",  # saved, never opened as a page of this address
            key=f"original_{link.id}",
            on_click="ignore",
        )


def _copy(reading: SourceContent, content: bytes, link: Evidence, *, source: Source) -> None:
    if reading.kind is SourceKind.IMAGE:
        st.html(image_html(content, reading.media_type, source.note or source.title))
    elif reading.dataset:
        marked = _marked(reading.dataset, link.locator)
        sheet = marked.sheet if marked else reading.dataset.sheets[0]
        st.html(table_html(sheet, window_on(marked) if marked else Window(), marked))
    elif reading.text.text:
        st.html(words_html(reading.text.text, link.start, link.end))
    else:
        st.text(f"No text could be read: {reading.unread}")


def _marked(dataset: Dataset, locator: str) -> CellRange | None:
    try:
        return parse_cell_range(locator, dataset) if locator else None
    except CellRangeError:
        return None


def _file_name(source: Source, snapshot: Snapshot) -> str:
    """Return a name for the copy that says what it is; a source's own title never becomes a path."""
    ending = {"text/html": "html", "application/pdf": "pdf", "text/csv": "csv", "multipart/related": "mhtml"}
    kind = ending.get(snapshot.media_type, "")
    return f"{source.id}.{kind}" if kind else str(source.id)
