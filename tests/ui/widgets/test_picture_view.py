"""A scanned picture: its pages, its zoom, what cannot be shown."""

from __future__ import annotations

import struct

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.pages.attachment_scenes import scan
from ui.widgets.picture_view import PictureUnreadableError, PictureView


def tiff(pages: int) -> bytes:
    """A fax-like TIFF of several pages, 8 × 8 grey dots each."""
    content = b"II*\0"
    entries = ((256, 8), (257, 8), (258, 8), (259, 1), (262, 1), (273, 0), (277, 1), (278, 8), (279, 64))
    directory = 2 + 12 * len(entries) + 4
    for page in range(pages):
        here = 8 + page * (directory + 64)
        last = page == pages - 1
        fields = b"".join(
            struct.pack("<HHII", tag, 4, 1, here + directory if tag == 273 else value)
            for tag, value in entries
        )
        after = 0 if last else here + directory + 64
        if page == 0:
            content += struct.pack("<I", here)
        content += (
            struct.pack("<H", len(entries)) + fields + struct.pack("<I", after) + bytes([page * 60]) * 64
        )
    return content


@pytest.fixture
def view(qtbot: QtBot) -> PictureView:
    found = PictureView("Quét")
    qtbot.addWidget(found)
    found.resize(600, 400)
    found.show()
    return found


def test_a_picture_fits_its_place_and_can_be_seen_in_its_own_size(view: PictureView) -> None:
    view.show_picture(scan(size=(1240, 1754)))
    assert view.shown_size().height() < 400
    view.set_zoom("width")
    assert 500 < view.shown_size().width() < 600
    view.set_zoom("100")
    assert view.shown_size().width() == 1240
    view.set_zoom("200")
    assert view.shown_size().width() == 2480
    with pytest.raises(KeyError):
        view.set_zoom("300")
    assert not view.next_button.isVisible()
    view.resize(900, 700)
    view.set_zoom("page")
    assert view.shown_size().height() > 500


def test_a_scan_of_several_pages_is_turned(view: PictureView) -> None:
    view.show_picture(tiff(3))
    assert (view.page(), view.page_count()) == (1, 3)
    view.next_button.click()
    view.next_button.click()
    view.next_button.click()
    assert view.page() == 3
    view.previous_button.click()
    assert view.page() == 2


def test_a_very_large_picture_is_shown_smaller(view: PictureView) -> None:
    view.show_picture(scan(size=(9000, 60)))
    view.set_zoom("100")
    assert view.shown_size().width() == 8000


def test_what_is_no_picture_is_told(view: PictureView) -> None:
    with pytest.raises(PictureUnreadableError):
        view.show_picture(b"\x89PNG\r\n\x1a\n" + bytes(20))
