"""A book on a shared place and a backup on the book's own disk are told apart from a safe one."""

from pathlib import Path

import pytest

from desktop.store.places import Place, PlaceKind, place_of, same_disk

MOUNTS = """\
/dev/sda2 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
//may-chu/chung {shared} cifs rw 0 0
10.0.0.5:/so {inside} nfs4 rw 0 0
may:/nha {local}/nha\\040ban fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - UBND xã Bình Minh Hạ", "OneDrive"),
        ("Google Drive", "Google Drive"),
        ("My Drive", "Google Drive"),
        ("Dropbox", "Dropbox"),
        ("Dropbox (Cá nhân)", "Dropbox"),
        ("iCloud Drive", "iCloud"),
        ("Zalo Received Files", "Zalo PC"),
    ],
)
def test_a_sync_folder_is_known_by_its_name(tmp_path: Path, folder: str, service: str) -> None:
    book = tmp_path / folder / "so" / "so.db"
    assert place_of(book) == Place(PlaceKind.SYNC, service)


@pytest.mark.parametrize(("mark", "service"), [(".dropbox", "Dropbox"), (".stfolder", "Syncthing")])
def test_a_sync_folder_of_another_name_is_known_by_what_the_program_leaves(
    tmp_path: Path, mark: str, service: str
) -> None:
    (tmp_path / "tai-lieu").mkdir()
    (tmp_path / "tai-lieu" / mark).mkdir()
    assert place_of(tmp_path / "tai-lieu" / "so.db") == Place(PlaceKind.SYNC, service)


@pytest.mark.parametrize("folder", ["OneDriveCu", "so-lang-nghe", "hop-dong-dropbox-cu"])
def test_a_folder_that_only_sounds_alike_raises_no_alarm(tmp_path: Path, folder: str) -> None:
    assert not place_of(tmp_path / folder / "so.db").is_shared


def test_network_drives_are_known_by_their_file_system(tmp_path: Path) -> None:
    shared, inside = tmp_path / "chung", tmp_path / "chung" / "so"
    inside.mkdir(parents=True)
    (tmp_path / "nha ban").mkdir()
    mounts = MOUNTS.format(shared=shared, inside=inside, local=tmp_path)
    assert place_of(shared / "so.db", mounts).kind is PlaceKind.NETWORK
    assert place_of(inside / "so.db", mounts).kind is PlaceKind.NETWORK
    assert place_of(tmp_path / "nha ban" / "so.db", mounts).kind is PlaceKind.NETWORK
    assert not place_of(tmp_path / "so.db", mounts).is_shared


def test_two_folders_of_one_disk_go_together(tmp_path: Path) -> None:
    assert same_disk(tmp_path / "so.db", tmp_path / "chua-co" / "sao-luu")


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="needs a second file system")
def test_another_disk_does_not_go_with_this_one(tmp_path: Path) -> None:
    if tmp_path.stat().st_dev == Path("/dev/shm").stat().st_dev:
        pytest.skip("temporary files lie in memory here")
    assert not same_disk(tmp_path, Path("/dev/shm/sao-luu"))
