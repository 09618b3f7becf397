"""The look can be changed while the program runs, and steps back when the system asks for high contrast."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit

import resources
from ui.style import DARK, LIGHT, apply_theme, current, icon, icon_pixmap
from ui.style.fonts import FAMILY, make_font, missing_letters
from ui.style.sheet import make_sheet
from ui.style.translations import install_translations

MARKED = "aáàảãạăắằẳẵặâấầẩẫậeéèẻẽẹêếềểễệiíìỉĩịoóòỏõọôốồổỗộơớờởỡợuúùủũụưứừửữựyýỳỷỹỵđ"
ICONS = sorted(p.stem for p in resources.path("icons").glob("*.svg"))


@pytest.fixture(autouse=True)
def _light_again(app: QApplication) -> Iterator[None]:
    yield
    apply_theme(app)


def test_the_theme_changes_at_run_time(app: QApplication) -> None:
    assert apply_theme(app, dark=True) is current()
    assert current() == DARK
    assert app.palette().color(QPalette.ColorRole.Window) == QColor(DARK.app)
    apply_theme(app, dark=False, point_size=12)
    assert current().px(14) == 16
    assert app.font().pixelSize() == 16
    assert current().surface == LIGHT.surface


def test_high_contrast_keeps_the_systems_colours(app: QApplication) -> None:
    tokens = apply_theme(app, dark=False, high_contrast=True)
    palette = app.palette()
    assert tokens.high_contrast
    assert tokens.text == palette.color(QPalette.ColorRole.Text).name().upper()
    assert "color" not in make_sheet(tokens)


def test_the_screen_font_is_ours_and_has_every_letter(app: QApplication) -> None:
    assert QFontInfo(app.font()).family() == FAMILY
    assert QFontInfo(make_font(14, 600)).weight() == 600
    assert missing_letters(MARKED + MARKED.upper()) == ""
    assert missing_letters("a\U00012000b") == "\U00012000"


def test_sheets_have_no_hole() -> None:
    for tokens in (LIGHT, DARK):
        sheet = make_sheet(tokens)
        assert sheet.count("{") == sheet.count("}")
        assert set(re.findall(r"#[0-9A-Fa-f]{6}", sheet)) <= _colours(tokens)


def _colours(tokens: object) -> set[str]:
    found: set[str] = set()
    for value in vars(tokens).values():
        if isinstance(value, str):
            found.add(value)
        elif hasattr(value, "ground"):
            found |= {value.text, value.ground, value.border}
    return found | {tokens.state("accent").ground}  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_drawn_in_its_token(app: QApplication, name: str) -> None:
    image = icon_pixmap(name, "accent_text", 24, 2.0).toImage()
    assert image.width() == 48
    wanted = QColor(LIGHT.accent_text)
    strong = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert strong
    assert any(c == wanted for c in strong)
    assert not icon(name).isNull()


def test_an_icon_that_does_not_exist_is_an_error(app: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_qt_speaks_vietnamese(app: QApplication) -> None:
    install_translations(app)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    words = {b.text().replace("&", "") for b in box.buttons()}
    assert words == {"Thôi", "Lưu"}
    assert QLocale().language() == QLocale.Language.Vietnamese
    edit = QLineEdit("chữ")
    menu = edit.createStandardContextMenu()
    shown = [a.text().split("\t")[0].replace("&", "") for a in menu.actions() if not a.isSeparator()]
    assert shown == ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"]
    menu.deleteLater()
    box.deleteLater()
    edit.deleteLater()
