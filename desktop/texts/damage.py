"""What is said of a book, an attachment or a backup that is damaged."""

from collections.abc import Callable, Mapping

from desktop.texts.log_words import KINDS

LOG_WORDS = {
    "missing-line": "dòng bị mất",
    "changed-line": "nội dung đã bị sửa",
    "changed-values": "giá trị ghi trong dòng đã bị sửa",
    "emptied-values": "giá trị bị xóa mà không có việc xóa danh tính",
}


OTHERS = {"log": "dòng nhật ký", "rest": "dữ liệu phụ"}


def rescued_words(what: str) -> str:
    """What was rescued, in the office's words: a kind of record, the log, or the rest."""
    words = OTHERS.get(what) or next((said for kind, said in KINDS.items() if kind == what), what)
    return words[:1].upper() + words[1:]


def _log(data: Mapping[str, object]) -> str:
    why = LOG_WORDS.get(str(data["why"]), "không khớp với dòng trước")
    return f"Nhật ký không còn nguyên vẹn từ dòng {data['line']}: {why}."


SENTENCES: dict[str, str | Callable[[Mapping[str, object]], str]] = {
    "damaged-page": "Sổ {file} hỏng ở trang dữ liệu số {page}. Khôi phục từ bản sao lưu gần nhất.",
    "damaged-pages-more": "Sổ {file} còn hỏng thêm {count} trang dữ liệu khác.",
    "damaged-structure": "Sổ {file} sai cấu trúc bên trong ({said}). Khôi phục từ bản sao lưu gần nhất.",
    "damaged-key-file": "Bản tệp khóa {file} bị hỏng; đã ghi lại từ bản còn lại.",
    "damaged-log": _log,
    "damaged-paper": (
        "Văn bản {kind} bản {version} của {owner} không còn đúng như lúc phát hành. Lấy lại từ bản sao lưu."
    ),
    "book-not-whole": "Sổ {file} có {count} chỗ hỏng, đã nêu ở trên. Khôi phục từ bản sao lưu gần nhất.",
    "book-exists": "Đã có tệp ở {file}. Chọn tên khác, sổ cũ không bị ghi đè.",
    "book-other-version": "Sổ {file} của phiên bản khác; mở bằng chương trình này một lần rồi làm lại.",
}
