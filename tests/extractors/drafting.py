"""Documents drafted for a test, and what extraction finds in them."""

from dataclasses import dataclass
from hashlib import sha256

from wenmai.extractors.extract import extract_source
from wenmai.extractors.text import Text, squeeze
from wenmai.ontology.model import Corpus, Document, Extraction, Mention, Reference, SourceText
from wenmai.ontology.vocabulary import Code, Meta
from wenmai.pipeline import assemble


@dataclass(frozen=True)
class Draft:
    """A notice by the ministry of finance, unless told otherwise; ``print()`` gives it as a file would."""

    body: str
    title: str = "财政部关于若干事项的通知"
    number: str | None = "财库〔2023〕5号"
    addressee: str | None = "各省、自治区、直辖市财政厅（局）："
    signature: str | None = "财政部"
    date: str | None = "2023年1月5日"

    def print(self) -> str:
        rows = [
            self.title,
            self.number,
            self.addressee,
            f"\u3000\u3000{self.body}",
            self.signature,
            self.date,
        ]
        return "\n".join(row for row in rows if row) + "\n"


PROVINCE = {
    "title": "湖北省财政厅关于若干事项的通知",
    "number": "鄂财采发〔2023〕5号",
    "addressee": "各市、州、县财政局：",
    "signature": "湖北省财政厅",
}


def source(text: str, file: str = "a.txt") -> SourceText:
    return SourceText(file, sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), text)


def read(text: str) -> Extraction:
    return extract_source(source(text))


def only(text: str) -> Document:
    """The one document of a text."""
    documents = read(text).documents
    assert len(documents) == 1, [document.title for document in documents]
    return documents[0]


def mentions(body: str, **fields: str | None) -> tuple[Mention, ...]:
    """The mentions in the body of a draft."""
    draft = Draft(body, **fields).print()
    found = read(draft)
    start = draft.index(body)
    assert len(found.documents) == 1, [document.title for document in found.documents]
    return tuple(mention for mention in found.mentions if mention.start >= start)


def mention(body: str, surface: str, **fields: str | None) -> Mention:
    """The first mention in the body of a draft that is printed so."""
    found = mentions(body, **fields)
    for one in found:
        if one.surface == surface:
            return one
    raise AssertionError(f"{surface} is not among {[one.surface for one in found]}")


def corpus(*texts: str, **named: str) -> Corpus:
    """The corpus of some files, a.txt, b.txt … unless named."""
    files = {f"{chr(ord('a') + place)}.txt": text for place, text in enumerate(texts)} | named
    sources = [source(text, file) for file, text in files.items()]
    return assemble(sources, [extract_source(one) for one in sources])


def titled(documents: Corpus, title: str) -> Document:
    found = {document.id: document for document in documents.documents if document.title == title}
    assert len(found) == 1, sorted(document.title for document in documents.documents)
    return next(iter(found.values()))


def reference(documents: Corpus, surface: str) -> Reference:
    """The first reference that is printed so."""
    for one in documents.references:
        if one.mention.surface == surface:
            return one
    raise AssertionError(f"{surface} is not among {[one.mention.surface for one in documents.references]}")


def assert_offsets(text: str, found: Extraction) -> None:
    """Every offset speaks of the text as given, every line is the one on which it stands."""
    for one in found.mentions:
        assert squeeze(text[one.start : one.end]) == squeeze(one.surface), one
        assert one.line == text.count("\n", 0, one.start) + 1, one
    untitled = {doubt.start for doubt in found.diagnostics if doubt.code is Code.UNTITLED}
    for document in found.documents:
        assert 0 <= document.start < document.end <= len(text), document
        printed = Text(text[document.start : document.end]).squeezed
        beside = document.start in untitled or Meta.TITLE in document.from_metadata
        assert squeeze(document.title) in printed or beside, document
        assert document.start_line == text.count("\n", 0, document.start) + 1, document
        assert document.start_line <= document.end_line, document


# two editions of one title, a notice with its text, a press report

BODY = "现将有关事项通知如下：\n\u3000\u3000一、抓紧办理。"
OLD = Draft(
    BODY, title="财政部关于甲事项管理的通知", number="财库〔2020〕46号", date="2020年12月18日"
).print()
OLDER = Draft(
    BODY, title="财政部关于甲事项管理的通知", number="财库〔2011〕18号", date="2011年12月18日"
).print()
ISSUED = (
    Draft(
        "现将《乙事项管理办法》印发给你们。",
        title="财政部关于印发《乙事项管理办法》的通知",
        number="财库〔2019〕7号",
        date="2019年2月1日",
    ).print()
    + "\n乙事项管理办法\n\n\u3000\u3000第一条\u3000制定本办法。\n\u3000\u3000第二条\u3000由财政部门管理。\n"
)


def says(sentence: str, **fields: str | None) -> str:
    return Draft(sentence, **fields).print()


NEWS = """价格扣除提高一倍 我市企业拿下采购订单

　　本网讯　近日，财政部印发《财政部关于甲事项管理的通知》。按照《财政部关于甲事项管理的通知》，比例提高。
　　另据《中华人民共和国预算法》安排。财库〔2011〕18号已经在2021年废止。
　　（记者　李文）
"""
