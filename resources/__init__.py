"""The data the program ships with: fonts, icons, formats, calendars, legal limits, templates.

A leaf: it holds files and the one function that finds them, so that a source tree and a
packaged build look the files up in the same way.
"""

from pathlib import Path

_ROOT = Path(__file__).resolve().parent


def path(*parts: str) -> Path:
    """Where a shipped file lies, e.g. ``path("fonts", "LiberationSerif-Regular.ttf")``."""
    return _ROOT.joinpath(*parts)
