"""Small files of each kind, made for the tests."""

import struct
import zlib
from email.message import EmailMessage
from io import BytesIO

import docx
import openpyxl


def png(width: int, height: int) -> bytes:
    """A picture of one colour."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    rows = b"".join(b"\0" + b"\x30\x60\x90" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def pdf(*pages: tuple[str, ...]) -> bytes:
    """A PDF with each line of each page at a place of its own; "" makes a gap."""
    bodies = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    font = "<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    kids = []
    for lines in pages:
        drawn = "".join(
            f"BT /F 12 Tf 72 {760 - 14 * row} Td ({line}) Tj ET\n" for row, line in enumerate(lines) if line
        )
        bodies.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream")
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(bodies)} 0 R /Resources {font} >>"
        bodies.append(page)
        kids.append(f"{len(bodies)} 0 R")
    bodies[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    content, places = "%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF\n"
    return f"{content}xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def word(*paragraphs: str, header: str = "") -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "2019", "400"
    document.sections[0].header.paragraphs[0].text = header
    document.core_properties.title, document.core_properties.author = "Mill burns down", "Ann Lee"
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def mhtml(page: bytes, *, charset: str = "utf-8", address: str = "https://gazette.example/mill?id=1#top") -> bytes:
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {address}\r\nSubject: =?utf-8?Q?Mill=20burns?=\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--cut"\r\n\r\n'
        f"----cut\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
        f"----cut\r\nContent-Type: text/html; charset={charset}\r\n\r\n"
    )
    return head.encode() + page + b"\r\n----cut--\r\n"


def letter(*, page: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Zoë Berg <zoe@mill.example>", "desk@news.example"
    message["Date"], message["Subject"] = "Wed, 30 Sep 2020 10:00:00 +0200", "Our café’s stock"
    message["Message-ID"] = "<1@mill.example>"
    if page:
        message.set_content(page, subtype="html")
    else:
        message.set_content("It was 36 per cent, not 63.\nYours, Zoë")
    return message.as_bytes()


def workbook(*, shares: str = "", **sheets: list[list[object]]) -> bytes:
    """A workbook with these rows; the cell `shares` of each sheet is shown in per cent."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if shares:
            sheet[shares].number_format = "0.0%"
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()
