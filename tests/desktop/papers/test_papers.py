"""What the four papers say, in which order, and what kind of file they come in."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO

import pdfplumber
import pytest

from desktop.domain.commitment import Due, DueKind
from desktop.domain.dialogue import OpinionStatus
from desktop.domain.errors import Refusal
from desktop.domain.office import Capacity, Side, UnitKind
from desktop.domain.papers import CommitmentOnPaper, PersonOnPaper
from desktop.papers import file_name, number_text, render
from desktop.papers.document import Paragraph, Table
from desktop.papers.formats import format_of
from desktop.papers.rendering import compose
from tests.desktop.papers import rows
from tests.desktop.papers.test_letters import extracted


def paragraphs(paper: object) -> list[str]:
    return [block.text for block in compose(paper).blocks if isinstance(block, Paragraph)]  # type: ignore[arg-type]


def in_order(texts: list[str], wanted: list[str]) -> bool:
    places = [next((at for at, text in enumerate(texts) if text.startswith(start)), -1) for start in wanted]
    return -1 not in places and places == sorted(places)


def test_party_minutes_follow_the_party_order() -> None:
    assert in_order(
        paragraphs(rows.minutes(opinions=2)),
        [
            "- Thời gian: bắt đầu 7 giờ 30, ngày 12/11/2026.",
            "- Địa điểm: Nhà văn hóa thôn Đồng Mẫu.",
            "- Hình thức: trực tiếp.",
            "- Nội dung: đối thoại với Nhân dân",
            "- Người chủ trì: đồng chí Lường Đình Mẫn, Bí thư Đảng ủy, Chủ tịch HĐND; đồng chí Đặng Hữu Khuê",
            "- Người ghi biên bản: đồng chí Phạm Thị Khánh Ly",
            "- Tài liệu sử dụng: Kế hoạch số 27-KH/ĐU",
            "- Thông tin khác: Hội nghị được ghi âm",
            "1. Thành phần hội nghị",
            "1.1. Đại biểu chính thức",
            "1.2. Đại biểu mời dự",
            "1.3. Cơ quan báo chí",
            "2. Diễn biến hội nghị",
            "2.1. Khai mạc",
            "2.2. Kết quả thực hiện kết luận kỳ trước",
            "2.3. Ý kiến của Nhân dân",
            "Ý kiến số 1.",
            "Ý kiến số 2.",
            "Tổng hợp: 02 ý kiến",
            "2.4. Ý kiến còn khác nhau",
            "3. Kết luận của người chủ trì",
            "4. Kết thúc",
            "Hội nghị kết thúc hồi 12 giờ 05 cùng ngày.",
            "Biên bản đã được đọc lại",
            "Người không ký, không thông qua biên bản: Ông Trương Công Hoạch (lý do: về trước",
            "Biên bản được lập thành 03 bản",
        ],
    )


def test_state_minutes_follow_form_1_9() -> None:
    paper = rows.minutes(Side.STATE, 2)
    texts = paragraphs(paper)
    assert in_order(
        texts,
        [
            "Thời gian bắt đầu: 7 giờ 30, ngày 12 tháng 11 năm 2026.",
            "Địa điểm:",
            "Thành phần tham dự: có mặt",
            "Chủ trì (chủ tọa): Lường Đình Mẫn",
            "Thư ký (người ghi biên bản):",
            "Nội dung (theo diễn biến hội nghị):",
            "III. Ý KIẾN VÀ TRẢ LỜI",
            "V. KẾT LUẬN CỦA CHỦ TỌA",
        ],
    )
    assert texts[-1] == "Hội nghị kết thúc vào 12 giờ 05, ngày 12 tháng 11 năm 2026./."
    document = compose(paper)
    assert document.letterhead.place_date is None
    assert [block.lines[0].text for block in document.signatures] == ["THƯ KÝ", "CHỦ TỌA"]
    assert document.recipients[-1] == "- Lưu: VT, Hồ sơ."


@pytest.mark.parametrize("count", [0, 1, 4, 23])
def test_the_sums_of_all_statuses_make_the_number_of_opinions(count: int) -> None:
    opinions = tuple(
        replace(rows.opinion(number), status=None if number == 2 else rows.opinion(number).status)
        for number in range(1, count + 1)
    )
    paper = replace(rows.minutes(opinions=0), opinions=opinions)
    line = next(text for text in paragraphs(paper) if text.startswith("Tổng hợp"))
    total, *parts = (int(number) for number in re.findall(r"\b(\d+)\b", line))
    assert total == sum(parts) == count
    assert ("chưa ghi hướng xử lý 01" in line) == (count >= 2)


def test_an_opinion_says_who_what_answer_promise_and_status() -> None:
    paper = rows.minutes(opinions=1)
    said = replace(
        rows.opinion(1),
        speaker="Bà Y'Blăm Niê",
        unit="buôn Ea Sút",
        content="Đường lầy.\nĐề nghị sửa sớm.",
        answer="Sẽ sửa.",
        status=OpinionStatus.NOTED,
        commitments=(
            CommitmentOnPaper(
                "Sửa đường",
                "Phòng Kinh tế",
                ("Công an xã",),
                due_on=date(2026, 12, 4),
                promised_by=rows.DEPUTY,
                reply_in_writing=True,
            ),
        ),
        no_commitment_reason="",
    )
    texts = paragraphs(replace(paper, opinions=(said,)))
    start = texts.index(
        "Ý kiến số 1. Bà Y'Blăm Niê, buôn Ea Sút (lĩnh vực: Giao thông, hạ tầng, điện, nước; "
        "nêu tại hội nghị lúc 8 giờ 01): Đường lầy."
    )
    assert texts[start + 1 : start + 5] == [
        "Đề nghị sửa sớm.",
        "Trả lời (đồng chí Đặng Hữu Khuê, Chủ tịch UBND): Sẽ sửa.",
        (
            "Cam kết: Sửa đường; người hứa: đồng chí Cao Thị Mận, Phó Chủ tịch UBND; "
            "cơ quan chủ trì: Phòng Kinh tế; "
            "phối hợp: Công an xã; thời hạn: 04/12/2026; trả lời bằng văn bản."
        ),
        "Hướng xử lý: ghi nhận, tiếp thu.",
    ]


def test_every_task_of_the_meeting_is_listed_once() -> None:
    paper = rows.minutes(opinions=8)
    promised = [task for opinion in paper.opinions for task in opinion.commitments]
    again = replace(paper, commitments=(*paper.commitments, *promised))
    for each in (paper, again):
        table = [block for block in compose(each).blocks if isinstance(block, Table)][-1]
        assert len(table.rows) == len(promised) + 1
        assert table.rows[0][1].endswith("(ý kiến số 1)") or "(ý kiến số" in table.rows[0][1]


def test_open_promises_of_earlier_meetings_are_an_agenda_item() -> None:
    tables = [block for block in compose(rows.minutes(opinions=1)).blocks if isinstance(block, Table)]
    assert len(tables[0].rows) == 3
    assert tables[0].rows[0][4] == "quá hạn; đã làm được 60 % khối lượng"
    none = replace(rows.minutes(opinions=1), earlier=())
    assert "Không còn việc chưa xong từ các kỳ đối thoại trước." in paragraphs(none)


def test_a_draft_with_hardly_anything_written_still_prints() -> None:
    bare = replace(
        rows.meeting(),
        start=None,
        end=None,
        place="",
        form=None,
        chairs=(),
        note_taker=None,
        counterparts=(),
        hamlets=(),
        plan="",
    )
    for side in Side:
        paper = replace(
            rows.minutes(side, 0, draft=True),
            meeting=bare,
            attendance=(),
            papers_used=(),
            opening="",
            other_information="",
            earlier=(),
            disagreement="",
            conclusion="",
            commitments=(),
            read_back=False,
            non_signers=(),
            copies=None,
        )
        text = extracted(render(paper, ".pdf"))
        assert "…… giờ ……" in text
        assert render(paper, ".docx")


def test_a_corrected_version_says_so_and_why() -> None:
    paper = replace(rows.minutes(opinions=1), version=2, correction_reason="ghi nhầm tên thôn")
    assert "- Sửa đổi: bản sửa đổi lần 1; lý do: ghi nhầm tên thôn." in paragraphs(paper)
    assert not any("Sửa đổi" in text for text in paragraphs(rows.minutes(opinions=1)))


def test_typed_braces_and_angle_brackets_are_only_letters() -> None:
    typed = replace(rows.opinion(1), content="Đơn giá < 5 triệu & {không rõ} <b>đậm</b>", answer="{0} > 3")
    text = extracted(render(replace(rows.minutes(opinions=1), opinions=(typed,)), ".pdf"))
    assert "Đơn giá < 5 triệu & {không rõ} <b>đậm</b>" in text
    assert "{0} > 3" in text


def test_an_opinion_of_twelve_hundred_words_and_a_huge_cell_print_whole() -> None:
    long = replace(rows.opinion(1, raised=40, answered=40), no_commitment_reason="")
    huge = replace(rows.commitment(1), content=" ".join(["nạo vét mương tiêu nội đồng"] * 400))
    paper = replace(rows.minutes(opinions=1), opinions=(long,), commitments=(huge,))
    pdf = render(paper, ".pdf")
    assert extracted(pdf).count("nạo vét") > 380
    assert render(paper, ".docx")


@pytest.mark.parametrize(
    ("head", "kind", "text"),
    [
        (rows.party_head(7), "BB", "Số 07-BB/ĐU"),
        (rows.party_head(127), "TB", "Số 127-TB/ĐU"),
        (rows.party_head(None), "BB", "Số       -BB/ĐU"),
        (rows.state_head(15), "BB", "Số: 15/BB-UBND"),
        (rows.state_head(3), "GM", "Số: 03/GM-UBND"),
        (rows.state_head(None), "BB", "Số:        /BB-UBND"),
    ],
)
def test_the_number_is_written_as_each_side_writes_it(head: object, kind: str, text: str) -> None:
    assert number_text(head, kind) == text  # type: ignore[arg-type]


def test_file_names_are_safe_everywhere() -> None:
    names = [file_name(paper, ".pdf") for paper in rows.papers(Side.STATE).values()]
    assert names[0] == "Bien ban doi thoai 2026-11-12.pdf"
    assert len(set(names)) == 4
    assert all(re.fullmatch(r"[A-Za-z]+( [A-Za-z]+)* \d{4}-\d\d-\d\d\.pdf", name) for name in names)


def test_signing_follows_rank_and_side() -> None:
    cases = {
        (Side.PARTY, "Bí thư Đảng ủy"): ["T/M BAN THƯỜNG VỤ", "BÍ THƯ"],
        (Side.PARTY, "Phó Bí thư Thường trực Đảng ủy"): ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"],
        (Side.PARTY, "Chánh Văn phòng Đảng ủy"): ["T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"],
        (Side.STATE, "Chủ tịch UBND xã"): ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
        (Side.STATE, "Phó Chủ tịch UBND"): ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        (Side.STATE, "Chánh Văn phòng HĐND và UBND"): ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
    }
    for (side, title), lines in cases.items():
        document = compose(replace(rows.notice(side), signer=PersonOnPaper("Lò Văn Ón", title)))
        assert [line.text for line in document.signatures[0].lines] == lines
    both = PersonOnPaper("Lò Văn Ón", "Phó Bí thư Đảng ủy", Capacity.PARTY, ("Chủ tịch UBND",))
    document = compose(replace(rows.notice(Side.STATE), signer=both))
    assert document.signatures[0].lines[-1].text == "CHỦ TỊCH"


def test_recipients_end_with_the_filing_line_in_each_sides_punctuation() -> None:
    given = ("- Tỉnh ủy (để báo cáo);", "Các thôn.")
    new = compose(replace(rows.notice(), recipients=given)).recipients
    assert new == ("- Tỉnh ủy (để báo cáo);", "- Các thôn;", "- Lưu Văn phòng Đảng ủy.")
    old_head = replace(rows.party_head(), issued_on=date(2026, 3, 18))
    old = compose(replace(rows.notice(), head=old_head, recipients=given)).recipients
    assert old[0] == "- Tỉnh ủy (để báo cáo),"
    state = compose(replace(rows.notice(Side.STATE), recipients=given)).recipients
    assert state[-1] == "- Lưu: VT."


def test_the_format_of_a_day_is_the_one_in_force_then() -> None:
    assert format_of(Side.PARTY, date(2026, 5, 26)).recipients["separator"] == ","
    assert format_of(Side.PARTY, date(2026, 5, 27)).recipients["separator"] == ";"
    assert format_of(Side.STATE, date(1999, 1, 1)).components["document_type"].size_pt == 14


def test_a_ward_speaks_of_its_own_units() -> None:
    head = replace(
        rows.state_head(), issuer="ỦY BAN NHÂN DÂN PHƯỜNG AN HÒA", unit_kind=UnitKind.WARD, unit_name="An Hòa"
    )
    paper = replace(rows.invitation(Side.STATE), head=head)
    assert paragraphs(paper)[0] == "Ủy ban nhân dân phường An Hòa trân trọng kính mời:"
    city = replace(
        rows.party_head(), superior="ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", issuer="ĐẢNG ỦY ĐẶC KHU CÔN SƠN"
    )
    document = compose(replace(rows.notice(), head=city))
    assert document.recipients[0] == "- Ban Tuyên giáo và Dân vận Thành ủy (để báo cáo);"
    assert document.author == "Đảng ủy đặc khu Côn Sơn"


def test_an_invitation_to_one_and_to_nobody_yet() -> None:
    one = paragraphs(replace(rows.invitation(), invited=("Ông Lê Văn Tản",)))
    assert one[0] == "Đảng ủy xã Bình Minh Hạ trân trọng kính mời: Ông Lê Văn Tản."
    assert "……" in paragraphs(replace(rows.invitation(), invited=()))[0]


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
@pytest.mark.parametrize("side", Side)
def test_the_same_rows_give_the_same_bytes(side: Side, suffix: str) -> None:
    for paper in (*rows.papers(side).values(), rows.minutes(side, 2, draft=True)):
        assert render(paper, suffix) == render(paper, suffix)


def test_the_same_rows_give_the_same_bytes_in_another_process() -> None:
    code = (
        "import sys, hashlib; from tests.desktop.papers import rows; from desktop.papers import render;"
        "sys.stdout.write(''.join(hashlib.sha256(render(rows.minutes(opinions=2), s)).hexdigest()"
        " for s in ('.pdf', '.docx')))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            text=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_any_other_suffix_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        render(rows.invitation(), ".odt")
    assert refused.value.code == "paper-suffix"


def test_importing_the_package_loads_no_drawing_library() -> None:
    code = (
        "import sys, desktop.papers;"
        "sys.exit(any(name.split('.')[0] in {'reportlab', 'docx', 'lxml'} for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_pdf_is_modern_vietnamese_and_whole() -> None:
    paper = rows.minutes(opinions=3, draft=True)
    pdf = render(paper, ".pdf")
    assert pdf.startswith(b"%PDF-1.7")
    assert b"Helvetica" not in pdf
    with pdfplumber.open(BytesIO(pdf)) as opened:
        assert opened.doc.catalog["Lang"] == b"vi-VN"
        assert opened.metadata["Title"].startswith("Biên bản hội nghị đối thoại")
        assert opened.metadata["Author"] == "Đảng ủy xã Bình Minh Hạ"
        assert opened.metadata["CreationDate"] == "D:20261112000000+07'00'"
        names = {char["fontname"] for page in opened.pages for char in page.chars}
    assert all(re.fullmatch(r"[A-Z]{6}\+LiberationSerif(-\w+)?", name) for name in names)
    assert pdf.count(b"/FontFile2") == len(names)


@pytest.mark.parametrize(
    ("due", "due_on", "text"),
    [
        (None, None, "chưa ấn định"),
        (Due.by_date(date(2026, 3, 5)), None, "05/3/2026"),
        (Due.in_working_days(5), None, "05 ngày làm việc"),
        (Due.in_days(10), None, "10 ngày"),
        (Due(DueKind.DAYS), None, "chưa ấn định"),
        (Due.open_ended("chờ vốn tỉnh"), None, "không ấn định: chờ vốn tỉnh"),
        (Due.in_days(10), date(2026, 11, 22), "22/11/2026"),
    ],
)
def test_a_due_date_is_written_as_it_was_promised(due: Due | None, due_on: date | None, text: str) -> None:
    task = CommitmentOnPaper("Sửa đường", "Phòng Kinh tế", due=due, due_on=due_on)
    table = next(
        block
        for block in compose(replace(rows.notice(), commitments=(task,))).blocks
        if isinstance(block, Table)
    )
    assert table.rows[0][-1] == text


def test_a_notice_of_a_meeting_without_tasks_says_so() -> None:
    texts = paragraphs(replace(rows.notice(), commitments=(), beyond=(), publish_by=None))
    assert "Không có việc được giao." in texts
    assert "Không có." in texts


@pytest.mark.parametrize("given", ["30", "30-BB/ĐU", "Số 30-BB/ĐU"])
def test_a_notice_names_its_minutes_by_full_number(given: str) -> None:
    assert "(Biên bản số 30-BB/ĐU)" in paragraphs(replace(rows.notice(), minutes_number=given))[0]


def test_an_issuer_of_an_unknown_kind_is_named_as_it_stands() -> None:
    named = {
        "BAN QUẢN LÝ CHỢ ĐỒNG MẪU": "BAN QUẢN LÝ CHỢ ĐỒNG MẪU",
        "CHI BỘ CƠ QUAN": "Chi bộ CƠ QUAN",
        "ĐẢNG ỦY XÃ LÂN CẬN": "Đảng ủy xã Lân Cận",
    }
    for issuer, written in named.items():
        paper = replace(rows.invitation(), head=replace(rows.party_head(), issuer=issuer))
        assert paragraphs(paper)[0].startswith(f"{written} trân trọng kính mời")


def test_an_opinion_without_an_answer_says_that_nobody_answered_yet() -> None:
    silent = replace(rows.opinion(1), answer="", answered_by=None, source=None, channel=None, raised_at=None)
    texts = paragraphs(replace(rows.minutes(opinions=1), opinions=(silent,)))
    assert not any(text.startswith("Trả lời") for text in texts)
    asked = replace(silent, answered_by=rows.DEPUTY)
    texts = paragraphs(replace(rows.minutes(opinions=1), opinions=(asked,)))
    assert "Trả lời (đồng chí Cao Thị Mận, Phó Chủ tịch UBND): chưa có." in texts
