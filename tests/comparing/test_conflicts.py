"""A corpus searched for what should be looked at; corrections that dismiss or confirm."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from wenmai.comparing.corpus import SAME_SUBJECT, DocumentPair, Shelf, compare_two, conflicts, pairs
from wenmai.comparing.corrections import corrected, read_corrections
from wenmai.comparing.model import Verdict
from wenmai.errors import DataError
from wenmai.extractors.extract import extract_source
from wenmai.ontology.model import Corpus, SourceText
from wenmai.ontology.vocabulary import Relation
from wenmai.pipeline import assemble

NATIONAL = """财政部关于支持中小企业的通知
财库〔2022〕919号

各省财政厅：
一、规范奖励。单户企业奖励不超过200万元。
二、缓缴费用。缓缴实施期限到2022年底。

财政部
2022年5月30日
"""
PROVINCIAL = """湖北省财政厅关于落实支持中小企业政策的通知
鄂财发〔2022〕818号

各市财政局：
为贯彻落实《财政部关于支持中小企业的通知》（财库〔2022〕919号），现就有关事项通知如下。
一、奖励标准。单户企业奖励不超过300万元。
二、缓缴费用。缓缴实施期限到2022年底。

湖北省财政厅
2022年6月8日
"""
OUTSIDE = "figure_outside:财库/2022/919@5~鄂财发/2022/818@6"


def corpus(*texts: str) -> Corpus:
    sources = [SourceText(f"{at}.txt", f"{at:064x}", text) for at, text in enumerate(texts, 1)]
    return assemble(sources, map(extract_source, sources))


def test_a_figure_outside_is_found_and_the_rest_is_not() -> None:
    (found,) = conflicts(corpus(NATIONAL, PROVINCIAL))
    assert found.id == OUTSIDE
    assert found.verdict is Verdict.CONFLICT
    assert found.quantities == (("不超过200万元", "不超过300万元"),)
    assert found.direction == "better"
    assert found.relation == "implements"


def test_the_order_of_files_changes_nothing() -> None:
    assert conflicts(corpus(NATIONAL, PROVINCIAL)) != []
    assert [one.id for one in conflicts(corpus(PROVINCIAL, NATIONAL))] == [OUTSIDE]


def test_an_earlier_lower_text_is_stale_and_not_in_conflict() -> None:
    earlier = PROVINCIAL.replace("2022年6月8日", "2021年6月8日")
    (found,) = conflicts(corpus(NATIONAL, earlier))
    assert (found.rule, found.verdict) == ("stale", Verdict.CHECK)


def test_of_an_undated_text_no_conflict_is_said() -> None:
    undated = PROVINCIAL.replace("2022年6月8日\n", "")
    (found,) = conflicts(corpus(NATIONAL, undated))
    assert (found.rule, found.verdict) == ("figure_outside", Verdict.CHECK)


def test_one_document_only() -> None:
    both = corpus(NATIONAL, PROVINCIAL, NATIONAL.replace("919", "929").replace("200万", "100万"))
    assert [one.id for one in conflicts(both, "鄂财发/2022/818")] == [OUTSIDE]


REPEALER = """财政部关于废止部分文件的通知
财库〔2022〕930号

各省财政厅：
《财政部关于支持中小企业的通知》（财库〔2022〕919号）自2022年6月1日起废止。

财政部
2022年6月1日
"""


def test_a_basis_that_was_repealed_before_is_insufficient() -> None:
    found = conflicts(corpus(NATIONAL, PROVINCIAL, REPEALER))
    (basis,) = [one for one in found if one.rule == "insufficient_basis"]
    assert basis.verdict is Verdict.CONFLICT
    assert basis.upper
    assert basis.upper.doc == "财库/2022/930"
    assert basis.lower
    assert (basis.lower.doc, basis.lower.line) == ("鄂财发/2022/818", 5)


def test_a_basis_that_was_repealed_afterwards_is_not() -> None:
    later = REPEALER.replace("2022年6月1日", "2022年7月1日")
    assert "insufficient_basis" not in {one.rule for one in conflicts(corpus(NATIONAL, PROVINCIAL, later))}


def test_an_upper_text_that_is_not_at_hand_is_noted() -> None:
    assert conflicts(corpus(PROVINCIAL)) == []
    (found,) = conflicts(corpus(PROVINCIAL), least=Verdict.NOTE)
    assert (found.rule, found.verdict, found.upper) == ("upper_missing", Verdict.NOTE, None)


def test_two_documents_named() -> None:
    found = compare_two(corpus(NATIONAL, PROVINCIAL), "鄂财发/2022/818", "财库/2022/919")
    assert [(one.rule, one.upper.doc if one.upper else "") for one in found] == [
        ("figure_outside", "财库/2022/919"),
        ("identical", "财库/2022/919"),
    ]


def test_without_texts_there_is_nothing_to_compare() -> None:
    made = corpus(NATIONAL, PROVINCIAL)
    assert conflicts(Corpus(made.documents, made.references, made.edges)) == []


def correction(folder: Path, **row: str) -> Path:
    path = folder / "corrections.jsonl"
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def test_a_dismissed_finding_is_gone(tmp_path: Path) -> None:
    path = correction(tmp_path, finding=OUTSIDE, action="dismiss", reason="省级可以提高")
    assert corrected(conflicts(corpus(NATIONAL, PROVINCIAL)), read_corrections(path)) == []


def test_a_confirmed_finding_says_why(tmp_path: Path) -> None:
    path = correction(tmp_path, finding=OUTSIDE, action="confirm", reason="已核对")
    (found,) = corrected(conflicts(corpus(NATIONAL, PROVINCIAL)), read_corrections(path))
    assert (found.confidence, found.confirmed) == (1.0, "已核对")


@pytest.mark.parametrize(
    "row", [{"finding": "x", "action": "dismiss"}, {"finding": "x", "action": "hide", "reason": "y"}]
)
def test_a_correction_needs_an_action_and_a_reason(tmp_path: Path, row: dict[str, str]) -> None:
    with pytest.raises(DataError, match="reason"):
        read_corrections(correction(tmp_path, **row))


COMMON = "租住房屋的人应当在搬入新居后的第一周，带上租房合同和身份证件，到附近的便民服务站登记住址"
PENAL = "经两次劝告仍不登记的房屋出租人，处三百元以上八百元以下罚款，并在小区公告栏内公布一个月"


def measures(place: str, code: str, body: str, title: str = "关于居住登记的意见") -> str:
    return f"""{place}人民政府{title}
{code}〔2022〕7号

各有关单位：
一、居住登记。{body}。

{place}人民政府
2022年3月8日
"""


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (measures("咸宁市", "咸政发", COMMON), 1),
        (measures("长沙市", "湘长政发", COMMON), 0),
        (measures("咸宁市", "咸政发", PENAL), 0),
        (measures("咸宁市", "咸政函", COMMON, "关于居住登记的批复"), 0),
    ],
    ids=["a city of the province", "a city of another province", "penalties", "a reply"],
)
def test_documents_of_one_subject_share_a_place_and_more_than_penalties(other: str, expected: int) -> None:
    both = corpus(measures("湖北省", "鄂政发", PENAL if PENAL in other else COMMON), other)
    found = [pair for pair in pairs(both, Shelf(both)) if pair.relation == SAME_SUBJECT]
    assert len(found) == expected


def test_each_text_has_its_own_term() -> None:
    """Years of validity differ from act to act, and that is no conflict."""
    upper = NATIONAL.replace("200万元。", "200万元。本通知自发布之日起施行，有效期5年。")
    lower = PROVINCIAL.replace("300万元。", "200万元。本通知自发布之日起施行，有效期3年。")
    assert conflicts(corpus(upper, lower)) == []
    assert conflicts(corpus(upper, lower.replace("200万元。", "300万元。"))) != []


def test_of_several_printings_the_one_that_says_most_counts() -> None:
    """A page that leaves the date out is read first, and the comparison still knows it."""
    bare = PROVINCIAL.replace("2022年6月8日\n", "")
    (found,) = conflicts(corpus(NATIONAL, bare, PROVINCIAL))
    assert (found.rule, found.verdict) == ("figure_outside", Verdict.CONFLICT)


def test_what_two_articles_give_of_one_sentence_is_told_once() -> None:
    twice = NATIONAL.replace("二、", "二、单列奖励。单户企业奖励不超过200万元。\n三、")
    assert [one.rule for one in conflicts(corpus(twice, PROVINCIAL))] == ["figure_outside"]


def test_a_text_that_repeals_another_is_not_in_conflict_with_it() -> None:
    newer = NATIONAL.replace("财库〔2022〕919号", "财库〔2022〕951号").replace(
        "2022年5月30日", "2022年9月30日"
    )
    newer = newer.replace("200万元", "300万元").replace(
        "各省财政厅：", "各省财政厅：\n《财政部关于支持中小企业的通知》（财库〔2022〕919号）同时废止。"
    )
    assert conflicts(corpus(NATIONAL, newer)) == []


UNDATED = NATIONAL.replace("2022年5月30日\n", "")
OF_ITS_EQUAL = PROVINCIAL.replace("湖北省财政厅", "财政部").replace(
    "鄂财发〔2022〕818号", "财库〔2022〕951号"
)


def cited_too() -> Corpus:
    """Two documents of one level, of which one carries out and also cites the other, whose date is not known."""
    one = corpus(UNDATED, OF_ITS_EQUAL)
    (edge,) = one.edges
    return replace(one, edges=(replace(edge, relation=Relation.CITES), edge))


def test_a_pair_is_compared_once_and_by_what_binds_most() -> None:
    both = cited_too()
    assert pairs(both, Shelf(both)) == [DocumentPair("财库/2022/919", "财库/2022/951", "implements")]


@pytest.mark.parametrize("named", [("财库/2022/919", "财库/2022/951"), ("财库/2022/951", "财库/2022/919")])
def test_two_documents_are_compared_by_what_binds_most(named: tuple[str, str]) -> None:
    found = compare_two(cited_too(), *named)
    assert {one.relation for one in found} == {"implements"}
    assert {one.upper.doc for one in found if one.upper} == {"财库/2022/919"}


def test_what_one_text_gives_by_two_rules_is_told_by_both() -> None:
    """One article has another figure, the next one has it paid by another."""
    upper = NATIONAL.replace("二、", "二、单列奖励。由中央财政对单户企业奖励不超过200万元。\n三、")
    told = conflicts(corpus(upper, PROVINCIAL), least=Verdict.NOTE)
    assert [one.rule for one in told] == ["figure_outside", "payer_differs"]
