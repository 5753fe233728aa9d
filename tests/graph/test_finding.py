"""The index finds by filters, counts what there is, and knows of each document what the graph knows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from making import Making

from wenmai.graph.finding import Wanted
from wenmai.graph.generations import open_store, write_generation
from wenmai.graph.index import Index, write_index
from wenmai.ontology.vocabulary import Force, Genre


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    made = Making()
    hubei = {"level": "provincial", "region": "湖北省", "issuers": ("湖北省财政厅", "湖北省人民政府")}
    made.add(
        "a/2020/1", "采购办法", genre=Genre.MEASURES, force=Force.LOCAL_RULES, date="2020-01-01", **hubei
    )
    made.add(
        "a/2021/1",
        "采购通知",
        date="2021-05-05",
        level="municipal",
        region="湖北省咸宁市",
        issuers=("咸宁市财政局",),
    )
    made.add(
        "a/2022/1",
        "税收通知",
        date="2022-01-01",
        level="provincial",
        region="湖南省",
        issuers=("湖南省财政厅",),
    )
    made.add("doc/n", "采购的报道", policy=False, genre=Genre.NEWS)
    made.add("doc/c", "引用", ("cites", "title/采购法", "见《采购法》。"), genre=Genre.OTHER, policy=False)
    write_index(made.corpus(), tmp_path / "index.sqlite")
    opened = Index(tmp_path / "index.sqlite")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(level="provincial"), {"a/2020/1", "a/2022/1"}),
        (Wanted(region="湖北省"), {"a/2020/1", "a/2021/1"}),
        (Wanted(region="湖北省咸宁市"), {"a/2021/1"}),
        (Wanted(genre="办法"), {"a/2020/1"}),
        (Wanted(force="地方政府规章"), {"a/2020/1"}),
        (Wanted(issuer="湖北省人民政府"), {"a/2020/1"}),
        (Wanted(issuer="人民政府"), set()),
        (Wanted(since="2021-05-05"), {"a/2021/1", "a/2022/1"}),
        (Wanted(since="2020-02-01", until="2021-05-05"), {"a/2021/1"}),
        (Wanted(known=False), {"title/采购法"}),
        (Wanted(level="provincial", since="2021-01-01"), {"a/2022/1"}),
    ],
)
def test_filters(index: Index, wanted: Wanted, expected: set[str]) -> None:
    assert {one.id for one in index.find("", wanted).hits} == expected


def test_words_and_filters_together(index: Index) -> None:
    found = index.find("采购", Wanted(region="湖北省"))
    assert ([one.id for one in found.hits], found.total, found.more) == (["a/2021/1", "a/2020/1"], 2, False)
    assert index.find("采购", Wanted(region="湖南省")).hits == ()
    assert [one.id for one in index.find("采购 财政局").hits] == ["a/2021/1"]


def test_pages_join_to_the_whole(index: Index) -> None:
    whole = index.find("采购", limit=10)
    parts = [index.find("采购", limit=1, skip=place).hits[0] for place in range(whole.total)]
    assert tuple(parts) == whole.hits
    assert index.find("采购", limit=5, skip=50).hits == ()


def test_more_than_a_thousand_are_told(tmp_path: Path) -> None:
    made = Making()
    for serial in range(1_200):
        made.add(
            f"a/2020/{serial}",
            f"关于第{serial}号事项的通知",
            date="2020-01-01",
            source=f"{serial // 100}.txt",
        )
    write_index(made.corpus(), tmp_path / "index.sqlite")
    index = Index(tmp_path / "index.sqlite")
    found = index.find("事项")
    assert (found.total, found.more, len(found.hits)) == (1_000, True, 20)
    assert [one.id for one in index.find("第1199号").hits] == ["a/2020/1199"]
    assert [one.id for one in index.find("关于第1199号").hits] == ["a/2020/1199"]
    assert {one.score for one in index.find("关于第").hits} == {75.0}
    index.close()


def test_tallies(index: Index) -> None:
    counts = {(one.field, one.value): one.documents for one in index.tallies()}
    assert (counts["all", ""], counts["outside", ""]) == (5, 1)
    assert (counts["province", "湖北省"], counts["province", "湖南省"]) == (2, 1)
    assert (counts["issuer", "湖北省财政厅"], counts["issuer", "湖北省人民政府"]) == (1, 1)
    assert {value: count for (field, value), count in counts.items() if field == "year"} == {
        "2020": 1, "2021": 1, "2022": 1
    }  # fmt: skip
    assert ("genre", "报道") not in counts  # a report is no policy


def test_an_issuer_counts_by_its_full_name_and_is_found_by_both(tmp_path: Path) -> None:
    made = Making()
    full = ("湖北省人民政府",)
    made.add("a/2020/1", "甲意见", date="2020-01-01", issuers=("省人民政府",), issuers_full=full)
    made.add("a/2020/2", "乙意见", date="2020-01-01", issuers=full, issuers_full=full)
    made.add("a/2020/3", "丙意见", date="2020-01-01", issuers=("某指挥部",))
    write_index(made.corpus(), tmp_path / "index.sqlite")
    index = Index(tmp_path / "index.sqlite")
    issuers = {one.value: one.documents for one in index.tallies() if one.field == "issuer"}
    assert issuers == {"湖北省人民政府": 2, "某指挥部": 1}
    assert [one.id for one in index.find("", Wanted(issuer="省人民政府")).hits] == ["a/2020/1"]
    assert index.find("", Wanted(issuer="湖北省人民政府")).total == 2
    index.close()


def test_a_part_of_a_store_is_as_in_the_whole(tmp_path: Path) -> None:
    made = Making()
    made.add("a/2020/1", "甲", ("cites", "a/2020/2", "见《乙》。"))
    made.add("a/2020/2", "乙", ("cites", "a/2020/3", "见《丙》。"), source="b.txt")
    made.add("a/2020/3", "丙", source="c.txt")
    write_generation(tmp_path, made.corpus())
    with open_store(tmp_path) as folder:
        part, whole = folder.part({"a/2020/1", "a/2020/2"}), folder.corpus(texts=True)
    assert {one.id for one in part.documents} == {"a/2020/1", "a/2020/2"}
    assert part.edges == tuple(one for one in whole.edges if one.doc == "a/2020/1")
    assert [one.file for one in part.sources] == ["a.txt", "b.txt"]
