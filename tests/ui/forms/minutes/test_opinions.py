"""Opinions typed live: rows, fields, commitments, order, undo."""

from __future__ import annotations

from datetime import date, time

from desktop.domain.commitment import DueKind
from desktop.domain.dialogue import OpinionSource, OpinionStatus
from tests.ui.forms.minutes.hand import ALT, CTRL, Hand, Key
from ui.forms.minutes import draft as sheet


def begin(hand: Hand, speaker: str = "Bà Lý Thị Mỷ", unit: str = "thôn Đồng Mẫu") -> None:
    """F7, speaker, unit, subject area; the cursor is then in the content."""
    hand.key(Key.Key_F7)
    hand.write(speaker)
    hand.key(Key.Key_Return)
    hand.write(unit)
    hand.key(Key.Key_Return)
    hand.choose("moi truong")
    hand.key(Key.Key_Return)


def record(hand: Hand, content: str, speaker: str = "Bà Lý Thị Mỷ") -> str:
    begin(hand, speaker)
    hand.write(content)
    key = hand.editor.opinions.live
    hand.key(Key.Key_Escape)
    hand.settle()
    assert key is not None
    return key


def test_f7_puts_the_cursor_in_nguoi_neu_and_enter_goes_to_the_next_empty_required_field(hand: Hand) -> None:
    hand.key(Key.Key_F7)
    fields = hand.form.fields
    assert hand.here() is fields.speaker
    hand.write("Bà Lý Thị Mỷ")
    fields.area.set_value("moi-truong")
    hand.key(Key.Key_Return)
    assert hand.here() is fields.unit
    hand.write("thôn Đồng Mẫu")
    hand.key(Key.Key_Return)
    assert hand.here() is fields.content, "the subject area is filled, so Enter passes over it"


def test_tab_visits_every_field_of_the_row_in_reading_order(hand: Hand) -> None:
    hand.key(Key.Key_F7)
    fields = hand.form.fields
    seen = [hand.here()]
    for _ in range(8):
        hand.tab()
        seen.append(hand.here())
    assert seen[:8] == [
        fields.speaker, fields.unit, fields.area, fields.source, fields.raised_at,
        fields.content, fields.answered_by, fields.answer,
    ]  # fmt: skip
    assert fields.status.isAncestorOf(seen[8])


def test_a_closed_row_is_in_the_book_with_all_its_fields(hand: Hand) -> None:
    begin(hand)
    hand.write("Bãi tập kết rác để lâu ngày.\nĐề nghị chuyển ra xa.")
    hand.tab()
    hand.choose("lam")
    hand.tab()
    hand.write("Xã tiếp thu.")
    hand.form.fields.source.set_value((OpinionSource.BEFORE, None))
    hand.form.fields.status.set_value(OpinionStatus.ANSWERED)
    hand.key(Key.Key_Return, CTRL)
    kept = hand.book().dialogue.opinions[0]
    assert kept.speaker == "Bà Lý Thị Mỷ"
    assert kept.unit == "thôn Đồng Mẫu"
    assert kept.subject_area == "moi-truong"
    assert kept.content == "Bãi tập kết rác để lâu ngày.\nĐề nghị chuyển ra xa."
    assert (kept.answered_by, kept.answer) == ("cb-lam", "Xã tiếp thu.")
    assert (kept.source, kept.status) == (OpinionSource.BEFORE, OpinionStatus.ANSWERED)


def test_ctrl_enter_opens_the_next_row_or_goes_to_what_is_missing(hand: Hand) -> None:
    begin(hand)
    hand.key(Key.Key_Return, CTRL)
    assert hand.form.fields.labelled["content"].error() == "Cần ghi nội dung."
    assert hand.here() is hand.form.fields.content
    hand.write("Đường ngập.")
    hand.key(Key.Key_Return, CTRL)
    assert hand.here() is hand.form.fields.speaker
    assert hand.form.number.text() == "2"
    assert len(hand.book().dialogue.opinions) == 1, "the new row has no words yet"


def test_a_name_outside_the_list_is_not_dropped_unsaid(hand: Hand) -> None:
    begin(hand)
    hand.write("Đường hỏng.")
    fields = hand.form.fields
    fields.answered_by.setFocus()
    hand.write("Không ai tên thế này")
    hand.key(Key.Key_Return, CTRL)
    assert hand.here() is fields.answered_by
    assert fields.labelled["answer"].error() == "Chọn người trả lời trong danh sách, hoặc để trống."
    assert fields.answered_by.text() == "Không ai tên thế này"


def test_an_unknown_speaker_is_accepted_at_once_and_shown_without_a_hamlet(hand: Hand) -> None:
    hand.key(Key.Key_F7)
    hand.write("Ông Y Blăm Niê")
    hand.key(Key.Key_F7)
    hand.settle()
    hand.editor.collect()
    row = next(row for row in hand.editor.people.rows() if row.name == "Ông Y Blăm Niê")
    assert row.sub == "chưa rõ thôn"
    assert hand.book().dialogue.opinions[0].speaker == "Ông Y Blăm Niê"


def test_f8_makes_a_commitment_in_one_keystroke_and_the_cursor_stays(hand: Hand) -> None:
    begin(hand)
    hand.write("Bãi rác gần trường.")
    hand.tab(2)
    hand.write("Giao Phòng Kinh tế chọn vị trí mới trong 10 ngày, trả lời bằng văn bản.")
    box = hand.here()
    hand.key(Key.Key_F8)
    assert hand.here() is box
    assert hand.form.fields.status.value() is OpinionStatus.NOTED, "Chưa trả lời becomes Ghi nhận"
    made = hand.form.bands[0].commitment()
    assert made.lead == "pkt"
    assert (made.due.kind, made.due.count) == (DueKind.DAYS, 10)
    assert made.reply_in_writing
    assert made.promised_to == "Bà Lý Thị Mỷ, thôn Đồng Mẫu"
    hand.key(Key.Key_Return, CTRL)
    kept = hand.book().commitments[0]
    assert (kept.number, kept.due_on) == (1, date(2026, 11, 23)), "22/11 is a Sunday"
    row = hand.editor.opinions.list.rows.rows[0]
    assert row.promises == (("CK 1/2026", "hạn 23/11/2026"),), "the read row says the day, not “không hẹn”"


def test_the_due_date_follows_the_text_live_until_a_hand_touches_it(hand: Hand) -> None:
    begin(hand)
    hand.write("Rãnh tắc.")
    hand.tab(2)
    hand.key(Key.Key_F8)
    band = hand.form.bands[0]
    assert "15 ngày làm việc" in band.accessibleName(), "the office's own limit while the text says nothing"
    assert "04/12/2026" in band.accessibleName()
    hand.write("Giao Phòng Kinh tế xong trước ngày 30/11/2026.")
    assert "thứ Hai 30/11/2026" in band.accessibleName()
    hand.key(Key.Key_F8)
    band.detail.count.setText("5")
    band.detail.kind.set_value(DueKind.WORKING_DAYS)
    band.detail.kind.changed.emit(DueKind.WORKING_DAYS)
    assert "thứ Năm 19/11/2026" in band.accessibleName()
    hand.key(Key.Key_Escape)
    hand.write(" Chậm nhất ngày 20/12/2026.")
    assert "thứ Năm 19/11/2026" in band.accessibleName()


def test_f8_again_goes_into_the_band_and_escape_back_into_the_answer(hand: Hand) -> None:
    begin(hand)
    hand.write("Rãnh tắc.")
    hand.key(Key.Key_F8)
    hand.key(Key.Key_F8)
    band = hand.form.bands[0]
    assert hand.here() is band.detail.content
    hand.key(Key.Key_Escape)
    assert not band.is_open()
    assert hand.here() is hand.form.fields.answer


def test_a_commitment_without_a_due_date_holds_the_row_open_with_its_sentence(hand: Hand) -> None:
    begin(hand)
    hand.write("Rãnh tắc.")
    hand.key(Key.Key_F8)
    band = hand.form.bands[0]
    band.detail.kind.set_value(DueKind.NONE)
    band.detail.kind.changed.emit(DueKind.NONE)
    assert "chưa có" in band.accessibleName()
    hand.key(Key.Key_Return, CTRL)
    assert band.is_open()
    assert hand.editor.opinions.live is not None
    hand.key(Key.Key_S, CTRL)
    book = hand.book()
    assert book.dialogue.opinions[0].content == "Rãnh tắc."
    assert book.commitments == (), "the book takes only what is whole"
    assert len(hand.editor.work.draft.commitments) == 1, "the rest stays in the draft"


def test_a_reason_is_asked_for_exactly_when_there_is_no_commitment(hand: Hand) -> None:
    begin(hand)
    reason = hand.form.layout_parts.reason
    assert reason.isHidden()
    hand.form.fields.status.set_value(OpinionStatus.TRANSFERRED)
    hand.form.fields.status.changed.emit(OpinionStatus.TRANSFERRED)
    assert not reason.isHidden()
    hand.key(Key.Key_F8)
    assert reason.isHidden()


def test_dropping_a_commitment_can_be_undone(hand: Hand) -> None:
    begin(hand)
    hand.write("Rãnh tắc.")
    hand.key(Key.Key_F8)
    hand.form.bands[0].drop_button.click()
    assert len(hand.form.bands) == 0
    assert hand.editor.undo_bar.text() == "Đã bỏ cam kết CK 1/2026."
    hand.editor.undo_bar.undo()
    assert len(hand.form.bands) == 1


def test_the_sums_always_equal_the_number_of_opinions(hand: Hand) -> None:
    record(hand, "Một.")
    hand.key(Key.Key_F7)
    hand.write("Ông Ma Văn Vỹ")
    hand.form.fields.status.set_value(OpinionStatus.BEYOND)
    hand.form.fields.status.changed.emit(OpinionStatus.BEYOND)
    words = hand.editor.opinions.sums.text()
    assert words == "2 ý kiến: 1 ngoài thẩm quyền, 1 chưa trả lời"


def test_alt_arrows_move_a_read_row_and_numbers_follow(hand: Hand) -> None:
    first, second = record(hand, "Một."), record(hand, "Hai.", "Ông Ma Văn Vỹ")
    hand.editor.opinions.list.choose(second)
    hand.editor.opinions.list.setFocus()
    hand.key(Key.Key_Up, ALT)
    assert [each.key for each in hand.book().dialogue.opinions] == [second, first]
    assert hand.editor.opinions.list.current_key() == second
    assert [row.number for row in hand.editor.opinions.list.rows.rows] == [1, 2]


def test_delete_takes_a_row_out_and_ctrl_z_brings_it_back_with_its_commitment(hand: Hand) -> None:
    begin(hand)
    hand.write("Rãnh tắc.")
    hand.key(Key.Key_F8)
    hand.key(Key.Key_Escape)
    key = hand.book().dialogue.opinions[0].key
    number = hand.book().commitments[0].number
    hand.editor.opinions.list.choose(key)
    hand.editor.opinions.list.setFocus()
    hand.key(Key.Key_Delete)
    assert hand.book().dialogue.opinions == ()
    assert hand.editor.undo_bar.text() == "Đã bỏ ý kiến số 1. Các ý kiến sau đã đánh số lại."
    hand.key(Key.Key_Z, CTRL)
    book = hand.book()
    assert [each.key for each in book.dialogue.opinions] == [key]
    assert [each.number for each in book.commitments] == [number]


def test_splitting_at_the_cursor_makes_the_second_part_the_next_opinion(hand: Hand) -> None:
    begin(hand)
    hand.write("Đường ngập. Điện yếu.")
    box = hand.form.fields.content
    cursor = box.textCursor()
    cursor.setPosition(len("Đường ngập."))
    box.setTextCursor(cursor)
    hand.key(Key.Key_Return, ALT)
    book = hand.book()
    assert [each.content for each in book.dialogue.opinions] == ["Đường ngập.", "Điện yếu."]
    assert book.dialogue.opinions[1].speaker == "Bà Lý Thị Mỷ"
    assert hand.editor.opinions.live == book.dialogue.opinions[1].key
    hand.editor.undo_bar.undo()
    assert [each.content for each in hand.book().dialogue.opinions] == ["Đường ngập. Điện yếu."]


def test_splitting_needs_words_on_both_sides(hand: Hand) -> None:
    begin(hand)
    hand.write("Đường ngập.")
    hand.key(Key.Key_Return, ALT)
    error = hand.form.fields.labelled["content"].error()
    assert error == "Đặt con trỏ vào chỗ cần tách; cả hai phần phải có chữ."


def test_f5_writes_the_time_at_the_cursor_or_fills_the_empty_field(hand: Hand) -> None:
    begin(hand)
    hand.write("Lúc ")
    hand.key(Key.Key_F5)
    assert hand.form.fields.content.text() == "Lúc 9 giờ 42"
    hand.form.fields.unit.setFocus()
    hand.key(Key.Key_F5)
    assert hand.form.fields.raised_at.time() == time(9, 42)


def test_a_phrase_selects_its_first_blank_and_f3_goes_to_the_next(hand: Hand) -> None:
    begin(hand)
    hand.tab(2)
    hand.key(Key.Key_2, CTRL)
    box = hand.form.fields.answer
    assert box.text().startswith("Giao … chủ trì")
    assert box.textCursor().selectedText() == "…"
    hand.write("Phòng Kinh tế")
    hand.key(Key.Key_F3)
    assert box.textCursor().selectedText() == "…"
    assert box.text().startswith("Giao Phòng Kinh tế chủ trì")


def test_f4_in_a_text_box_offers_the_whole_sentences_without_taking_the_focus(hand: Hand) -> None:
    begin(hand)
    box = hand.form.fields.content
    hand.key(Key.Key_F4)
    assert box.phrases_open()
    assert hand.here() is box
    hand.key(Key.Key_Down)
    hand.key(Key.Key_Return)
    assert box.text().startswith("Giao … chủ trì")


def test_people_pane_chooses_speaker_and_answerer_and_registers(hand: Hand) -> None:
    record(hand, "Một.", "Ông Ma Văn Vỹ")
    hand.key(Key.Key_G, CTRL)
    hand.write("Bà Đinh Thị Thoa")
    hand.key(Key.Key_Insert)
    assert hand.editor.work.draft.waiting == ("Bà Đinh Thị Thoa",)
    hand.key(Key.Key_G, CTRL)
    hand.write("thoa")
    hand.key(Key.Key_Return)
    assert hand.form.fields.speaker.text() == "Bà Đinh Thị Thoa"
    assert hand.here() is hand.form.fields.unit
    hand.key(Key.Key_G, CTRL)
    hand.write("lâm")
    hand.key(Key.Key_Return, hand_shift())
    assert hand.form.fields.answered_by.value() == "cb-lam"
    assert hand.here() is hand.form.fields.answer


def hand_shift():
    from tests.ui.forms.minutes.hand import SHIFT

    return SHIFT


def test_a_known_speaker_fills_the_unit(hand: Hand) -> None:
    record(hand, "Một.", "Ông Ma Văn Vỹ")
    hand.key(Key.Key_F7)
    hand.write("ma van")
    hand.key(Key.Key_Down)
    hand.key(Key.Key_Return)
    assert hand.form.fields.speaker.text() == "Ông Ma Văn Vỹ"
    assert hand.form.fields.unit.text() == "thôn Đồng Mẫu"


def test_only_one_live_row_exists_and_it_moves(hand: Hand) -> None:
    from ui.forms.minutes.opinion_form import OpinionForm

    first = record(hand, "Một.")
    record(hand, "Hai.", "Ông Ma Văn Vỹ")
    hand.editor.opinions.list.choose(first)
    hand.editor.opinions.list.setFocus()
    hand.key(Key.Key_Return)
    assert hand.editor.opinions.live == first
    assert hand.form.fields.content.text() == "Một."
    assert len(hand.editor.findChildren(OpinionForm)) == 1
    hand.write(" Thêm.")
    hand.key(Key.Key_F7)
    assert (
        hand.book().dialogue.opinions[0].content.endswith("Một.")
        or "Thêm." in hand.book().dialogue.opinions[0].content
    )


def test_section_states_count_what_is_written(hand: Hand) -> None:
    record(hand, "Một.")
    hand.editor.go_to(sheet.CLOSING)
    states = {each.key: each for each in hand.editor.agenda.states()}
    assert states[sheet.OPINIONS].sub == "1 ý kiến"
    assert states[sheet.OPINIONS].state == "done"
    assert states[sheet.CLOSING].state == "writing"
    assert states[sheet.CONCLUSION].sub == "chưa ghi"
