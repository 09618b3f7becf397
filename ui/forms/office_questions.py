"""The questions about an office and its two letterheads, asked by the wizard and on the Quản trị page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QLabel

from desktop.domain.office import Letterhead, OfficeSheet, Side, UnitKind
from ui.forms.form import Form
from ui.forms.office_naming import (
    HAMLETS,
    Names,
    hamlets_in,
    key_for,
    known_provinces,
    names_for,
    own_name,
    province_name,
    province_title,
)
from ui.forms.values import shown_text_of
from ui.forms.words import UNIT_KINDS
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments
from ui.widgets.text_box import TextBox

_TYPED = "\0"


@dataclass(frozen=True, slots=True)
class HeadShown:
    """One side's head as it stands on the screen, words being composed included."""

    side: Side
    superior: str
    issuer: str
    symbol: str
    place: str


class OfficeQuestions:
    """Puts the questions into ``form`` (six columns) and keeps what follows from the names filled in.

    A text follows kind, name and province until a person types over it; it is then left alone. While a
    word is being composed nothing is filled in.
    """

    def __init__(self, form: Form, *, hamlets: bool) -> None:
        self._form = form
        self._offered: dict[str, str] = {}
        self._following = True
        self._ask_unit()
        self._ask_party()
        self._ask_state()
        self.hamlets = TextBox(lines=5, most_lines=9)
        if hamlets:
            hint = "Mỗi thôn một dòng, dán từ Excel cũng được."
            form.add("hamlets", HAMLETS[UnitKind.COMMUNE], self.hamlets, hint=hint)
        self._targets = {
            "superior": self.superior,
            "issuer": self.issuer,
            "symbol": self.symbol,
            "state_issuer": self.state_issuer,
            "state_symbol": self.state_symbol,
            "place": self.place,
        }
        for source in (self.province, self.name):
            source.textChanged.connect(self.follow)
        self.kind.changed.connect(self.follow)

    def _ask_unit(self) -> None:
        form = self._form
        titles = [f"{kind} {name}" for name, kind in known_provinces()]
        choice = Choice([(title, title) for title in titles], editable=True)
        self.province = form.add("province", "Tỉnh, thành phố", choice, required=True, span=3)
        kinds = Segments([(key.value, word) for key, word in UNIT_KINDS.items()])
        self.kind = form.add("kind", "Loại đơn vị", kinds, required=True, span=3)
        self.name = form.add(
            "name", "Tên xã", LineField(), required=True, hint="Chỉ ghi tên riêng, không ghi chữ “xã”."
        )

    def _ask_party(self) -> None:
        form, today = self._form, self._form.operations.office.clock
        form.place(heading("Đầu trang văn bản của Đảng"))
        self.superior = form.add("superior", "Cơ quan cấp trên trực tiếp", LineField(), span=4)
        self.symbol = form.add(
            "symbol", "Ký hiệu", LineField(name="Ký hiệu văn bản của Đảng"), required=True, span=2
        )
        self.issuer = form.add("issuer", "Tên cơ quan ban hành", LineField(), required=True, span=4)
        day = DateField(today=lambda: today().date(), name="Ngày bắt đầu nhiệm kỳ")
        self.term = form.add("term_start", "Nhiệm kỳ từ ngày", day, span=2)

    def _ask_state(self) -> None:
        form = self._form
        form.place(heading("Đầu trang văn bản Nhà nước"))
        self.state_superior = form.add(
            "state_superior", "Cơ quan chủ quản", LineField(), hint="Ủy ban nhân dân thì để trống.", span=4
        )
        self.state_symbol = form.add(
            "state_symbol", "Ký hiệu", LineField(name="Ký hiệu văn bản Nhà nước"), span=2
        )
        self.state_issuer = form.add(
            "state_issuer", "Tên cơ quan ban hành", LineField(name="Tên cơ quan ban hành, Nhà nước")
        )
        form.place(heading("Dùng cho cả hai phía"))
        self.place = form.add(
            "place", "Địa danh ghi trên văn bản", LineField(), hint="In ở dòng ngày, tháng, năm."
        )

    def kind_chosen(self) -> UnitKind | None:
        """The kind of unit, when one is chosen."""
        value = self.kind.value()
        return UnitKind(str(value)) if value else None

    def follow(self, _value: object = None) -> None:
        """Fill in what follows from the names, where nobody typed."""
        kind = self.kind_chosen()
        self._name_the_questions(kind)
        if not self._following or any(each.preedit.text for each in (self.province, self.name)):
            return
        wanted = names_for(kind, self.name.text(), self.province.text())
        for key, field in self._targets.items():
            text = str(getattr(wanted, key))
            free = field.text() == self._offered.get(key, "") and not field.preedit.text
            if free and not field.hasFocus():
                field.setText(text)
                field.setCursorPosition(0)
                self._offered[key] = text

    def _name_the_questions(self, kind: UnitKind | None) -> None:
        known = kind or UnitKind.COMMUNE
        self._form.fields["name"].set_label(f"Tên {known}")
        self._form.fields["name"].set_hint(f"Chỉ ghi tên riêng, không ghi chữ “{known}”.")
        if "hamlets" in self._form.fields:
            self._form.fields["hamlets"].set_label(HAMLETS.get(known, HAMLETS[UnitKind.COMMUNE]))

    def fill(self, sheet: OfficeSheet) -> None:
        """Show an office as the book has it."""
        self._following = False
        self.province.set_text(province_title(sheet.province))
        self.kind.set_value(sheet.kind.value)
        for field, text in (
            (self.name, sheet.name), (self.superior, sheet.party.superior), (self.issuer, sheet.party.issuer),
            (self.symbol, sheet.party.symbol), (self.place, sheet.place),
            (self.state_superior, sheet.state.superior if sheet.state else ""),
            (self.state_issuer, sheet.state.issuer if sheet.state else ""),
            (self.state_symbol, sheet.state.symbol if sheet.state else ""),
        ):  # fmt: skip
            field.setText(text or "")
            field.setCursorPosition(0)
        self.term.set_date(sheet.party.term_start)
        self.settle()

    def hold(self) -> None:
        """Follow nothing while journalled texts come back; :meth:`settle` ends it."""
        self._following = False

    def settle(self) -> None:
        """From now on texts that are as they would be filled in follow the names, others are typed ones."""
        wanted = names_for(self.kind_chosen(), self.name.text(), self.province.text())
        for key, field in self._targets.items():
            text = str(getattr(wanted, key))
            self._offered[key] = text if field.text() == text else _TYPED
        self._following = True
        self._name_the_questions(self.kind_chosen())

    def head(self, side: Side) -> HeadShown:
        """One side's head as it stands now; nothing is committed for it."""
        party = side is Side.PARTY
        fields = (
            (self.superior, self.issuer, self.symbol)
            if party
            else (self.state_superior, self.state_issuer, self.state_symbol)
        )
        superior, issuer, symbol = (shown_text_of(each).strip() for each in fields)
        composing = names_for(self.kind_chosen(), self.name.shown_text(), self.province.shown_text())
        if self.name.preedit.text and self._follows("issuer" if party else "state_issuer"):
            issuer = _of(composing, "issuer", party=party)
        place = self.place.shown_text().strip() or composing.place
        return HeadShown(side, superior, issuer, symbol, place)

    def _follows(self, key: str) -> bool:
        return self._targets[key].text() == self._offered.get(key, "")

    def problems(self) -> dict[str, str]:
        """A State head is whole or absent."""
        issuer, symbol = (
            self.state_issuer.committed_text().strip(),
            self.state_symbol.committed_text().strip(),
        )
        if symbol and not issuer and self.state_superior.committed_text().strip():
            return {"state_issuer": "Cần ghi tên cơ quan ban hành văn bản Nhà nước."}
        if issuer and not symbol:
            return {"state_symbol": "Cần ghi ký hiệu văn bản Nhà nước, ví dụ UBND."}
        return {}

    def sheet(self, key: str = "") -> OfficeSheet:
        """The office as typed."""
        kind = self.kind_chosen() or UnitKind.COMMUNE
        name = own_name(kind, self.name.committed_text())
        issuer = self.state_issuer.committed_text().strip()
        state = Letterhead(
            Side.STATE,
            issuer,
            self.state_symbol.committed_text().strip(),
            self.state_superior.committed_text().strip() or None,
        )
        return OfficeSheet(
            key=key or key_for(name),
            kind=kind,
            name=name,
            province=province_name(self.province.committed_text()),
            place=self.place.committed_text().strip() or name,
            party=Letterhead(
                Side.PARTY,
                self.issuer.committed_text().strip(),
                self.symbol.committed_text().strip(),
                self.superior.committed_text().strip() or None,
                term_start=self.term.date(),
            ),
            state=state if issuer else None,
        )

    def hamlet_names(self) -> tuple[str, ...]:
        """The hamlets typed, in their order."""
        return hamlets_in(self.hamlets.committed_text())


def _of(names: Names, key: str, *, party: bool) -> str:
    return str(getattr(names, key if party else f"state_{key}"))


def heading(words: str) -> QLabel:
    """The words over a group of questions."""
    label = QLabel(words)
    label.setProperty("look", "strong")
    label.setContentsMargins(0, 8, 0, 0)
    return label
