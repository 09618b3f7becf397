"""What kind of place a folder is: this machine's own disk, a stick, a network drive, a sync folder.

A book on a network drive or in a sync folder is easily spoilt: other machines write into it unseen. A
backup on the book's own disk goes with that disk.
"""

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_NETWORK_TYPES = frozenset({
    "9p", "afs", "afpfs", "cifs", "davfs", "ncpfs", "nfs", "nfs4", "smb", "smb2", "smb3", "smbfs", "sshfs",
    "fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.s3fs", "fuse.google-drive-ocamlfuse",
})  # fmt: skip
_SYNC_FOLDERS = {
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "drive của tôi": "Google Drive",
    "dropbox": "Dropbox",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "zalo received files": "Zalo PC",
    "zalopc": "Zalo PC",
}
_SYNC_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".849c9593-d756-4e56-8d6e-42412f2a707b": "OneDrive",
    ".sync_folder.db": "Nextcloud",
    ".owncloudsync.log": "Nextcloud",
    ".stfolder": "Syncthing",
}
_REMOVABLE, _REMOTE = 2, 4


class PlaceKind(StrEnum):
    """Where a folder lies."""

    LOCAL = "local"
    REMOVABLE = "removable"
    NETWORK = "network"
    SYNC = "sync"


@dataclass(frozen=True, slots=True)
class Place:
    """``service`` is the name of the program that copies the folder elsewhere, where one does."""

    kind: PlaceKind
    service: str = ""

    @property
    def is_shared(self) -> bool:
        """Whether other machines may write there."""
        return self.kind in {PlaceKind.NETWORK, PlaceKind.SYNC}


def place_of(path: Path, mounts: str | None = None) -> Place:
    """Where a file or folder lies, or would lie; ``mounts`` is the text of the kernel's list of mounts."""
    service = _sync_service(path.absolute())
    if service:
        return Place(PlaceKind.SYNC, service)
    standing = _standing(path)
    if sys.platform == "win32":
        return Place(_windows_kind(standing))
    found = _mount_type(standing, _mounts() if mounts is None else mounts)
    if found in _NETWORK_TYPES:
        return Place(PlaceKind.NETWORK)
    return Place(PlaceKind.REMOVABLE if _is_removable(standing) else PlaceKind.LOCAL)


def same_disk(one: Path, other: Path) -> bool:
    """Whether two places go together when a disk does: partitions of one disk do."""
    here, there = _standing(one), _standing(other)
    try:
        devices = here.stat().st_dev, there.stat().st_dev
    except OSError:
        return False
    return devices[0] == devices[1] or _disk(devices[0]) == _disk(devices[1])


def _standing(path: Path) -> Path:
    """The nearest part of a path that is there."""
    whole = path.absolute()
    return next((each for each in (whole, *whole.parents) if each.exists()), whole)


def _sync_service(path: Path) -> str:
    """The sync program whose folder a path goes through, by its usual name or by what it leaves there."""
    for part in (path, *path.parents):
        name = part.name.casefold()
        for known, service in _SYNC_FOLDERS.items():
            if name == known or name.startswith((f"{known} -", f"{known} (")):
                return service
    for part in (path, *path.parents):
        for mark, service in _SYNC_MARKS.items():
            if part != part.parent and (part / mark).exists() and part != Path.home():
                return service
    return ""


def _mounts() -> str:
    try:
        return Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def _mount_type(path: Path, mounts: str) -> str:
    """The file system of the longest mount point above a path."""
    best, found = "", ""
    where = str(path.resolve())
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = _unescaped(fields[1])
        inside = where == point or where.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, found = point, fields[2]
    return found


def _unescaped(text: str) -> str:
    """Spaces in a list of mounts are written as octal numbers."""
    for code, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, letter)
    return text


def _disk(device: int) -> str:
    """The whole disk a device number belongs to, where the system tells."""
    if sys.platform == "win32":
        return str(device)
    block = Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}")
    if not block.exists():
        return str(device)
    real = block.resolve()
    return str(real.parent if (real / "partition").exists() else real)


def _is_removable(path: Path) -> bool:
    if sys.platform == "win32":
        return False
    try:
        disk = Path(_disk(path.stat().st_dev))
        return (disk / "removable").read_text(encoding="ascii").strip() == "1" or "/usb" in str(disk)
    except OSError:
        return False


if sys.platform == "win32":
    import ctypes

    def _windows_kind(path: Path) -> PlaceKind:
        if str(path).startswith("\\\\"):
            return PlaceKind.NETWORK
        kind = ctypes.windll.kernel32.GetDriveTypeW(path.anchor)
        return {_REMOVABLE: PlaceKind.REMOVABLE, _REMOTE: PlaceKind.NETWORK}.get(kind, PlaceKind.LOCAL)

else:

    def _windows_kind(_path: Path) -> PlaceKind:
        return PlaceKind.LOCAL
