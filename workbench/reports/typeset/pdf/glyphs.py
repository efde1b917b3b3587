"""Which signs the fonts at hand can show, asked of the typesetter itself."""

import json
from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO
from typing import Any, Final

import typst
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

_PAGE: Final = b"""\
#set page(width: 4000pt, height: auto)
#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"), size: 4pt, ligatures: false)
#for sign in json(bytes(sys.inputs.signs)) [#sign \\ ]
"""


def not_shown(signs: Iterable[str], *, own_fonts_only: bool) -> frozenset[str]:
    """Those of `signs`, each one code point, for which neither Typst's own nor (unless told) the machine's fonts serve.

    A sign that shows nothing of itself, such as a blank or a combining accent, counts as shown.
    """
    asked = frozenset(sign for sign in signs if not sign.isascii() and sign.isprintable())
    if not asked:
        return frozenset()
    page = typst.compile(
        _PAGE, sys_inputs={"signs": json.dumps(sorted(asked))}, ignore_system_fonts=own_fonts_only, pdf_tags=False
    )
    return asked - _Shown.in_file(page)


class _Shown(PDFTextDevice):
    """Notes the text of each glyph other than the one that stands for a missing glyph."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.signs: set[str] = set()

    @classmethod
    def in_file(cls, content: bytes) -> frozenset[str]:
        resources = PDFResourceManager()
        device = cls(resources)
        interpreter = PDFPageInterpreter(resources, device)
        for page in PDFPage.get_pages(BytesIO(content)):
            interpreter.process_page(page)
        return frozenset(device.signs)

    def render_char(self, *told: Any) -> float:  # noqa: ANN401 - of the library's eight arguments two count
        font, glyph = told[1], told[5]
        if glyph:
            with suppress(PDFUnicodeNotDefined):
                self.signs.update(font.to_unichr(glyph))
        return 0.0
