"""Catalogues: entries hold from a day to a day, and what a record uses is ended, never deleted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop import texts
from desktop.domain.changes import Kind
from desktop.domain.commitment import Commitment, Due, DueKind
from desktop.domain.errors import Refusal
from desktop.domain.office import Body, Hamlet, Phrase, StatisticalGroup, SubjectArea
from desktop.office import Office, open_office
from desktop.registers.office import catalogues
from desktop.services import catalogues as acts
from desktop.services.commitments import make_commitment
from desktop.services.dialogues import plan_dialogue
from desktop.services.records import export_records, import_file
from desktop.store.keeping_tables import AuditTable
from tests import builders

ENDED = date(2026, 6, 30)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as caught:
        act()
    return texts.sentence(caught.value)


def names(office: Office) -> list[str]:
    return [each.name for each in catalogues(office).hamlets]


def last_detail(office: Office) -> dict[str, object]:
    with office.store.reading() as book:
        return book.scalars(select(AuditTable.detail).order_by(AuditTable.id.desc())).first() or {}


def test_bodies_and_subject_areas_are_edited_by_key(office: Office) -> None:
    acts.record_body(office, Body("", "Công an xã"))
    acts.record_body(office, Body("pkt", "Phòng Kinh tế, Hạ tầng và Đô thị", " ", until=ENDED))
    found = catalogues(office).bodies
    assert (found[0].name, found[0].until) == ("Phòng Kinh tế, Hạ tầng và Đô thị", ENDED)
    assert found[-1].name == "Công an xã"
    acts.record_subject_area(office, SubjectArea("", "Chuyển đổi số", StatisticalGroup.OTHER))
    land = SubjectArea("dat-dai", "Đất đai, nhà cửa", StatisticalGroup.LAND, since=ENDED)
    acts.record_subject_area(office, land)
    areas = catalogues(office).subject_areas
    assert areas[-1].name == "Chuyển đổi số"
    assert land in areas
    assert len(areas) == 20


def test_the_same_entry_again_changes_nothing(office: Office) -> None:
    found = catalogues(office)
    assert acts.record_body(office, found.bodies[0]).touched == ()
    assert acts.record_subject_area(office, found.subject_areas[0]).touched == ()


def test_phrases_are_replaced_whole(office: Office) -> None:
    acts.record_phrases(office, (Phrase(1, "Cảm ơn", "Xin cảm ơn …"),))
    assert catalogues(office).phrases == (Phrase(1, "Cảm ơn", "Xin cảm ơn …"),)


def test_a_list_offers_what_there_was_that_day(office: Office) -> None:
    body = catalogues(office).bodies[0]
    acts.record_body(office, replace(body, since=date(2025, 7, 1), until=ENDED))
    found = catalogues(office)
    assert body.key not in {each.key for each in found.bodies_on(date(2025, 6, 30))}
    assert body.key in {each.key for each in found.bodies_on(date(2025, 7, 1))}
    assert body.key in {each.key for each in found.bodies_on(ENDED)}
    assert body.key not in {each.key for each in found.bodies_on(date(2026, 7, 1))}


def test_days_in_the_wrong_order_are_refused(office: Office) -> None:
    body = Body("pkt", "Phòng Kinh tế", since=ENDED, until=date(2026, 6, 29))
    said = "Ngày thôi dùng phải từ ngày bắt đầu 30/06/2026 trở đi."
    assert refused(lambda: acts.record_body(office, body)) == said


def test_a_used_body_is_not_removed_and_the_sentence_says_where(office: Office) -> None:
    for number, support in enumerate((("pvhxh",), ())):
        noun = Commitment(
            f"ck-{number}", "sửa kênh N2", builders.MEETING_DAY, Due(DueKind.DATE, on=date(2026, 12, 1)),
            lead="pkt", support=support,
        )  # fmt: skip
        make_commitment(office, noun)
    said = "Đang dùng ở 2 cam kết. Ghi ngày thôi dùng thay cho xóa."
    assert refused(lambda: acts.remove_body(office, "pkt")) == said
    assert "1 cam kết" in refused(lambda: acts.remove_body(office, "pvhxh"))
    assert len(catalogues(office).bodies) == 3


def test_an_unused_entry_goes_and_the_log_says_what_it_was(office: Office) -> None:
    change = acts.remove_body(office, "tthcc")
    assert change.keys(Kind.BODY) == ("tthcc",)
    assert last_detail(office) == {"name": ["Trung tâm Phục vụ hành chính công", None]}
    acts.remove_subject_area(office, "dat-dai")
    acts.remove_official(office, "cb-chanh")
    acts.remove_hamlet(office, "Bến Gạo")
    found = catalogues(office)
    assert "tthcc" not in {each.key for each in found.bodies}
    assert found.subject_area("dat-dai") is None
    assert found.official("cb-chanh") is None
    assert names(office) == ["Đồng Mẫu", "Cầu Lim"]


def test_what_is_not_there_cannot_be_removed(office: Office) -> None:
    for act in (acts.remove_body, acts.remove_subject_area, acts.remove_official, acts.remove_hamlet):
        assert "“không-có”" in refused(lambda act=act: act(office, "không-có"))  # type: ignore[misc]


def test_an_official_who_is_named_gets_an_end_instead(office: Office) -> None:
    plan_dialogue(office, builders.planned_dialogue())
    said = "Đang được nêu ở 1 hội nghị. Ghi ngày thôi chức vụ thay cho xóa."
    assert refused(lambda: acts.remove_official(office, "cb-lam")) == said


def test_hamlets_are_replaced_in_order_and_used_ones_stay(office: Office) -> None:
    acts.record_hamlets(office, tuple(map(Hamlet, ("Cầu Lim", "Gò Vàng", "Cầu Lim"))))
    assert names(office) == ["Cầu Lim", "Gò Vàng"]
    plan_dialogue(office, builders.planned_dialogue(hamlets=("Cầu Lim",)))
    said = "“Cầu Lim” đang dùng ở 1 hội nghị. Ghi ngày thôi dùng thay cho bỏ khỏi danh sách."
    assert refused(lambda: acts.record_hamlets(office, (Hamlet("Gò Vàng"),))) == said
    assert names(office) == ["Cầu Lim", "Gò Vàng"]


def test_one_hamlet_is_added_mended_and_ended(office: Office) -> None:
    acts.record_hamlet(office, Hamlet(" Gò  Vàng "))
    assert names(office)[-1] == "Gò Vàng"
    acts.record_hamlet(office, Hamlet("Gò Vang"), "Gò Vàng")
    acts.record_hamlet(office, Hamlet("Gò Vang", until=ENDED), "Gò Vang")
    assert catalogues(office).hamlets[-1] == Hamlet("Gò Vang", until=ENDED)
    assert refused(lambda: acts.record_hamlet(office, Hamlet("Bến Gạo"))) == "Đã có “Bến Gạo” trong danh mục."


def test_a_hamlet_that_records_name_keeps_its_name(office: Office) -> None:
    plan_dialogue(office, builders.planned_dialogue())
    said = "Đang dùng ở 1 hội nghị. Chọn “Đổi tên từ ngày…” để hồ sơ cũ giữ tên cũ."
    assert refused(lambda: acts.record_hamlet(office, Hamlet("Bến Gạo Hạ"), "Bến Gạo")) == said


def test_br_65_a_renamed_hamlet_ends_and_the_new_one_begins(office: Office) -> None:
    plan_dialogue(office, builders.planned_dialogue())
    acts.rename_hamlet(office, "Bến Gạo", "Bến Gạo 1", date(2026, 7, 1))
    assert catalogues(office).hamlets == (
        Hamlet("Đồng Mẫu"),
        Hamlet("Bến Gạo", until=ENDED),
        Hamlet("Bến Gạo 1", since=date(2026, 7, 1)),
        Hamlet("Cầu Lim"),
    )
    assert last_detail(office) == {"name": ["Bến Gạo", "Bến Gạo 1"], "since": "2026-07-01"}
    assert "“Cầu Lim”" in refused(lambda: acts.rename_hamlet(office, "Bến Gạo", "Cầu Lim", ENDED))


def test_a_records_file_leaves_the_days_of_the_book_alone(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "ban-ghi.json"
    file.write_bytes(export_records(office, "thử"))
    body, area = catalogues(office).bodies[0], catalogues(office).subject_areas[0]
    acts.record_body(office, replace(body, until=ENDED))
    acts.record_subject_area(office, replace(area, until=ENDED))
    acts.record_hamlet(office, Hamlet("Bến Gạo", until=ENDED), "Bến Gạo")
    office.close()
    import_file(office.file, file)
    again = open_office(office.file)
    found = catalogues(again)
    assert found.bodies[0].until == ENDED
    assert found.subject_areas[0].until == ENDED
    assert found.hamlets[1].until == ENDED
    assert export_records(again, "thử") == file.read_bytes()
    again.close()
