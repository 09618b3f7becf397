"""Từ ngày, đến ngày: how long an entry of a catalogue holds, asked in a form and said in a list."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.domain.office import Dated
from desktop.domain.writing import short_date
from ui.widgets.date_field import DateField

if TYPE_CHECKING:
    from ui.forms.form import Form

_HINT = "Hồ sơ của ngày nào chọn được mục đang dùng ngày đó. Hồ sơ đã ghi giữ nguyên."


class ValidityQuestions:
    """Puts two days into ``form``; both may stay empty."""

    def __init__(self, form: Form, dated: Dated | None, *, span: int) -> None:
        clock = form.operations.office.clock
        since = DateField(today=lambda: clock().date(), placeholder="từ trước")
        until = DateField(today=lambda: clock().date(), placeholder="đang dùng")
        self.since = form.add("since", "Dùng từ ngày", since, span=span)
        self.until = form.add("until", "Đến hết ngày", until, span=span, hint=_HINT)
        if dated is not None:
            self.since.set_date(dated.since)
            self.until.set_date(dated.until)

    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day."""
        return self.since.date(), self.until.date()

    def problems(self) -> dict[str, str]:
        """A last day before the first one."""
        since, until = self.days()
        if since and until and until < since:
            return {"until": f"Ngày cuối phải từ ngày đầu {short_date(since)} trở đi."}
        return {}


def validity_words(dated: Dated, today: date) -> str:
    """``từ 01/07/2025``, ``từ 01/07/2025 đến 30/06/2027``, ``thôi dùng từ 01/07/2026``."""
    if dated.until is not None and dated.ended_before(today):
        return f"thôi dùng từ {short_date(dated.until + timedelta(days=1))}"
    first = f"từ {short_date(dated.since)}" if dated.since else ""
    last = f"đến {short_date(dated.until)}" if dated.until else ""
    return " ".join(part for part in (first, last) if part) or "không giới hạn"
