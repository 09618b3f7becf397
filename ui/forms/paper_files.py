"""What is done with the bytes of a paper: saved, printed, opened in Word. File windows stand only here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import Refusal
from desktop.texts import disk_reason

AskWhere = Callable[[QWidget, str, str], str]
_DOTS_PER_INCH = 300
NO_PRINTER = "Không thấy máy in. Có thể lưu PDF ra USB."


def documents_folder() -> Path:
    """Where this person keeps documents."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found else Path.home()


def ask_where(parent: QWidget, name: str, kinds: str) -> str:
    """The system's file window; empty when it was closed."""
    found, _ = QFileDialog.getSaveFileName(parent, "Lưu tệp", str(documents_folder() / name), kinds)
    return found


def ask_which(parent: QWidget, title: str, kinds: str) -> str:
    """The system's file window for a file that is there; empty when it was closed."""
    found, _ = QFileDialog.getOpenFileName(parent, title, str(documents_folder()), kinds)
    return found


def write_file(file: Path, content: bytes) -> None:
    """Write beside, then swap in, so that no half file is left. Refused with ``file-unwritable``."""
    aside = file.with_name(f"{file.name}.moi")
    try:
        aside.write_bytes(content)
        aside.replace(file)
    except PermissionError as error:
        raise Refusal("file-in-use", file=str(file)) from error
    except OSError as error:
        raise Refusal("file-unwritable", file=str(file), why=disk_reason(error)) from error


def open_with_word(name: str, content: bytes, folder: Path | None = None) -> Path:
    """Write the Word file among the documents and hand it to the system."""
    file = (folder or documents_folder()) / "Lắng Nghe" / name
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal("file-unwritable", file=str(file), why=disk_reason(error)) from error
    write_file(file, content)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
    return file


def has_printer() -> bool:
    """Whether the system knows any printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def print_pdf(parent: QWidget, content: bytes, title: str) -> bool:
    """Ask which printer, then print the pages of these very bytes; whether they were sent."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    window = QPrintDialog(printer, parent)
    if window.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    draw_pages(content, printer)
    return True


def draw_pages(content: bytes, printer: object) -> int:
    """Draw each page of a PDF on a printer; how many were drawn."""
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

    assert isinstance(printer, QPrinter)
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    first = printer.fromPage() or 1
    last = printer.toPage() or document.pageCount()
    painter = QPainter(printer)
    for at, page in enumerate(range(first - 1, min(last, document.pageCount()))):
        if at:
            printer.newPage()
        points, scale = document.pagePointSize(page), _DOTS_PER_INCH / 72
        dots = QSize(round(points.width() * scale), round(points.height() * scale))
        painter.drawImage(printer.paperRect(QPrinter.Unit.DevicePixel), document.render(page, dots))
    painter.end()
    drawn = min(last, document.pageCount()) - first + 1
    document.close()
    return drawn
