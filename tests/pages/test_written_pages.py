"""The pages: self-contained, complete, the same every time, and text never becomes markup."""

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree, html

from wenmai.ontology.model import Diagnostic
from wenmai.ontology.standing import EventKind, Says, Status, Strength
from wenmai.ontology.vocabulary import Code, Lang, Relation
from wenmai.pages import document_page, lineage_page, network_page
from wenmai.pages.annotating import Mark
from wenmai.pages.drawing import embedded
from wenmai.pages.gathering import Passage, Sheet
from wenmai.queries.events import Event
from wenmai.queries.implementations import Implementation
from wenmai.queries.model import Evidence, Lineage, Link, Printing, Shown
from wenmai.queries.status import Standing

Make = Callable[..., Lineage]
_ADDRESS = re.compile(r"(?:src|href|action)\s*=|url\(\s*[\"']?(?!data:)|@import", re.IGNORECASE)


def parsed(page: str) -> etree._Element:
    assert page.startswith("<!DOCTYPE html>")
    return html.document_fromstring(page)


def body_text(element: etree._Element) -> str:
    return " ".join(" ".join(element.xpath("//body//text()[not(ancestor::script)]")).split())


def network_data(page: etree._Element) -> dict[str, list[dict[str, object]]]:
    (data,) = page.xpath("//script[@id='network-data']")
    return json.loads(data.text)


def sheet(lineage: Lineage) -> Sheet:
    """All that a page can hold, of the documents of a lineage."""
    root, said = lineage.root, shown(lineage).unresolved
    title = root.title or ""
    event = Event(EventKind.REPEALED, Says.LATER, "2023-01-01", by=root, evidence=said)
    own = Event(EventKind.IN_FORCE, Says.TEXT, None, sentence=title, counts=False)
    carried = [
        Implementation(
            one.node, root, one.relation, Strength.EXPLICIT, Strength.EXPLICIT, 1, one.node.date, 9, None
        )
        for one in lineage.steps[:2]
    ]
    text = f"前{title}《甲》后"
    mark = Mark(len(text) - 4, len(text) - 1, Relation.CITES, title, title)
    return Sheet(
        shown(lineage),
        lineage,
        Standing(root, "2026-11-25", Status.REPEALED, Says.LATER, event, (event, own)),
        tuple(carried),
        {root.id: "2023-01-01"},
        Passage(title, text, 1, len(text), (mark,)),
    )


def shown(lineage: Lineage) -> Shown:
    links = tuple(
        Link(step.node, step.relation, step.inverse, step.partial, step.evidence) for step in lineage.steps
    )
    said: tuple[Evidence, ...] = lineage.steps[0].evidence if lineage.steps else ()
    first = lineage.steps[0].node if lineage.steps else lineage.root
    return Shown(
        node=lineage.root,
        printings=(Printing(lineage.root.title or "", 0, 9, 3, 7),),
        notice=first,
        texts=(first,),
        outgoing=tuple(link for link in links if not link.inverse),
        incoming=tuple(link for link in links if link.inverse),
        unresolved=said,
        diagnostics=(
            Diagnostic(Code.AMBIGUOUS_REFERENCE, lineage.root.id, lineage.root.title or "", line=5),
        ),
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [1, 5, 30, 200])
def test_page_asks_no_other_host(make: Make, size: int, lang: Lang) -> None:
    lineage = make(size)
    pages = (lineage_page(lineage, lang), network_page(lineage, lang), document_page(sheet(lineage), lang))
    for page in pages:
        tree = parsed(page)
        assert not tree.xpath(
            "//@src | //@srcset | //@action | //link | //img | //iframe | //base | //object"
        )
        assert set(tree.xpath("//@href")) <= {
            lineage.root.title
        }  # the address that the mark in the text was given
        for style in [*tree.xpath("//style/text()"), *tree.xpath("//@style")]:
            assert not _ADDRESS.search(style)
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none';")
        assert "http" not in policy
        assert "sourceMappingURL" not in page
        assert tree.get("lang") == ("zh-Hans" if lang == "zh" else "en")


def test_hostile_texts_stay_text(hostile: Lineage) -> None:
    for page, scripts in (
        (lineage_page(hostile), 1),
        (network_page(hostile), 3),
        (document_page(sheet(hostile), "en"), 1),
    ):
        tree = parsed(page)
        assert len(tree.xpath("//script")) == scripts
        assert not tree.xpath("//img | //b[@onclick] | //@*[starts-with(name(), 'on')]")
        assert len(tree.xpath("//svg")) == (scripts == 1)
        rest = page.replace(tree.xpath("//script")[-1].text, "").replace(tree.xpath("//script")[0].text, "")
        rest = rest.replace(tree.xpath("//script")[scripts // 2].text, "")
        assert not re.search("[\x00-\x08\x0b\ud800-\udfff]", rest)
        page.encode("utf-8")
        text = body_text(tree)
        for bad in ("<img src=x onerror=alert(1)>", "</script><script>alert(2)</script>", "{{ 7 * 7 }}"):
            assert bad in text
    tree = parsed(network_page(hostile))
    assert len(network_data(tree)["nodes"]) == len(hostile.steps) + 1
    (raw,) = tree.xpath("//script[@id='network-data']/text()")
    assert "<" not in raw
    assert ">" not in raw


def test_data_in_a_script_cannot_end_it() -> None:
    text = embedded({"a": "</script><!--&\u2028"})
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == {"a": "</script><!--&\u2028"}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("size", "chain"), [(5, 1), (30, 3), (200, 1), (400, 40)])
def test_every_step_is_in_the_list(make: Make, size: int, chain: int, lang: Lang) -> None:
    lineage = make(size, chain)
    tree = parsed(lineage_page(lineage, lang))
    for place, step in enumerate(lineage.steps):
        (item,) = tree.xpath(f"//li[@id='s{place + 1}']")
        assert item.xpath("./p//*[@class='number']/text()") == [step.node.number]
        assert item.xpath("./p//*[@class='title']/text()") == [step.node.title]
        (relation,) = item.xpath("./p/*[@class='relation']/text()")
        assert relation == step.relation.label(lang, inverse=step.inverse)
        facts = "".join(item.xpath("./p/*[@class='meta']//text()"))
        assert "2022-06-08" in facts
        assert step.node.level is None or step.node.level.label(lang) in facts
        tags = item.xpath("./p/*[@class='tag']/text()")
        assert (("部分" if lang == "zh" else "in part") in tags) == step.partial
        assert (("库外" if lang == "zh" else "not in the corpus") in tags) == (not step.node.known)
        assert item.xpath("./details//mark/text()") == ["为贯彻落实", "通知如下"]
        assert item.xpath("./details//b/text()") == ["《扎实稳住经济一揽子政策措施》"]
        assert "汇编.txt" in item.xpath("string(./details//footer)")
        assert "123" in item.xpath("string(./details//footer)")


def test_a_list_is_as_deep_as_the_tree(make: Make) -> None:
    lineage = make(40, 3)
    tree = parsed(lineage_page(lineage))
    for place, step in enumerate(lineage.steps):
        (item,) = tree.xpath(f"//li[@id='s{place + 1}']")
        assert len(item.xpath("ancestor-or-self::li")) == step.depth


def test_headings_in_both_languages(make: Make) -> None:
    chinese, english = (body_text(parsed(lineage_page(make(10), lang))) for lang in ("zh", "en"))
    for words in (
        "依据/上位",
        "后续/实施",
        "此前版本",
        "后来变化",
        "施行日期 2022-07-01",
        "有效期至 2024-06-30",
    ):
        assert words in chinese
    for words in ("What it rests on", "What followed", "Earlier versions", "Later changes", "In force from"):
        assert words in english


def test_the_network_shows_the_nearest_and_says_how_many_are_left_out(make: Make) -> None:
    lineage = make(400, 1)
    distinct = {step.node.id for step in lineage.steps}
    tree = parsed(network_page(lineage))
    data = network_data(tree)
    assert len(data["nodes"]) == 150
    assert f"另有 {len(distinct) - 149} 件" in body_text(tree)
    anchors = {item.get("id") for item in tree.xpath("//li[@id]")} | {"top"}
    assert {one["anchor"] for one in data["nodes"]} <= anchors


def test_arrows_run_from_the_document_that_speaks(make: Make) -> None:
    lineage = make(10, 1)
    data = network_data(parsed(network_page(lineage)))
    at = {one["anchor"]: one["id"] for one in data["nodes"]}
    drawn = {(edge["from"], edge["to"]) for edge in data["edges"]}
    for place, step in enumerate(lineage.steps):
        ends = (at["top"], at[f"s{place + 1}"])
        assert (ends[::-1] if step.inverse else ends) in drawn
    assert all(edge["arrows"] == "to" for edge in data["edges"])
    assert {bool(edge["dashes"]) for edge in data["edges"]} == {True, False}


def test_a_document_page_has_references_both_ways(make: Make) -> None:
    lineage = make(20)
    text = body_text(parsed(document_page(sheet(lineage))))
    for words in (
        "引用他文",
        "贯彻落实",
        "被他文引用",
        "作为依据",
        "被替代",
        "未能指认的提及",
        "引用有多个可能",
        "第 3–7 行",
    ):
        assert words in text


def test_the_relation_of_another_part_of_the_act_says_whose_it_is(make: Make) -> None:
    lineage = make(2, 1)
    other = replace(lineage.steps[0], parent="the-notice")
    text = body_text(parsed(lineage_page(replace(lineage, steps=(other,)))))
    assert "关系在 the-notice" in text


def test_a_document_met_again_is_drawn_once(make: Make) -> None:
    lineage = make(10, 1)
    again = replace(lineage.steps[0], repeated=True)
    tree = parsed(network_page(replace(lineage, steps=(*lineage.steps, again))))
    assert len(network_data(tree)["nodes"]) == len(lineage.steps) + 1
    assert "另见清单他处" in body_text(tree)


def test_two_relations_of_two_documents_are_one_line_in_the_drawing(make: Make) -> None:
    lineage = make(2, 1)
    first = replace(lineage.steps[0], relation=Relation.CITES, partial=False)
    page = network_page(
        replace(lineage, steps=(first, replace(first, relation=Relation.REPEALS, repeated=True)))
    )
    (edge,) = network_data(parsed(page))["edges"]
    assert edge["label"] == "废止、引用"


def test_nothing_found_is_said_without_a_drawing(make: Make) -> None:
    tree = parsed(lineage_page(replace(make(1), steps=())))
    assert "没有找到上下关联的文件" in body_text(tree)
    assert not tree.xpath("//script")


def test_the_same_lineage_gives_the_same_page(make: Make) -> None:
    assert lineage_page(make(60)) == lineage_page(make(60))
    assert network_page(make(60)) == network_page(make(60))
    assert document_page(sheet(make(9))) == document_page(sheet(make(9)))


def test_every_relation_has_its_colour_and_label(make: Make) -> None:
    first = make(2, 1).steps[0]
    steps = tuple(
        replace(first, relation=relation, node=replace(first.node, id=relation.value))
        for relation in Relation
    )
    tree = parsed(network_page(replace(make(1), steps=steps)))
    legend = " ".join(tree.xpath("//*[@class='legend']//text()"))
    assert all(relation.label() in legend for relation in Relation)
    assert len({edge["color"]["color"] for edge in network_data(tree)["edges"]}) == len(Relation)
