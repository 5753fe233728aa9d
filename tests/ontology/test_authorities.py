"""Regions, issuers and codes: what the examples in the data files cannot say."""

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
from wenmai.ontology.regions import lineage
from wenmai.ontology.tables import words
from wenmai.ontology.vocabulary import Level

CORPUS = Path(os.environ.get("WENMAI_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no corpus at {CORPUS} (set WENMAI_CORPUS)")

XIANNING = regions_named("咸宁市")[0]
HUBEI = regions_named("湖北省")[0]


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
        ("市规划国土委", "2015-05-06", "深圳市", "深圳市规划和国土资源委员会"),
        ("市规划国土委", "2016-05-06", "广州市", "广州市规划和国土资源管理委员会"),
    ],
)
def test_authority(printed: str, on: str | None, home: str | None, full: str) -> None:
    body = authority(printed, on=on, home=regions_named(home)[0] if home else None)
    assert body is not None
    assert body.name == full


@pytest.mark.parametrize(
    ("printed", "on", "full", "level", "path"),
    [
        ("襄樊市人民政府", "2005-01-01", "襄樊市人民政府", Level.MUNICIPAL, "湖北省襄樊市"),
        ("襄樊市人民政府", None, "襄樊市人民政府", Level.MUNICIPAL, "湖北省襄樊市"),
        ("咸宁市人民政府", "1990-01-01", "咸宁市人民政府", Level.COUNTY, "湖北省咸宁地区咸宁市"),
        ("咸宁市人民政府", "1998-12-06", "咸宁市人民政府", Level.MUNICIPAL, "湖北省咸宁市"),
        ("咸宁市人民政府", None, "咸宁市人民政府", Level.MUNICIPAL, "湖北省咸宁市"),
        ("咸宁地区行署", None, "咸宁地区行政公署", Level.MUNICIPAL, "湖北省咸宁地区"),
        ("黄冈地区行政公署", None, "黄冈地区行政公署", Level.MUNICIPAL, "湖北省黄冈地区"),
        ("重庆市人民政府", "1995-01-01", "重庆市人民政府", Level.MUNICIPAL, "四川省重庆市"),
        ("重庆市人民政府", "1998-01-01", "重庆市人民政府", Level.PROVINCIAL, "重庆市"),
        ("海口市人民政府", "1985-01-01", "海口市人民政府", Level.COUNTY, "广东省海口市"),
        ("崇文区财政局", "2008-05", "北京市崇文区财政局", Level.COUNTY, "北京市崇文区"),
        ("重庆市渝北区人民政府", "2024-05", "重庆市渝北区人民政府", Level.COUNTY, "重庆市渝北区"),
        ("湖北省咸宁地区通城县财政局", "1990-01", "通城县财政局", Level.COUNTY, "湖北省咸宁市通城县"),
    ],
)
def test_authority_under_a_former_name(
    printed: str, on: str | None, full: str, level: Level, path: str
) -> None:
    body = authority(printed, on=on)
    assert body is not None
    assert body.region is not None
    assert (body.name, body.level, body.region.path) == (full, level, path)


@pytest.mark.parametrize(
    ("printed", "full", "level", "path"),
    [
        ("合肥高新区管委会", "合肥高新技术产业开发区管理委员会", Level.MUNICIPAL, "安徽省合肥市"),
        ("咸宁市高新区管委会", "咸宁高新技术产业开发区管理委员会", Level.MUNICIPAL, "湖北省咸宁市"),
        ("前海管理局", "深圳市前海深港现代服务业合作区管理局", Level.MUNICIPAL, "广东省深圳市"),
        ("横琴新区管委会", "珠海市横琴新区管理委员会", Level.MUNICIPAL, "广东省珠海市"),
        ("横琴粤澳深度合作区执委会", "横琴粤澳深度合作区执行委员会", Level.PROVINCIAL, "广东省"),
        ("通城县隽水镇人民政府", "通城县隽水镇人民政府", Level.COUNTY, "湖北省咸宁市通城县隽水镇"),
        ("江夏区纸坊街道办事处", "武汉市江夏区纸坊街道办事处", Level.COUNTY, "湖北省武汉市江夏区纸坊街道"),
        ("东莞市虎门镇人民政府", "东莞市虎门镇人民政府", Level.COUNTY, "广东省东莞市虎门镇"),
        ("中共通城县隽水镇委员会", "中共通城县隽水镇委员会", Level.COUNTY, "湖北省咸宁市通城县隽水镇"),
        ("政协湖北省委员会", "中国人民政治协商会议湖北省委员会", Level.PROVINCIAL, "湖北省"),
        ("咸宁市政协", "中国人民政治协商会议咸宁市委员会", Level.MUNICIPAL, "湖北省咸宁市"),
        ("共青团湖北省委", "中国共产主义青年团湖北省委员会", Level.PROVINCIAL, "湖北省"),
        ("北京市第一中级人民法院", "北京市第一中级人民法院", Level.PROVINCIAL, "北京市"),
        ("武汉海事法院", "武汉海事法院", Level.MUNICIPAL, "湖北省武汉市"),
    ],
)
def test_authority_below_and_beside_the_governments(printed: str, full: str, level: Level, path: str) -> None:
    body = authority(printed)
    assert body is not None
    assert body.region is not None
    assert (body.name, body.level, body.region.path) == (full, level, path)
    assert split_issuers(printed) == (printed,)


def test_township_at_home_and_away() -> None:
    home, away = authority("隽水镇人民政府", home=regions_named("通城县")[0]), authority("隽水镇人民政府")
    assert home is not None
    assert home.name == "通城县隽水镇人民政府"
    assert away is not None
    assert (away.name, away.level, away.region) == ("隽水镇人民政府", Level.COUNTY, None)


@pytest.mark.parametrize(
    ("printed", "on", "full"),
    [
        ("新闻出版署", "1995-01-01", "新闻出版署"),
        ("新闻出版署", "2020-01-01", "国家新闻出版署"),
        ("国家新闻出版署", "1995-01-01", "新闻出版署"),
        ("国家药监局", None, "国家药品监督管理局"),
        ("国家计委", "1990-01-01", "国家计划委员会"),
        ("银保监会", None, "中国银行保险监督管理委员会"),
        ("教育部", "1983-01-01", "教育部"),
    ],
)
def test_names_that_passed_on(printed: str, on: str | None, full: str) -> None:
    body = authority(printed, on=on)
    assert body is not None
    assert (body.name, body.region) == (full, regions()["100000"])


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
        ("通城县财政局隽水镇人民政府关于", ["通城县财政局", "隽水镇人民政府"]),
        ("江夏区纸坊街道办事处、江夏区财政局关于", ["江夏区纸坊街道办事处", "江夏区财政局"]),
        (
            "中华人民共和国商务部中华人民共和国海关总署公告",
            ["中华人民共和国商务部", "中华人民共和国海关总署"],
        ),
        ("中华人民共和国公安部、外交部通告", ["中华人民共和国公安部", "外交部"]),
        ("中华人民共和国国家旅游局", ["中华人民共和国国家旅游局"]),
        ("中华人民共和国国务院组织法", []),
        ("中华人民共和国海关法", []),
        ("各乡镇人民政府", []),
        ("财政部门关于", []),
        ("关于印发", []),
        ("关于印发隽水镇人民政府工作报告", []),
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


@pytest.mark.parametrize(
    ("code", "printed", "home", "name"),
    [
        ("宁政发", "宁夏回族自治区人民政府", "宁夏", "宁夏回族自治区人民政府"),
        ("宁政发", "南京市政府", "南京", "南京市人民政府"),
        ("宁政办发", "西宁市人民政府办公室", "西宁市", "西宁市人民政府办公室"),
        ("咸政发", "咸阳市人民政府", "咸阳市", "咸阳市人民政府"),
        ("青政", "青海省政府", "青海省", "青海省人民政府"),
        ("苏财规", "苏州市财政局", "苏州市", "苏州市财政局"),
    ],
)
def test_a_shared_code_is_decided_by_its_context(code: str, printed: str, home: str, name: str) -> None:
    bearers = authorities_of_code(code)
    assert len(bearers) > 1
    assert [body.name for body in bearers if body == authority(printed)] == [name]
    assert name in [body.name for body in bearers if body.region in regions_named(home)]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("内政办发", "内蒙古自治区人民政府办公厅"),
        ("吉政发", "吉林省人民政府"),
        ("嘉府规", "上海市嘉定区人民政府"),
        ("渝北府发", "重庆市渝北区人民政府"),
        ("辽府发", "辽源市人民政府"),
        ("渝办发", "重庆市人民政府办公厅"),
        ("沪科", "上海市科学技术委员会"),
        ("深建字", "深圳市住房和建设局"),
        ("核电函", "生态环境部核电安全监管司"),
    ],
)
def test_a_code_of_one_body(code: str, name: str) -> None:
    assert [body.name for body in authorities_of_code(code)] == [name]


@pytest.mark.parametrize("code", ["公司安发", "辽红核"])
def test_codes_of_companies_are_no_authority(code: str) -> None:
    assert authorities_of_code(code) == ()


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
