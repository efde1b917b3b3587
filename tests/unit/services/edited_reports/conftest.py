"""An article with three claims, two of them judged, and reports of it that somebody edits."""

import csv
import io

import docx
import openpyxl
import pytest

from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import add_claim, decide
from workbench.services.edited_reports.take_in import read_edited_report
from workbench.services.export_report import render_report

TEXT = "In the poll 36% agreed. =The Brégançon plan failed in 2019. It rained on Monday."


@pytest.fixture
def article(desk):
    made = import_text(desk, TEXT, origin="a.txt", by="Ana")
    for start, end in ((0, 23), (24, 59), (60, 80)):
        add_claim(desk, made.id, start=start, end=end, by="Ana")
    first, second, _ = open_review(desk, made.id).claims
    decide(desk, made.id, first.claim.id, label="wrong", rationale="It was 35%,\nsays the poll.", by="Ana")
    decide(desk, made.id, second.claim.id, label="disputed", rationale="Two papers differ.", by="Ana")
    return made


def edited_csv(content: bytes, change) -> bytes:
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    change(rows)
    page = io.StringIO()
    columns = dict.fromkeys(column for row in rows for column in row)
    writer = csv.DictWriter(page, columns, delimiter=";")  # as a spreadsheet elsewhere saves it
    writer.writeheader()
    writer.writerows(rows)
    return page.getvalue().encode("cp1252")


def edited_xlsx(content: bytes, change) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Claims"]
    names = [cell.value for cell in sheet[1]]
    before = [dict(zip(names, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]
    rows = [dict(row) for row in before]
    change(rows)
    if len(rows) < len(before):
        sheet.delete_rows(len(rows) + 2, len(before) - len(rows))
    for column in dict.fromkeys(column for row in rows for column in row):
        names += [] if column in names else [column]
        sheet.cell(1, names.index(column) + 1).value = column
    for number, row in enumerate(rows):
        for column, value in row.items():
            if number >= len(before) or before[number].get(column) != value:
                sheet.cell(number + 2, names.index(column) + 1).value = value
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


EDITED = {"csv": edited_csv, "xlsx": edited_xlsx}


@pytest.fixture
def edited():
    """How a table is edited in each form."""
    return EDITED


@pytest.fixture
def back(desk, article):
    """What a table would change that goes out as `form`, is edited by `change`, and comes back."""

    def bring_back(form, change):
        content = render_report(desk, article.id, form=form, by="Ana")
        return read_edited_report(desk, article.id, EDITED[form](content, change), name=f"audit.{form}")

    return bring_back


@pytest.fixture
def later(desk):
    """The desk an hour later."""
    fields = {name: getattr(desk, name) for name in desk.__dataclass_fields__}
    return type(desk)(**fields | {"now": lambda: "2026-11-23T21:00:00Z"})


class Document:
    """The audit as a Word document, to comment on and to bring back."""

    def __init__(self, desk, article):
        self.desk, self.article = desk, article
        self.document = docx.Document(io.BytesIO(render_report(desk, article.id, form="docx", by="Ana")))

    def run(self, words):
        paragraph = next(p for p in self.document.paragraphs if words in p.text)
        return next(run for run in paragraph.runs if words in run.text)

    def comment(self, words, text, author="Cleo"):
        self.document.add_comment(self.run(words), text=text, author=author)

    def content(self) -> bytes:
        kept = io.BytesIO()
        self.document.save(kept)
        return kept.getvalue()

    def back(self):
        return read_edited_report(self.desk, self.article.id, self.content(), name="audit.docx")


@pytest.fixture
def as_document(desk):
    """The audit of an article as a Word document, as it stands now."""
    return lambda article: Document(desk, article)


@pytest.fixture
def document(article, as_document):
    return as_document(article)
