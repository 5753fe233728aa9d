"""Catalogues of what is kept, revised and repealed: rows with and without title marks, under their headings."""

import pytest
from drafting import read

from wenmai.extractors.catalogues import Heading, catalogue_rows, heading_of, headings
from wenmai.extractors.rules import load
from wenmai.extractors.text import Text
from wenmai.ontology.model import Mention
from wenmai.ontology.vocabulary import Code, MentionKind, Relation

HEAD = """岳阳市人民政府关于公布规范性文件清理结果的通知
岳政发〔2020〕9号
各县市区人民政府：
　　经清理，现将结果公布如下。本通知自公布之日起施行。
岳阳市人民政府
2020年5月6日
"""
CATALOGUE = (
    HEAD
    + """附件1
继续有效的规范性文件目录（共2件）
序号\t文件名称\t文号
1\t岳阳市人民政府关于加强水库管理的意见\t岳政发〔2012〕3号
2\t关于印发《岳阳市停车场管理办法》的通知\t岳政办发〔2015〕8号
附件2
宣布废止的规范性文件目录（共3件）
序号\t文件名称\t文号
1\t岳阳市人民政府关于鼓励外来投资的若干规定\t岳政发〔2005〕31号
2\t岳阳市户外广告管理办法
岳政发〔2009〕12号
3\t《岳阳市集贸市场管理办法》（岳政发〔1999〕7号）
附件3
拟修订的规范性文件目录
1\t岳阳市人民政府关于城市绿化的实施意见\t岳政发〔2011〕2号
"""
)


def found(text: str) -> dict[str, Mention]:
    return {one.names_number or one.surface: one for one in read(text).mentions}


@pytest.mark.parametrize("heading", headings(), ids=lambda one: one.id)
def test_heading_example_is_decided_by_its_rule(heading: Heading) -> None:
    assert heading_of(heading.example) is heading


@pytest.mark.parametrize(
    "line",
    ["清理完成后，各部门要公布继续有效、废止和失效的文件目录。", "各县市区人民政府：",
     "（二）规范性文件被废止的", "起草、修改或者废止文件的说明"],
)  # fmt: skip
def test_a_sentence_is_no_heading(line: str) -> None:
    assert heading_of(line) is None


def test_a_row_bears_the_relation_of_its_heading() -> None:
    rows = found(CATALOGUE)
    repealed = {number for number, one in rows.items() if one.relation is Relation.REPEALS}
    assert repealed == {"岳政发〔2005〕31号", "岳政发〔2009〕12号", "岳政发〔1999〕7号"}
    kept = {number for number, one in rows.items() if one.relation is Relation.CITES}
    assert kept >= {"岳政发〔2012〕3号", "岳政办发〔2015〕8号", "岳政发〔2011〕2号"}


def test_a_row_is_its_title_and_number() -> None:
    one = found(CATALOGUE)["岳政发〔2005〕31号"]
    assert one.kind is MentionKind.UNQUOTED
    assert one.surface == "岳阳市人民政府关于鼓励外来投资的若干规定岳政发〔2005〕31号"
    assert one.names_title == "岳阳市人民政府关于鼓励外来投资的若干规定"
    assert one.cue is not None
    assert (one.cue.rule, one.cue.phrase) == ("catalogue-repealed", "宣布废止的规范性文件目录（共3件）")
    assert CATALOGUE[one.cue.start : one.cue.end] == one.cue.phrase


def test_a_title_within_a_row_is_no_mention_of_its_own() -> None:
    surfaces = [one.surface for one in read(CATALOGUE).mentions]
    assert "《岳阳市停车场管理办法》" not in surfaces
    assert "关于印发《岳阳市停车场管理办法》的通知岳政办发〔2015〕8号" in surfaces


def test_the_number_on_the_line_below_belongs_to_the_row() -> None:
    one = found(CATALOGUE)["岳政发〔2009〕12号"]
    assert one.names_title == "岳阳市户外广告管理办法"


def test_prose_below_a_catalogue_is_no_row() -> None:
    prose = "\n".join(f"第{at}段说明清理工作的经过。" for at in range(8))
    text = HEAD + "废止的规范性文件目录\n" + prose + "\n岳阳市人民政府关于鼓励外来投资的若干规定\n"
    assert [one for one in read(text).mentions if one.relation is Relation.REPEALS] == []
    assert Code.NO_DOCUMENT not in {one.code for one in read(text).diagnostics}


WORDS = load("catalogues.toml")["word"]


@pytest.mark.parametrize(
    "row", [one for one in WORDS if one["kind"] != "begins"], ids=lambda one: one["word"]
)
def test_a_heading_is_told_by_its_words(row: dict[str, str]) -> None:
    assert heading_of(row["example"]) is not None
    assert heading_of(row["example"].replace(row["word"], "某某")) is None


@pytest.mark.parametrize(
    "row", [one for one in WORDS if one["kind"] == "begins"], ids=lambda one: one["word"]
)
def test_a_row_is_told_by_how_it_begins(row: dict[str, str]) -> None:
    def rows(line: str) -> list[str]:
        lines = Text(f"废止的规范性文件目录\n{line}\n").lines
        return [one.named.title or "" for one in catalogue_rows(lines, [0, 10], [])]

    assert rows(row["example"]) == [row["example"]]
    assert rows("某某" + row["example"].removeprefix(row["word"])) == []
