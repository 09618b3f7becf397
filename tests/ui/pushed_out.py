"""What does not fit its window: buttons past its edge where nothing scrolls to them, fields pressed flat."""

from PySide6.QtCore import QCoreApplication, QPoint, QRect
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from ui.widgets.field import Field


def pushed_out(window: QWidget) -> list[str]:
    """The names of visible buttons that are not whole inside the window."""
    room = QRect(QPoint(0, 0), window.size())
    return [
        button.accessibleName()
        for button in window.findChildren(QPushButton)
        if button.isVisible()
        and not _scrolls(button, window)
        and not room.contains(QRect(button.mapTo(window, QPoint(0, 0)), button.size()))
    ]


def pushed_out_at(window: QWidget, size: tuple[int, int]) -> list[str]:
    """The same at another size of the window."""
    window.resize(*size)
    for _ in range(3):
        QCoreApplication.processEvents()
    assert (window.width(), window.height()) == size
    return [*pushed_out(window), *pressed_flat(window)]


def pressed_flat(window: QWidget) -> list[str]:
    """The names of visible fields that are given less height than their box needs."""
    return [
        field.control.accessibleName()
        for field in window.findChildren(Field)
        if field.isVisible() and field.control.height() < field.control.minimumSizeHint().height()
    ]


def _scrolls(widget: QWidget, window: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QScrollArea):
            return True
        above = above.parentWidget()
    return False
