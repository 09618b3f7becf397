"""Where things lie on this machine, and what this person set for this screen.

Kept beside the book's default place, not in the book: another machine has another screen.
"""

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

BOOK_VARIABLE = "LANGNGHE_BOOK"
BOOK_NAME = "so-lang-nghe.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """``theme`` is light, dark or system; ``point_size`` the screen font in points (10…16)."""

    theme: str = "light"
    point_size: float = 10.5
    window: str = ""

    def changed(self, **values: object) -> "Settings":
        return replace(self, **values)  # type: ignore[arg-type]


def data_folder() -> Path:
    """The platform's user-data folder for this program."""
    from platformdirs import user_data_path

    return user_data_path("langnghe", appauthor=False)


def default_book() -> Path:
    named = os.environ.get(BOOK_VARIABLE)
    return Path(named) if named else data_folder() / BOOK_NAME


def load(folder: Path) -> Settings:
    """The settings kept in a folder; what is missing or unreadable takes its default."""
    try:
        found = json.loads((folder / "cai-dat.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    defaults = asdict(Settings())
    known = {field.name for field in fields(Settings)}
    usable = {
        name: value
        for name, value in (found.items() if isinstance(found, dict) else ())
        if name in known and isinstance(value, (type(defaults[name]), int, float))
        and isinstance(value, str) == isinstance(defaults[name], str)
    }  # fmt: skip
    return Settings(**usable)


def save(folder: Path, settings: Settings) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / "cai-dat.json.moi"
    aside.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
    aside.replace(folder / "cai-dat.json")
