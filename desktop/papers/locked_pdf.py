"""A paper that opens in any PDF reader, for whoever knows the password."""

import io


def locked(content: bytes, password: str) -> bytes:
    """The same pages, encrypted with AES-256 (PDF 2.0)."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as paper:
        paper.save(out, encryption=pikepdf.Encryption(owner=password, user=password, R=6))
    return out.getvalue()
