"""Who can be chosen beside the text: rows of people in two groups, and how a row is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.services.drafts import MinutesDraft
from ui.forms.journal.offer import Offer
from ui.forms.minutes.draft import people_counts, speakers
from ui.forms.minutes.options import UNKNOWN_UNIT
from ui.style import current, text_font
from ui.style.painting import elided, paint_bar
from ui.widgets.folding import fold, matches

Index = QModelIndex | QPersistentModelIndex
PERSON_ROLE = int(Qt.ItemDataRole.UserRole) + 1
DELEGATES, CITIZENS = "Chủ trì và đại biểu", "Nhân dân"
SPEAKING, WAITING = "đang nêu", "đăng ký"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person, or the head of a group when ``count`` is given. ``key`` is an official's."""

    name: str
    sub: str = ""
    mark: str = ""
    key: str | None = None
    count: str | None = None
    unit: str = ""

    @property
    def is_group(self) -> bool:
        return self.count is not None

    def spoken(self) -> str:
        """What a screen reader says."""
        parts = (self.name, self.count or "", self.sub, self.mark)
        return ", ".join(part for part in parts if part)


def people(
    draft: MinutesDraft, offer: Offer, known: Iterable[tuple[str, str]], speaking: str, typed: str
) -> tuple[PersonRow, ...]:
    """The rows that fit what is typed in the filter, each group under its head."""
    delegates = [row for row in _delegates(draft, offer) if matches(typed, f"{row.name} {row.sub}")]
    citizens = [row for row in _citizens(draft, known, speaking) if matches(typed, f"{row.name} {row.sub}")]
    of_citizens, of_delegates = people_counts(draft.dialogue)
    rows: list[PersonRow] = []
    for title, found, present in ((DELEGATES, delegates, of_delegates), (CITIZENS, citizens, of_citizens)):
        count = present if present and not typed else len(found)
        if found or not typed:
            rows += [PersonRow(title, count=str(count)), *found]
    return tuple(rows)


def _delegates(draft: MinutesDraft, offer: Offer) -> list[PersonRow]:
    noun = draft.dialogue
    answers: dict[str, int] = {}
    for each in noun.opinions:
        if each.answered_by:
            answers[each.answered_by] = answers.get(each.answered_by, 0) + 1
    chairs = {chair.official: chair.capacity for chair in noun.chairs}
    order = [*chairs, *(each.key for each in offer.catalogues.officials if each.key not in chairs)]
    rows = []
    for key in order:
        official = offer.catalogues.official(key)
        if official is None or (key not in chairs and official.post_on(noun.held_on) is None):
            continue
        title = official.title_on(noun.held_on, chairs.get(key))
        sub = f"{title}, chủ trì" if key in chairs else title
        mark = f"{answers[key]} lượt trả lời" if key in answers else ""
        rows.append(PersonRow(official.name, sub, mark, key))
    return rows


def _citizens(draft: MinutesDraft, known: Iterable[tuple[str, str]], speaking: str) -> list[PersonRow]:
    """Who speaks now, who asked to, who spoke, who spoke at earlier dialogues."""
    here = speakers(draft)
    units = dict(known)
    waiting = [name for name in draft.waiting if name != speaking]
    order = [speaking] if speaking.strip() else []
    order += waiting
    order += sorted((name for name in here if name not in order), key=lambda name: fold(name).split()[-1:])
    order += [name for name in units if name not in here and name not in order]
    rows = []
    for name in order:
        unit, count = here.get(name, ("", 0))
        if not unit or unit == UNKNOWN_UNIT:
            unit = units.get(name) or UNKNOWN_UNIT
        mark = SPEAKING if name == speaking else WAITING if name in waiting else ""
        mark = mark or (f"{count} ý kiến" if count else "")
        shown = unit[:1].upper() + unit[1:] if unit != UNKNOWN_UNIT else unit
        rows.append(PersonRow(name, shown, mark, unit="" if unit == UNKNOWN_UNIT else unit))
    return rows


class PeopleModel(QAbstractListModel):
    """The rows as they are; group heads cannot be chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.people: tuple[PersonRow, ...] = ()

    def show_people(self, rows: tuple[PersonRow, ...]) -> bool:
        """Show other rows; whether anything changed."""
        if rows == self.people:
            return False
        self.beginResetModel()
        self.people = rows
        self.endResetModel()
        return True

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.people)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        row = self.people[index.row()]
        if role == PERSON_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.spoken()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.people[index.row()].is_group:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PeopleDelegate(QStyledItemDelegate):
    """Name and mark, unit or title under them."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row: PersonRow = index.data(PERSON_ROLE)
        return QSize(120, current().px(26 if row.is_group else 40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = current()
        row: PersonRow = index.data(PERSON_ROLE)
        rect: QRectF = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        inner = rect.adjusted(13, 0, -10, 0)
        if row.is_group:
            painter.fillRect(rect, QColor(tokens.head))
            self._line(painter, inner, row.name, row.count or "", tokens.text2, tokens.text2, bold=True)
        else:
            self._paint_person(painter, rect, inner, row, state)
        painter.restore()

    def _paint_person(
        self, painter: QPainter, rect: QRectF, inner: QRectF, row: PersonRow, state: QStyle.StateFlag
    ) -> None:
        tokens = current()
        speaking = row.mark == SPEAKING
        if speaking or state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.sel))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens.hover))
        if speaking:
            paint_bar(painter, QRectF(rect.left(), rect.top(), 3, rect.height()), tokens.accent_text)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(tokens.focus))
            painter.drawRect(rect.adjusted(0.5, 0.5, -1.5, -1.5))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(tokens.line))
        half = (rect.height() - 4) / 2
        first = QRectF(inner.left(), rect.top() + 2, inner.width(), half)
        colours = {SPEAKING: tokens.accent_text, WAITING: tokens.link}
        name = tokens.accent_text if speaking else tokens.text
        self._line(painter, first, row.name, row.mark, name, colours.get(row.mark, tokens.text3))
        painter.setFont(text_font(13))
        painter.setPen(QColor(tokens.text3))
        second = first.translated(0, half - 1)
        sub = elided(row.sub, QFontMetrics(text_font(13)), second.width())
        painter.drawText(second, Qt.AlignmentFlag.AlignVCenter, sub)

    def _line(
        self,
        painter: QPainter,
        span: QRectF,
        name: str,
        mark: str,
        colour: str,
        mark_colour: str,
        *,
        bold: bool = False,
    ) -> None:
        small = text_font(13, 600 if bold else 500)
        room = QFontMetrics(small).horizontalAdvance(mark) + 8 if mark else 0
        font = text_font(13 if bold else 14, 600 if bold else 500)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        words = span.adjusted(0, 0, -room, 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter, elided(name, QFontMetrics(font), words.width())
        )
        if mark:
            painter.setFont(small)
            painter.setPen(QColor(mark_colour))
            painter.drawText(span, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, mark)
