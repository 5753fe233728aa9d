"""Chinese numerals and printed dates as values."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenmai.ontology.numerals import DATE, integer, iso_date


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("007", 7),
        ("１９", 19),
        ("十", 10),
        ("十三", 13),
        ("二十", 20),
        ("一百零三", 103),
        ("三百二十四", 324),
        ("七百二十二", 722),
        ("一千二百", 1200),
        ("二〇〇五", 2005),
        ("二○○○", 2000),
        ("一九九四", 1994),
        ("", None),
        ("第", None),
        ("几十", None),
        ("3.5", None),
        ("-1", None),
    ],
)
def test_integer(text: str, value: int | None) -> None:
    assert integer(text) == value


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022年10月1日", "2022-10-01"),
        ("２０２２年５月３０日", "2022-05-30"),
        ("二〇〇五年七月十四日", "2005-07-14"),
        ("二○○○年七月二十三日", "2000-07-23"),
        ("二ＯＯ一年一月十日", "2001-01-10"),
        ("二零一一年十二月二十九日", "2011-12-29"),
        ("一九九四年三月二十九日", "1994-03-29"),
        ("二〇〇八年二月二十九日", "2008-02-29"),
        ("（2012年2月24日印发）", "2012-02-24"),
        ("2022-05-30", "2022-05-30"),
        ("2022/5/3", "2022-05-03"),
        ("自2022年1月1日起至2023年12月31日止", "2022-01-01"),
        ("2022年2月30日", None),
        ("2022年13月1日", None),
        ("2022年5月", None),
        ("二〇〇七年二月二十九日", None),
        ("5月30日", None),
        ("", None),
    ],
)
def test_iso_date(text: str, iso: str | None) -> None:
    assert iso_date(text) == iso


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_every_day_in_arabic_and_in_chinese(day: date) -> None:
    arabic = f"{day.year}年{day.month}月{day.day}日"
    digits = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    chinese = f"{digits}年{spoken(day.month)}月{spoken(day.day)}日"
    for printed in (arabic, chinese):
        assert re.fullmatch(DATE, printed)
        assert iso_date(printed) == day.isoformat()


def spoken(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else "一二三四五六七八九"[tens - 1]) + "十" if tens else ""
    return head + ("一二三四五六七八九"[ones - 1] if ones else "")


@given(st.text(max_size=40))
def test_any_text_is_read_or_passed_over(text: str) -> None:
    value = integer(text)
    assert value is None or value >= 0
    found = iso_date(text)
    assert found is None or date.fromisoformat(found).isoformat() == found
