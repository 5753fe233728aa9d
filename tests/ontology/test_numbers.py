"""Document numbers: the printed variants and their identity, as the format's table and the domain's print have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenmai.ontology.numbers import DocumentNumber, NumberKind, parse

# canonical form, key, and spellings that are the same number
SAME = [
    (
        "财库〔2022〕19号",
        "财库/2022/19",
        "财库〔2022〕19号 财库[2022]19号 财库(2022)19号 财库（2022）19号 财库［2022］19号 财库﹝2022﹞19号 财库【2022】19号 "
        "财库〔２０２２〕１９号 财库(2022〕19号 财库〔2022】19号 财库〔2022〕019号 财库〔2022〕0019号 财库〔2022〕19 "
        "发文字号：财库〔2022〕19号 发文文号:财库〔2022〕19号 文号：财库〔2022〕19号",
    ),
    ("国税发〔1994〕89号", "国税发/1994/89", "国税发[1994]89号 国税发[1994]089号"),
    ("财税字〔1994〕12号", "财税字/1994/12", "财税字〔1994〕12号 财税字[1994]012号 财税字〔94〕12号"),
    ("〔94〕财税字第12号", "财税字/1994/12", "（94）财税字第12号 (94)财税字第012号 〔94〕财税字第12号"),
    ("〔1994〕财税字第10号", "财税字/1994/10", "（1994）财税字第10号"),
    ("〔86〕财税字第8号", "财税字/1986/8", "(86)财税字第8号"),
    ("〔1988〕国税地字第28号", "国税地字/1988/28", "(1988)国税地字第28号"),
    ("〔1996〕武司字第82号", "武司字/1996/82", "〔1996〕武司字第82号"),
    ("〔2021〕国科科函字第99号", "国科科函字/2021/99", "(2021)国科科函字第99号"),
    ("〔2021〕苏科提复45号", "苏科提复/2021/45", "[2021]苏科提复45号"),
    ("国税函〔1999〕第229号", "国税函/1999/229", "国税函〔1999〕第229号 国税函[1999]第229号"),
    ("黔科协发〔2019〕学字5号", "黔科协发学字/2019/5", "黔科协发〔2019〕学字5号"),
    ("陕科协发〔2022〕事企字9号", "陕科协发事企字/2022/9", "陕科协发〔2022〕事企字9号"),
    ("宁建（科）发〔2022〕9号", "宁建（科）发/2022/9", "宁建(科)发〔2022〕9号 宁建（科）发[2022]9号"),
    ("晋政发〔2014〕16号", "晋政发/2014/16", "晋政发〔2014〕号16"),
    ("湘科发〔2022〕137号", "湘科发/2022/137", "湘科发2022〔137〕号"),
    ("渝府发〔2000〕48号", "渝府发/2000/48", "渝府发〔2000〕48号〔〕"),
    ("晋政办发〔2012〕18号", "晋政办发/2012/18", "晋政办发〔2012〕18"),
    ("国办发明电〔1997〕28号", "国办发明电/1997/28", "国办发明电〔1997〕28号"),
    ("厅字〔2017〕35号", "厅字/2017/35", "厅字〔2017〕35号"),
    ("工信部联企业〔2011〕300号", "工信部联企业/2011/300", "工信部联企业〔2011〕300号"),
    ("法释〔2009〕4号", "法释/2009/4", "法释〔2009〕4号"),
    ("科工法字〔2000〕851号", "科工法字/2000/851", "科工法字[2000]851号"),
    ("沪价公告〔2018〕3号", "沪价公告/2018/3", "沪价公告〔2018〕3号 沪价公告[2018]3号"),
    ("国务院令第722号", "令:国务院//722", "国务院令第722号 国务院令第七百二十二号"),
    ("中国人民银行令〔2025〕第12号", "令:中国人民银行/2025/12", "中国人民银行令〔2025〕第12号"),
    ("对外贸易经济合作部令2002年第10号", "令:对外贸易经济合作部/2002/10", "对外贸易经济合作部令2002年第10号"),
    ("渝府令〔1998〕42号", "令:重庆市人民政府/1998/42", "渝府令〔1998〕42号"),
    ("粤府令第277号", "令:广东省人民政府//277", "粤府令第277号"),
    ("北京市人民政府第15号令", "令:北京市人民政府//15", "北京市人民政府第15号令"),
    ("江西省人民政府令第190号", "令:江西省人民政府//190", "江西省人民政府令第190号"),
    ("中华人民共和国主席令第三十四号", "令:中华人民共和国主席//34", "中华人民共和国主席令第三十四号"),
    (
        "财政部税务总局公告2022年第19号",
        "公告:财政部+国家税务总局/2022/19",
        "财政部税务总局公告2022年第19号 财政部、税务总局公告2022年第19号",
    ),
    (
        "财政部海关总署税务总局公告2025年第256号",
        "公告:财政部+海关总署+国家税务总局/2025/256",
        "财政部海关总署税务总局公告2025年第256号",
    ),
    ("国家税务总局公告2022年第19号", "公告:国家税务总局/2022/19", "国家税务总局公告2022年第19号"),
    ("国家税务总局公告〔2019〕32号", "公告:国家税务总局/2019/32", "国家税务总局公告〔2019〕32号"),
    ("证监会公告〔2008〕38号", "公告:中国证券监督管理委员会/2008/38", "证监会公告〔2008〕38号"),
    ("海关总署2012年第26号公告", "公告:海关总署/2012/26", "海关总署2012年第26号公告"),
    ("农业农村部通告〔2019〕3号", "通告:农业农村部/2019/3", "农业农村部通告〔2019〕3号"),
    (
        "湖北省人民代表大会常务委员会公告（第三百二十四号）",
        "公告:湖北省人民代表大会常务委员会//324",
        "湖北省人民代表大会常务委员会公告（第三百二十四号） 湖北省人民代表大会常务委员会公告(第三百二十四号)",
    ),
    (
        "杭州市人民代表大会常务委员会公告〔13届〕第57号",
        "公告:杭州市人民代表大会常务委员会/13届/57",
        "杭州市人民代表大会常务委员会公告〔13届〕第57号",
    ),
    (
        "广州市人大常委会公告15届第12号",
        "公告:广州市人民代表大会常务委员会/15届/12",
        "广州市人大常委会公告15届第12号",
    ),
]  # fmt: skip

SAME_KEY_OTHER_PRINT = [
    ("国务院令第722号", "国令第722号"),
    ("国务院令第722号", "中华人民共和国国务院令第722号"),
    ("财税字〔1994〕12号", "（94）财税字第12号"),
    ("财税〔1994〕字12号", "财税字〔1994〕12号"),
    ("国税函〔1999〕第229号", "国税函〔1999〕229号"),
    ("海关总署2012年第26号公告", "海关总署公告2012年第26号"),
    ("粤府令第277号", "广东省人民政府令第277号"),
    ("市场监管总局公告2020年第1号", "国家市场监督管理总局公告2020年第1号"),
    ("商务部令（2018年第2号）", "商务部令2018年第2号"),
    ("海关总署公告2019第9号", "海关总署公告2019年第9号"),
    (
        "湖北省人民代表大会常务委员会公告（第三百二十四号）",
        "湖北省人民代表大会常务委员会公告第324号",
    ),
]

DIFFERENT = [
    ("财库〔2022〕19号", "财库〔2022〕191号"),
    ("财库〔2022〕19号", "财库〔2021〕19号"),
    ("财税〔1994〕12号", "财税字〔1994〕12号"),
    ("国办发〔2022〕12号", "国发〔2022〕12号"),
    ("财政部税务总局公告2022年第19号", "国家税务总局公告2022年第19号"),
    ("财政部税务总局公告2022年第19号", "税务总局财政部公告2022年第19号"),
    ("国家税务总局公告2022年第2号", "国家税务总局令第2号"),
    ("国家税务总局公告2022年第2号", "国家税务总局通告2022年第2号"),
    ("国务院令第19号", "国务院令2019年第19号"),
    ("江西省人民政府令第190号", "湖南省人民政府令第190号"),
    (
        "广东省第十一届人民代表大会常务委员会公告（第90号）",
        "广东省第十二届人民代表大会常务委员会公告（第90号）",
    ),
    ("青发改（投资）〔2018〕31号", "青发改（社会）〔2018〕31号"),
]

NOT_NUMBERS = """
 国发 国务院令 财政部公告 令 公告 第19号 19号 19号文 1号文件 〔2022〕 〔2019〕号 建〔2018〕 无 — / N/A 文号：
2022年5月24日 二〇一九年十二月三十一日 2018-07-01 2021年第3期 份号：000123 密级★ 秘密★5年 特急
建议第3312号 第1024号建议 提案第0417号 备案号：HBGF-2021-042 000014349/2018-00222 TCXXGK-2020-011721
流转号NEWYXYWFASQ202503310001 HFGS—2017—9 GB/T9704-2012 GB18466-2005 （2021）京01民终123号 附件2.xls
发文日期：2019-06-11 表3-2 027-87235566 武汉市武昌区洪山路7号 第十三条第二款第（三）项 鄂ICP备13009547号-1
""".split(" ")

CUT_OFF = ["国家发展改革委2017年第9号", "财库〔2022〕19号、财库〔2022〕20号", "佛科发〔2018〕21号，佛科规字〔2018〕3号"]


@pytest.mark.parametrize(
    ("printed", "canonical", "key"),
    [(printed, canonical, key) for canonical, key, spellings in SAME for printed in spellings.split(" ")],
)
def test_parse(printed: str, canonical: str, key: str) -> None:
    number = parse(printed)
    assert number is not None
    assert (number.key, str(number)) == (key, canonical if "七百" not in printed else printed)


@pytest.mark.parametrize(("one", "other"), SAME_KEY_OTHER_PRINT)
def test_same_number_in_another_print(one: str, other: str) -> None:
    first, second = parse(one), parse(other)
    assert first is not None
    assert second is not None
    assert first == second
    assert first.key == second.key
    assert hash(first) == hash(second)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_numbers(one: str, other: str) -> None:
    first, second = parse(one), parse(other)
    assert first is not None
    assert second is not None
    assert first != second
    assert first.key != second.key


@pytest.mark.parametrize("text", sorted({word for line in NOT_NUMBERS for word in line.split()}) + ["", " ", *CUT_OFF])
def test_not_a_number(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize("text", ["公告2018年第14号", "公告〔2024〕151号", "公告13届第68号", "通告2020年第3号"])
def test_without_issuer_identifies_nothing_yet(text: str) -> None:
    number = parse(text)
    assert number is not None
    assert not number.complete
    known = number.issued_by(("海关总署",))
    assert known.complete
    assert known.key.startswith(f"{text[:2]}:海关总署/")


def test_context_does_not_replace_the_printed_issuer() -> None:
    number = parse("国家税务总局公告2022年第19号")
    assert number is not None
    assert number.issued_by(("财政部",)).key == "公告:国家税务总局/2022/19"


def test_an_unnamed_congress_is_no_ministry() -> None:
    number = parse("人大公告〔15届〕第19号")
    assert number is not None
    assert number.key == "公告:人大/15届/19"


def test_order() -> None:
    printed = ["财库〔2022〕19号", "国发〔2022〕12号", "财库〔2021〕100号", "财库〔2022〕2号"]
    numbers = sorted(number for text in printed if (number := parse(text)))
    assert [str(number) for number in numbers] == [
        "国发〔2022〕12号",
        "财库〔2021〕100号",
        "财库〔2022〕2号",
        "财库〔2022〕19号",
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("财库〔2022〕19号", NumberKind.CODED),
        ("国务院令第722号", NumberKind.ORDER),
        ("渝府令〔1998〕42号", NumberKind.ORDER),
        ("海关总署公告2018年第194号", NumberKind.ANNOUNCEMENT),
        ("广州市人大常委会公告15届第12号", NumberKind.CONGRESS),
    ],
)
def test_kind(text: str, kind: NumberKind) -> None:
    number = parse(text)
    assert number is not None
    assert number.kind is kind


# properties

CODES = st.sampled_from(
    "财库 国发 国办发明电 财税字 鄂政办发 工信部联企业 发改投资 渝府令 沪卫计规 厅字 法释 宁建（科）发".split()
) | st.text("财税建城环农教科卫发办函规字", min_size=2, max_size=6).filter(lambda code: not code.startswith("字"))
YEARS = st.integers(1950, 2035)
SERIALS = st.integers(1, 9999)
ISSUERS = st.sampled_from(["国务院", "财政部", "中国人民银行", "湖北省人民政府", "国家税务总局", "海关总署"])
JOINT = st.lists(ISSUERS, min_size=1, max_size=3, unique=True).map("".join)
ACTS = st.sampled_from(["公告", "通告"])
CONGRESSES = st.sampled_from(["湖北省人民代表大会常务委员会", "深圳市人大常委会", "定西市人民代表大会"])

PRINTED = st.one_of(
    st.builds("{}〔{}〕{}号".format, CODES, YEARS, SERIALS),
    st.builds("{}〔{}〕第{}号".format, CODES, YEARS, SERIALS),
    st.builds("〔{}〕{}第{}号".format, YEARS, st.sampled_from(["财税字", "国税地字", "沪劳综字"]), SERIALS),
    st.builds("{}令第{}号".format, JOINT, SERIALS),
    st.builds("{}令{}年第{}号".format, JOINT, YEARS, SERIALS),
    st.builds("{}{}{}年第{}号".format, JOINT, ACTS, YEARS, SERIALS),
    st.builds("{}{}〔{}〕{}号".format, JOINT, ACTS, YEARS, SERIALS),
    st.builds("{}{}年第{}号{}".format, JOINT, YEARS, SERIALS, ACTS),
    st.builds("{}公告（第{}号）".format, CONGRESSES, SERIALS),
    st.builds("{}公告〔{}届〕第{}号".format, CONGRESSES, st.integers(1, 20), SERIALS),
    st.builds("{}公告{}届第{}号".format, CONGRESSES, st.integers(1, 20), SERIALS),
)  # fmt: skip
NOISE = st.sampled_from([" ", "\u3000", "\n", "\t", "\u200b", "\u200d", "\ufeff", "\r\n", "\u00a0"])


def read(printed: str) -> DocumentNumber:
    number = parse(printed)
    assert number is not None, printed
    return number


@given(PRINTED)
def test_round_trip(printed: str) -> None:
    number = read(printed)
    assert str(number) == printed
    assert read(str(number)) == number
    assert read(str(number)).key == number.key
    assert str(read(str(number))) == str(number)


@given(PRINTED, st.lists(st.tuples(st.integers(0, 40), NOISE), max_size=6))
def test_white_space_changes_nothing(printed: str, noise: list[tuple[int, str]]) -> None:
    spaced = printed
    for at, blank in noise:
        spaced = spaced[:at] + blank + spaced[at:]
    assert read(spaced).key == read(printed).key
    assert str(read(spaced)) == str(read(printed))


@given(CODES, YEARS, SERIALS, st.sampled_from(["[]", "()", "（）", "【】", "［］", "﹝﹞", "〔〕"]), st.integers(0, 3))
def test_brackets_and_padding_change_nothing(code: str, year: int, serial: int, pair: str, padding: int) -> None:
    plain = read(f"{code}〔{year}〕{serial}号")
    odd = read(f"{code}{pair[0]}{year}{pair[1]}{'0' * padding}{serial}号")
    assert odd == plain
    assert str(odd) == str(plain)


@given(st.text(max_size=150))
def test_any_text_is_a_number_or_none(text: str) -> None:
    number = parse(text)
    assert number is None or parse(str(number)) == number


@given(st.text("〔〕[]（）第号令公告通字年届12三十财国部人大常委会 、", max_size=30))
def test_any_jumble_of_the_signs_is_a_number_or_none(text: str) -> None:
    number = parse(text)
    assert number is None or parse(str(number)) == number
