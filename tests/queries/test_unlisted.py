"""What a catalogue ends by not listing it: read from drafted texts, so that sentence, rows and rule are as printed."""

from dataclasses import replace
from hashlib import sha256
from types import SimpleNamespace

import pytest

from wenmai.extractors.extract import extract_source
from wenmai.graph.generations import StoreFolder
from wenmai.ontology.model import Corpus, SourceText
from wenmai.ontology.standing import EventKind, Says, Status
from wenmai.ontology.vocabulary import Force
from wenmai.pipeline import assemble
from wenmai.queries.acts import Acts
from wenmai.queries.status import Standing, status

RULE = "凡未列入继续有效目录的规范性文件，一律废止，不再执行。"
ROWS = """附件
继续有效的规范性文件目录（共2件）
序号\t文件名称\t文号
1\t咸宁市人民政府关于加强水库管理的意见\t咸政发〔2012〕3号
2\t关于印发《咸宁市停车场管理办法》的通知\t咸政办发〔2015〕8号
"""


def catalogue(place: str, code: str, rule: str, rows: str) -> str:
    return f"""{place}人民政府关于公布规范性文件清理结果的通知
{code}〔2020〕9号
各县市区人民政府：
　　对截至2019年12月31日的规范性文件进行了清理，现将结果公布如下。{rule}本通知自2020年6月1日起施行。
{place}人民政府
2020年5月6日
{rows}"""


def act(title: str, number: str, signed: str, date: str, body: str = "各地要认真落实。") -> str:
    return f"{title}\n{number}\n各县市区人民政府：\n　　{body}\n{signed}\n{date}\n"


XIANNING = "咸宁市人民政府"
TEXTS = {
    "目录": catalogue("咸宁市", "咸政发", RULE, ROWS),
    "水库": act("咸宁市人民政府关于加强水库管理的意见", "咸政发〔2012〕3号", XIANNING, "2012年3月1日"),
    "渔业": act("咸宁市人民政府关于发展渔业的意见", "咸政发〔2011〕7号", XIANNING, "2011年4月1日"),
    "办公室": act("咸宁市人民政府办公室关于旅游工作的通知", "咸政办发〔2013〕2号", f"{XIANNING}办公室", "2013年4月1日"),
    "财政局": act("咸宁市财政局关于预算工作的通知", "咸财发〔2013〕6号", "咸宁市财政局", "2013年4月1日"),
    "批复": act("咸宁市人民政府关于某规划的批复", "咸政函〔2013〕2号", XIANNING, "2013年4月1日"),
    "新近": act("咸宁市人民政府关于抗疫工作的通知", "咸政发〔2020〕2号", XIANNING, "2020年2月1日"),
    "别处": act("黄冈市人民政府关于发展渔业的意见", "黄政发〔2011〕7号", "黄冈市人民政府", "2011年4月1日"),
    "期满": act("咸宁市人民政府关于绿化的意见", "咸政发〔2011〕8号", XIANNING, "2011年4月1日",
              "本意见自2011年5月1日起施行，有效期5年。"),
    "后废": act("咸宁市人民政府关于养犬的通告", "咸政发〔2014〕8号", XIANNING, "2014年4月1日"),
    "废止": act("咸宁市人民政府关于养犬的新通告", "咸政发〔2022〕8号", XIANNING, "2022年4月1日",
              "《咸宁市人民政府关于养犬的通告》（咸政发〔2014〕8号）同时废止。"),
    # a catalogue whose rows are elsewhere, and one with fewer rows than it counts, say nothing of others
    "无表": catalogue("黄冈市", "黄政发", RULE, ""),
    "缺表": catalogue("荆门市", "荆政发", RULE, ROWS.replace("咸", "荆").replace("共2件", "共3件")),
    "荆门": act("荆门市人民政府关于发展渔业的意见", "荆政发〔2011〕7号", "荆门市人民政府", "2011年4月1日"),
}  # fmt: skip


def corpus() -> Corpus:
    sources = [
        SourceText(f"{name}.txt", sha256(text.encode()).hexdigest(), text) for name, text in TEXTS.items()
    ]
    return assemble(sources, map(extract_source, sources))


def made() -> SimpleNamespace:
    return SimpleNamespace(corpus=corpus)


def standing(opened: StoreFolder, name: str, day: str = "2025-01-01") -> Standing:
    (id,) = {one.id for one in corpus().documents if one.source == f"{name}.txt"}
    return status(opened, id, day)


@pytest.mark.parametrize(
    ("name", "expected", "says"),
    [
        ("渔业", Status.REPEALED, Says.RULE),
        ("办公室", Status.REPEALED, Says.RULE),
        ("水库", Status.IN_FORCE, Says.TEXT),
        ("目录", Status.IN_FORCE, Says.TEXT),
        ("财政局", Status.IN_FORCE, Says.TEXT),
        ("批复", Status.IN_FORCE, Says.TEXT),
        ("新近", Status.IN_FORCE, Says.TEXT),
        ("别处", Status.IN_FORCE, Says.TEXT),
        ("期满", Status.EXPIRED, Says.TEXT),
        ("后废", Status.REPEALED, Says.LATER),
        ("荆门", Status.IN_FORCE, Says.TEXT),
    ],
)
def test_what_holds_of_what_a_catalogue_does_not_list(
    opened: StoreFolder, name: str, expected: Status, says: Says
) -> None:
    found = standing(opened, name)
    assert (found.status, found.says) == (expected, says)


def test_the_presumption_has_the_day_the_catalogue_and_its_sentence(opened: StoreFolder) -> None:
    assert standing(opened, "渔业", "2020-05-31").status is Status.IN_FORCE
    why = standing(opened, "渔业", "2020-06-01").why
    assert why is not None
    assert (why.kind, why.start, why.rule, why.sentence) == (
        EventKind.REPEALED,
        "2020-06-01",
        "unlisted",
        RULE,
    )
    assert why.by is not None
    assert why.by.number == "咸政发〔2020〕9号"


def test_before_a_later_document_deals_with_it_nothing_is_presumed(opened: StoreFolder) -> None:
    assert standing(opened, "后废", "2021-01-01").status is Status.IN_FORCE


@pytest.mark.parametrize("force", [one for one in Force if one is not Force.NORMATIVE])
def test_no_law_and_no_document_of_the_party_ends_by_a_catalogue(opened: StoreFolder, force: Force) -> None:
    """The rule is asked of the same document with every other force."""
    acts = Acts(opened.store)
    (id,) = {one.id for one in corpus().documents if one.source == "渔业.txt"}
    node = acts[id].node
    assert list(acts.catalogues.ending((node,)))
    assert not list(acts.catalogues.ending((replace(node, force=force),)))
