"""The two parts of a page that stand at measured places: the head of page 1 and the signatures."""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable
from reportlab.platypus import Paragraph as Text

from desktop.papers.document import Line, OfficialDocument, SignatureBlock
from desktop.papers.faces import faces
from desktop.papers.formats import MM, Component
from desktop.papers.letterhead import balanced

DESCENT_EM = 0.216
ASCENT_EM = 1 - DESCENT_EM
UNDERLINE_EM = 0.11
UNDERLINE_PT = 0.7


class _Measured(Flowable):  # type: ignore[misc]
    """Texts and rules at places counted in points down from the top of the block."""

    def __init__(self, document: OfficialDocument) -> None:
        super().__init__()
        self.document = document
        self.format = document.format
        self.left_pt = self.format.margins_mm.left * MM
        self.width = self.format.text_width_mm * MM
        self.height = 0.0

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        return width, self.height

    def component(self, line: Line) -> Component:
        return self.format[line.component]

    def centre(self, line: Line, page_x_mm: float, baseline: float) -> None:
        """One line centred on a place of the page, with the rule its component has under it.

        A line too long for its place moves off the margin: a long place name before the date must not
        run over the paper's edge.
        """
        component = self.component(line)
        x, y = page_x_mm * MM - self.left_pt, self.height - baseline
        half_text = self.width_of(line) / 2
        text_width = self.format.text_width_mm * MM
        if 2 * half_text <= text_width:
            x = min(max(x, half_text), text_width - half_text)
        self.canv.setFont(faces().name(bold=component.bold, italic=component.italic), component.size_pt)
        self.canv.drawCentredString(x, y, line.text)
        if line.ruled and component.rule:
            half = self.width_of(line) * component.rule.length_fraction / 2
            below = y - component.rule.gap_em * component.size_pt
            self.canv.setLineWidth(component.rule.width_pt)
            self.canv.line(x - half, below, x + half, below)

    def width_of(self, line: Line) -> float:
        component = self.component(line)
        return faces().width(line.text, component.size_pt, bold=component.bold, italic=component.italic)

    def end_of(self, line: Line, baseline: float) -> float:
        """Where the line with its rule ends."""
        component = self.component(line)
        if line.ruled and component.rule:
            return (
                baseline
                + component.rule.gap_em * component.size_pt
                + float(self.format.spacing["under_rule_pt"])
            )
        return baseline


class FirstPageHead(_Measured):
    """The two columns of the letterhead, number and date on one line, the type and the subject."""

    def __init__(self, document: OfficialDocument) -> None:
        super().__init__(document)
        self.placed = [*self._columns(), *self._subject_below(), *self._titles()]

    def draw(self) -> None:
        for line, x, baseline in self.placed:
            self.centre(line, x, baseline)

    def _columns(self) -> list[tuple[Line, float, float]]:
        head, em = self.document.letterhead, self.format.spacing["head_line_em"]
        left_x, right_x = sum(self.format.left_column_mm) / 2, sum(self.format.right_column_mm) / 2
        placed: list[tuple[Line, float, float]] = []
        baseline, end = 0.0, 0.0
        for row in range(max(len(head.left), len(head.right))):
            sides = [
                (lines[row], x)
                for lines, x in ((head.left, left_x), (head.right, right_x))
                if row < len(lines)
            ]
            size = max(self.component(line).size_pt for line, _ in sides)
            baseline += size * (em if row else ASCENT_EM)
            placed += [(line, x, baseline) for line, x in sides]
            end = max(end, *(self.end_of(line, baseline) for line, _ in sides))
        last = [(line, x) for line, x in ((head.number, left_x), (head.place_date, right_x)) if line]
        if not last:
            self._number_at = end
            return placed
        self._number_at = end + em * max(self.component(line).size_pt for line, _ in last)
        if not head.number or not head.place_date:
            return [*placed, *((line, x, self._number_at) for line, x in last)]
        number = (head.number, left_x, self._number_at)
        if self._collide(head.number, left_x, head.place_date):
            self._number_at += em * self.component(head.place_date).size_pt
        return [*placed, number, (head.place_date, right_x, self._number_at)]

    def _collide(self, number: Line, left_x: float, date: Line) -> bool:
        """Whether a date moved off the right margin would reach the number beside it."""
        date_begins = self.format.text_width_mm * MM - self.width_of(date)
        number_ends = left_x * MM - self.left_pt + self.width_of(number) / 2
        return date_begins < number_ends + self.component(number).size_pt

    def _subject_below(self) -> list[tuple[Line, float, float]]:
        """What a công văn is about, under its number."""
        left_x, placed = sum(self.format.left_column_mm) / 2, []
        for row, line in enumerate(self.document.letterhead.subject):
            gap = 0 if row else self.format.spacing["above_letter_subject_pt"]
            size = self.component(line).size_pt
            self._number_at += gap + self.format.spacing["head_line_em"] * size
            placed.append((line, left_x, self._number_at))
        return placed

    def _titles(self) -> list[tuple[Line, float, float]]:
        spacing = self.format.spacing
        if not self.document.type_lines:
            self.height = self._number_at + DESCENT_EM * self.format["number"].size_pt
            self.height += spacing["above_type_pt"] - self.format.gap_pt
            return []
        centre = self.format.margins_mm.left + self.format.text_width_mm / 2
        name, *subject = self.document.type_lines
        number_size = self.format["number"].size_pt
        baseline = self._number_at + DESCENT_EM * number_size + spacing["above_type_pt"]
        baseline += ASCENT_EM * self.component(name).size_pt
        placed = [(name, centre, baseline)]
        baseline += spacing["type_line_pt"] - spacing["subject_line_pt"]
        for line in subject:
            baseline += spacing["subject_line_pt"]
            placed.append((line, centre, baseline))
        last = placed[-1][0]
        self.height = self.end_of(last, baseline) + DESCENT_EM * self.component(last).size_pt
        self.height += spacing["above_body_pt"] - self.format.gap_pt
        return placed


class SignaturesAndRecipients(_Measured):
    """One signature right with Nơi nhận level on the left, or two with Nơi nhận below them.

    A third, the citizen's, stands below the second, level with Nơi nhận.

    Between the post and the name stay the blank lines for the signature and the seal, which are put
    there by hand or by the signing program, never drawn.
    """

    def __init__(self, document: OfficialDocument) -> None:
        super().__init__(document)
        self.placed: list[tuple[Line, float, float]] = []
        places = self._places()
        self.label_at = ASCENT_EM * self.format["authority"].size_pt
        self.names_at = self._row(document.signatures[:2], places, self.label_at)
        if len(document.signatures) > 1:
            below = self.names_at + DESCENT_EM * self.format["signatory"].size_pt
            size = self.format["recipients_label"].size_pt
            above = "above_third_signature_pt" if document.signatures[2:] else "above_recipients_pt"
            self.label_at = below + self.format.spacing[above] + ASCENT_EM * size
        if document.signatures[2:]:
            self.names_at = self._row(document.signatures[2:], places[1:], self.label_at)
        self.listed, self.overflow, self.list_height = self._shared_out()
        listed_from = self.label_at + self.format.spacing["recipients_line_em"] * 3
        recipients_end = listed_from + self.list_height if self.listed else 0.0
        self.height = max(self.names_at + DESCENT_EM * self.format["signatory"].size_pt, recipients_end)

    def getSpaceBefore(self) -> float:
        return float(self.format.spacing["above_signature_pt"])

    def _shared_out(self) -> tuple[list[Any], list[Any], float]:
        """The recipients beside the signatures, those of a very long list that follow below, the height."""
        limit = self.format.recipients["block_height_mm"] * MM
        listed: list[Any] = []
        height = 0.0
        texts = [self._recipient(text) for text in self.document.recipients]
        for place, text in enumerate(texts):
            height += text.wrap(self.width, limit)[1]
            if listed and height > limit:
                return listed, texts[place:], height - text.height
            listed.append(text)
        return listed, [], height

    def draw(self) -> None:
        for line, x, baseline in self.placed:
            self.centre(line, x, baseline)
        if self.listed:
            self._draw_recipients()

    def _places(self) -> list[tuple[float, float]]:
        """Centre and width in millimetres of the signatures that stand side by side."""
        shape = self.format.signature
        if len(self.document.signatures) == 1:
            return [(shape["one_centre_mm"], shape["one_x_mm"][1] - shape["one_x_mm"][0])]
        return [(centre, shape["two_width_mm"]) for centre in shape["two_centres_mm"]]

    def _row(
        self, blocks: Sequence[SignatureBlock], places: Sequence[tuple[float, float]], first: float
    ) -> float:
        """Places one row of signatures from its first baseline on; gives the last baseline of the names."""
        ends = [self._above(block, *place, first) for block, place in zip(blocks, places, strict=True)]
        names_at = max(ends) + self.format.spacing["signature_blank_lines"] * self.format.line_pt
        ends = [self._name(block.name, *place, names_at) for block, place in zip(blocks, places, strict=True)]
        return float(max(ends))

    def _name(self, name: Line, centre: float, width_mm: float, baseline: float) -> float:
        """Places a name, a very long one on several lines; gives its last baseline."""
        lines = self._fitted(name, width_mm * MM) or [""]
        for number, text in enumerate(lines):
            at = baseline + number * self.format.line_pt
            self.placed.append((Line(name.component, text), centre, at))
        return baseline + (len(lines) - 1) * self.format.line_pt

    def _above(self, block: SignatureBlock, centre: float, width_mm: float, baseline: float) -> float:
        """Places the lines above the signature; gives the baseline the next line would take."""
        for line in block.lines:
            for text in self._fitted(line, width_mm * MM):
                self.placed.append((Line(line.component, text), centre, baseline))
                baseline += self.format.line_pt
        return baseline

    def _fitted(self, line: Line, width: float) -> list[str]:
        if not line.text:
            return []
        component = self.component(line)
        letters = faces()
        return balanced(
            line.text,
            width,
            lambda text: letters.width(text, component.size_pt, bold=component.bold, italic=component.italic),
        )

    def _recipient(self, text: str) -> Any:
        component = self.format["recipients"]
        style = ParagraphStyle(
            "recipients",
            fontName=faces().name(bold=component.bold, italic=component.italic),
            fontSize=component.size_pt,
            leading=component.size_pt * self.format.spacing["recipients_line_em"],
            rightIndent=self.width - self.format.signature["recipients_width_mm"] * MM,
        )
        return Text(escape(text), style)

    def _draw_recipients(self) -> None:
        label = self.format["recipients_label"]
        text = str(self.format.recipients["label"])
        y = self.height - self.label_at
        self.canv.setFont(faces().name(bold=label.bold, italic=label.italic), label.size_pt)
        self.canv.drawString(0, y, text)
        if label.underline:
            width = faces().width(text, label.size_pt, bold=label.bold, italic=label.italic)
            self.canv.setLineWidth(UNDERLINE_PT)
            self.canv.line(0, y - UNDERLINE_EM * label.size_pt, width, y - UNDERLINE_EM * label.size_pt)
        y -= self.format.spacing["recipients_line_em"] * 3
        for recipient in self.listed:
            height = recipient.height
            recipient.drawOn(self.canv, 0, y - height)
            y -= height
