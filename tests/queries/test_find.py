from pathlib import Path

import pytest
from making import CITY_NOTICE, NOTICE, STATE, TEXT, Making

from wenmai.errors import Ambiguous, NotFound
from wenmai.graph.generations import StoreFolder, open_store, write_generation
from wenmai.queries.find import find
from wenmai.queries.search import search


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("鄂政办发〔2022〕40号", NOTICE),
        ("鄂政办发[2022]40号", NOTICE),
        (" 鄂政办发（2022）第 040 号 ", NOTICE),
        ("国发(2022)12号", STATE),
        (NOTICE, NOTICE),
        (TEXT, TEXT),
        ("《湖北省优化营商环境若干措施》", TEXT),
        ("湖北省 优化营商环境\n若干措施", TEXT),
        ("湖北省人民政府办公厅关于印发湖北省优化营商环境若干措施的通知", NOTICE),
        ("关于印发湖北省优化营商", NOTICE),
        ("省优化营商环境若干措", NOTICE),
        ("咸宁市优化营商环境实施细", CITY_NOTICE),
        ("公司法", "title/公司法"),
    ],
)
def test_one_document(store: StoreFolder, words: str, found: str) -> None:
    assert find(store, words).id == found


def test_several_documents(store: StoreFolder) -> None:
    with pytest.raises(Ambiguous, match="any of 3 documents") as caught:
        find(store, "关于研发费用的公告")
    assert caught.value.candidates == ("财税/2019/1", "财税/2020/1", "财税/2021/1")
    with pytest.raises(Ambiguous):
        find(store, "优化营商环境")


def test_none_with_the_nearest(store: StoreFolder) -> None:
    with pytest.raises(NotFound, match="nearest") as caught:
        find(store, "湖北省优化营商环境若干办法")
    assert caught.value.nearest[0][0] == "湖北省优化营商环境若干措施"
    assert all(score >= 50 for _, score in caught.value.nearest)
    with pytest.raises(NotFound) as number:
        find(store, "鄂政办发〔2022〕41号")
    assert number.value.nearest[0][0] == "鄂政办发〔2022〕40号"


@pytest.mark.parametrize("words", ["", "   ", "《》", "zzzz", "％%_'\""])
def test_words_that_name_nothing(store: StoreFolder, words: str) -> None:
    with pytest.raises(NotFound) as caught:
        find(store, words)
    assert "\n" not in str(caught.value)


def test_a_document_at_hand_goes_before_one_only_spoken_of(tmp_path: Path) -> None:
    making = Making()
    making.add("doc/1", "研发办法", ("cites", "title/研发办法（旧）", "见《研发办法》。"))
    write_generation(tmp_path, making.corpus())
    with open_store(tmp_path) as store:
        assert find(store, "研发办法").id == "doc/1"


def test_more_candidates_than_are_listed(tmp_path: Path) -> None:
    making = Making()
    for serial in range(60):
        making.add(f"doc/{serial:02}", f"通知{serial}")
    write_generation(tmp_path, making.corpus())
    with open_store(tmp_path) as store, pytest.raises(Ambiguous, match="more than 50") as caught:
        find(store, "通知")
    assert len(caught.value.candidates) == 50


def test_search_gives_nodes_with_scores(store: StoreFolder) -> None:
    hits = search(store, "鄂政办发[2022]40号")
    assert (hits[0].node.id, hits[0].score, hits[0].node.sources) == (NOTICE, 100.0, ("a.txt", "e.txt"))
    assert len(search(store, "营", limit=3)) == 3
    assert search(store, "") == ()
