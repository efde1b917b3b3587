"""Ask the typesetter which characters the available fonts can show."""

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


def characters_without_glyph(characters: Iterable[str], *, own_fonts_only: bool) -> frozenset[str]:
    """Return those of `characters` that Typst's own fonts, and unless `own_fonts_only` the machine's fonts, lack.

    A character without a shape of its own, such as a space or a combining accent, counts as shown.
    """
    candidates = frozenset(char for char in characters if not char.isascii() and char.isprintable())
    if not candidates:
        return frozenset()
    page = typst.compile(
        _PAGE, sys_inputs={"signs": json.dumps(sorted(candidates))}, ignore_system_fonts=own_fonts_only, pdf_tags=False
    )
    return candidates - _GlyphRecorder.in_file(page)


class _GlyphRecorder(PDFTextDevice):
    """Records the text of each glyph, except the one shown in place of a missing glyph."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.characters: set[str] = set()

    @classmethod
    def in_file(cls, content: bytes) -> frozenset[str]:
        resources = PDFResourceManager()
        device = cls(resources)
        interpreter = PDFPageInterpreter(resources, device)
        for page in PDFPage.get_pages(BytesIO(content)):
            interpreter.process_page(page)
        return frozenset(device.characters)

    def render_char(self, *arguments: Any) -> float:  # noqa: ANN401 - of the library's eight arguments two count
        font, glyph = arguments[1], arguments[5]
        if glyph:
            with suppress(PDFUnicodeNotDefined):
                self.characters.update(font.to_unichr(glyph))
        return 0.0
