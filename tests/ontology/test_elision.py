"""Lists of numbers in one field, and numbers that leave out what the one before has said."""

import pytest

from wenmai.extractors.numbers import find_numbers
from wenmai.ontology.elision import LONGEST_RANGE, numbers_of

FIELDS = [
    ("国发〔2020〕5号", ["国发/2020/5"]),
    ("佛科发〔2018〕21号、佛科规字〔2018〕3号", ["佛科发/2018/21", "佛科规字/2018/3"]),
    ("苏财规[2016]11号;苏教财[2016]6号", ["苏财规/2016/11", "苏教财/2016/6"]),
    ("鄂人社发〔2020〕17号 鄂财社发〔2020〕8号", ["鄂人社发/2020/17", "鄂财社发/2020/8"]),
    ("国发〔2020〕5号、6号", ["国发/2020/5", "国发/2020/6"]),
    ("国发〔2020〕5号、6号和8号", ["国发/2020/5", "国发/2020/6", "国发/2020/8"]),
    ("国发〔2020〕5号、〔2021〕6号", ["国发/2020/5", "国发/2021/6"]),
    ("财税字〔1994〕第20号及第26号", ["财税字/1994/20", "财税字/1994/26"]),
    ("国发〔2020〕5号至7号", ["国发/2020/5", "国发/2020/6", "国发/2020/7"]),
    ("财政部令第7号、第9号", ["令:财政部//7", "令:财政部//9"]),
    ("国务院令第五号、第六号", ["令:国务院//5", "令:国务院//6"]),
    ("海关总署2010年第47号公告和2011年第55号公告", ["公告:海关总署/2010/47", "公告:海关总署/2011/55"]),
    ("海关总署公告2010年第47号、第48号", ["公告:海关总署/2010/47", "公告:海关总署/2010/48"]),
    ("海关总署公告2010年第47号、2011年第1号", ["公告:海关总署/2010/47", "公告:海关总署/2011/1"]),
    ("财政部税务总局公告2022年第1号至第3号", [f"公告:财政部+国家税务总局/2022/{n}" for n in (1, 2, 3)]),
]


@pytest.mark.parametrize(("field", "keys"), FIELDS)
def test_fields(field: str, keys: list[str]) -> None:
    assert [one.key for one in numbers_of(field)] == keys


@pytest.mark.parametrize(
    "field",
    ["", "无", "国发〔2020〕5号、无", "国发〔2020〕5号的通知", "5号、6号", "见国发〔2020〕5号、6号楼"],
)
def test_a_field_that_holds_anything_else_has_none(field: str) -> None:
    assert numbers_of(field) == ()


def test_a_stop_at_the_end_is_nothing_else() -> None:
    assert [one.key for one in numbers_of("国发〔2020〕5号、")] == ["国发/2020/5"]


def test_a_range_is_bounded() -> None:
    assert numbers_of(f"国发〔2020〕1号至{LONGEST_RANGE * 50}号") == ()
    assert numbers_of("国发〔2020〕9号至3号") == ()
    assert len(numbers_of(f"国发〔2020〕1号至{LONGEST_RANGE + 1}号")) == LONGEST_RANGE + 1


TEXTS = [
    ("按照国发〔2020〕5号、6号要求", [("国发〔2020〕5号", "国发/2020/5"), ("6号", "国发/2020/6")]),
    (
        "依照财税〔2019〕13号和〔2021〕12号执行",
        [("财税〔2019〕13号", "财税/2019/13"), ("〔2021〕12号", "财税/2021/12")],
    ),
    (
        "海关总署2010年第47号公告和2011年第55号公告同时废止",
        [("海关总署2010年第47号公告", "公告:海关总署/2010/47"), ("2011年第55号公告", "公告:海关总署/2011/55")],
    ),
    (
        "海关总署2010年第47号、2011年第55号公告同时废止",
        [("海关总署2010年第47号", "公告:海关总署/2010/47"), ("2011年第55号公告", "公告:海关总署/2011/55")],
    ),
    ("根据国发〔2020〕5号、6号楼的规定", [("国发〔2020〕5号", "国发/2020/5")]),
    ("国发〔2020〕5号，6号前报送", [("国发〔2020〕5号", "国发/2020/5")]),
    ("财税〔2019〕1号至3号", [("财税〔2019〕1号", "财税/2019/1"), ("3号", "财税/2019/3")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), TEXTS)
def test_running_text(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[one.start : one.end], one.number.key) for one in find_numbers(text)] == found
