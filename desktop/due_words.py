"""What is due, as the command line prints it: lines for people, one object for other programs."""

import json

from desktop.domain.due import DueGroup, DueList, DueRow
from desktop.domain.writing import short_date

HEADS = {
    DueGroup.OVERDUE: "Quá hạn",
    DueGroup.TODAY: "Đến hạn hôm nay",
    DueGroup.SOON: "Trong {days} ngày làm việc tới",
}
NOTHING = "Không có việc đến hạn."


def as_json(found: DueList) -> str:
    """The object of ``docs/records.md``: the day and the three groups."""
    told: dict[str, object] = {"on": found.on.isoformat()}
    told |= {group.value: [_plain(row) for row in found.of(group)] for group in DueGroup}
    return json.dumps(told, ensure_ascii=False, indent=1)


def as_lines(found: DueList) -> str:
    lines = [f"Việc đến hạn tính đến ngày {short_date(found.on)}: {found.count} việc."]
    if not found.count:
        lines.append(NOTHING)
    for group in DueGroup:
        if rows := found.of(group):
            lines += ["", f"{HEADS[group].format(days=found.soon_days)} ({len(rows)})", *map(_line, rows)]
    return "\n".join(lines)


def _plain(row: DueRow) -> dict[str, str]:
    return {
        "kind": row.duty.value,
        "key": row.key,
        "title": row.title,
        "due": row.due.isoformat(),
        "lead": row.lead,
    }


def _line(row: DueRow) -> str:
    title = " ".join(row.title.split())
    return "  " + " | ".join(part for part in (short_date(row.due), row.key, title, row.lead) if part)
