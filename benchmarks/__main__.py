"""``make bench``: prints every ratio with its target; ends with 1 when one is missed."""

import sys

from benchmarks import (
    backups,
    calendar_changes,
    lists,
    locking,
    papers,
    petition_lists,
    registers,
    saving,
    starting,
)


def main() -> int:
    found = [
        *starting.windows(),
        papers.twenty_pages(),
        *registers.registers(),
        saving.durable_save(),
        locking.unlocking(),
        *locking.saving_and_searching(),
        backups.checked_backup(),
        *lists.visit_lists(),
        *petition_lists.petition_lists(),
        *calendar_changes.changed_days(),
    ]
    for ratio in found:
        print(ratio)
    return 0 if all(each.ratio <= each.target for each in found) else 1


if __name__ == "__main__":
    sys.exit(main())
