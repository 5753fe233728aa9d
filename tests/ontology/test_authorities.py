"""Regions, issuers and codes: the example of every data row, then what the rows cannot say."""

import json
import os
import re
from pathlib import Path

import pytest

from wenmai.ontology.authorities import (
    authorities_named,
    authorities_of_code,
    authority,
    code_start,
    leading_issuers,
    provinces_mentioned,
    region_at_start,
    regions,
    regions_named,
    split_issuers,
)
from wenmai.ontology.regions import all_regions, lineage
from wenmai.ontology.tables import Row, parts, table, words
from wenmai.ontology.vocabulary import Level

CORPUS = Path(os.environ.get("WENMAI_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no corpus at {CORPUS} (set WENMAI_CORPUS)")

XIANNING = regions_named("咸宁市")[0]
HUBEI = regions_named("湖北省")[0]


def word_examples(kind: str) -> list[tuple[str, str]]:
    return [(row["word"], row["example"]) for row in table("words") if row["kind"] == kind]


def code_of(example: str) -> str:
    return example.partition("〔")[0]


# every row


def test_every_region_is_found_by_its_name() -> None:
    for region in all_regions():
        assert region in regions_named(region.name), region


def test_every_region_of_today_is_found_by_its_path() -> None:
    for region in regions().values():
        if region.parent and region.code not in {"660000"}:
            assert region_at_start(region.path + "财政局") == (region, len(region.path)), region


@pytest.mark.parametrize("row", table("issuers"), ids=lambda row: f"{row['name']}-{row['from']}")
def test_issuer_example(row: Row) -> None:
    example = row["example"]
    if "〔" in example:
        names = [body.name for body in authorities_of_code(code_of(example), on=row["from"] or "1980-01")]
        assert row["name"] in names
    else:
        assert row["name"] in [body.name for body in authorities_named(example, on=row["from"])]


@pytest.mark.parametrize("row", table("issuers"), ids=lambda row: f"{row['name']}-{row['from']}")
def test_issuer_names(row: Row) -> None:
    for printed in (row["name"], *parts(row["short"])):
        body = authority(printed, on=row["from"] or "1980-01")
        assert body is not None
        assert body.name == row["name"]
        assert split_issuers(printed) == (printed,)


@pytest.mark.parametrize("row", table("organs"), ids=lambda row: row["name"])
def test_organ_example(row: Row) -> None:
    example = row["example"]
    if "〔" in example:
        names = [body.name for body in authorities_of_code(code_of(example))]
        assert any(name.startswith(row["prefix"]) and name.endswith(row["name"]) for name in names), names
    else:
        body = authority(example)
        assert body is not None
        assert body.name == example


@pytest.mark.parametrize(("word", "run"), word_examples("lead_in"))
def test_lead_in(word: str, run: str) -> None:
    assert code_start(run) == len(word)


@pytest.mark.parametrize(("word", "run"), word_examples("genre_end"))
def test_genre_end(word: str, run: str) -> None:
    assert code_start(run) == run.index(word) + len(word)


@pytest.mark.parametrize(("word", "code"), word_examples("tail"))
def test_tail(word: str, code: str) -> None:
    assert code.endswith(word)
    assert code_start(code) == 0
    assert authorities_of_code(code)


@pytest.mark.parametrize(("word", "code"), word_examples("not_in_code"))
def test_not_in_code(word: str, code: str) -> None:
    assert word in code
    assert authorities_of_code(code) == ()


@pytest.mark.parametrize(("word", "text"), word_examples("not_after"))
def test_not_after(word: str, text: str) -> None:
    names, end = leading_issuers(text)
    assert end <= text.index(word, 1), names


@pytest.mark.parametrize(("word", "text"), word_examples("not_region"))
def test_not_region(word: str, text: str) -> None:
    assert word in text
    assert not provinces_mentioned(text)


@pytest.mark.parametrize(("word", "printed"), word_examples("office"))
def test_office(word: str, printed: str) -> None:
    body = authority(printed)
    assert body is not None
    assert body.name == printed
    assert printed.endswith(word)


@pytest.mark.parametrize(("word", "printed"), word_examples("organ_end"))
def test_organ_end(word: str, printed: str) -> None:
    assert printed.endswith(word)
    assert authority(printed) is not None


@pytest.mark.parametrize(("word", "text"), word_examples("after_issuer"))
def test_after_issuer(word: str, text: str) -> None:
    assert leading_issuers(text) == ((text.removesuffix(word),), len(text) - len(word))


# regions


def test_path_and_lineage() -> None:
    assert XIANNING.path == "湖北省咸宁市"
    assert regions()["440305"].path == "广东省深圳市南山区"
    assert regions()["100000"].path == "全国"
    assert [region.level for region in lineage(XIANNING)] == [
        Level.MUNICIPAL,
        Level.PROVINCIAL,
        Level.NATIONAL,
    ]


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        ("湖北", ["湖北省"]),
        ("吉林", ["吉林省"]),
        ("吉林市", ["吉林省吉林市"]),
        ("恩施州", ["湖北省恩施土家族苗族自治州"]),
        ("襄樊市", ["湖北省襄樊市"]),
        ("仙桃市", ["湖北省仙桃市"]),
        ("朝阳区", ["北京市朝阳区", "吉林省长春市朝阳区"]),
        ("湖北省咸宁市", ["湖北省咸宁市"]),
        ("没有", []),
    ],
)
def test_regions_named(name: str, paths: list[str]) -> None:
    assert [region.path for region in regions_named(name)] == paths


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("湖北省咸宁市财政局", ("湖北省咸宁市", 6)),
        ("武汉市江夏区人民政府", ("湖北省武汉市江夏区", 6)),
        ("湖北咸宁市财政局", ("湖北省咸宁市", 5)),
        ("湖北财政厅", ("湖北省", 2)),
        ("海南省人民政府", ("海南省", 3)),
        ("海南岛旅游", None),
        ("上海南站", None),
        ("朝阳区人民政府", None),
        ("北京市朝阳区人民政府", ("北京市朝阳区", 6)),
        ("新疆生产建设兵团办公厅", ("新疆生产建设兵团", 8)),
        ("", None),
    ],
)
def test_region_at_start(text: str, expected: tuple[str, int] | None) -> None:
    found = region_at_start(text)
    assert (found and (found[0].path, found[1])) == expected


def test_provinces_mentioned() -> None:
    assert provinces_mentioned("湖北省咸宁市、湖北与上海南站，黄河南岸") == {"420000": 3, "310000": 1}
    assert provinces_mentioned("各省、自治区、直辖市，新疆生产建设兵团：") == {}


# issuers


@pytest.mark.parametrize(
    ("printed", "on", "home", "full"),
    [
        ("税务总局", None, None, "国家税务总局"),
        ("发展改革委", None, None, "国家发展和改革委员会"),
        ("人力资源社会保障部办公厅", None, None, "人力资源和社会保障部办公厅"),
        ("国家铁路局综合司", None, None, "国家铁路局综合司"),
        ("财政部国库司", None, None, "财政部国库司"),
        ("中华人民共和国财政部", None, None, "财政部"),
        ("广电总局", "2022-07-28", None, "国家广播电视总局"),
        ("广电总局", "2010-01-01", None, "国家广播电影电视总局"),
        ("广电总局", None, None, "广电总局"),
        ("国家计委", "1999-05-01", None, "国家发展计划委员会"),
        ("湖北财政厅", None, None, "湖北省财政厅"),
        ("湖北省咸宁市财政局", None, None, "咸宁市财政局"),
        ("江夏区财政局", None, None, "武汉市江夏区财政局"),
        ("重庆市发改委", None, None, "重庆市发展和改革委员会"),
        ("湖北省第十三届人民代表大会常务委员会", None, None, "湖北省人民代表大会常务委员会"),
        ("广州市人大常委会", None, None, "广州市人民代表大会常务委员会"),
        ("湖北省委", None, None, "中共湖北省委员会"),
        ("湖北省税务局", None, None, "国家税务总局湖北省税务局"),
        ("省人民政府办公厅", None, "湖北省", "湖北省人民政府办公厅"),
        ("省人民政府办公厅", None, "咸宁市", "湖北省人民政府办公厅"),
        ("市人民政府办公室", None, "咸宁市", "咸宁市人民政府办公室"),
        ("市人民政府办公室", None, "湖北省", "市人民政府办公室"),
        ("市政府", None, "上海市", "上海市人民政府"),
        ("市政府", None, "仙桃市", "仙桃市人民政府"),
        ("市政府", None, "通城县", "咸宁市人民政府"),
        ("省发改委", None, "湖北省", "湖北省发展和改革委员会"),
    ],
)
def test_authority(printed: str, on: str | None, home: str | None, full: str) -> None:
    body = authority(printed, on=on, home=regions_named(home)[0] if home else None)
    assert body is not None
    assert body.name == full


def test_authority_left_open() -> None:
    bare = authority("省人民政府办公厅")
    assert bare is not None
    assert (bare.level, bare.region) == (Level.PROVINCIAL, None)
    shared = authority("朝阳区人民政府")
    assert shared is not None
    assert (shared.name, shared.level, shared.region) == ("朝阳区人民政府", Level.COUNTY, None)
    assert len(authorities_named("广电总局")) == 3


@pytest.mark.parametrize("text", ["", "企业", "财政部门", "各省", "关于印发办法的通知", "市场主体"])
def test_no_issuer(text: str) -> None:
    assert authority(text) is None
    assert split_issuers(text) == ()


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("财政部税务总局科技部关于完善", ["财政部", "税务总局", "科技部"]),
        ("财政部、税务总局 科技部关于完善", ["财政部", "税务总局", "科技部"]),
        ("国家发展改革委等部门印发", ["国家发展改革委"]),
        ("湖北省财政厅湖北省公共资源交易监督管理局关于", ["湖北省财政厅", "湖北省公共资源交易监督管理局"]),
        ("中国企业联合会/中国企业家协会关于", ["中国企业联合会/中国企业家协会"]),
        ("中共中央办公厅国务院办公厅印发", ["中共中央办公厅", "国务院办公厅"]),
        ("住房和城乡建设部办公厅国家铁路局综合司关于", ["住房和城乡建设部办公厅", "国家铁路局综合司"]),
        ("省人民政府办公厅关于", ["省人民政府办公厅"]),
        ("财政部门关于", []),
        ("关于印发", []),
    ],
)
def test_leading_issuers(title: str, names: list[str]) -> None:
    found, end = leading_issuers(title)
    assert list(found) == names
    assert re.sub("[、 ]", "", title[:end]) == "".join(names)


# codes


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("财库", ["财政部"]),
        ("鄂政办发", ["湖北省人民政府办公厅"]),
        ("粤府", ["广东省人民政府"]),
        ("渝府办发", ["重庆市人民政府办公厅"]),
        ("鄂财采发", ["湖北省财政厅"]),
        ("咸政办发", ["咸宁市人民政府办公室", "咸阳市人民政府办公室"]),
        ("川办发", ["四川省人民政府办公厅"]),
        ("鄂办发", ["中共湖北省委办公厅"]),
        ("建办质电", ["住房和城乡建设部办公厅", "建设部办公厅"]),
        ("甲乙", []),
        ("", []),
    ],
)
def test_authorities_of_code(code: str, names: list[str]) -> None:
    assert [body.name for body in authorities_of_code(code)] == names


def test_authorities_of_code_on_a_day() -> None:
    assert [body.name for body in authorities_of_code("建质", on="2017-05-01")] == ["住房和城乡建设部"]


@pytest.mark.parametrize(
    ("left", "code"),
    [
        ("由", "财库"),
        ("应当按照", "国办发"),
        ("住房城乡建设部", "建质"),
        ("市政府办公室", "咸政办发"),
        ("水利部", "水保"),
        ("据国家税务总局", "国税发"),
        ("", "国办发"),
        ("", "工信部联企业"),
        ("公租房", "渝府发"),
        ("的通知", "发改财金"),
        ("国务院办公厅电报", "国办发明电"),
    ],
)
def test_code_start(left: str, code: str) -> None:
    assert code_start(left + code) == len(left)


@pytest.mark.parametrize("run", ["", "我", "但尚未达到市政府"])
def test_code_start_unknown(run: str) -> None:
    assert code_start(run) is None


@pytest.mark.parametrize("text", ["省" * 5000, "湖北省" * 2000, "人民政府" * 2000])
def test_long_texts_are_harmless(text: str) -> None:
    leading_issuers(text[:3000])
    provinces_mentioned(text)
    region_at_start(text)


def test_words_come_longest_first() -> None:
    sizes = [len(word) for word in words("organ_end")]
    assert sizes == sorted(sizes, reverse=True)


# the corpus


@needs_corpus
def test_issuers_of_the_gold() -> None:
    wrong = []
    for line in (CORPUS / "xianning2022/gold/documents.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for printed, full in zip(row["issuers"], row["issuers_full"], strict=True):
            body = authority(printed, on=row["date"])
            if body is None or body.name != full:
                wrong.append((printed, full, body))
    assert wrong == []


@needs_corpus
def test_code_start_on_sentences() -> None:
    right, seen = 0, 0
    for line in (CORPUS / "numbers/sentences.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        sentence, surface, _ = line.split("\t")
        code = re.match(r"[一-鿿]+(?=[〔\[(（])", surface)
        if code and not re.search("公告$|令$", code.group()):
            left = re.search(r"[一-鿿]*$", sentence[: sentence.index(surface)])
            assert left is not None
            seen += 1
            right += code_start(left.group() + code.group()) == len(left.group())
    assert right >= 0.97 * seen
