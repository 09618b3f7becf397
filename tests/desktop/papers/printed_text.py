"""The words of a printed paper, page after page."""

import pypdfium2


def text_of(content: bytes) -> str:
    opened = pypdfium2.PdfDocument(content)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in opened)
    finally:
        opened.close()
