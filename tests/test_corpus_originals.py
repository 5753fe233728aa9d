"""Files as governments published them: each is read, or says why not; numbers, issuers and titles by reading them."""

from functools import cache

import pytest
from corpus_folder import CORPUS, need_corpus

from wenmai.extractors.extract import extract_source
from wenmai.extractors.readers import read_bytes
from wenmai.extractors.readers.page import Reading
from wenmai.ontology.model import Document
from wenmai.ontology.vocabulary import Code

need_corpus()

FOLDER = CORPUS / "originals"
FILES = sorted(path.name for path in FOLDER.glob("m*"))
STUBS = ("m24.doc", "m36.txt")  # what a Mac leaves beside a file


@cache
def reading(name: str) -> Reading:
    return read_bytes((FOLDER / name).read_bytes(), name)


def documents(name: str) -> list[Document]:
    return [one for text in reading(name).texts for one in extract_source(text).documents]


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_or_says_why_not(name: str) -> None:
    found = reading(name)
    codes = {doubt.code for doubt in found.diagnostics}
    if name in STUBS:
        assert found.texts == ()
        assert Code.BINARY in codes
    else:
        assert len(found.texts) == 1
        assert codes <= {Code.MISNAMED}
        assert documents(name)


@pytest.mark.parametrize(
    ("name", "count", "first", "last"),
    [
        ("m28.pdf", 7, "建设项目环境影响评价公众参与办法", "公众参与相关的附件、附图、附表等。"),
        ("m31.pdf", 5, "粤府〔２００３〕８１号", "适时调整并公布申领"),
        ("m33.pdf", 21, "您当前的位置", "ICP备11020874"),
        ("m35.pdf", 24, "津招委高发〔2016〕8 号", "共印 230 份"),
    ],
)
def test_every_page_of_a_print(name: str, count: int, first: str, last: str) -> None:
    (text,) = reading(name).texts
    pages = text.text.split("\f")
    assert len(pages) == count
    assert first in pages[0]
    assert last in next(page for page in reversed(pages) if page.strip())
    assert not any(line.strip(" -—").isdigit() for page in pages for line in page.split("\n"))


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("m28.pdf", ["建设项目环境影响评价公众参与办法（征求意见稿）"]),
        (
            "m31.pdf",
            [
                "印发广东省引进人才实行《广东省居住证》暂行办法的通知",
                "广东省引进人才实行《广东省居住证》暂行办法",
            ],
        ),
        ("m33.pdf", ["广东省人口与计划生育条例"]),
        (
            "m35.pdf",
            [
                "市招委关于印发《2016年天津市普通高等学校招生考试工作规定》的通知",
                "2016年天津市普通高等学校招生考试工作规定",
            ],
        ),
    ],
)
def test_documents_of_a_print(name: str, titles: list[str]) -> None:
    found = documents(name)
    assert [document.title for document in found] == titles
    assert all(text.issued_by == found[0].id and text.issuers == found[0].issuers for text in found[1:])


@pytest.mark.parametrize(
    ("name", "number", "issuers", "on"),
    [
        ("m23.doc", "太原市人民政府令第80号", ("太原市人民政府",), "2012-04-23"),
        ("m27.doc", "自治区人民政府令第119号", ("自治区人民政府",), "2004-04-03"),
        ("m35.pdf", "津招委高发〔2016〕8号", ("天津市招生委员会",), "2016-04-13"),
    ],
)
def test_a_document_alone(name: str, number: str, issuers: tuple[str, ...], on: str) -> None:
    document = documents(name)[0]
    assert (document.number, document.issuers, document.date) == (number, issuers, on)


def test_the_government_of_the_region_is_known_by_the_title() -> None:
    document = documents("m27.doc")[0]
    assert (document.id, document.region) == ("令:新疆维吾尔自治区人民政府//119", "新疆维吾尔自治区")


def test_a_text_below_an_order_is_issued_by_it() -> None:
    order, text = documents("m22.doc")
    assert (order.id, order.number) == ("令:陕西省人民政府//119", "陕西省人民政府令第119号")
    assert (text.title, text.issued_by) == ("陕西省规范性文件监督管理办法", order.id)
    assert text.issuers == order.issuers == ("陕西省人民政府",)
    assert (text.date, order.date) == ("2007-01-17", "2007-01-17")


def test_a_signature_of_seven_names_them_all_in_order() -> None:
    (found,) = documents("m11.htm")
    assert found.issuers_full == (
        "住房和城乡建设部",
        "文化部",
        "国家文物局",
        "财政部",
        "国土资源部",
        "农业部",
        "国家旅游局",
    )
