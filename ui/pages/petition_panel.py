"""The chosen petition: its data, its conditions, the one thing to do next, what it is linked to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.petition import Petition, PetitionType
from desktop.domain.writing import short_date
from ui.forms.commitment_counting import Counting
from ui.forms.petition_duties import STEPS, counted_since, first_clock, step_sentence
from ui.forms.petition_words import (
    CHANNELS,
    HANDLED,
    INSTANCES,
    NOTICE_FORMS,
    TYPES,
    same_matter_question,
    short_address,
    who_words,
    whose_matter,
)
from ui.forms.words import due_in_force
from ui.pages.details import Pair, Press, beside, column_of, link, link_grid, pair_grid, ruler, text_label
from ui.style.icons import icon_pixmap
from ui.style.theme import current
from ui.widgets.buttons import ActionButton
from ui.widgets.chip import Chip
from ui.widgets.marked import plain, to_html

if TYPE_CHECKING:
    from desktop.domain.eligibility import Condition
    from desktop.registers.office import Catalogues
    from desktop.registers.petition_matches import SameMatter
    from desktop.registers.petition_sheets import Linked, PetitionSheet

_LABEL_WIDTH = 88


class PetitionDetails(QWidget):
    """The panel's body. ``step`` does what comes next; ``acts`` are (words, key or empty, what to do);
    ``repeat`` links an earlier petition, ``show`` goes to one; ``files`` is the part *Đính kèm*."""

    def __init__(
        self,
        sheet: PetitionSheet,
        catalogues: Catalogues,
        today: date,
        *,
        step: Callable[[], object],
        acts: Sequence[Press],
        repeat: Callable[[str], object],
        show: Callable[[str], object],
        files: QWidget,
    ) -> None:
        super().__init__()
        self._catalogues, self._show, self._repeat = catalogues, show, repeat
        self.main: ActionButton | None = None
        self._column = column_of(self)
        if sheet.petition.is_secret:
            self._column.addLayout(beside(Chip("secret", "lock", "Kín danh tính")))
        self._column.addWidget(text_label(sheet.petition.content))
        self._column.addWidget(ruler())
        self._column.addLayout(_pairs(_facts(sheet, catalogues)))
        self._handled(sheet)
        self._conditions(sheet)
        self._next(sheet, today, step)
        self._same(sheet)
        self._links(sheet)
        self._column.addWidget(ruler())
        self._column.addWidget(files)
        if acts:
            self._column.addWidget(ruler())
            self._column.addLayout(link_grid(acts))
        self._column.addStretch(1)

    def _handled(self, sheet: PetitionSheet) -> None:
        decided = _decided(sheet)
        if decided:
            self._column.addWidget(ruler())
            self._column.addLayout(_pairs(decided))

    def _conditions(self, sheet: PetitionSheet) -> None:
        """Điều kiện xử lý: the conditions of its type, met ones with a tick; how many of how many."""
        noun, found = sheet.petition, sheet.eligibility
        if noun.struck is not None or (noun.eligible is None and not noun.checks):
            return
        self._column.addWidget(ruler())
        head = QHBoxLayout()
        head.addWidget(text_label("Điều kiện xử lý", "strong"), 1)
        self._column.addLayout(head)
        if noun.eligible is False:
            count, colour = "Không đủ điều kiện", "late"
        elif noun.checks:
            count, colour = f"{found.met} / {len(found.asked)}", "ok" if found.is_full else "warn"
        else:
            count, colour = "Đủ điều kiện", "ok"
        head.addWidget(_coloured(count, colour))
        if noun.checks:
            self._column.addLayout(_ticks(found.asked, set(noun.checks)))
        if noun.ineligible_reason:
            self._column.addWidget(text_label(noun.ineligible_reason, "second"))

    def _next(self, sheet: PetitionSheet, today: date, run: Callable[[], object]) -> None:
        """Việc tiếp theo: one amber card with one filled button."""
        step = sheet.next_step
        if step is None:
            return
        self._column.addWidget(ruler())
        self._column.addWidget(text_label("Việc tiếp theo", "strong"))
        said, words = step_sentence(step, today), STEPS[step.step]
        card = QFrame()
        card.setProperty("notice", "late" if step.overdue else "warn")
        card.setAccessibleName(plain(said))
        sentence = QLabel(to_html(said))
        sentence.setWordWrap(True)
        sentence.setTextFormat(Qt.TextFormat.RichText)
        self.main = ActionButton(words.button, words.icon, "Enter", "primary")
        self.main.clicked.connect(lambda _=False: run())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.main)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 9, 10, 10)
        inside.setSpacing(8)
        inside.addWidget(sentence)
        inside.addLayout(row)
        clock = first_clock(sheet)
        if clock is not None:
            self._offer_counting(sheet, row, inside)
        row.addStretch(1)
        self._column.addWidget(card)

    def _offer_counting(self, sheet: PetitionSheet, row: QHBoxLayout, inside: QVBoxLayout) -> None:
        """Cách tính hạn opens under the button and closes again."""
        clock = first_clock(sheet)
        assert clock is not None
        counting = Counting()
        counting.show_counted(clock.due, self._catalogues.calendar, counted_since(clock.duty), clock.basis)
        counting.hide()
        how = ActionButton("Cách tính hạn", role="link")
        how.setCheckable(True)
        how.toggled.connect(counting.setVisible)
        row.addWidget(how)
        inside.addWidget(counting)

    def _same(self, sheet: PetitionSheet) -> None:
        """Earlier matters that may be the same: the user decides (BR-34)."""
        offered = [each for each in sheet.same if each.petition is not None]
        if sheet.is_closed or not offered:
            return
        self._column.addWidget(ruler())
        self._column.addWidget(text_label("Có thể trùng", "strong"))
        for each in offered[:2]:
            self._column.addWidget(text_label(_question(each), "second"))
            key = str(each.petition)
            self._column.addLayout(_row_of((
                ("Xem", "", partial(self._show, key)),
                ("Ghi là nhiều lần", "", partial(self._repeat, key)),
            )))  # fmt: skip

    def _links(self, sheet: PetitionSheet) -> None:
        """The petition it repeats, those that repeat it, the commitments made on it."""
        linked: list[tuple[str, Linked]] = [("Gửi lại của", sheet.repeat_of)] if sheet.repeat_of else []
        linked += [("Gửi lại ở", each) for each in sheet.repeats]
        if not linked and not sheet.commitments:
            return
        self._column.addWidget(ruler())
        for words, each in linked:
            said = f"{words} đơn số {each.number}/{each.year}, đến {short_date(each.received)}"
            self._column.addLayout(_row_of(((said, "", partial(self._show, each.key)),)))
        for made in sheet.commitments:
            self._column.addWidget(text_label(f"{made.label}: {due_in_force(made)}", "second"))


def _row_of(acts: Sequence[Press]) -> QHBoxLayout:
    return beside(*map(link, acts), spacing=14)


def _pairs(told: Sequence[Pair]) -> QGridLayout:
    return pair_grid(told, _LABEL_WIDTH, spacing=6, lines=3)


def _coloured(said: str, token: str) -> QLabel:
    label = QLabel(said)
    label.setStyleSheet(f"color: {current().colour(token)}; font-weight: 600;")
    return label


def _ticks(asked: Sequence[Condition], met: set[str]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(6)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    for at, each in enumerate(asked):
        there = each.key in met
        mark = QLabel()
        name, colour = ("check-circle", "ok") if there else ("barred-circle", "late")
        mark.setPixmap(icon_pixmap(name, colour, current().px(15), mark.devicePixelRatioF()))
        mark.setAccessibleName("Có" if there else "Thiếu")
        grid.addWidget(mark, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text_label(each.words, "second"), at, 1)
    return grid


def _facts(sheet: PetitionSheet, catalogues: Catalogues) -> list[Pair]:
    noun = sheet.petition
    kind, area = TYPES[noun.type], sheet.subject_area
    instance = INSTANCES[noun.instance].lower() if noun.instance else ""
    matter = ", ".join(
        part
        for part in (kind, area[:1].lower() + area[1:], instance, "phức tạp" if noun.complex else "")
        if part
    )
    return [
        *_sender(noun),
        ("Đến", f"{short_date(noun.received)}, {CHANNELS[noun.channel].lower()}"),
        ("Vụ việc", matter),
        ("Thẩm quyền", whose_matter(noun.competence, noun.capacity, catalogues.sheet.kind)),
    ]


def _sender(noun: Petition) -> list[Pair]:
    if noun.is_secret:
        return [("Mã", noun.code), ("Hồ sơ mật", noun.secret_file)]
    person = noun.sender
    name = who_words(person.name if person else "", noun.senders_count)
    place = short_address(person.address) if person else ""
    told = ", ".join(part for part in (name, place[:1].lower() + place[1:]) if part)
    pairs = [("Người gửi", told)]
    if noun.type is PetitionType.DENUNCIATION and noun.consent is not None:
        at = noun.consent.recorded_at
        by = f"{noun.consent.recorded_by} ghi" if noun.consent.recorded_by else "ghi"
        agreed = f"đồng ý công khai, {by} ngày {short_date(at.date())}"
        pairs.append(("Danh tính", agreed))
    return pairs


def _decided(sheet: PetitionSheet) -> list[Pair]:
    """What was done so far, each with its day and document."""
    noun, pairs = sheet.petition, []
    if noun.handling is not None:
        on = short_date(noun.handled_on) if noun.handled_on else ""
        told = ", ".join(part for part in (on, sheet.handled_by, noun.document) if part)
        pairs.append((HANDLED[noun.handling], told))
    if noun.notice is not None:
        how = NOTICE_FORMS[noun.notice.form].lower() if noun.notice.form else ""
        told = ", ".join(part for part in (short_date(noun.notice.on), how, noun.notice.document) if part)
        pairs.append(("Đã báo", told))
    if noun.result:
        on = f"{short_date(noun.settled_on)}: " if noun.settled_on else ""
        pairs.append(("Kết quả", f"{on}{noun.result}"))
    if noun.withdrawn is not None:
        pairs.append(("Rút đơn", f"{short_date(noun.withdrawn.on)}: {noun.withdrawn.reason}"))
    if noun.struck is not None:
        pairs.append(("Đã bỏ", f"{short_date(noun.struck.on)}: {noun.struck.reason}"))
    return pairs


def _question(each: SameMatter) -> str:
    return same_matter_question(each.number, each.year, each.who, each.area)
