"""The one style sheet, written from the tokens. Focus and error borders lie inside: nothing moves."""

from __future__ import annotations

import resources
from ui.style.tokens import Tokens

STATE_KINDS = ("ok", "warn", "late", "info", "mute", "secret", "accent")


def make_sheet(tokens: Tokens) -> str:
    """The style sheet of a theme; in high contrast only sizes, so that the system's colours win."""
    if tokens.high_contrast:
        return _sizes(tokens)
    parts = (_ground, _words, _fields, _buttons, _button_roles, _tables, _scroll_bars, _boxes, _menus)
    return "\n".join(part(tokens) for part in parts)


def _sizes(t: Tokens) -> str:
    return f"""
    QLineEdit {{ min-height: {t.px(t.field_height) - 8}px; padding: 2px 8px; }}
    QPlainTextEdit {{ padding: 4px; }}
    QPushButton {{ min-height: {t.px(t.button_height) - 8}px; padding: 2px 12px; }}
    """


def _ground(t: Tokens) -> str:
    return f"""
    QMainWindow, QWidget#page, QWidget#work {{ background: {t.app}; }}
    QToolTip {{ background: {t.bar}; color: {t.on_bar}; border: 1px solid {t.line2}; padding: 4px 8px;
        font-size: {t.px(t.font_small)}px; }}
    QScrollArea {{ background: transparent; border: none; }}
    QScrollArea > QWidget > QWidget#body {{ background: transparent; }}
    QSplitter::handle {{ background: {t.line}; }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QSplitter::handle:vertical {{ height: 1px; }}
    """


def _words(t: Tokens) -> str:
    px = t.px
    return f"""
    QLabel {{ background: transparent; color: {t.text}; }}
    QLabel[look="page"] {{ font-size: {px(t.font_page)}px; font-weight: 600; }}
    QLabel[look="wizard"] {{ font-size: {px(t.font_wizard)}px; font-weight: 600; }}
    QLabel[look="context"] {{ font-size: {px(t.font_context)}px; font-weight: 600; }}
    QLabel[look="section"] {{ font-size: {px(t.font_section)}px; font-weight: 600; }}
    QLabel[look="strong"] {{ font-weight: 600; }}
    QLabel[look="label"] {{ font-size: {px(t.font_small)}px; font-weight: 500; color: {t.text2}; }}
    QLabel[look="second"] {{ font-size: {px(t.font_small)}px; color: {t.text2}; }}
    QLabel[look="hint"] {{ font-size: {px(t.font_small)}px; color: {t.text3}; }}
    QLabel[look="error"] {{ font-size: {px(t.font_small)}px; font-weight: 500; color: {t.late.text}; }}
    QLabel[look="warning"] {{ font-size: {px(t.font_small)}px; font-weight: 500; color: {t.warn.text}; }}
    """


def _fields(t: Tokens) -> str:
    px = t.px
    inner = px(t.field_height) - 2
    dense = px(t.dense_field_height) - 2
    edge = f"border: 1px solid {t.ctl}; border-radius: {t.radius_field}px"
    return f"""
    QLineEdit, QPlainTextEdit, QTextEdit {{ background: {t.surface}; color: {t.text}; {edge};
        selection-background-color: {t.text_selection}; selection-color: {t.text}; }}
    QLineEdit {{ padding: 0 8px; min-height: {inner}px; max-height: {inner}px;
        lineedit-password-character: 8226; }}
    QLineEdit[dense="true"] {{ min-height: {dense}px; max-height: {dense}px; }}
    QLineEdit[bare="true"] {{ border: none; background: transparent; padding: 0; }}
    QPlainTextEdit, QTextEdit {{ padding: 4px 5px; }}
    QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] {{ border: 2px solid {t.late.text}; }}
    QLineEdit[invalid="true"] {{ padding: 0 7px; min-height: {inner - 2}px; max-height: {inner - 2}px; }}
    QPlainTextEdit[invalid="true"] {{ padding: 3px 4px; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {t.focus}; }}
    QLineEdit:focus {{ padding: 0 7px; min-height: {inner - 2}px; max-height: {inner - 2}px; }}
    QLineEdit[dense="true"]:focus, QLineEdit[dense="true"][invalid="true"]
        {{ min-height: {dense - 2}px; max-height: {dense - 2}px; }}
    QLineEdit[bare="true"]:focus {{ border: none; padding: 0; }}
    QPlainTextEdit:focus, QTextEdit:focus {{ padding: 3px 4px; }}
    QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {t.sunken}; border-color: {t.line}; }}
    QLineEdit:read-only:focus, QPlainTextEdit:read-only:focus {{ border-color: {t.focus}; }}
    QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {t.sunken}; color: {t.text3}; }}
    QCheckBox, QRadioButton {{ spacing: 8px; min-height: {px(t.smallest_target)}px; color: {t.text}; }}
    QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {t.focus}; border-radius: 4px; }}
    QCheckBox, QRadioButton {{ border: 2px solid transparent; padding-left: 2px; }}
    QCheckBox::indicator {{ width: {px(16)}px; height: {px(16)}px; background: {t.surface};
        border: 1px solid {t.ctl}; border-radius: 3px; }}
    QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
        image: url("{_tick()}"); }}
    QCheckBox::indicator:disabled {{ background: {t.sunken}; border-color: {t.line2}; }}
    QCheckBox::indicator:checked:disabled {{ background: {t.text3}; border-color: {t.text3}; }}
    """


def _tick() -> str:
    """The white tick of a chosen box, as a style sheet names a file."""
    return resources.path("style", "tick.svg").as_posix()


def _buttons(t: Tokens) -> str:
    px = t.px
    height = px(t.button_height) - 2
    return f"""
    QPushButton, QToolButton {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.ctl};
        border-radius: {t.radius_button}px; font-weight: 500; min-height: {height}px; padding: 0 14px; }}
    QToolButton {{ min-width: {height}px; padding: 0; }}
    QPushButton:hover, QToolButton:hover {{ background: {t.hover}; }}
    QPushButton:pressed, QToolButton:pressed {{ background: {t.line}; }}
    QPushButton:focus, QToolButton:focus {{ border: 2px solid {t.focus}; padding: 0 13px;
        min-height: {height - 2}px; }}
    QToolButton:focus {{ padding: 0; min-width: {height - 2}px; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {t.text3}; border-color: {t.line}; }}
    """


def _button_roles(t: Tokens) -> str:
    px = t.px
    primary = px(t.primary_height) - 2
    return f"""
    QPushButton[role="primary"] {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent};
        font-weight: 600; min-height: {primary}px; }}
    QPushButton[role="primary"]:hover {{ background: {t.accent_hover}; border-color: {t.accent_hover}; }}
    QPushButton[role="primary"]:pressed {{ background: {t.accent_press}; border-color: {t.accent_press}; }}
    QPushButton[role="primary"]:focus {{ border: 2px solid {t.focus}; min-height: {primary - 2}px; }}
    QPushButton[role="soft"] {{ background: {t.accent_soft}; color: {t.accent_text};
        border-color: {t.accent_border}; font-weight: 600; }}
    QPushButton[role="soft"]:hover {{ background: {t.sel}; }}
    QPushButton[role="link"] {{ background: transparent; color: {t.link}; border: 2px solid transparent;
        text-decoration: underline; padding: 0 4px; font-weight: 400; min-height: {px(24)}px; }}
    QPushButton[role="link"]:focus {{ border: 2px solid {t.focus}; border-radius: 4px; }}
    QPushButton[role="nav"], QToolButton[role="nav"] {{ background: transparent; text-align: left;
        border: 2px solid transparent; }}
    QPushButton[role="nav"]:hover, QToolButton[role="nav"]:hover {{ background: {t.hover}; }}
    QPushButton[role="nav"]:focus, QToolButton[role="nav"]:focus {{ border: 2px solid {t.focus}; }}
    """


def _tables(t: Tokens) -> str:
    px = t.px
    return f"""
    QTableView, QListView, QTreeView {{ background: {t.surface}; alternate-background-color: {t.sunken};
        color: {t.text}; border: none; outline: none; gridline-color: {t.line};
        selection-background-color: {t.sel}; selection-color: {t.text}; }}
    QHeaderView {{ background: {t.head}; border: none; }}
    QHeaderView::section {{ background: {t.head}; color: {t.text2}; font-size: {px(t.font_small)}px;
        font-weight: 600; border: none; border-bottom: 1px solid {t.line};
        padding: 0 12px; min-height: {px(t.table_head_height) - 1}px; }}
    QHeaderView::section:hover {{ background: {t.hover}; }}
    QTableCornerButton::section {{ background: {t.head}; border: none; }}
    """


def _scroll_bars(t: Tokens) -> str:
    return f"""
    QScrollBar {{ background: transparent; border: none; }}
    QScrollBar:vertical {{ width: 12px; margin: 0; }}
    QScrollBar:horizontal {{ height: 12px; margin: 0; }}
    QScrollBar::handle {{ background: {t.line2}; border: 2px solid transparent; border-radius: 2px; }}
    QScrollBar::handle:hover {{ background: {t.ctl}; }}
    QScrollBar::handle:vertical {{ min-height: 32px; margin: 0 3px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; margin: 3px 0; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


def _boxes(t: Tokens) -> str:
    states = "\n".join(
        f'QFrame[notice="{kind}"] {{ background: {t.state(kind).ground}; '
        f"border: 1px solid {t.state(kind).border}; border-radius: {t.radius_button}px; }}"
        for kind in STATE_KINDS
    )
    return f"""
    QFrame[card="true"] {{ background: {t.surface}; border: 1px solid {t.line};
        border-radius: {t.radius_card}px; }}
    QFrame#pageBar, QFrame#contextHeader {{ background: {t.surface}; border: none;
        border-bottom: 1px solid {t.line}; }}
    QFrame#statusBar {{ background: {t.app}; border: none; border-top: 1px solid {t.line}; }}
    QFrame#rail {{ background: {t.rail}; border: none; border-right: 1px solid {t.line}; }}
    QFrame#undoBar {{ background: {t.bar}; border: none; border-radius: {t.radius_button}px; }}
    QFrame#undoBar QLabel {{ color: {t.on_bar}; }}
    QFrame[ruler="true"] {{ background: {t.line}; border: none; max-height: 1px; min-height: 1px; }}
    QFrame[ruler="upright"] {{ background: {t.line}; border: none; max-width: 1px; min-width: 1px; }}
    QTabBar::tab {{ background: transparent; color: {t.text2}; padding: 8px 12px; border: none;
        border-bottom: 3px solid transparent; font-weight: 500; }}
    QTabBar::tab:selected {{ color: {t.accent_text}; border-bottom-color: {t.accent_text}; }}
    QTabBar::tab:focus {{ border: 2px solid {t.focus}; }}
    QProgressBar {{ background: {t.line}; border: none; border-radius: 3px; max-height: 8px; }}
    QProgressBar::chunk {{ background: {t.ok.text}; border-radius: 3px; }}
    {states}
    """


def _menus(t: Tokens) -> str:
    return f"""
    QMenu {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.line2}; padding: 4px; }}
    QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {t.sel}; color: {t.text}; }}
    QMenu::item:disabled {{ color: {t.text3}; }}
    QMenu::separator {{ background: {t.line}; height: 1px; margin: 4px 8px; }}
    """
