"""How one line of a draft file is written: sealed, bound to its record, whole or not at all."""

import base64
import json
from collections.abc import Mapping

from desktop.store.sealing import Sealer


class DraftLines:
    """Writes lines with ``sealer``; reads these, lines sealed by the ``former`` key, and plain ones."""

    def __init__(self, sealer: Sealer, former: Sealer | None = None) -> None:
        self._sealer = sealer
        self._former = former

    def followed_by(self, sealer: Sealer) -> "DraftLines":
        """The same lines from now on sealed by another key."""
        return DraftLines(sealer, self._sealer)

    def written(self, name: str, line: Mapping[str, object]) -> bytes:
        content = json.dumps(line, ensure_ascii=False).encode()
        return base64.b64encode(self._sealer.seal(content, name)) + b"\n"

    def read(self, name: str, raw: bytes) -> list[dict[str, str]]:
        """The whole lines of a file; one that was torn by a kill is passed over."""
        return [line for each in raw.split(b"\n") if (line := self._line(name, each)) is not None]

    def are_own(self, name: str, raw: bytes) -> bool:
        """Whether nothing in the file stands in the clear or is sealed by another key."""
        lines = (line for line in raw.split(b"\n") if line.strip())
        return all(self._opened(self._sealer, name, line) is not None for line in lines)

    def _line(self, name: str, raw: bytes) -> dict[str, str] | None:
        content: bytes | None = raw
        if not raw.startswith(b"{"):
            content = self._opened(self._sealer, name, raw)
            if content is None and self._former is not None:
                content = self._opened(self._former, name, raw)
        try:
            line = json.loads(content) if content else None
        except ValueError:
            return None
        return line if isinstance(line, dict) else None

    def _opened(self, sealer: Sealer, name: str, raw: bytes) -> bytes | None:
        try:
            return sealer.open(base64.b64decode(raw, validate=True), name)
        except ValueError:
            return None
