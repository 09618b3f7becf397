"""Reading the log: windows with the newest first, filters, a line's changes in the office's words (BR-63)."""

import importlib
import pkgutil
from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop import services
from desktop.domain.changes import Kind
from desktop.domain.commitment import Progress
from desktop.domain.errors import Refusal
from desktop.domain.petition import Petition, PetitionType
from desktop.office import Office
from desktop.registers.log import LogChange, LogNarrow, log_count, log_line, log_rows, log_users
from desktop.services.commitments import make_commitment, record_progress
from desktop.services.dialogues import change_plan, plan_dialogue
from desktop.services.office_sheet import correct_office
from desktop.services.petition_handling import promise_from_petition
from desktop.services.petitions import record_petition
from desktop.services.secrecy import erase_petition_identity
from desktop.texts.log_words import FIELDS, KINDS, field_words, value_words
from tests import builders
from tests import reception_builders as made


@pytest.fixture
def worked(office: Office) -> Office:
    plan_dialogue(office, builders.planned_dialogue())
    now = office.clock()
    office.clock = lambda: now + timedelta(days=1)
    office.user = "Trịnh Xuân Lâm"
    change_plan(office, builders.planned_dialogue(place="Nhà văn hóa thôn Bến Gạo"))
    make_commitment(office, replace(builders.commitment(), source=None))
    record_progress(office, "ck-1", Progress(date(2026, 11, 20), 40, "Đã khảo sát"))
    return office


def told() -> Petition:
    return made.petition(type=PetitionType.DENUNCIATION, secret_file="Hồ sơ mật số 05")


def acts(office: Office, narrow: LogNarrow) -> list[str]:
    return [row.act for row in log_rows(office, narrow, 0, 50)]


def test_the_newest_line_stands_first_and_windows_follow_each_other(worked: Office) -> None:
    count = log_count(worked, LogNarrow())
    rows = log_rows(worked, LogNarrow(), 0, 100)
    assert [row.id for row in rows] == list(range(count, 0, -1))
    assert log_rows(worked, LogNarrow(), 1, 2) == rows[1:3]
    assert (rows[0].act, rows[0].user, rows[0].records) == (
        "Ghi tiến độ cam kết",
        "Trịnh Xuân Lâm",
        ("cam kết CK 1/2026",),
    )
    assert rows[2].records == ("hội nghị đối thoại ngày 12/11/2026",)
    assert rows[-1].touched > len(rows[-1].records) == 2


def test_lines_are_narrowed_by_person_days_kind_and_record(worked: Office) -> None:
    assert log_users(worked) == ("Trịnh Xuân Lâm", "Đỗ Thị Thanh Mai")
    of_mai = LogNarrow(user="Đỗ Thị Thanh Mai")
    assert acts(worked, of_mai) == ["Lập hội nghị đối thoại", "Thiết lập cơ quan"]
    assert log_count(worked, of_mai) == 2
    later = date(2026, 11, 13)
    assert len(acts(worked, LogNarrow(first=later, last=later))) == 3
    assert acts(worked, LogNarrow(last=date(2026, 11, 12))) == acts(worked, of_mai)
    assert acts(worked, LogNarrow(kind=Kind.COMMITMENT)) == ["Ghi tiến độ cam kết", "Ghi cam kết"]
    assert acts(worked, LogNarrow(record="dialogue:dt-2026-11-12"))[-1] == "Lập hội nghị đối thoại"
    assert acts(worked, LogNarrow(record="hamlet:Đồng Mẫu")) == ["Thiết lập cơ quan"]


def test_a_line_says_what_changed_from_what_to_what(worked: Office) -> None:
    changed = log_line(worked, log_count(worked, LogNarrow()) - 2)
    assert changed.changes == (
        LogChange(
            "hội nghị đối thoại ngày 12/11/2026",
            "địa điểm",
            builders.planned_dialogue().place,
            "Nhà văn hóa thôn Bến Gạo",
        ),
    )
    progress = log_line(worked, log_count(worked, LogNarrow())).changes[0]
    assert (progress.field, progress.before) == ("tiến độ", "–")
    assert "Đã khảo sát" in progress.after
    with pytest.raises(Refusal, match="unknown-log-line"):
        log_line(worked, 99)


def test_a_line_about_several_records_names_each(office: Office) -> None:
    first = log_line(office, 1)
    assert LogChange("lãnh đạo Phạm Đức Thịnh", "tên", "–", "Phạm Đức Thịnh") in first.changes
    assert LogChange("lãnh đạo Trịnh Xuân Lâm", "tên", "–", "Trịnh Xuân Lâm") in first.changes


def test_a_changed_name_of_the_office_is_kept_with_what_it_was(office: Office) -> None:
    correct_office(office, replace(builders.sheet(), place="Bình Minh Thượng"))
    line = log_line(office, log_count(office, LogNarrow()))
    assert [(each.field, each.before, each.after) for each in line.changes] == [
        ("địa điểm", "Bình Minh Hạ", "Bình Minh Thượng")
    ]


def test_br_63_of_a_denunciation_only_fields_are_shown_and_emptied_lines_say_so(office: Office) -> None:
    record_petition(office, made.petition(sender=made.person("Bà Phùng Thị Yến")))
    erase_petition_identity(office, told())
    rows = log_rows(office, LogNarrow(), 0, 2)
    assert [row.emptied for row in rows] == [False, True]
    said = {each.field: each.after for each in log_line(office, rows[0].id).changes}
    assert said["dòng nhật ký đã xóa nội dung"] == str(rows[1].id)
    assert "Yến" not in str([log_line(office, row.id) for row in rows])


def test_promises_on_a_denunciation_keep_no_values(office: Office) -> None:
    record_petition(office, replace(told(), sender=None))
    promise_from_petition(office, "don-1")
    change = log_line(office, log_count(office, LogNarrow())).changes
    assert [each.field for each in change] == ["mục đã sửa (không ghi nội dung)"]
    assert "nội dung" in change[0].after


def test_an_import_says_what_stood_before_in_each_record_it_changed(office: Office) -> None:
    from desktop.services.acts import act

    with act(office, "import_records") as doing:
        doing.touch(Kind.BODY, "pkt")
        doing.note(file="so.json", before={"body:pkt": {"name": ["Phòng Kinh tế", "Phòng Kinh tế xã"]}})
    changes = log_line(office, log_count(office, LogNarrow())).changes
    assert changes[0] == LogChange("cơ quan, đơn vị Phòng Kinh tế", "tệp", "", "so.json")
    assert changes[1] == LogChange(
        "cơ quan, đơn vị Phòng Kinh tế", "tên", "Phòng Kinh tế", "Phòng Kinh tế xã"
    )


def test_values_are_written_as_people_write_them() -> None:
    assert value_words({"on": "2026-11-20", "percent": 40}) == "ngày: 20/11/2026, phần trăm: 40"
    assert value_words([True, False, None, "draft", "10-digits!"]) == "có; không; –; bản nháp; 10-digits!"
    assert field_words("clock_back") == "đồng hồ máy chậm hơn dòng trước"
    assert field_words("chưa biết") == "chưa biết"


def test_every_kind_and_every_logged_field_has_words() -> None:
    assert set(KINDS) == set(Kind)
    logged = set()
    for module in pkgutil.iter_modules(services.__path__):
        found = vars(importlib.import_module(f"desktop.services.{module.name}"))
        for name in ("FIELDS", "TEXT_FIELDS", "SHEET_FIELDS", "HEAD_FIELDS"):
            logged |= set(found.get(name, ()))
    assert logged
    assert logged - set(FIELDS) - {"key"} == set()
