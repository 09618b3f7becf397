"""What is read off an answer: how long, who leads, what, in writing."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.commitment import Due
from desktop.domain.office import Body, Capacity, Official, Post
from ui.forms.journal.suggesting import in_writing, suggested_content, suggested_due, suggested_lead

DAY = date(2026, 11, 12)
BODIES = (
    Body("pkt", "Phòng Kinh tế", "KT"),
    Body("pvh", "Phòng Văn hóa - Xã hội"),
    Body("ca", "Công an xã"),
)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Trả lời trong 15 ngày làm việc.", Due.in_working_days(15)),
        ("xong trong vòng 10 ngày", Due.in_days(10)),
        ("Hoàn thành trước ngày 30/11/2026.", Due.by_date(date(2026, 11, 30))),
        ("chậm nhất ngày 20.12", Due.by_date(date(2026, 12, 20))),
        ("xong trước ngày 5/3", Due.by_date(date(2027, 3, 5))),
        ("hoàn thành trước ngày 25 tháng 12 năm 2026", Due.by_date(date(2026, 12, 25))),
        ("trong 5 ngày khảo sát, xong trước 31/12/2026", Due.by_date(date(2026, 12, 31))),
        ("trước ngày 31/11/2026", None),
        ("Hồ sơ nộp trước ngày 12/01/2026 đã đủ.", None),
        ("Vá 15 ổ gà, dài 300 m, hết 48 triệu đồng.", None),
        ("trong 99999 ngày", None),
        ("", None),
    ],
)
def test_the_due_date_named_last_counts(text: str, due: Due | None) -> None:
    assert suggested_due(text, DAY) == due


@pytest.mark.parametrize(
    ("answer", "lead"),
    [
        ("Giao Phòng Kinh tế chủ trì.", "pkt"),
        ("Phòng Kinh tế đã khảo sát; giao Công an xã kiểm tra.", "ca"),
        ("giao cho phòng văn hóa - xã hội", "pvh"),
        ("Đề nghị công an xã vào cuộc.", "ca"),
        ("Xã tiếp thu.", None),
    ],
)
def test_the_body_named_after_giao_leads(answer: str, lead: str | None) -> None:
    assert suggested_lead(answer, None, DAY, BODIES) == lead


def test_without_a_body_in_the_answer_the_answering_person_s_own_leads() -> None:
    head = Official("a", "Đinh Công Thuần", (Post(Capacity.OFFICE, "Trưởng phòng Kinh tế"),))
    assert suggested_lead("Xã tiếp thu.", head, DAY, BODIES) == "pkt"
    chair = Official("b", "Đặng Hữu Khoát", (Post(Capacity.STATE, "Chủ tịch UBND"),))
    assert suggested_lead("Xã tiếp thu.", chair, DAY, BODIES) is None


def test_the_content_is_what_promises_something() -> None:
    answer = "Cảm ơn bà con. Giao Phòng Kinh tế nạo vét.\nXin hết."
    assert suggested_content(answer, "Rãnh tắc.") == "Giao Phòng Kinh tế nạo vét."
    assert suggested_content("Cảm ơn bà con.", "Rãnh tắc.") == "Cảm ơn bà con."
    assert suggested_content("  ", "Rãnh\ntắc.") == "Rãnh tắc."


def test_an_answer_on_paper_is_noticed_with_or_without_marks() -> None:
    assert in_writing("trả lời bằng văn bản")
    assert not in_writing("trả lời miệng")
