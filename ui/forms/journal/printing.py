"""The bytes of a PDF to a printer: page by page, at the printer's own resolution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_MOST_DPI = 600
_POINTS = 72


def has_printer() -> bool:
    """Whether the system knows a printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def print_pdf(data: bytes, parent: QWidget) -> bool:
    """Ask for the printer, then print; whether it was sent."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    asking = QPrintDialog(printer, parent)
    asking.setWindowTitle("In")
    if not asking.exec():
        return False
    draw_pages(data, printer)
    return True


def draw_pages(data: bytes, printer: QPrinter) -> int:
    """Draw every page of ``data`` on its own sheet, margins and all as in the PDF; how many there were."""
    from PySide6.QtPdf import QPdfDocument

    printer.setFullPage(True)
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    painter = QPainter(printer)
    dpi = min(printer.resolution(), _MOST_DPI)
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        points = document.pagePointSize(page)
        pixels = QSize(round(points.width() * dpi / _POINTS), round(points.height() * dpi / _POINTS))
        sheet = printer.paperRect(printer.Unit.DevicePixel)
        painter.drawImage(QRectF(0, 0, sheet.width(), sheet.height()), document.render(page, pixels))
    painter.end()
    count = int(document.pageCount())
    document.close()
    return count
