"""Papers stamped Mật, Tối mật or Tuyệt mật never come into this program (BR-27).

Luật Bảo vệ bí mật nhà nước 117/2025/QH15 Điều 5.2.
"""

import re

from desktop.domain.vietnamese import nfc

_MARK = re.compile(
    r"(?<![\w])(?:tuyệt\s+mật|tối\s+mật|tuyet\s+mat|toi\s+mat|"
    r"(?<!bảo )mật(?!\s+(?:độ|khẩu|ong|mía)(?![\w])))(?![\w])"
)


def is_marked_secret(name: str) -> bool:
    """Whether a file's name says that what it holds is a state secret: ``Danh sách (Mật).json``.

    “Bảo mật”, “mật độ” are no stamps; without marks only “tuyet mat”, “toi mat” are sure. Names are all a
    program can see; the user's own word is asked for besides.
    """
    words = re.sub(r"[_\-.()\[\]]+", " ", nfc(name).lower())
    return bool(_MARK.search(" ".join(words.split())))
