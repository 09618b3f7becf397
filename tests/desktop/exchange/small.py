"""A small valid records file, and ways to spoil it in one place."""

import copy
import json
from typing import Any

from tests.desktop.exchange import small_receptions as rec

Json = dict[str, Any]
Path = tuple[str | int, ...]

_OPINION = {
    "key": "yk-1",
    "speaker": "Bà H'Bluên Mlô",
    "unit": "thôn Ea Blang",
    "subject_area": "dat-dai",
    "source": "before",
    "raised_at": "08:05",
    "channel": "hotline",
    "content": "Đề nghị đo lại ranh giới thửa đất số 12 vì mốc bị nhổ khi làm đường.",
    "status": "answered",
    "answered_by": "cb-1",
    "answer": "Phòng Kinh tế đo lại trước ngày 30/4/2026.",
    "no_commitment_reason": None,
}
_DIALOGUE: Json = {
    "key": "dt-1",
    "title": "hội nghị đối thoại với Nhân dân thôn Ea Blang",
    "date": "2026-04-09",
    "start": "07:30",
    "end": "11:10",
    "place": "Nhà sinh hoạt cộng đồng thôn Ea Blang",
    "letterhead": "party",
    "form": "in_person",
    "status": "held",
    "reason": None,
    "moved_to": None,
    "chairs": [{"official": "cb-1", "capacity": "party"}],
    "note_taker": {"name": "Hoàng Thị Bảo Trâm", "title": "Chuyên viên"},
    "counterparts": ["people", "women"],
    "hamlets": ["Ea Blang"],
    "plan": "11-KH/ĐU",
    "announced_on": "2026-03-27",
    "results_published_on": None,
    "attendance": [
        {
            "group": "Nhân dân thôn Ea Blang",
            "kind": "official",
            "present": 52,
            "absent": 3,
            "absent_reason": "đi rẫy",
        }
    ],
    "papers_used": ["Báo cáo số 46-BC/ĐU"],
    "opening": "Đồng chí Bí thư Đảng ủy khai mạc.",
    "other_information": None,
    "opinions": [_OPINION],
    "disagreement": None,
    "conclusion": "Giao Phòng Kinh tế đo lại ranh giới.",
    "read_back": True,
    "non_signers": [{"name": "Ông Nguyễn Hữu Tín", "reason": "Về trước"}],
    "copies": 3,
    "number": 5,
    "issued_on": "2026-04-09",
    "conclusion_notice": {"number": 6, "issued_on": "2026-04-15"},
    "completed": True,
}
_DRAFT = {
    **_DIALOGUE,
    "key": "dt-2",
    "date": "2026-08-20",
    "letterhead": "state",
    "opinions": [{**_OPINION, "key": "yk-2", "status": None}, {**_OPINION, "key": "yk-3"}],
    "number": None,
    "issued_on": None,
    "conclusion_notice": None,
    "completed": False,
}
_COMMITMENT: Json = {
    "key": "ck-1",
    "source": {"dialogue": "dt-1", "opinion": "yk-1"},
    "content": "Đo lại ranh giới thửa đất số 12.",
    "promised_to": "Bà H'Bluên Mlô",
    "promised_by": "cb-1",
    "promised_on": "2026-04-09",
    "lead": "pkt",
    "support": ["ca"],
    "due": {"working_days": 15},
    "reply_in_writing": True,
    "extensions": [{"on": "2026-04-28", "to": "2026-05-29", "reason": "Mưa lũ"}],
    "progress": [{"on": "2026-04-20", "percent": 40, "note": "Đã đo xong mốc"}],
    "reminders": [{"on": "2026-05-20", "document": "Số 71-CV/ĐU"}],
    "fulfilled": {
        "on": "2026-05-28",
        "result": "Đã cắm lại mốc.",
        "document": "Số 88/UBND-KT",
        "notified_on": "2026-05-29",
        "notified_how": "Văn bản",
    },
    "dropped": None,
}
_FILE: Json = {
    "format": "langnghe-records",
    "version": 1,
    "office": {
        "key": "dak-may",
        "kind": "xã",
        "name": "Đắk Mây",
        "province": "Cao Sơn",
        "place": "Đắk Mây",
        "party": {
            "superior": "ĐẢNG BỘ TỈNH CAO SƠN",
            "issuer": "ĐẢNG ỦY XÃ ĐẮK MÂY",
            "symbol": "ĐU",
            "term_start": "2025-08-12",
        },
        "state": {"superior": None, "issuer": "ỦY BAN NHÂN DÂN XÃ ĐẮK MÂY", "symbol": "UBND"},
    },
    "officials": [
        {
            "key": "cb-1",
            "name": "Y'Blăm Niê",
            "posts": [
                {
                    "capacity": "party",
                    "title": "Bí thư Đảng ủy",
                    "head": True,
                    "from": "2025-07-01",
                    "to": None,
                }
            ],
        }
    ],
    "bodies": [
        {"key": "pkt", "name": "Phòng Kinh tế", "abbreviation": "KT"},
        {"key": "ca", "name": "Công an xã", "abbreviation": None},
    ],
    "hamlets": ["Ea Blang", "Kniêr"],
    "subject_areas": [{"key": "dat-dai", "name": "Đất đai", "group": "land"}],
    "reception_sessions": rec.SESSIONS,
    "dialogues": [_DIALOGUE, _DRAFT],
    "petitions": rec.PETITIONS,
    "commitments": [
        _COMMITMENT,
        {
            "key": "ck-2",
            "content": "Mở lớp học ban đêm.",
            "promised_on": "2026-03-05",
            "due": {"none": "Theo năm học"},
        },
        *rec.COMMITMENTS,
    ],
    "surveys": rec.SURVEYS,
    "procedure_figures": rec.FIGURES,
    "recognised_models": rec.MODELS,
}


def small() -> Json:
    return copy.deepcopy(_FILE)


def with_value(path: Path, value: object) -> Json:
    """The small file with one value put in, replaced or, for a list, added at its end (``-1``)."""
    made = small()
    at: Any = made
    for step in path[:-1]:
        at = at[step]
    if path[-1] == -1:
        at.append(value)
    else:
        at[path[-1]] = value
    return made


def without(path: Path) -> Json:
    made = small()
    at: Any = made
    for step in path[:-1]:
        at = at[step]
    del at[path[-1]]
    return made


def encoded(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()
