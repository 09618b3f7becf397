"""The chain of the log: what it finds, what it cannot find, and codes as people type them (BR-63)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from desktop.domain import log_chain
from desktop.domain.log_chain import (
    FIRST_HASH,
    LETTERS,
    Code,
    Fault,
    LogLine,
    Why,
    agrees,
    code_of,
    first_fault,
    is_behind,
    read_code,
    rest_of,
    seal,
)

AT = datetime(2026, 11, 12, 9, 42, 18)  # noqa: DTZ001 -- the office knows one zone
HASH = "5d41402abc4b2a76b9719d911017c592" * 2


def line_after(before: LogLine | None, act: str = "record_opinion", **detail: object) -> LogLine:
    id_, hash_ = (before.id + 1, before.hash) if before is not None else (1, FIRST_HASH)
    assert hash_ is not None
    at, touched = AT + timedelta(minutes=id_), ["opinion:yk-1"]
    put = seal(hash_, id_, at, "Đỗ Thị Thanh Mai", act, touched, detail)
    return LogLine(id_, at, "Đỗ Thị Thanh Mai", act, tuple(touched), detail, put.salt, put.digest, put.hash)


def chain(length: int = 6) -> list[LogLine]:
    lines: list[LogLine] = []
    for number in range(length):
        lines.append(line_after(lines[-1] if lines else None, content=["Nạo vét rãnh", f"Đợt {number}"]))
    return lines


def erased(lines: list[LogLine], which: int, *, named: dict[str, str] | None = None) -> list[LogLine]:
    """The chain after line ``which`` was emptied and an erasure said so."""
    emptied = replace(lines[which - 1], detail={"fields": ["content"]}, salt=None)
    told = {str(which): rest_of(emptied.detail)} if named is None else named
    return [
        *lines[: which - 1],
        emptied,
        *lines[which:],
        line_after(lines[-1], "erase_identity", audit_lines=told),
    ]


def test_br_63_a_chain_that_nobody_touched_holds() -> None:
    assert first_fault(chain()) is None
    assert first_fault([]) is None


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"detail": {"content": ["Nạo vét rãnh", "Làm đường"]}}, Why.VALUES),
        ({"salt": "0" * 32}, Why.VALUES),
        ({"user": "Trịnh Xuân Lâm"}, Why.CHANGED),
        ({"at": AT}, Why.CHANGED),
        ({"act": "remove_opinion"}, Why.CHANGED),
        ({"touched": ("opinion:yk-2",)}, Why.CHANGED),
        ({"digest": "1" * 64}, Why.CHANGED),
        ({"digest": None}, Why.CHANGED),
        ({"hash": "1" * 64}, Why.CHANGED),
        ({"hash": None}, Why.CHANGED),
        ({"salt": None}, Why.EMPTIED),
        ({"salt": None, "detail": {}}, Why.EMPTIED),
    ],
)
def test_br_63_a_changed_line_is_named(changed: dict[str, object], why: Why) -> None:
    lines = chain()
    lines[2] = replace(lines[2], **changed)  # type: ignore[arg-type]
    assert first_fault(lines) == Fault(3, why)


def test_br_63_a_missing_line_is_named_by_the_number_it_had() -> None:
    assert first_fault([*chain()[:2], *chain()[3:]]) == Fault(3, Why.MISSING)
    assert first_fault(chain()[1:]) == Fault(1, Why.MISSING)


def test_br_63_an_inserted_line_does_not_fit() -> None:
    lines = chain()
    assert first_fault([*lines[:3], line_after(lines[1]), *lines[3:]]) == Fault(3, Why.CHANGED)


def test_br_63_lines_taken_off_the_end_are_found_by_a_printed_code_only() -> None:
    lines = chain()
    printed = read_code(code_of(lines[-1].id, lines[-1].hash or ""))
    assert first_fault(lines[:4]) is None
    assert printed is not None
    assert printed.line not in [line.id for line in lines[:4]]


def test_br_63_a_chain_computed_anew_is_found_by_a_printed_code_only() -> None:
    lines = chain()
    printed = read_code(code_of(4, lines[3].hash or ""))
    assert printed is not None
    anew: list[LogLine] = []
    for line in lines:
        said = {"content": ["Không hứa gì"]} if line.id == 2 else line.detail
        anew.append(line_after(anew[-1] if anew else None, **said))
    assert first_fault(anew) is None
    assert agrees(printed, 4, lines[3].hash or "")
    assert not agrees(printed, 4, anew[3].hash or "")
    assert not agrees(printed, 3, lines[3].hash or "")


def test_br_63_an_emptied_line_is_accepted_when_the_erasure_names_it() -> None:
    assert first_fault(erased(chain(), 2)) is None


def test_br_63_a_line_may_be_emptied_again_by_a_later_erasure() -> None:
    lines = erased(chain(), 2)
    lines[1] = replace(lines[1], detail={})
    assert first_fault(lines) == Fault(2, Why.VALUES)
    again = line_after(lines[-1], "erase_identity", audit_lines={"2": rest_of({})})
    assert first_fault([*lines, again]) is None


@pytest.mark.parametrize(
    "named", [{}, {"3": rest_of({"fields": ["content"]})}, {"7": "x"}, {"hai": "x"}, [2], 1]
)
def test_br_63_an_emptied_line_that_no_erasure_names_is_a_fault(named: object) -> None:
    lines = erased(chain(), 2, named=named)  # type: ignore[arg-type]
    assert first_fault(lines) == Fault(2, Why.EMPTIED)


def test_br_63_what_is_left_of_an_emptied_line_cannot_be_rewritten() -> None:
    lines = erased(chain(), 2)
    lines[1] = replace(lines[1], detail={"fields": ["answer"]})
    assert first_fault(lines) == Fault(2, Why.VALUES)


def test_br_63_only_erasing_explains_an_emptied_line() -> None:
    lines = erased(chain(), 2)[:-1]
    told = {"2": rest_of(lines[1].detail)}
    assert first_fault([*lines, line_after(lines[-1], "record_opinion", audit_lines=told)]) == Fault(
        2, Why.EMPTIED
    )


def test_the_same_values_give_another_digest_each_time() -> None:
    """A name cannot be guessed by trying names against the digests of emptied lines."""
    assert (
        line_after(None, sender="Bà Phùng Thị Yến").digest
        != line_after(None, sender="Bà Phùng Thị Yến").digest
    )


def test_a_code_is_read_as_people_type_it() -> None:
    code = code_of(1432, HASH)
    assert code.startswith("NK 1432-")
    expected = read_code(code)
    assert expected == Code(1432, code.removeprefix("NK 1432-").replace("-", "")[:-1])
    for typed in (
        code.lower(),
        code.removeprefix("NK "),
        code.replace("-", " "),
        code.replace("-", "").replace(" ", ""),
        code.replace("-", "–"),
        f"  Mốc nhật ký: {code}.  ",
    ):
        assert read_code(typed) == expected, typed


def test_every_wrong_sign_and_every_swapped_pair_of_a_code_is_noticed() -> None:
    code = code_of(1432, HASH)
    at = range(len("NK "), len(code))
    for place in at:
        if code[place] == "-":
            continue
        for other in "0123456789" if place < code.index("-") else LETTERS:
            if other != code[place]:
                assert read_code(code[:place] + other + code[place + 1 :]) is None
        if place + 1 < len(code) and code[place + 1] not in ("-", code[place]):
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            assert read_code(swapped) is None, swapped


@pytest.mark.parametrize(
    "typed", ["", "NK", "NK 12", "mã", "NK 0-7K3M-9QXT-2FGH", "NK 12-AAAA-AAAA-AAAA", "9" * 40]
)
def test_what_is_no_code_is_mistyped(typed: str) -> None:
    assert read_code(typed) is None


def test_an_input_method_left_on_does_not_change_a_code() -> None:
    """Telex and VNI compose at a vowel, at D and at W: the code has none."""
    assert not set(LETTERS) & set("AEIOUYDW01")
    assert len(LETTERS) == len(set(LETTERS)) == 23


def test_a_clock_is_behind_when_it_was_set_back_not_when_it_drifts() -> None:
    assert not is_behind(AT, AT)
    assert not is_behind(AT - timedelta(minutes=5), AT)
    assert is_behind(AT - timedelta(minutes=6), AT)


def test_the_chain_is_computed_as_the_migration_did_for_older_lines() -> None:
    """A line of a book that was brought up to date: salt, digest and hash by migration 0007's own words."""
    import hashlib
    import json

    def plain(value: object) -> str:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    salt, detail = "a" * 32, {"title": [None, "Hội nghị đối thoại"], "b": 1}
    digest = hashlib.sha256((salt + plain(detail)).encode()).hexdigest()
    said = plain([1, AT.isoformat(), "Mai", "plan_dialogue", ["dialogue:dt-1"], digest])
    hash_ = hashlib.sha256(f"{FIRST_HASH}\n{said}".encode()).hexdigest()
    line = LogLine(1, AT, "Mai", "plan_dialogue", ("dialogue:dt-1",), detail, salt, digest, hash_)
    assert first_fault([line]) is None
    assert log_chain.rest_of(detail) == hashlib.sha256(plain(detail).encode()).hexdigest()
