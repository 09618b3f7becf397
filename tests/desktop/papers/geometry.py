"""Measures a printed page against its format, as an official with a ruler would.

Everything expected comes from ``resources/formats``; everything found comes from the PDF. A fault names
the component it concerns, so that a test can ask for exactly that one.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

import resources
from desktop.domain.office import Side
from tests.desktop.papers.printed_page import TextLine, read

MM = 72 / 25.4
CITIZEN_LABELS = ("NGƯỜI PHẢN ÁNH, KIẾN NGHỊ", "CÔNG DÂN")


def _data(name: str) -> dict[str, Any]:
    return json.loads(resources.path("formats", f"{name}.json").read_text("utf-8"))


@dataclass(frozen=True)
class Fault:
    rule: str
    found: str


class Ruler:
    """Measures one line of text against the component it should be."""

    def __init__(self, pdf: bytes, side: Side) -> None:
        self.format = _data(side.value)
        self.side = side
        self.tolerance = _data("checker")["tolerances"]
        self.sheet = read(pdf)
        self.found: list[Fault] = []
        self._page_foot()

    def _fault(self, rule: str, found: object) -> None:
        self.found.append(Fault(rule, str(found)))

    def _page_foot(self) -> None:
        """The mark of the log: small, the same on every page, outside the text; then it is out of the way."""
        label = self.format["components"]["log_code"]["text"].partition("{")[0]
        marks = [line for line in self.sheet.lines if line.text.startswith(label)]
        for line in marks:
            self._component("log_code", line)
            self.sheet.lines.remove(line)
        pages = [line.page for line in marks]
        if marks and (
            pages != list(range(1, self.sheet.pages + 1)) or len({line.text for line in marks}) > 1
        ):
            self._fault("log_code", pages)

    def _component(self, key: str, line: TextLine, *, centred: bool = True) -> None:
        data = self.format["components"][key]
        self._size(key, line)
        self._style(key, line)
        box = self.format["regions_mm"][data["region"]]
        slack = self.tolerance["margin_top_bottom_mm"]
        inside = (
            box["x0"] - 1 <= line.x0 / MM
            and line.x1 / MM <= box["x1"] + 1
            and line.top / MM >= box["y0"] - slack
        )
        if not inside:
            self._fault(key, f"outside {data['region']}: {line.text}")
        if data["align"] == "centre" and centred:
            self._centre(key, line, (box["x0"] + box["x1"]) / 2)

    def _centre(self, key: str, line: TextLine, expected_mm: float) -> None:
        centre = (line.x0 + line.x1) / 2 / MM
        if abs(centre - expected_mm) > self.tolerance["centre_mm"]:
            self._fault(key, f"centre {centre:.1f} mm: {line.text}")

    def _size(self, key: str, line: TextLine) -> None:
        low, high = self.format["components"][key]["size_range_pt"]
        slack = self.tolerance["font_size_pt"]
        if not low - slack <= line.size <= high + slack:
            self._fault(key, f"{line.size:.1f} pt: {line.text}")

    def _style(self, key: str, line: TextLine) -> None:
        data = self.format["components"][key]
        if not data.get("any_weight") and line.bold != data["bold"]:
            self._fault(key, f"weight: {line.text}")
        if line.italic != data["italic"]:
            self._fault(key, f"slant: {line.text}")

    def _matches(self, key: str, text: str, pattern: str) -> None:
        if not re.match(pattern, text):
            self._fault(key, text)

    def _rule_below(self, key: str, line: TextLine) -> None:
        expected = self.format["components"][key].get("rule")
        near = [
            (x0, x1, y)
            for page, x0, x1, y in self.sheet.rules
            if page == line.page
            and 0 < y - line.baseline < 4 * MM
            and x0 >= line.x0 - 2
            and x1 <= line.x1 + 2
        ]
        if not expected:
            if near:
                self._fault(key, "a rule where none belongs")
            return
        if len(near) != 1:
            self._fault(key, f"{len(near)} rules")
            return
        x0, x1, y = near[0]
        share, slack = (x1 - x0) / (line.x1 - line.x0), self.tolerance["rule_fraction"]
        low, high = expected["length_fraction_range"]
        gap = (y - line.baseline) / line.size
        if not low - slack <= share <= high + slack:
            self._fault(key, f"rule of {share:.2f}")
        if not expected["gap_em_range"][0] - 0.01 <= gap <= expected["gap_em_range"][1] + 0.01:
            self._fault(key, f"rule {gap:.2f} em below")
        if abs((x0 + x1) / 2 - (line.x0 + line.x1) / 2) > 1:
            self._fault(key, "rule off centre")


class Checker(Ruler):
    """Checks one paper of one side; ``faults()`` is empty when an office would accept it.

    ``form``: a form without number, date and recipients (Mẫu 02/TCD).
    """

    def __init__(self, pdf: bytes, side: Side, *, dated: bool = True, form: bool = False) -> None:
        super().__init__(pdf, side)
        self.dated = dated
        self.form = form
        self.head_end = 0
        self.foot_start = len(self.sheet.lines)

    def faults(self) -> list[Fault]:
        self._head()
        self._title()
        self._foot()
        self._body()
        self._page_numbers()
        self._margins()
        return self.found

    # -- the parts of the first page

    def _head(self) -> None:
        if self.form:
            self.head_end = next(
                place for place, line in enumerate(self.sheet.lines) if line.text == "GIẤY BIÊN NHẬN"
            )
            self._columns(self.sheet.lines[: self.head_end])
            return
        number_at = next(
            (place for place, line in enumerate(self.sheet.lines) if line.text.startswith("Số")), None
        )
        if number_at is None:
            self._fault("number", "missing")
            return
        number = self.sheet.lines[number_at]
        head = [line for line in self.sheet.lines[:number_at] if line.page == 1]
        after = self.sheet.lines[number_at + 1]
        has_date = abs(after.bottom - number.bottom) < 3
        self.head_end = number_at + (2 if has_date else 1)
        self._columns(head)
        self._component("number", number)
        self._matches("number", number.text, self.format["number"]["regex"])
        if self.dated:
            self._date(after if has_date else None)
        elif has_date:
            self._fault("place_date", after.text)

    def _columns(self, head: list[TextLine]) -> None:
        middle = self.format["columns_mm"]["left"][1] * MM
        left = [line for line in head if line.x0 < middle and line.x1 <= middle + 1]
        self._left_column(left)
        self._right_column([line for line in head if line not in left])

    def _left_column(self, lines: list[TextLine]) -> None:
        stars = self.format["letterhead_under_issuer"]
        names = [line for line in lines if line.text != "*"]
        if bool(stars) != any(line.text == "*" for line in lines):
            self._fault("star", [line.text for line in lines])
        for line in lines:
            self._component("star" if line.text == "*" else "issuer" if line.bold else "superior", line)
        issuer = [line for line in names if line.bold]
        if not issuer:
            self._fault("issuer", "missing")
            return
        self._rule_below("issuer", issuer[-1])

    def _right_column(self, lines: list[TextLine]) -> None:
        keys = self.format["letterhead_right"]
        if len(lines) != len(keys):
            self._fault(keys[0], [line.text for line in lines])
            return
        for key, line in zip(keys, lines, strict=True):
            self._component(key, line)
            self._matches(key, line.text, self.format["components"][key]["regex"])
            self._rule_below(key, line)

    def _date(self, line: TextLine | None) -> None:
        if line is None:
            self._fault("place_date", "missing")
            return
        self._component("place_date", line)
        shapes = self.format["date"]
        if not re.match(shapes["blank_regex"], line.text + " "):
            self._matches("place_date", line.text, shapes["regex"])

    def _title(self) -> None:
        lines = self.sheet.lines[self.head_end :]
        self._component("document_type", lines[0])
        if not lines[0].text.isupper():
            self._fault("document_type", lines[0].text)
        subject = []
        for line in lines[1:]:
            if not line.bold:
                break
            subject.append(line)
        self.head_end += 1 + len(subject)
        mark = self.format["components"]["subject"].get("mark_below")
        text = [line for line in subject if line.text != mark]
        for line in subject:
            self._component("subject", line)
        if mark and subject[-1].text != mark:
            self._fault("subject", "no mark below")
        if not mark:
            self._rule_below("subject", text[-1])
        first = text[0].text[0]
        if first.isupper() != (self.side is Side.STATE):
            self._fault("subject", text[0].text)

    # -- the end of the paper

    def _foot(self) -> None:
        labels = (
            "NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ", "THƯ KÝ", "CHỦ TỌA", "NGƯỜI CUNG CẤP", "NGƯỜI NHẬN",
        )  # fmt: skip
        authority = re.compile(r"^(T/M|K/T|T/L|TM\.|KT\.|TL\.) ?\w")
        places = range(self.head_end, len(self.sheet.lines))
        lines = self.sheet.lines
        start = next(
            (
                at
                for at in places
                if lines[at].text in labels or (lines[at].text.isupper() and authority.match(lines[at].text))
            ),
            None,
        )
        if start is None:
            self._fault("authority", "missing")
            return
        if lines[start - 1].text == "Nơi nhận:":
            start -= 1
        self.foot_start = start
        foot = lines[start:]
        right = [line for line in foot if line.x0 > self.format["page"]["width_mm"] * MM / 2]
        if not self.form:
            self._recipients([line for line in foot if line not in right])
        minutes = any(line.text in labels for line in foot)
        above = [line for line in right if line.text.isupper()]
        self._signers(above, minutes)
        names = [line for line in foot if not line.text.isupper() and line.bold and not line.italic]
        for name in names:
            self._size("signatory", name)
            self._style("signatory", name)
            if not minutes:
                self._component("signatory", name)
        if above and names:
            blank = (names[-1].top - above[-1].bottom) / MM
            if blank < 25:
                self._fault("signatory", f"{blank:.1f} mm for the signature")
        self._lines_above(foot[0].page)

    def _signers(self, lines: list[TextLine], minutes: bool) -> None:
        if minutes:
            centres = self.format["signature"]["two_centres_mm"]
            self._centre("minutes_label", lines[0], centres[1])
            self._component("minutes_label", lines[0], centred=False)
            for line in lines[1:]:
                third = line.text in CITIZEN_LABELS
                self._component("minutes_label" if third else "post", line, centred=False)
                self._centre("minutes_label" if third else "post", line, centres[1])
            return
        shape = re.compile(self.format["components"]["authority"]["regex"])
        authority = [line for line in lines if "." in line.text or "/" in line.text]
        for line in authority:
            self._component("authority", line)
            if not shape.match(line.text):
                self._fault("authority", line.text)
        if len(authority) == len(lines):
            self._fault("post", "missing")
        for line in lines[len(authority) :]:
            self._component("post", line)

    def _recipients(self, lines: list[TextLine]) -> None:
        label = next((line for line in lines if line.text == "Nơi nhận:"), None)
        if label is None:
            self._fault("recipients_label", "missing")
            return
        self._component("recipients_label", label)
        underlined = any(
            page == label.page
            and abs(x0 - label.x0) < 1
            and abs(x1 - label.x1) < 1
            and 0 < y - label.baseline < 3
            for page, x0, x1, y in self.sheet.rules
        )
        if underlined != self.format["components"]["recipients_label"]["underline"]:
            self._fault("recipients_label", "underline")
        at = (label.page, label.bottom + 1)
        listed = [line for line in lines if (line.page, line.bottom) > at and not self._is_number(line)]
        listed = [line for line in listed if not line.bold]
        for line in listed:
            self._component("recipients", line)
        if not listed or not listed[-1].text.endswith("."):
            self._fault("recipients", [line.text for line in listed])

    def _lines_above(self, page: int) -> None:
        body = [line for line in self.sheet.lines[self.head_end : self.foot_start] if line.page == page]
        kept = self.format["signature"]["lines_kept"]
        if len(body) < kept:
            self._fault("signature_page", f"{len(body)} lines above the signatures")

    # -- the text

    def _body(self) -> None:
        text = [
            line for line in self.sheet.lines[self.head_end : self.foot_start] if not self._is_number(line)
        ]
        for line in text:
            self._size("table_cell" if line.in_table else "body", line)
        flowing = [line for line in text if not line.in_table]
        while flowing and self._stands_in_the_middle(flowing[0]):
            flowing.pop(0)
        for line, following in zip(flowing, [*flowing[1:], None], strict=True):
            self._indent(line)
            if following is not None:
                self._spacing(line, following)
        ends = flowing[-1].text
        if not ends.endswith(self.format["text_end"]) or (self.side is Side.PARTY and ends.endswith("./.")):
            self._fault("body", ends)

    def _stands_in_the_middle(self, line: TextLine) -> bool:
        """Kính gửi and the note of a copy, above the text."""
        box = self.format["regions_mm"]["body_full"]
        off = (line.x0 + line.x1) / 2 / MM - (box["x0"] + box["x1"]) / 2
        return abs(off) <= self.tolerance["centre_mm"]

    def _indent(self, line: TextLine) -> None:
        left = self.format["margins_mm"]["left"]
        first = left + self.format["body"]["first_line_mm"]
        at = line.x0 / MM
        if min(abs(at - left), abs(at - first)) > self.tolerance["indent_mm"]:
            self._fault("body", f"starts at {at:.1f} mm: {line.text}")

    def _is_first(self, line: TextLine) -> bool:
        return line.x0 / MM > self.format["margins_mm"]["left"] + 5

    def _spacing(self, line: TextLine, following: TextLine) -> None:
        body = self.format["body"]
        continues = not self._is_first(following)
        if continues and not line.bold:
            right = self.format["page"]["width_mm"] - self.format["margins_mm"]["right"]
            if abs(line.x1 / MM - right) > self.tolerance["margin_mm"]:
                self._fault("body", f"not justified: {line.text}")
        if line.page != following.page:
            return
        step = following.bottom - line.bottom
        if continues and abs(step - body["line_pt"]) > self.tolerance["line_spacing_pt"]:
            self._fault("body", f"line of {step:.1f} pt: {following.text}")
        if not continues and step < body["line_pt"] + body["gap_min_pt"] - self.tolerance["line_spacing_pt"]:
            self._fault("body", f"gap of {step:.1f} pt: {following.text}")

    def _is_number(self, line: TextLine) -> bool:
        return line.text.isdigit() and line.bottom < self.format["margins_mm"]["top"] * MM

    def _page_numbers(self) -> None:
        place = self.format["page_number"]
        numbers = [line for line in self.sheet.lines if self._is_number(line)]
        if [line.page for line in numbers] != list(range(2, self.sheet.pages + 1)):
            self._fault("page_number", [(line.page, line.text) for line in numbers])
        for line in numbers:
            self._size("page_number", line)
            self._style("page_number", line)
            if line.text != str(line.page):
                self._fault("page_number", line.text)
            x, y = (line.x0 + line.x1) / 2 / MM, line.top / MM
            if not place["x_range_mm"][0] - 1 <= x <= place["x_range_mm"][1] + 1:
                self._fault("page_number", f"x {x:.1f} mm")
            if not place["y_range_mm"][0] <= y <= place["y_range_mm"][1]:
                self._fault("page_number", f"y {y:.1f} mm")

    def _margins(self) -> None:
        margins, page = self.format["margins_mm"], self.format["page"]
        shown = [line for line in self.sheet.lines if not self._is_number(line)]
        side, end = self.tolerance["margin_mm"], self.tolerance["margin_top_bottom_mm"]
        if abs(shown[0].top / MM - margins["top"]) > end:
            self._fault("margins", f"top {shown[0].top / MM:.1f} mm")
        for line in shown:
            if (
                line.x0 / MM < margins["left"] - side
                or line.x1 / MM > page["width_mm"] - margins["right"] + side
            ):
                self._fault("margins", line.text)
            if (
                line.top / MM < margins["top"] - end
                or line.bottom / MM > page["height_mm"] - margins["bottom"] + end
            ):
                self._fault("margins", line.text)
