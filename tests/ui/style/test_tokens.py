"""Contrast of every pair the screens use: at least 4.5 for words, 3 for borders and chart bars."""

from __future__ import annotations

import pytest

from ui.style.tokens import DARK, LARGEST_POINT_SIZE, LIGHT, Tokens

GROUNDS = ("app", "surface", "sunken", "rail", "head", "hover", "sel")
WORDS = ("text", "text2", "text3", "accent_text", "link")
STATES = ("ok", "warn", "late", "info", "mute", "secret", "accent")
THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@THEMES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("words", WORDS)
def test_words_are_readable_on_every_ground(tokens: Tokens, ground: str, words: str) -> None:
    assert contrast(tokens.colour(words), tokens.colour(ground)) >= 4.5


@THEMES
@pytest.mark.parametrize("kind", STATES)
def test_chips_are_readable(tokens: Tokens, kind: str) -> None:
    state = tokens.state(kind)
    assert contrast(state.text, state.ground) >= 4.5
    assert contrast(state.text, tokens.surface) >= 4.5


@THEMES
def test_filled_buttons_are_readable_in_every_state(tokens: Tokens) -> None:
    for ground in (tokens.accent, tokens.accent_hover, tokens.accent_press):
        assert contrast(tokens.on_accent, ground) >= 4.5
    assert contrast(tokens.on_bar, tokens.bar) >= 4.5


@THEMES
def test_borders_rings_and_bars_can_be_seen(tokens: Tokens) -> None:
    for ground in (tokens.surface, tokens.app, tokens.sunken, tokens.sel):
        assert contrast(tokens.ctl, ground) >= 3
        assert contrast(tokens.focus, ground) >= 3
    for bar in (tokens.chart1, tokens.chart2, tokens.chart3, tokens.late.text):
        assert contrast(bar, tokens.surface) >= 3


@THEMES
def test_selected_text_stays_readable(tokens: Tokens) -> None:
    assert contrast(tokens.text, tokens.text_selection) >= 4.5


def test_sizes_grow_with_the_font() -> None:
    assert LIGHT.px(14) == 14
    assert LIGHT.at(12).px(14) == 16
    assert LIGHT.at(16).px(32) == 49
    assert LIGHT.at(99) == LIGHT.at(LARGEST_POINT_SIZE)


def test_a_state_that_is_none_is_refused() -> None:
    with pytest.raises(KeyError):
        LIGHT.state("text")
