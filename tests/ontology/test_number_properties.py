"""Properties of document numbers: round trip, identity whatever the print, no text that raises."""

from hypothesis import given
from hypothesis import strategies as st

from wenmai.ontology.numbers import DocumentNumber, parse

PRINTED_CODES = [
    "财库",
    "国发",
    "国办发明电",
    "财税字",
    "鄂政办发",
    "工信部联企业",
    "发改投资",
    "渝府令",
    "法释",
]
SIGNS = st.text("财税建城环农教科卫发办函规", min_size=2, max_size=6)
CODES = st.sampled_from([*PRINTED_CODES, "沪卫计规", "厅字", "宁建（科）发"])
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
    assert read(str(number)).key == number.key


@given(SIGNS, YEARS, SERIALS)
def test_an_unknown_code_settles(code: str, year: int, serial: int) -> None:
    number = read(f"{code}〔{year}〕{serial}号")
    assert read(str(number)) == number
    assert str(read(str(number))) == str(number)
    assert code.endswith(number.code)


@given(PRINTED, st.lists(st.tuples(st.integers(0, 40), NOISE), max_size=6))
def test_white_space_changes_nothing(printed: str, noise: list[tuple[int, str]]) -> None:
    spaced = printed
    for at, blank in noise:
        spaced = spaced[:at] + blank + spaced[at:]
    assert read(spaced).key == read(printed).key
    assert str(read(spaced)) == str(read(printed))


@given(
    CODES,
    YEARS,
    SERIALS,
    st.sampled_from(["[]", "()", "（）", "【】", "［］", "﹝﹞", "〔〕"]),
    st.integers(0, 2),
)
def test_brackets_and_padding_change_nothing(
    code: str, year: int, serial: int, pair: str, padding: int
) -> None:
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
