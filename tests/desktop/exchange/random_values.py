"""Random values as records hold them: NFC, no blanks where something must stand."""

from datetime import date, time
from typing import Any

from hypothesis import strategies as st

from desktop.domain.vietnamese import nfc

_letters = st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\u2028\u2029")
text = st.text(_letters, max_size=30).map(nfc)
filled = st.text(_letters, min_size=1, max_size=30).map(lambda text: nfc(text).strip()).filter(bool)
optional = st.none() | filled
day = st.dates(date(1990, 1, 1), date(2090, 12, 31))
some_day = st.none() | day
moment = st.none() | st.times().map(lambda moment: time(moment.hour, moment.minute))
count = st.integers(0, 10_000)
keys = st.uuids().map(str)


def tuple_of(each: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(each, max_size=most).map(tuple)


def maybe(choice: type[Any]) -> st.SearchStrategy[Any]:
    return st.none() | st.sampled_from(choice)
