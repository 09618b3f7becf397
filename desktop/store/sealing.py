"""Small pieces of text kept beside the book, sealed: nobody reads or alters them without the key."""

import secrets

_NONCE = 12


class Sealer:
    """AES-256-GCM with one key. ``about`` binds a piece to its place: it opens nowhere else."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def seal(self, content: bytes, about: str) -> bytes:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = secrets.token_bytes(_NONCE)
        return nonce + AESGCM(self._key).encrypt(nonce, content, about.encode())

    def open(self, sealed: bytes, about: str) -> bytes | None:
        """The content; ``None`` when it was sealed with another key, for another place, or was altered."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return AESGCM(self._key).decrypt(sealed[:_NONCE], sealed[_NONCE:], about.encode())
        except (InvalidTag, ValueError):
            return None
