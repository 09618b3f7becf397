"""Lắng Nghe: no command opens the window, a command does its work without a screen."""

import sys

from desktop import cli


def main(arguments: list[str]) -> int:
    book = cli.window_book(arguments)
    if book is None:
        return cli.main(arguments)
    from ui.app import main as open_window

    return open_window(book)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
