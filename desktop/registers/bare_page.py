"""One query said once and run many times: building a statement anew costs more than reading a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.sql.compiler import SQLCompiler


@dataclass(frozen=True, slots=True)
class BarePage:
    """The statement as the driver takes it; days are bound as the book keeps them."""

    text: str
    names: tuple[str, ...]
    values: Mapping[str, Any]

    @classmethod
    def compiled(cls, statement: Executable, dialect: Dialect) -> "BarePage":
        compiled: SQLCompiler = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
        values = {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in compiled.params.items()
        }
        return cls(str(compiled), tuple(compiled.positiontup or values), values)

    def rows(self, connection: Connection, **more: Any) -> Sequence[Sequence[Any]]:
        """What it finds; ``more`` fills the parameters left open."""
        values = {**self.values, **more}
        return connection.exec_driver_sql(self.text, tuple(values[name] for name in self.names)).fetchall()
