"""Where things lie on this machine, and what this person set for this screen.

Kept beside the book's default place, not in the book: another machine has another screen.
"""

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from desktop.domain.unlocking import IDLE_MINUTES, USUAL_IDLE_MINUTES

BOOK_VARIABLE = "LANGNGHE_BOOK"
BOOK_NAME = "so-lang-nghe.db"
_PLACES_AND_DAYS = ("digest", "login", "book", "backup_folder", "usb_folder")


@dataclass(frozen=True, slots=True)
class Settings:
    """``login`` is whoever unlocked last; ``idle_minutes`` until the screen locks by itself.

    ``theme`` is light, dark or system; ``point_size`` the screen font in points (10…16); ``digest`` the
    day whose due work was told at the start; ``book`` the book to open, where it is not the usual one;
    ``backup_folder`` where backups go by themselves, ``usb_folder`` where they last went on demand."""

    theme: str = "light"
    point_size: float = 10.5
    window: str = ""
    digest: str = ""
    login: str = ""
    idle_minutes: int = USUAL_IDLE_MINUTES
    book: str = ""
    backup_folder: str = ""
    usb_folder: str = ""


def data_folder() -> Path:
    """The platform's user-data folder for this program."""
    from platformdirs import user_data_path

    return user_data_path("langnghe", appauthor=False)


def default_book() -> Path:
    """The book named by the environment, else the one last restored to, else the usual one."""
    named = os.environ.get(BOOK_VARIABLE)
    if named:
        return Path(named)
    folder = data_folder()
    chosen = load(folder).book
    return Path(chosen) if chosen and Path(chosen).exists() else folder / BOOK_NAME


def backup_folder() -> Path:
    """Where backups go by themselves."""
    folder = data_folder()
    chosen = load(folder).backup_folder
    return Path(chosen) if chosen else folder / "sao-luu"


def change(**values: str | float) -> Settings:
    """Keep other values for some settings; the rest stays as it is."""
    folder = data_folder()
    changed = replace(load(folder), **values)  # type: ignore[arg-type]
    save(folder, changed)
    return changed


def load(folder: Path) -> Settings:
    """The settings kept in a folder; what is missing or unreadable takes its default."""
    try:
        found = json.loads((folder / "cai-dat.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    size, minutes = found.get("point_size"), found.get("idle_minutes")
    return Settings(
        theme=str(found.get("theme") or Settings().theme),
        point_size=float(size) if isinstance(size, (int, float)) else Settings().point_size,
        window=str(found.get("window") or ""),
        idle_minutes=minutes if minutes in IDLE_MINUTES else USUAL_IDLE_MINUTES,
        **{name: str(found.get(name) or "") for name in _PLACES_AND_DAYS},
    )


def save(folder: Path, settings: Settings) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / "cai-dat.json.moi"
    aside.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
    aside.replace(folder / "cai-dat.json")
