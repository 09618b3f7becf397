"""The same encrypted book past everything of ours: bare SQL on a connection of its own."""

from pathlib import Path

import sqlcipher3.dbapi2 as cipher

from desktop.office import open_key
from desktop.store.engine import connect


def bare_connection(file: Path) -> cipher.Connection:
    """A connection that begins a transaction by itself, as Python's own does."""
    connection = connect(file, open_key(file))
    connection.isolation_level = "DEFERRED"
    return connection
