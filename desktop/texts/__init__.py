"""The Vietnamese sentence for everything that is refused: what, where, and what to do."""

import errno
from collections.abc import Callable, Mapping
from datetime import date, time

from desktop.domain.errors import BadRecords, Refusal
from desktop.domain.writing import hour, short_date
from desktop.texts import attachments, backups, catalogues, damage, locking, log, trash, users

Data = Mapping[str, object]

FIELDS = {
    "title": "tên hội nghị",
    "name": "tên",
    "held_on": "ngày",
    "start": "giờ bắt đầu",
    "end": "giờ kết thúc",
    "place": "địa điểm",
    "reason": "lý do",
    "content": "nội dung",
    "speaker": "họ tên người nêu",
    "result": "kết quả",
    "document": "số văn bản trả lời",
    "note": "nội dung tiến độ",
    "due": "hạn",
    "lead": "cơ quan chủ trì",
    "issuer": "tên cơ quan ban hành",
    "symbol": "ký hiệu văn bản",
    "user_name": "họ tên người dùng",
    "host": "người tiếp",
    "delegate": "họ tên, chức vụ người được ủy quyền",
    "ground": "căn cứ tiếp đột xuất",
    "moved_to": "ngày tổ chức lại",
    "ineligible_reason": "lý do không đủ điều kiện",
    "complex_reason": "lý do phức tạp",
    "handled_on": "ngày xử lý",
    "handled_by": "cơ quan xử lý",
    "settled_on": "ngày giải quyết xong",
    "purpose": "mục đích xuất dữ liệu",
    "notice_read_by": "họ tên người đã đọc lưu ý",
    "basis": "căn cứ",
    "checked_by": "họ tên người đã kiểm tra",
}


def _number_used(data: Data) -> str:
    number, doc_type, symbol = int(str(data["number"])), data["doc_type"], data["symbol"]
    party = data.get("side") == "party"
    said = f"{number:02d}-{doc_type}/{symbol}" if party else f"{number:02d}/{doc_type}-{symbol}"
    used = f" ngày {data['issued_on']}" if data.get("issued_on") else ""
    return f"Số {said} đã dùng{used}. Số kế tiếp là {int(str(data['next'])):02d}."


SENTENCES: dict[str, str | Callable[[Data], str]] = {
    "required": lambda data: f"Cần ghi {data['name']}.",
    "unknown-reference": "Không có mục nào mang khóa “{key}” trong sổ.",
    "unknown-dialogue": "Không có hội nghị đối thoại nào mang khóa “{key}”.",
    "unknown-opinion": "Ý kiến này không còn trong sổ.",
    "unknown-commitment": "Không có cam kết nào mang khóa “{key}”.",
    "unknown-session": "Không có buổi tiếp công dân nào mang khóa “{key}”.",
    "session-not-held": "Buổi tiếp này không tổ chức hoặc đã hoãn nên không có biên bản.",
    "schedule-period": "Không có lịch tiếp công dân cho “{key}”. Ghi kỳ dạng 2026, 2026-Q4 hoặc 2026-11, "
    "thêm party: hoặc state: ở trước để chỉ in lịch một bên, hoặc khóa của một buổi tiếp.",
    "unknown-visit": "Không có lượt tiếp nào mang khóa “{key}”.",
    "unknown-case": "Không có vụ việc nào mang khóa “{key}”.",
    "unknown-petition": "Không có đơn nào mang khóa “{key}”.",
    "letter-source-unknown": "Không có đơn, lượt tiếp hay vụ việc nào mang khóa “{key}” cho văn bản này.",
    "letter-record-struck": "Bản ghi {key} đã bỏ khỏi sổ nên không lập văn bản.",
    "letter-no-sender": "{key} không có người gửi để gửi văn bản.",
    "letter-visit-refused": (
        "Công dân ở {key} đã bị từ chối tiếp; lập thông báo từ chối thay cho văn bản này."
    ),
    "letter-petition-filed": "Đơn {key} lưu, không có kết quả xử lý để thông báo.",
    "letter-petition-withdrawn": "Đơn {key} đã rút trước khi có thông báo.",
    "letter-all-answered": "Nội dung của {key} đã trả lời hoặc ghi nhận tại buổi tiếp, không cần thông báo.",
    "letter-no-papers": "Lượt tiếp {key} không nhận tài liệu nào nên không lập giấy biên nhận.",
    "letter-not-refused": "Lượt tiếp {key} không bị từ chối nên không lập thông báo từ chối.",
    "letter-not-guided": "{key} không ghi hướng xử lý là hướng dẫn, trả lại đơn; không lập phiếu hướng dẫn.",
    "letter-not-transferred": "{key} không ghi hướng xử lý là chuyển đơn nên không lập phiếu chuyển.",
    "reminder-unknown": "Không có cơ quan hay cam kết nào mang khóa “{key}” để đôn đốc.",
    "reminder-no-tasks": "{key} không có việc nào đang mở nên không lập công văn đôn đốc.",
    "reminder-no-lead": "Cam kết {key} chưa có cơ quan chủ trì nên chưa đôn đốc được.",
    "answer-dropped": "Cam kết {key} đã thôi thực hiện nên không có kết quả để thông báo.",
    "apology-unknown": "Không có cam kết hay đơn nào mang khóa “{key}” để lập thư xin lỗi.",
    "apology-in-time": "{key} chưa quá hạn nên không lập thư xin lỗi.",
    "follow-up-month": "Ghi tháng của phiếu theo dõi dạng 2026-11, không phải “{key}”.",
    "apology-not-numbered": "Thư xin lỗi của cấp ủy là thư công, không có số văn bản.",
    "letter-before-promise": "Ngày văn bản không được trước ngày hứa {promised_on}.",
    "letter-not-numbered": "Giấy biên nhận không có số văn bản.",
    "letter-too-early": "Ngày văn bản không được trước ngày nhận {received}.",
    "unknown-version": "Biên bản này không có bản {version}.",
    "key-used": "Khóa “{key}” đã dùng cho bản ghi khác.",
    "office-exists": "Sổ này đã có cơ quan. Sửa ở trang Quản trị.",
    "no-office": "Sổ này chưa có thông tin cơ quan. Mở chương trình và làm phần thiết lập lần đầu.",
    "no-letterhead": "Chưa có đầu trang văn bản phía này. Bổ sung ở trang Quản trị, mục Cơ quan.",
    "no-limit": "Chưa có thời hạn “{key}” cho ngày {day}. Bổ sung ở trang Quản trị.",
    "date-too-far": "Ngày {day} quá xa, chỉ tính hạn cho các năm từ {first} đến {last}.",
    "limit-unit": "Đơn vị mới phải cùng loại với đơn vị cũ: ngày làm việc, ngày; hoặc số buổi, số người.",
    "limit-unchanged": "Thời hạn ghi vào giống thời hạn đang áp dụng từ ngày này.",
    "no-such-limit": "Dòng thời hạn này không còn trong sổ.",
    "days-end-first": "Ngày cuối phải từ ngày đầu {first} trở đi.",
    "days-too-many": "Một đợt nghỉ ghi nhiều nhất 31 ngày.",
    "day-not-special": "Ngày {day} không có trong bảng ngày nghỉ.",
    "make-up-on-workday": "Chỉ làm bù vào thứ Bảy, Chủ nhật; {day} là ngày làm việc thường.",
    "post-ends-first": "Chức vụ “{title}” có ngày thôi trước ngày nhận.",
    "due-before-promise": "Hạn phải sau ngày giao {promised_on}.",
    "day-count": "Số ngày phải từ 1 đến {most}.",
    "percent": "Tỷ lệ phải từ 0 đến 100.",
    "end-before-start": "Giờ kết thúc phải sau {start}.",
    "postponed-to-same-day": "Ngày tổ chức lại phải khác ngày cũ.",
    "schedule-rule": ("Chưa hiểu “{words}”. Ghi như: ngày 5 và 20; thứ Năm hằng tuần; thứ Năm tuần 1 và 3."),
    "petition-parts": "Đơn có nhiều nội dung cần tách thành ít nhất hai phần, phần nào cũng có nội dung.",
    "negative-count": "Số người, số bản không được âm.",
    "delegate-is-host": "Người được ủy quyền phải khác người tiếp.",
    "session-has-visits": "Buổi này đã có lượt tiếp nên không hoãn, không hủy được.",
    "case-type": "Cần chọn loại: kiến nghị, phản ánh, khiếu nại hoặc tố cáo.",
    "denunciation-identity": (
        "Không ghi họ tên, địa chỉ người tố cáo vào máy. Danh tính giữ trong hồ sơ mật trên giấy."
    ),
    "erase-identity-first": (
        "Bản ghi này đã có danh tính. Chọn “Xóa danh tính và chuyển thành tố cáo” để xóa trước khi lưu."
    ),
    "petition-number-used": "Số đến {number} đã dùng. Số kế tiếp là {next}.",
    "petition-closed": "Đơn số {number} đã xong, đã rút hoặc đã bỏ nên không ghi thêm được.",
    "transferred-before": "Nội dung này đã chuyển ngày {on} ({document}). Vẫn chuyển thì cần ghi lý do.",
    "repeats-itself": "Đơn không thể trùng với chính nó.",
    "before-received": "Ngày xử lý không được trước ngày nhận đơn {received}.",
    "settled-before-accepted": "Ngày có kết quả không được trước ngày thụ lý {accepted}.",
    "document-without-number": "Cần ghi số của văn bản, như: Phiếu chuyển số 12.",
    "split-needs-both": "Đặt con trỏ vào chỗ cần tách; cả hai phần phải có chữ.",
    "minutes-frozen": (
        "Biên bản đã hoàn thành, nội dung đã khóa. Muốn sửa, chọn “Sửa bản đã ký…” và ghi lý do."
    ),
    "minutes-incomplete": "Còn {missing} việc phải sửa trước khi hoàn thành.",
    "not-completed": "Biên bản chưa hoàn thành.",
    "number-too-small": "Số văn bản phải từ 01.",
    "number-used": _number_used,
    "number-voided": "Số {number} đã hủy trước đây.",
    "number-on-frozen-paper": (
        "Số {number} đang ở biên bản đã hoàn thành. Chọn “Sửa bản đã ký…” ở biên bản đó rồi hủy số."
    ),
    "extension-not-later": "Hạn mới phải sau hạn đang có {due}.",
    "extension-not-later-of": "Hạn mới phải sau hạn đang có {due} của {label}.",
    "reminded-before-promise": "Ngày đôn đốc không được trước ngày giao {promised_on}.",
    "commitment-closed": "Cam kết {key} đã xong hoặc đã thôi. Mở lại rồi mới ghi thêm.",
    "done-before-promise": "Ngày xong không được trước ngày giao {promised_on}.",
    "citizen-not-told": "Cần ghi đã báo cho người dân ngày nào, bằng cách nào.",
    "task-not-assigned": (
        "Việc “{content}” chưa có cơ quan chủ trì hoặc hạn nên chưa lập được thông báo kết luận."
    ),
    "unprintable": "Không in được chữ “{word}” ở {where}. Sửa chữ này rồi in lại.",
    "font-missing": "Thiếu tệp phông chữ {file}. Cài lại chương trình rồi in.",
    "no-book": "Không thấy sổ {file}. Kiểm tra đường dẫn.",
    "not-a-book": "Tệp {file} không phải sổ của Lắng Nghe.",
    "newer-book": "Sổ {file} do phiên bản mới hơn tạo. Cập nhật chương trình rồi mở lại.",
    "already-open": "Sổ đang mở ở cửa sổ khác trên máy này.",
    "disk-full": "Chưa lưu được: ổ đĩa đầy. Nội dung vẫn còn trên màn hình.",
    "book-read-only": "Sổ {file} chỉ đọc được, chưa ghi được. Kiểm tra quyền của thư mục.",
    "book-busy": "Sổ đang bận ghi ở chương trình khác. Chờ một lát rồi thử lại.",
    "book-damaged": "Sổ {file} bị hỏng. Khôi phục từ bản sao lưu.",
    "book-unreachable": "Không mở được sổ {file}. Kiểm tra thư mục và ổ đĩa.",
    "draft-not-kept": "Chưa lưu được bản nháp ({why}). Nội dung vẫn còn trên màn hình.",
    "file-unwritable": "Không ghi được tệp {file} ({why}). Đóng tệp nếu đang mở, hoặc chọn nơi khác.",
    "file-in-use": "Tệp đang mở trong Word. Đóng Word rồi bấm Thử lại.",
    "unexpected": "Có lỗi ngoài dự kiến, nội dung đã lưu. Mã lỗi {code}.",
    "unexpected-command": (
        "Có lỗi ngoài dự kiến, lệnh chưa làm xong việc; mã lỗi {code}, chi tiết ở tệp {file}."
    ),
    "command-wrong": "Lệnh viết chưa đúng: {why}. Gõ --help để xem cách dùng.",
    "deadline-unknown": "Không có quy tắc tính hạn “{rule}”. Các quy tắc: {known}.",
    "deadline-from": "Quy tắc “{rule}” tính từ một ngày: ghi --from và chỉ một ngày, như --from 2026-11-20.",
    "deadline-on": "Quy tắc “{rule}” tính ngược từ một ngày: ghi --on và chỉ một ngày, như --on 2026-11-30.",
    "command-not-built": "Lệnh “{command}” chưa có trong bản này.",
    "paper-unknown": "Không có văn bản loại “{kind}”; các loại lập được: {known}.",
    "paper-suffix": "Tệp giấy tờ phải có đuôi .pdf hoặc .docx.",
    "register-unknown": "Không có sổ loại “{kind}”; các loại lập được: {known}.",
    "register-suffix": "Tệp sổ phải có đuôi .pdf, .xlsx hoặc .csv.",
    "period-reversed": "Ngày cuối kỳ không được trước ngày đầu kỳ {first}.",
    "folder-unwritable": "Không tạo được thư mục {file} ({why}).",
    "not-practice-book": "Sổ {file} không phải sổ để tập nên không ghi đè; chọn thư mục khác.",
    "stopped": "Đã dừng theo yêu cầu; sổ và tệp vẫn như trước lệnh này.",
    **locking.SENTENCES,
    **users.SENTENCES,
    **log.SENTENCES,
    **trash.SENTENCES,
    **attachments.SENTENCES,
    **backups.SENTENCES,
    **damage.SENTENCES,
    **catalogues.SENTENCES,
}

# What is said of a records file after “Tệp …, bản ghi …, mục …:”.
RECORDS_SENTENCES: dict[str, str | Callable[[Data], str]] = {
    "records-unreadable": "không đọc được ({why}).",
    "records-marked-secret": "tệp mang dấu mật không được đưa vào máy này.",
    "records-empty": "tệp trống, không có gì để nhập.",
    "records-too-large": "tệp lớn quá {most} MB.",
    "records-not-utf8": "tệp không phải chữ UTF-8 (byte thứ {at}).",
    "records-broken": "tệp không phải JSON trọn vẹn (dòng {line}).",
    "records-not-finite": "có số không hữu hạn (NaN, Infinity).",
    "records-too-deep": "ngoặc lồng nhau quá {most} tầng.",
    "records-format": "phải là “{wanted}”.",
    "records-version": "bản này chỉ đọc được phiên bản {known} của tệp bản ghi.",
    "records-unknown-field": "không có mục này trong định dạng.",
    "records-field-twice": "mục này viết hai lần.",
    "records-wrong-type": "sai kiểu, cần {wanted}.",
    "records-required": "bắt buộc phải có.",
    "records-bad-letters": "có chữ hỏng, không ghi lại được.",
    "records-bad-date": "không phải ngày có thật dạng 2026-11-12.",
    "records-bad-time": "không phải giờ có thật dạng 07:30.",
    "records-choice": "giá trị không có trong danh sách; được dùng: {allowed}.",
    "records-negative": "số không được âm.",
    "records-number-too-large": "số không được quá {most}.",
    "records-percent": "tỷ lệ phải từ 0 đến 100.",
    "records-end-before-start": "giờ kết thúc trước giờ bắt đầu {start}.",
    "records-to-before-from": "ngày thôi trước ngày nhận {since}.",
    "calendar-day-twice": "ngày {day} ghi hai lần.",
    "calendar-to-before-date": "ngày cuối trước ngày đầu {day}.",
    "calendar-other-year": "mọi ngày trong tệp phải thuộc năm {year}.",
    "calendar-make-up-on-workday": "chỉ làm bù vào thứ Bảy, Chủ nhật.",
    "calendar-too-many": "lịch một năm không quá {most} dòng.",
    "calendar-broken-csv": "tệp không phải CSV trọn vẹn.",
    "calendar-unknown-column": "không có cột “{column}”; các cột: ngày, đến ngày, loại, tên, căn cứ.",
    "records-duplicate-key": "khóa này dùng hai lần trong danh sách {list}.",
    "records-dangling": "không có “{key}” trong tệp cũng như trong sổ.",
    "records-due-ways": "cần đúng một trong các cách: date, working_days, days, none kèm lý do.",
    "records-status-missing": "biên bản đã hoàn thành thì mỗi ý kiến phải có trạng thái.",
    "records-completed-not-held": "chỉ hội nghị đã tổ chức (held) mới hoàn thành được biên bản.",
    "records-source-ways": "chỉ một trong các nguồn: dialogue, session, petition.",
    "records-denouncer": (
        "tố cáo không được ghi người tố cáo là ai; để trống mục này, hoặc ghi disclosure_consent là true "
        "khi người đó đã đồng ý công khai."
    ),
    "records-secret-file": "tố cáo cần ghi số hồ sơ mật giữ trên giấy.",
    "records-mixed-denunciation": "đơn nhiều nội dung (mixed) không chứa tố cáo; tách thành đơn riêng.",
    "records-repeats-itself": "đơn không thể trùng với chính nó.",
    "records-span-ends-first": "ngày cuối trước ngày đầu {first}.",
    "records-office-missing": "sổ chưa có cơ quan nên tệp phải có mục này.",
    "records-other-office": "tệp của cơ quan khác, sổ này là của {mine}.",
}


def sentence(error: Refusal) -> str:
    """One sentence for a person; unknown codes fall back to the one for the unexpected."""
    data: dict[str, object] = {name: _said(value) for name, value in error.data.items()}
    data.setdefault("name", FIELDS.get(error.field or "", error.field or ""))
    found = RECORDS_SENTENCES.get(error.code) or SENTENCES.get(error.code)
    if found is None:
        found, data = SENTENCES["unexpected"], {"code": error.code}
    said = found.format(**data) if isinstance(found, str) else found(data)
    return _where(error) + said[0].lower() + said[1:] if isinstance(error, BadRecords) else said


DISK_REASONS = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EACCES: "không có quyền hoặc tệp đang mở",
    errno.EPERM: "không có quyền",
    errno.ENOSPC: "ổ đĩa đầy",
    errno.EROFS: "ổ đĩa chỉ đọc",
    errno.EISDIR: "đây là thư mục",
    errno.EEXIST: "đã có tệp trùng tên",
    errno.ENOTDIR: "đường dẫn đi qua một tệp",
    errno.ENAMETOOLONG: "tên quá dài",
}


def disk_reason(error: OSError) -> str:
    """Why the disk refused, in the office's words."""
    return DISK_REASONS.get(error.errno or 0, "ổ đĩa báo lỗi")


def _where(error: Refusal) -> str:
    """``Tệp b.json, bản ghi “dt-1”, mục “end”: ``, with what the refusal knows of it."""
    parts = [f"Tệp {error.data['source']}"]
    if error.data.get("place"):
        parts.append(f"bản ghi “{error.data['place']}”")
    if error.field:
        parts.append(f"mục “{error.field}”")
    return f"{', '.join(parts)}: "


def _said(value: object) -> object:
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, time):
        return hour(value)
    return value
