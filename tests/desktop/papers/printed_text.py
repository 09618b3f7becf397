"""The words of a printed paper, page after page."""

from io import BytesIO

import pdfplumber


def text_of(content: bytes) -> str:
    with pdfplumber.open(BytesIO(content)) as pdf:
        return " ".join(" ".join((page.extract_text() or "").split()) for page in pdf.pages)
