import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from making import Making

from wenmai.graph.index import Index, fold, write_index
from wenmai.ontology.model import Corpus, Document


def opened(corpus: Corpus, folder: Path) -> Index:
    write_index(corpus, folder / "index.sqlite")
    return Index(folder / "index.sqlite")


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    making = Making()
    made = (
        ("鄂政办发/2022/40", "湖北省营商环境若干措施的通知", "鄂政办发〔2022〕40号", ("湖北省人民政府",), "2022-08-01"),
        ("咸政发/2021/3", "咸宁市营商环境办法", "咸政发〔2021〕3号", ("咸宁市人民政府",), "2021-01-01"),
        ("咸政发/2023/3", "咸宁市营商环境规定", "咸政发〔2023〕3号", ("咸宁市人民政府",), "2023-01-01"),
        ("doc/1", "关于税〈费〉的通知", None, ("财政部", "国家税务总局"), None),
        ("doc/2", "营商环境", None, (), None),
    )  # fmt: skip
    for id, title, number, issuers, date in made:
        key = id if number else None
        says = ("cites", "title/营商", "见《营商》。")
        making.add(id, title, says, number=number, number_key=key, issuers=issuers, date=date)
    index = opened(making.corpus(), tmp_path)
    yield index
    index.close()


def ids(index: Index, words: str, limit: int = 20) -> list[str]:
    return [found for found, _ in index.search(words, limit)]


def test_words_of_one_and_two_characters_find(index: Index) -> None:
    assert ids(index, "税") == ["doc/1"]
    assert ids(index, "咸宁") == ["咸政发/2023/3", "咸政发/2021/3"]


def test_all_words_must_stand_somewhere(index: Index) -> None:
    assert ids(index, "环境 湖北") == ["鄂政办发/2022/40"]
    assert ids(index, "财政部 通知 税务") == ["doc/1"]
    assert ids(index, "财政部 环境") == []


@pytest.mark.parametrize(
    "words",
    ["鄂政办发[2022]40号", "鄂政办发〔2022〕040 号", "鄂政办发（2022）40号", "鄂政办发【２０２２】４０号"],
)
def test_a_number_in_any_spelling_comes_first(index: Index, words: str) -> None:
    assert index.search(words)[0] == ("鄂政办发/2022/40", 100.0)


def test_ranking(index: Index) -> None:
    found = index.search("营商")
    assert [one for one, _ in found] == [
        "title/营商",
        "doc/2",
        "咸政发/2023/3",
        "咸政发/2021/3",
        "鄂政办发/2022/40",
    ]
    assert [score for _, score in found] == [85.0, 75.0, 60.0, 60.0, 60.0]
    assert ids(index, "营商环境")[0] == "doc/2"
    assert ids(index, "咸政发")[:1] == ["咸政发/2023/3"]
    assert ids(index, "营商", limit=2) == ["title/营商", "doc/2"]


@pytest.mark.parametrize("words", ["", "  ", "《》", "%", "_", "'", '" OR 1', "\\", "没有这个"])
def test_words_that_name_nothing_find_nothing(index: Index, words: str) -> None:
    assert ids(index, words) == []


def test_marks_and_widths_make_no_difference(index: Index) -> None:
    assert ids(index, "《关于税《费》的通知》") == ["doc/1"]
    assert fold("（２０２２）Ａ 《乙》〔丙〕") == "(2022)a乙(丙)"
    assert [entry.id for entry in index.by_title("营 商 环 境")] == ["doc/2"]


def test_a_hundred_thousand_titles_answer_at_once(tmp_path: Path) -> None:
    documents = tuple(
        Document(
            f"市发/2020/{serial}",
            f"r{serial}",
            "a",
            0,
            1,
            1,
            1,
            True,
            f"某某市人民政府关于第{serial}号事项有关问题的通知",
        )
        for serial in range(100_000)
    )
    index = opened(Corpus(documents), tmp_path)
    started = time.perf_counter()
    assert len(index.search("事 99999")) == 1
    assert len(index.search("市")) == 20
    assert time.perf_counter() - started < 2
    index.close()


def test_a_piece_of_a_title_finds_known_ones_first_and_no_number_or_issuer(index: Index) -> None:
    assert [one.id for one in index.containing("营商", 10)] == [
        "doc/2", "咸政发/2021/3", "咸政发/2023/3", "鄂政办发/2022/40", "title/营商",
    ]  # fmt: skip
    assert [one.id for one in index.containing("营商", 2)] == ["doc/2", "咸政发/2021/3"]
    assert index.containing("人民政府", 10) == index.containing("咸政发", 10) == []
    assert len(index.containing("", 10)) == 6


def test_a_piece_of_very_many_titles_finds_the_same(tmp_path: Path) -> None:
    making = Making()
    for place in range(1_200):
        making.add(f"doc/{place:04}", f"关于第{place:04}项工作的通知")
    index = opened(making.corpus(), tmp_path)
    assert [one.id for one in index.containing("项工作", 3)] == ["doc/0000", "doc/0001", "doc/0002"]
    assert len(index.containing("项工作", 2_000)) == 1_200
    assert [one.id for one in index.containing("第0700项", 3)] == ["doc/0700"]
    index.close()
