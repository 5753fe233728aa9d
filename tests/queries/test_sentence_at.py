import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenmai.extractors.sentences import LIMIT, sentence_at


def at(text: str, mention: str) -> str:
    start = text.index(mention)
    return sentence_at(text, start, start + len(mention))


WRAPPED = """
 关于优化营商环境的若干措施

各市、州、县人民政府：

为深入贯彻《优化营商环境条例》，落实国务院有关要求，持续

优化全省营商环境，按照《关于进一步优化营商环境的意

- 3 -

见》（国发〔2022〕12号）部署，现就有关事项通知如下。请认

真贯彻执行；重大事项及时报告。

一、放宽准入

全面实行《市场准入负面清单》

二、其他事项，自发布之日起施行的有关规定另行通知发布实施
"""


@pytest.mark.parametrize(
    ("text", "mention", "sentence"),
    [
        ("甲。根据《乙》办理。丙。", "《乙》", "根据《乙》办理。"),
        ("《乙》废止！", "《乙》", "《乙》废止！"),
        ("一是依《乙》；二是依《丙》；三。", "《丙》", "二是依《丙》；"),
        ("他说：“依《乙》办理。”后来。", "《乙》", "他说：“依《乙》办理。”"),
        ("“甲。”依《乙》办理。", "《乙》", "依《乙》办理。"),
        ("标题\n依《乙》办理\n第二段。", "《乙》", "依《乙》办理"),
        ("依 《乙》\u3000办 理\t。", "《乙》", "依《乙》办理。"),
        ("依《Public Law》办理。", "《Public Law》", "依《Public Law》办理。"),
        ("《乙》", "《乙》", "《乙》"),
        ("甲。\n\n\n", "甲", "甲。"),
    ],
)
def test_plain_text(text: str, mention: str, sentence: str) -> None:
    assert at(text, mention) == sentence


@pytest.mark.parametrize(
    ("mention", "sentence"),
    [
        ("《优化营商环境条例》", "为深入贯彻《优化营商环境条例》，落实国务院有关要求，持续优化全省营商环境，"
         "按照《关于进一步优化营商环境的意见》（国发〔2022〕12号）部署，现就有关事项通知如下。"),
        ("国发〔2022〕12号", "为深入贯彻《优化营商环境条例》，落实国务院有关要求，持续优化全省营商环境，"
         "按照《关于进一步优化营商环境的意见》（国发〔2022〕12号）部署，现就有关事项通知如下。"),
        ("重大事项", "重大事项及时报告。"),
        ("为深入", "为深入贯彻《优化营商环境条例》，落实国务院有关要求，持续优化全省营商环境，"
         "按照《关于进一步优化营商环境的意见》（国发〔2022〕12号）部署，现就有关事项通知如下。"),
        ("真贯彻执行", "请认真贯彻执行；"),
        ("《市场准入负面清单》", "全面实行《市场准入负面清单》"),
        ("市、州", "各市、州、县人民政府："),
    ],
)  # fmt: skip
def test_wrapped_print_with_a_blank_line_after_each_line(mention: str, sentence: str) -> None:
    assert at(WRAPPED, mention) == sentence


def test_a_mention_over_a_line_end_and_a_page_number() -> None:
    start, end = WRAPPED.index("《关于进一步"), WRAPPED.index("见》（") + 2
    assert "按照《关于进一步优化营商环境的意见》（国发" in sentence_at(WRAPPED, start, end)


def test_long_sentences_are_cut_around_the_mention() -> None:
    for before, after in ((900, 900), (5000, 3), (3, 5000)):
        text = "甲" * before + "《乙》" + "丙" * after
        found = sentence_at(text, before, before + 3)
        assert len(found) == LIMIT
        assert "《乙》" in found
        assert found.startswith("…") == (before > 300)
        assert found.endswith("…") == (after > 300)
    long = "《" + "乙" * 400 + "》"
    assert len(sentence_at(long, 0, len(long))) == LIMIT


@given(st.text(alphabet="甲乙《》。；\n 　a1", max_size=200), st.integers(-5, 210), st.integers(-5, 210))
def test_any_place_gives_a_bounded_sentence(text: str, start: int, end: int) -> None:
    found = sentence_at(text, start, end)
    assert len(found) <= LIMIT
    assert "\n" not in found


def test_nothing_in_nothing() -> None:
    assert sentence_at("", 0, 0) == ""
    assert sentence_at("。" * 100_000, 50_000, 50_001) != ""
