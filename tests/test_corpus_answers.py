"""The questions asked of the shared compilation: what holds on a day, who carried a document out."""

from collections.abc import Iterator

import pytest
from corpus_folder import CORPUS, need_corpus

from wenmai.graph.generations import StoreFolder, open_store
from wenmai.ontology.standing import Cover
from wenmai.pipeline import extract, save
from wenmai.queries.coverage import coverage
from wenmai.queries.find import find
from wenmai.queries.implementations import implementations
from wenmai.queries.status import status

need_corpus()


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreFolder]:
    folder = tmp_path_factory.mktemp("compilation") / "store"
    save(extract(CORPUS / "xianning2022" / "source.txt"), folder)
    with open_store(folder) as store:
        yield store


@pytest.mark.parametrize(
    ("words", "day", "expected"),
    [
        ("财库〔2020〕46号", "2022-06-30", "in_force"),
        ("财库〔2020〕46号", "2022-07-01", "amended"),
        ("湖北省优化经济发展环境条例", "2023-02-28", "in_force"),
        ("湖北省优化经济发展环境条例", "2023-03-01", "repealed"),
    ],
)
def test_what_later_documents_say(opened: StoreFolder, words: str, day: str, expected: str) -> None:
    found = status(opened, find(opened, words).id, day)
    assert (found.status, found.says) == (expected, "later_document")


def test_the_amendment_shows_its_sentence(opened: StoreFolder) -> None:
    why = status(opened, find(opened, "财库〔2020〕46号").id, "2022-07-01").why
    assert why is not None
    assert why.by is not None
    assert (why.by.number, why.start, why.partial) == ("财库〔2022〕19号", "2022-07-01", True)
    assert "10%—20%" in (why.evidence[0].sentence or "")


def test_who_carried_on(opened: StoreFolder) -> None:
    (found,) = implementations(opened, find(opened, "人社部发〔2022〕31号").id)
    assert found.node.number == "人社厅发〔2022〕50号"


def test_hubei_is_explicit_and_the_others_are_not_in_the_corpus(opened: StoreFolder) -> None:
    cells = coverage(opened, find(opened, "国发〔2022〕12号").id)
    assert {one.region.path for one in cells if one.cover is Cover.EXPLICIT} == {"湖北省"}
    assert {one.cover for one in cells if one.region.path != "湖北省"} == {Cover.NOT_IN_CORPUS}
