"""Norms: every row of the data by its example; what a sentence says of who, whom, when and at whose cost."""

from time import process_time
from typing import Any

import pytest

from wenmai.extractors.extract import extract_source
from wenmai.extractors.norms import read_acts, sentence_spans
from wenmai.extractors.rules import load
from wenmai.extractors.text import Text
from wenmai.ontology.model import SourceText
from wenmai.ontology.norms import Modality, Norm, Part

DATA = load("norms.toml")
WORDS = [(row, word) for row in DATA["words"] for word in row["words"]]


def part(sentence: str, place: tuple[int, int] | None) -> str | None:
    return sentence[slice(*place)] if place else None


@pytest.mark.parametrize("row", DATA["cue"], ids=lambda row: row["word"])
def test_example_of_a_cue(row: dict[str, Any]) -> None:
    (act,) = read_acts(row["example"])
    assert (act.rule, act.modality) == (row["word"], Modality(row["modality"]))
    assert part(row["example"], act.action) == row["action"]
    if "bearer" in row:
        assert part(row["example"], act.bearer) == row["bearer"]
    if "body" in row:
        assert part(row["example"], act.body) == row["body"]


@pytest.mark.parametrize("row", DATA["preposition"], ids=lambda row: row["word"])
def test_example_of_a_preposition(row: dict[str, Any]) -> None:
    (act,) = read_acts(row["example"])
    assert part(row["example"], act.bearer) == row["bearer"]


@pytest.mark.parametrize("row", DATA["cue"], ids=lambda row: row["word"])
def test_beside_other_characters_the_word_is_another(row: dict[str, Any]) -> None:
    for mark in row.get("not_behind", ""):
        assert not [act for act in read_acts(f"相关{mark}{row['word']}公开信息。") if act.rule == row["word"]]
    for mark in row.get("not_before", ""):
        assert not [act for act in read_acts(f"有关企业{row['word']}{mark}信息。") if act.rule == row["word"]]


@pytest.mark.parametrize(
    ("row", "word"), WORDS, ids=lambda value: value if isinstance(value, str) else value["kind"]
)
def test_example_of_a_word(row: dict[str, Any], word: str) -> None:
    sentence = row["example"].replace("{word}", word)
    (act,) = read_acts(sentence)
    if row["role"] == "condition":
        assert [part(sentence, one) for one in act.conditions] == [
            f"试点{word}" if "试点" in sentence else word
        ]
        return
    if row["role"] == "told":
        assert act.rule == "可以"
        return
    read = {
        "action": act.action, "bearer": act.bearer, "beneficiary": act.beneficiary, "payer": act.payer,
        "fund": act.payer, "skip": act.action, "light": act.action, "moves": act.action, "lead": act.bearer,
    }[row["role"]]  # fmt: skip
    wanted = {
        "fund": "市财政局",
        "action": word,
        "moves": word,
        "skip": "公开",
        "light": "公开",
        "lead": "有关单位",
    }
    assert part(sentence, read) == wanted.get(row["role"], f"有关{word}")


@pytest.mark.parametrize("row", DATA["phrase"], ids=lambda row: row["example"])
def test_example_of_a_phrase(row: dict[str, Any]) -> None:
    (act,) = read_acts(row["example"])
    assert part(row["example"], act.action) == "公开"


@pytest.mark.parametrize("row", DATA["condition"], ids=lambda row: row["example"])
def test_example_of_a_condition(row: dict[str, Any]) -> None:
    (act,) = read_acts(row["example"])
    assert [part(row["example"], one) for one in act.conditions] == [row["example"].split("，")[0]]


@pytest.mark.parametrize("row", DATA["not"], ids=lambda row: row["example"])
def test_example_of_what_is_no_norm(row: dict[str, Any]) -> None:
    assert read_acts(row["example"]) == []


def norms(body: str) -> tuple[Norm, ...]:
    head = "湖北省财政厅关于若干事项的通知\n鄂财发〔2022〕818号\n\n各市财政局：\n"
    text = f"{head}{body}\n\n湖北省财政厅\n2022年6月8日\n"
    found = extract_source(SourceText("a.txt", "0" * 64, text)).norms
    for one in found:
        for each in (
            one.cue,
            one.action,
            one.object,
            one.bearer,
            *one.conditions,
            *one.quantities,
            *one.times,
        ):
            assert each is None or "".join(text[each.start : each.end].split()) == each.text
        assert "".join(text[one.start : one.end].split()) == one.text
    return found


def said(one: Part | None) -> str | None:
    return one.text if one else None


def test_a_grant_with_all_its_parts() -> None:
    (one,) = norms(
        "一、支持首店。符合条件的，省级财政对首次入库的企业给予不超过50万元补助，\n2023年6月30日前兑现。"
    )
    assert one.modality is Modality.PLAIN
    assert (said(one.payer), said(one.beneficiary), said(one.action)) == (
        "省级财政",
        "首次入库的企业",
        "给予",
    )
    assert [each.text for each in one.conditions] == ["符合条件的"]
    assert [each.text for each in one.quantities] == ["不超过50万元"]
    assert [each.text for each in one.times] == ["2023年6月30日前"]
    assert one.provision == "鄂财发/2022/818!一"


def test_each_act_of_a_sentence_is_one_norm() -> None:
    found = norms("一、采购人应当公开采购意向，不得收取投标保证金。")
    assert [(one.modality.value, said(one.bearer), said(one.object)) for one in found] == [
        ("shall", "采购人", "采购意向"),
        ("must_not", "采购人", "投标保证金"),
    ]


def test_what_goes_on_without_a_full_stop_is_cut() -> None:
    table = "采购项目甲" * 500
    found = norms(f"下表列出项目。{table}企业应当公示收费标准；企业不得涨价。企业可以贷款。")
    assert [(one.text[-9:], one.modality) for one in found] == [
        ("应当公示收费标准；", Modality.SHALL),
        ("企业不得涨价。", Modality.FORBID),
        ("企业可以贷款。", Modality.MAY),
    ]
    assert len(found[0].text) == 500 + len("企业应当公示收费标准；")


def test_a_sentence_that_only_announces_is_none_at_its_end_alone() -> None:
    assert read_acts("企业应当公开信息，有关事项通知如下：") == []
    assert read_acts("通知如下，" + "有关" * 10 + "企业应当公开信息。") != []


def test_for_whom_something_is_provided() -> None:
    (one,) = norms("一、各地要为老年人办理登记提供便利。")
    assert (said(one.bearer), said(one.action), said(one.object)) == ("各地", "提供", "便利")


def test_in_principle_softens_another_word() -> None:
    (one,) = norms("一、办理时间原则上不得超过3个工作日。")
    assert (one.modality, one.hedged, one.cue.text) == (Modality.FORBID, True, "原则上不得")


def test_who_is_in_charge_stands_in_brackets_behind() -> None:
    (one,) = norms("一、各地要推动数字化转型。（责任单位：省经信厅、省财政厅）")
    assert said(one.body) == "省经信厅、省财政厅"


def test_what_stands_in_title_marks_or_quotes_is_no_norm() -> None:
    assert norms("一、学习《采购人应当公开信息的规定》和“不得收费”的做法。") == ()


@pytest.mark.parametrize(
    "piece", ["应当", "对应当", "，由", "未经", "应当公开，", "给予补助，由财政局负责，"]
)
def test_hostile_text_takes_time_in_proportion(piece: str) -> None:
    def seconds(times: int) -> float:
        text = Text(piece * times + "。")
        taken = []
        for _ in range(3):
            start = process_time()
            for low, high in sentence_spans(text.squeezed):
                read_acts(text.squeezed[low:high])
            taken.append(process_time() - start)
        return min(taken)

    assert seconds(20_000) < 12 * max(seconds(5_000), 0.005)


def test_ten_thousand_norms_and_a_table() -> None:
    items = "".join(f"{number}.企业应当公开信息。\n" for number in range(1, 1000)) * 10
    assert len(norms("序号\t任务\t责任单位\n1\t公开\t市财政局\n" + items)) == 999 * 10
