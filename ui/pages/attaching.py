"""The part *Đính kèm* in a page's side panel: made for the chosen record, its file shown over the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import shiboken6

from desktop.domain.attachments import Attachment
from desktop.domain.changes import Kind
from ui.forms.attachments_part import AttachmentsPart

if TYPE_CHECKING:
    from ui.pages.page import Page


class Attaching:
    """What is asked about a file stays while the panel of the same record is drawn anew."""

    def __init__(self, page: Page, open_panel: Callable[[], object]) -> None:
        self._page, self._open_panel = page, open_panel
        self._part: AttachmentsPart | None = None

    def part(self, kind: Kind, key: str) -> AttachmentsPart:
        """The part of that record, to be put into the panel's body."""
        part = self._standing()
        if part is None or (part.kind, part.key) != (kind, key):
            part = self._part = AttachmentsPart(self._page.operations, kind, key)
            part.view_asked.connect(self._show)
            part.told.connect(self._page.offer_undo)
        else:
            part.reload()
        return part

    def add(self) -> None:
        """Ask which file is to be added to the chosen record."""
        part = self._standing()
        if part is not None and self._page.stack.currentIndex() == 0:
            self._open_panel()
            part.add()

    def _standing(self) -> AttachmentsPart | None:
        part = self._part
        return part if part is not None and shiboken6.isValid(part) else None

    def _show(self, file: Attachment) -> None:
        from ui.forms.attachment_view import AttachmentView

        view = AttachmentView(self._page.operations, file)
        view.closed.connect(partial(self._page.uncover, view))
        self._page.cover(view)
        view.setFocus()
