"""What is said of the trash and of undoing."""

from collections.abc import Callable, Mapping

from desktop.texts.users import ACTS


def _not_last(data: Mapping[str, object]) -> str:
    return f"Sau việc đó đã có việc khác: {ACTS[str(data['act'])]}. Hoàn tác việc sau cùng trước."


def _changed(data: Mapping[str, object]) -> str:
    return f"Không hoàn tác được ({ACTS[str(data['act'])]}): bản ghi đã được sửa sau đó."


SENTENCES: dict[str, str | Callable[[Mapping[str, object]], str]] = {
    "trash-unknown": "Bản ghi “{key}” không còn ở đây: đã đưa vào Thùng rác hoặc đã khôi phục.",
    "trash-struck-instead": (
        "Lượt tiếp, đơn đã vào sổ không xóa được. Chọn “Bỏ” và ghi lý do: dòng gạch ngang, số không dùng lại."
    ),
    "trash-not-for": "Mục này không đưa vào Thùng rác được.",
    "trash-completed": "Biên bản đã hoàn thành, không xóa được. Muốn sửa, chọn “Sửa bản đã ký…”.",
    "trash-issued": "Đã có số văn bản hoặc văn bản đã ban hành, không xóa được. Muốn bỏ số, chọn “Hủy số…”.",
    "trash-has-visits": "Buổi tiếp đã có lượt tiếp, không xóa được.",
    "trash-has-commitments": "Có cam kết hứa tại đây. Bỏ hoặc chuyển các cam kết đó trước.",
    "trash-closed": "Cam kết CK {number}/{year} đã xong hoặc đã thôi, không xóa được.",
    "trash-in-minutes": "Cam kết CK {number}/{year} đã ghi trong biên bản hoàn thành, không xóa được. "
    "Không làm nữa thì chọn “Thôi không làm…”.",
    "trash-in-use": "“{title}” đang được dùng ở bản ghi khác, không xóa được.",
    "trash-key-taken": "Chưa khôi phục được “{title}”: trong sổ đã có bản ghi khác mang khóa “{key}”.",
    "trash-number-taken": "Chưa khôi phục được: số CK {number}/{year} đã có cam kết khác dùng.",
    "trash-missing": "Chưa khôi phục được “{title}”: “{key}” không còn trong sổ. Khôi phục mục đó trước.",
    "key-in-trash": "bản ghi đang ở Thùng rác. Khôi phục ở trang Quản trị, mục Thùng rác, rồi nhập lại.",
    "undo-nothing": "Không có việc nào hoàn tác được.",
    "undo-not-last": _not_last,
    "undo-changed": _changed,
    "redo-nothing": "Không có việc nào để làm lại.",
}
