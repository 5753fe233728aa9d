"""Document numbers in running text: where each begins, where it ends, what is none."""

import pytest

from wenmai.extractors.numbers import find_numbers
from wenmai.extractors.text import squeeze

ONE = [
    ("由财库〔2020〕46号文件规定的6%—10%提高至10%—20%", "财库〔2020〕46号"),
    ("按照国办发〔2020〕35号，各地应当", "国办发〔2020〕35号"),
    ("按照财政部财库〔2020〕46号文件执行", "财库〔2020〕46号"),
    ("要按照国办发〔1993〕71号的要求", "国办发〔1993〕71号"),
    ("要根据中发〔1994〕8号精神", "中发〔1994〕8号"),
    ("的通知国发〔2009〕12号", "国发〔2009〕12号"),
    ("苏州市住房和城乡建设局苏住建规〔2011〕4号", "苏住建规〔2011〕4号"),
    ("省人民政府云政函〔1988〕181号", "云政函〔1988〕181号"),
    ("1985年6月3日辽政发〔1985〕146号批准", "辽政发〔1985〕146号"),
    ("司法部贯彻中政委〔2014〕5号文件精神", "中政委〔2014〕5号"),
    ("工业和信息化部等八部门工信部联企业〔2011〕300号划定了", "工信部联企业〔2011〕300号"),
    ("与桂政发〔2017〕45号不一致的", "桂政发〔2017〕45号"),
    ("现就贯彻落实鄂政办发〔2022〕40号提出意见", "鄂政办发〔2022〕40号"),
    ("（财税字[94]001号）规定的各项减免", "财税字[94]001号"),
    ("（国发〔２００７〕３９号）", "国发〔２００７〕３９号"),
    ("按国家税务总局（94）财税字第20号免征", "（94）财税字第20号"),
    ("依照财政部税务总局公告2023年第12号享受", "财政部税务总局公告2023年第12号"),
    ("自国家税务总局公告2019年第45号施行之日起", "国家税务总局公告2019年第45号"),
    ("依据海关总署2012年第26号公告", "海关总署2012年第26号公告"),
    ("海关总署、农业农村部2023年联合公告第26号同时废止", "海关总署、农业农村部2023年联合公告第26号"),
    ("（2005年12月20日建设部令第145号发布", "建设部令第145号"),
    ("二○○五年七月二十日建设部令第145号", "建设部令第145号"),
    ("日照市人民政府令第3号", "日照市人民政府令第3号"),
    ("见证监会公告〔2008〕38号", "证监会公告〔2008〕38号"),
    ("违反中华人民共和国国务院令第591号的", "中华人民共和国国务院令第591号"),
    ("该规章由国务院令第708号公布", "国务院令第708号"),
    ("根据粤府令第270号的授权", "粤府令第270号"),
    ("执行中国人民银行令〔2020〕第5号时", "中国人民银行令〔2020〕第5号"),
    ("废止商务部令（2018年第2号）", "商务部令（2018年第2号）"),
    ("（江西省人民政府令第66号）同时废止", "江西省人民政府令第66号"),
    ("湖北省人民代表大会常务委员会公告（第三百二十四号）公布", "湖北省人民代表大会常务委员会公告（第三百二十四号）"),
    ("现行的广东省第十一届人民代表大会常务委员会公告（第90号）", "广东省第十一届人民代表大会常务委员会公告（第90号）"),
]  # fmt: skip

NONE = [
    "第十五条第二款",
    "2022年5月30日印发",
    "湖北省政协第12040078号提案",
    "对第3312号建议的答复",
    "武昌区洪山路7号",
    "国家发展改革委2017年第9号",
    "一律按号令行事",
    "〔2022〕号",
    "建筑面积〔2022〕",
]


def found(text: str) -> list[str]:
    squeezed = squeeze(text)
    return [squeezed[one.start : one.end] for one in find_numbers(squeezed)]


@pytest.mark.parametrize(("text", "number"), ONE)
def test_edges(text: str, number: str) -> None:
    assert found(text) == [number]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("财库〔2020〕46号和财库〔2022〕19号", ["财库〔2020〕46号", "财库〔2022〕19号"]),
        ("佛科发〔2018〕21号、佛科规字〔2018〕3号", ["佛科发〔2018〕21号", "佛科规字〔2018〕3号"]),
        ("（国办发〔2002〕10号）和（财政部令第44号）", ["国办发〔2002〕10号", "财政部令第44号"]),
    ],
)  # fmt: skip
def test_several(text: str, numbers: list[str]) -> None:
    assert found(text) == numbers


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert [number for number in find_numbers(text) if number.number.complete] == []


@pytest.mark.parametrize(
    ("head", "keys"),
    [
        ("甲事项管理办法 财政部令第27号", ["令:财政部//27"]),
        ("甲事项管理办法 令〔2010〕27号", []),
        ("国家发展计划委员会令第5号", ["令:国家发展计划委员会//5"]),
    ],
)
def test_no_issuer_begins_within_the_last_word_of_a_title(head: str, keys: list[str]) -> None:
    assert [one.number.key for one in find_numbers(squeeze(head))] == keys


def test_without_issuer_is_incomplete() -> None:
    (one,) = find_numbers("（公告2021年第13号）")
    assert not one.number.complete
    assert (one.number.year, one.number.serial) == (2021, 13)


def test_key_is_that_of_the_number() -> None:
    (one,) = find_numbers("按照财政部、税务总局公告2022年第019号执行")
    assert one.number.key == "公告:财政部+国家税务总局/2022/19"
    assert str(one.number) == "财政部税务总局公告2022年第19号"


def test_the_second_announcement_of_a_pair_has_the_issuer_of_the_first() -> None:
    keys = [one.number.key for one in find_numbers("海关总署2010年第47号公告和2011年第55号公告")]
    assert keys == ["公告:海关总署/2010/47", "公告:海关总署/2011/55"]
