"""Papers of reception sessions: what they must say, whom they must never name, how they close."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest

from desktop.domain.errors import UnprintableText
from desktop.domain.letter_papers import Citizen
from desktop.domain.office import Side
from desktop.domain.papers import PaperHead, PersonOnPaper
from desktop.domain.reception import Counters, SessionKind
from desktop.domain.reception_papers import ReceptionMinutesPaper, VisitOnPaper
from desktop.papers import file_name, render
from desktop.papers.document import Paragraph, Run, stretches
from desktop.papers.formats import format_of
from desktop.papers.pdf import draw
from desktop.papers.rendering import compose
from desktop.store import frozen
from tests.desktop.papers import reception_rows as made
from tests.desktop.papers import rows
from tests.desktop.papers.geometry import Checker
from tests.desktop.papers.reception_reading import faults, text_of, word_text

KINDS = ("reception-minutes", "visit-minutes", "reception-notice", "schedule")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("side", Side)
def test_every_paper_keeps_the_measures_of_its_rule_family(side: Side, kind: str) -> None:
    assert faults(made.papers(side)[kind]) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("side", Side)
def test_the_word_file_says_every_word_of_the_paper(side: Side, kind: str) -> None:
    paper = made.papers(side)[kind]
    text = word_text(paper)
    for stretch in stretches(compose(paper)):
        assert " ".join(stretch.text.split()) in " ".join(text.split()) or stretch.text in text


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("count", range(1, 9))
def test_signatures_never_stand_without_two_lines_of_text(side: Side, count: int) -> None:
    """Each count of visits ends the text at another height of the page."""
    visits = tuple(replace(made.two_matters(), number=number) for number in range(1, count + 1))
    assert faults(replace(made.minutes(side), visits=visits, copies=None)) == []


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("lines", range(0, 12, 2))
def test_three_signatures_stay_together_with_text_above_them(side: Side, lines: int) -> None:
    visit = made.group_visit()
    longer = replace(visit.cases[0], content="Đề nghị xã xem xét. " * 8 * lines + "Hết.")
    assert faults(made.minutes_of_one(side, replace(visit, cases=(longer,)))) == []


@pytest.mark.parametrize("side", Side)
def test_a_session_with_no_visitor_says_so(side: Side) -> None:
    paper = made.empty_minutes(side)
    assert faults(paper) == []
    text = text_of(paper)
    assert "không có công dân đến" in text
    assert "lượt tiếp" not in text.lower()
    assert "Ký hoặc điểm chỉ" not in text


def test_the_text_of_each_side_closes_with_its_own_mark() -> None:
    for paper in (*made.papers(Side.PARTY).values(), *made.papers(Side.STATE).values()):
        last = compose(paper).blocks[-1]
        assert isinstance(last, Paragraph)
        assert last.text.endswith(format_of(paper.head.side, paper.written_on).text_end)
        assert last.text.endswith("./.") == (paper.head.side is Side.STATE)


# -- whom a paper may not name


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
@pytest.mark.parametrize("side", Side)
def test_br_26_a_planted_denouncer_is_on_no_paper(side: Side, suffix: str) -> None:
    alone = made.minutes_of_one(side, made.denunciation())
    for paper in (made.minutes(side), alone, made.notice(side)):
        said = text_of(paper) if suffix == ".pdf" else word_text(paper)
        assert "TC-2026-014" in said
        assert "theo hồ sơ mật số 03/2026-HSM" in said
        for planted in (made.PLANTED, made.PLANTED.upper(), "099150000777", "777", "lộ tên"):
            assert planted not in said
        for planted in (made.PLANTED, "Giấu"):
            assert planted.encode() not in render(paper, suffix)
            assert planted not in file_name(paper, suffix)


@pytest.mark.parametrize("side", Side)
def test_a_denouncer_has_no_place_to_sign_with_a_name(side: Side) -> None:
    assert len(compose(made.minutes_of_one(side, made.denunciation())).signatures) == 2


def test_br_26_a_notice_tells_nothing_of_what_was_denounced() -> None:
    text = text_of(made.notice())
    assert "thu tiền của các hộ" not in text
    assert "Kiểm tra điều kiện thụ lý tố cáo" not in text
    assert "Giải quyết nội dung tố cáo mã TC-2026-014" in text


@pytest.mark.parametrize("side", Side)
def test_br_28_identity_numbers_show_their_last_three_signs(side: Side) -> None:
    text = text_of(made.minutes(side))
    assert "•••••••••417" in text
    assert made.FAMILY.id_number not in text
    assert made.FAMILY.id_number not in text_of(made.notice(side))


# -- what minutes must say


@pytest.mark.parametrize("side", Side)
def test_br_23_minutes_say_how_each_record_was_confirmed(side: Side) -> None:
    text = text_of(made.minutes(side))
    assert "công nhận là đúng và ký xác nhận" in text
    assert "công nhận là đúng và điểm chỉ xác nhận" in text
    assert "từ chối ký, lý do: không đồng ý với nội dung trả lời" in text
    assert "người tố cáo từ chối ký, lý do ghi tại hồ sơ giấy" in text
    unread = made.minutes_of_one(side, replace(made.group_visit(), read_back=False, signed=None))
    assert "chưa được đọc lại; chưa ghi việc ký xác nhận" in text_of(unread)


def test_br_18_a_group_names_its_representatives_and_their_paper() -> None:
    text = text_of(made.minutes_of_one())
    assert "Số người: 14; người đại diện: Nguyễn Thị Quỳnh Mỹ, Trương Công Hoạch" in text
    assert "giấy cử đại diện: Biên bản họp cử đại diện ngày 02/11/2026" in text


def test_br_19_each_matter_stands_under_its_own_letter_and_type() -> None:
    text = text_of(made.minutes())
    assert "a) Phản ánh (lĩnh vực" in text
    assert "b) Khiếu nại (lĩnh vực" in text


def test_br_21_a_refusal_gives_ground_reason_and_notice() -> None:
    text = text_of(made.minutes())
    assert "Từ chối tiếp: căn cứ: Khoản 3 Điều 9 Luật Tiếp công dân; lý do: vụ việc đã" in text
    assert "thông báo từ chối số 01, ngày 09/11/2026" in text


def test_promises_name_body_and_date() -> None:
    text = text_of(made.minutes_of_one())
    assert "cơ quan chủ trì: Phòng Kinh tế; phối hợp: Ban Quản lý dự án" in text
    assert "thời hạn: 19/11/2026; trả lời bằng văn bản." in text
    assert "Thông báo việc xử lý cho công dân bằng văn bản chậm nhất ngày 19/11/2026." in text


@pytest.mark.parametrize("side", Side)
def test_br_10_a_delegated_session_says_who_received_and_for_whom(side: Side) -> None:
    session = replace(
        made.session(side), delegate=made.DELEGATE, delegation_reason="dự phiên họp của Tỉnh ủy."
    )
    paper = replace(made.minutes(side), session=session)
    assert faults(paper) == []
    text = text_of(paper)
    assert f"theo ủy quyền của {'đồng chí ' if side is Side.PARTY else ''}{made.HOSTS[side].name}" in text
    assert "(lý do: dự phiên họp của Tỉnh ủy)" in text
    right = compose(paper).signatures[1]
    assert right.name.text == made.DELEGATE.name


def test_br_11_an_extraordinary_session_gives_its_ground() -> None:
    session = replace(
        made.session(), kind=SessionKind.EXTRAORDINARY, ground="Khoản 2 Điều 4 Quy định 11-QĐi/TW"
    )
    text = text_of(replace(made.minutes(), session=session))
    assert "tiếp dân đột xuất của đồng chí Bí thư Đảng ủy" in text
    assert "Căn cứ tiếp đột xuất: Khoản 2 Điều 4 Quy định 11-QĐi/TW." in text
    assert "Căn cứ tiếp đột xuất" not in text_of(made.minutes())


@pytest.mark.parametrize(
    ("visit", "label"),
    [
        (made.group_visit(), "NGƯỜI PHẢN ÁNH, KIẾN NGHỊ"),
        (made.two_matters(), "CÔNG DÂN"),
        (replace(made.group_visit(), signed=None), "NGƯỜI PHẢN ÁNH, KIẾN NGHỊ"),
    ],
)
def test_the_minutes_of_one_visit_leave_the_citizen_a_place(visit: VisitOnPaper, label: str) -> None:
    third = compose(made.minutes_of_one(Side.PARTY, visit)).signatures[2]
    assert third.lines[0].text == label
    assert compose(made.minutes_of_one(Side.STATE, visit)).signatures[2].lines[0].text == "CÔNG DÂN"


def test_who_declined_to_sign_has_no_place() -> None:
    assert len(compose(made.minutes_of_one(Side.PARTY, made.refused_visit())).signatures) == 2
    assert len(compose(made.minutes()).signatures) == 2


def test_a_corrected_version_says_why() -> None:
    paper = replace(made.minutes(), version=2, correction_reason="ghi nhầm số hộ")
    assert "bản sửa đổi lần 1; lý do: ghi nhầm số hộ" in text_of(paper)


@pytest.mark.parametrize("side", Side)
def test_a_draft_differs_only_by_what_is_drawn_under_its_text(side: Side) -> None:
    draft, final = made.minutes(side, draft=True), replace(made.minutes(side), log_code="")
    assert faults(draft) == []
    assert text_of(draft) == text_of(final)
    assert render(draft, ".pdf") != render(final, ".pdf")


@pytest.mark.parametrize("side", Side)
def test_names_of_any_length_stay_on_the_paper(side: Side) -> None:
    name = "Hoàng Phủ Công Tằng Tôn Nữ Nguyễn Thị Quỳnh Phương Thảo Nguyên"
    title = "Phó Bí thư Thường trực Đảng ủy, Chủ tịch Hội đồng nhân dân, Trưởng Ban Xây dựng Đảng"
    visit = replace(
        made.group_visit(), people=(Citizen(name, f"thôn {name}", f"thôn {name}"),), representatives=(name,)
    )
    session = replace(
        made.session(side), host=PersonOnPaper(name, title), note_taker=PersonOnPaper(name, title)
    )
    for paper in (
        replace(made.minutes_of_one(side, visit), session=session),
        replace(made.minutes(side), visits=(visit, visit), session=session),
        replace(made.notice(side), visits=(visit, visit), session=session),
    ):
        assert faults(paper) == []


def test_forms_hardly_filled_still_print() -> None:
    for side in Side:
        bare = replace(
            made.session(side), host=None, note_taker=None, start=None, end=None, place="", attendees=()
        )
        for visits in ((), (VisitOnPaper(),), (VisitOnPaper(), VisitOnPaper())):
            paper = replace(
                made.minutes(side), session=bare, visits=visits, counters=Counters(visits=len(visits))
            )
            assert faults(paper) == []
            assert faults(replace(made.notice(side), session=bare, visits=visits, signer=None)) == []


def test_frozen_rows_of_minutes_come_back_as_they_were() -> None:
    paper = made.minutes()
    assert frozen.load(ReceptionMinutesPaper, frozen.dump(paper)) == paper


def test_a_letter_the_font_lacks_is_refused_by_visit_and_matter() -> None:
    visit = made.two_matters()
    wrong = replace(visit.cases[1], content="lắp đèn 灯泡")
    paper = replace(
        made.minutes(), visits=(made.group_visit(), replace(visit, cases=(visit.cases[0], wrong)))
    )
    with pytest.raises(UnprintableText) as refused:
        render(paper, ".pdf")
    assert refused.value.data == {"word": "灯泡", "where": "vụ việc b, lượt tiếp số 76"}


# -- the conclusion notice


@pytest.mark.parametrize("side", Side)
def test_a_notice_gives_body_date_and_answer_of_every_task(side: Side) -> None:
    text = text_of(made.notice(side))
    assert "Rà soát hồ sơ của 11 hộ" in text
    assert "Thông báo cho công dân: đã trả lời trực tiếp tại buổi tiếp." in text
    assert "Đầu mối liên hệ của công dân và cơ quan, đơn vị: Văn phòng" in text
    number = "09-BB/ĐU" if side is Side.PARTY else "09/BB-UBND"
    assert f"(Biên bản số {number})" in text


def test_a_notice_may_name_who_is_asked() -> None:
    paper = replace(made.notice(), contact=PersonOnPaper("Vi Thị Hương", "chuyên viên"))
    assert "cơ quan, đơn vị: đồng chí Vi Thị Hương, chuyên viên." in text_of(paper)


# -- the ruler measured on wrong papers


Wrong = Callable[[ReceptionMinutesPaper], bytes]


def _bold_post(paper: ReceptionMinutesPaper) -> bytes:
    document = compose(paper)
    bold = replace(document.format["post"], bold=True)
    components = {**document.format.components, "post": bold}
    return draw(replace(document, format=replace(document.format, components=components)))


def _light_label(paper: ReceptionMinutesPaper) -> bytes:
    document = compose(paper)
    light = replace(document.format["minutes_label"], bold=False)
    components = {**document.format.components, "minutes_label": light}
    return draw(replace(document, format=replace(document.format, components=components)))


def _no_stop(paper: ReceptionMinutesPaper) -> bytes:
    document = compose(paper)
    *blocks, last = document.blocks
    assert isinstance(last, Paragraph)
    cut = replace(last, runs=(Run(last.text.rstrip("./")),))
    return draw(replace(document, blocks=(*blocks, cut)))


@pytest.mark.parametrize(
    ("wrong", "rule"), [(_bold_post, "post"), (_light_label, "minutes_label"), (_no_stop, "body")]
)
def test_a_wrong_paper_is_caught(wrong: Wrong, rule: str) -> None:
    found = Checker(wrong(made.minutes_of_one()), Side.PARTY).faults()
    assert {fault.rule for fault in found} == {rule}


def test_rows_of_a_confirmation_table_leave_room_for_a_hand() -> None:
    import pdfplumber

    visits = tuple(replace(made.two_matters(), number=number) for number in range(1, 21))
    with pdfplumber.open(BytesIO(render(replace(made.minutes(), visits=visits), ".pdf"))) as opened:
        heights = [
            (row.bbox[3] - row.bbox[1]) * 25.4 / 72
            for page in opened.pages
            for table in page.find_tables()
            for row, cells in zip(table.rows, table.extract(), strict=True)
            if len(cells) == 4 and (cells[0] or "").isdigit()
        ]
    assert len(heights) == 20
    assert min(heights) >= 15.9


def test_names_of_files_tell_what_and_when() -> None:
    head: PaperHead = rows.head(Side.STATE, None, None)
    assert file_name(made.minutes(), ".pdf") == "Bien ban tiep dan 2026-11-05.pdf"
    assert file_name(made.notice(), ".docx") == "Thong bao ket luan tiep dan 2026-11-05.docx"
    assert file_name(replace(made.schedule(), head=head), ".pdf") == "Lich tiep cong dan 2026-11-01.pdf"
