"""Minutes of twenty pages against the same text laid out by bare ReportLab platypus."""

import io

import resources
from benchmarks.measure import Ratio, against
from desktop import papers
from desktop.domain.dialogue import OpinionStatus
from desktop.domain.office import Side, UnitKind
from desktop.domain.papers import MeetingOnPaper, MinutesPaper, OpinionOnPaper, PaperHead, PersonOnPaper
from tests import builders

SENTENCE = (
    "Đề nghị xã nạo vét rãnh thoát nước đoạn 300 m, sửa đèn đường và trả lời bằng văn bản cho Nhân dân. "
)


def rows(opinions: int) -> MinutesPaper:
    """Minutes with that many opinions of about 130 words and answers of about 220."""
    noun = builders.held_dialogue()
    answering = PersonOnPaper("Trịnh Xuân Lâm", "Chủ tịch UBND")
    party = builders.PARTY_HEAD
    head = PaperHead(
        Side.PARTY, party.issuer, "ĐU", "Bình Minh Hạ", UnitKind.COMMUNE, "Bình Minh Hạ", "Sơn Hà",
        superior=party.superior, number=7, issued_on=noun.held_on,
    )  # fmt: skip
    meeting = MeetingOnPaper(
        noun.title, noun.held_on, noun.start, noun.end, noun.place, noun.form,
        (PersonOnPaper("Phạm Đức Thịnh", "Bí thư Đảng ủy"),),
        PersonOnPaper("Đỗ Thị Thanh Mai", "chuyên viên"),
    )  # fmt: skip
    said = tuple(
        OpinionOnPaper(
            number, f"Ông Hoàng Văn {number}", SENTENCE * 6, "thôn Đồng Mẫu", status=OpinionStatus.ANSWERED,
            answered_by=answering, answer=SENTENCE * 10,
        )
        for number in range(1, opinions + 1)
    )  # fmt: skip
    return MinutesPaper(
        head, meeting, noun.attendance, opening=SENTENCE * 4, opinions=said, conclusion=SENTENCE * 6,
        read_back=True, copies=3, recipients=("Lưu Văn phòng Đảng ủy",), draft=False,
    )  # fmt: skip


def twenty_pages() -> Ratio:
    paper = rows(28)
    _register()
    return against(
        "Biên bản 20 trang / ReportLab trần cùng nội dung",
        lambda: papers.render(paper, ".pdf"),
        lambda: bare(paper),
        target=2.0,
        rounds=5,
    )


def _register() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in (("Bare", "Regular"), ("Bare-Bold", "Bold")):
        pdfmetrics.registerFont(TTFont(name, resources.path("fonts", f"LiberationSerif-{file}.ttf")))
    pdfmetrics.registerFontFamily("Bare", normal="Bare", bold="Bare-Bold", italic="Bare", boldItalic="Bare")


def bare(paper: MinutesPaper) -> bytes:
    """The same words in the same faces, size and margins, nothing else."""
    from reportlab.lib.enums import TA_JUSTIFY
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    style = ParagraphStyle(
        "body",
        fontName="Bare",
        fontSize=14,
        leading=18,
        alignment=TA_JUSTIFY,
        firstLineIndent=10 * mm,
        spaceBefore=6,
    )
    said = [f"<b>{each.speaker}, {each.unit}:</b> {each.content}" for each in paper.opinions]
    answers = [f"<b>Trả lời (đồng chí Trịnh Xuân Lâm):</b> {each.answer}" for each in paper.opinions]
    body = [text for pair in zip(said, answers, strict=True) for text in pair]
    texts = [paper.opening, *body, paper.conclusion]
    target = io.BytesIO()
    document = SimpleDocTemplate(
        target, pagesize=A4, leftMargin=30 * mm, rightMargin=15 * mm, topMargin=20 * mm, bottomMargin=20 * mm,
        initialFontName="Bare",
    )  # fmt: skip
    document.build([Paragraph(text, style) for text in texts])
    return target.getvalue()
