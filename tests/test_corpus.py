"""Real documents: a printed compilation against its annotation, and a stride of published texts.

They are not part of this project: WENMAI_CORPUS names their folder.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from corpus_folder import CORPUS, need_corpus
from known import unexpected

from wenmai.extractors.extract import extract_source
from wenmai.extractors.text import Text, squeeze
from wenmai.ontology.model import Corpus, Mention, SourceText
from wenmai.pipeline import extract
from wenmai.scoring.score import score_corpus
from wenmai.scoring.tally import Score

need_corpus()

STRIDE = 12
UNMARKED = "named without title marks"
KNOWN = {
    "d026:5121 5G（第五代移动通讯）应用“扬帆”行动计划 missed": UNMARKED,
    "edge d026 → 5G应用“扬帆”行动计划 missed": UNMARKED,
    "1220:2022年第四季度 false": "in the sentence that gives the ground, not in the operative text",
    "1810:102项 false": "annotated once, at its heading",
    "2195:10% false": "in the name of a task, quoted before the operative text",
    "4759:到2023年底 false": "the annotation has the same date in other sentences only",
}


@cache
def compilation() -> Corpus:
    return extract(CORPUS / "xianning2022" / "source.txt")


@cache
def score() -> Score:
    return score_corpus(CORPUS / "xianning2022" / "gold", compilation())


def test_the_compilation_holds_52_documents() -> None:
    assert len(compilation().documents) == 52


def test_the_first_half_is_read_as_annotated() -> None:
    assert not unexpected(score(), KNOWN)


def test_the_score_keeps_its_floor() -> None:
    assert score().tallies["mentions"].f1 >= 0.97
    assert score().tallies["typed"].f1 >= 0.95
    assert score().tallies["exact"].f1 == 1
    for field in ("title", "number", "date", "level", "issuers"):
        right, asked = score().fields[field]
        assert right >= 0.98 * asked, field


def test_a_document_printed_twice_is_one_id_and_two_records() -> None:
    ids = Counter(document.id for document in compilation().documents)
    twice = [document for document in compilation().documents if ids[document.id] > 1]
    assert len(twice) == 2
    assert len({document.record for document in twice}) == 2
    assert all("贯彻落实中央扎实稳住经济一揽子政策措施工作清单的通知" in document.title for document in twice)
    assert all(document.region == "湖北省" for document in twice)


def assert_offsets(text: str, mentions: Iterable[Mention]) -> None:
    """Every surface is what stands there, page marks and white space left out; every line is right."""
    for mention in mentions:
        assert Text(text[mention.start : mention.end]).squeezed == squeeze(mention.surface), mention
        assert mention.line == text.count("\n", 0, mention.start) + 1, mention


def test_offsets_of_the_compilation() -> None:
    text = compilation().sources[0].text
    assert len(compilation().references) > 100
    assert_offsets(text, (one.mention for one in compilation().references))


def rows() -> Iterator[tuple[str, str]]:
    """Every twelfth text of the collected documents, by a name that finds it again."""
    place = 0
    for path in sorted((CORPUS / "documents").glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if place % STRIDE == 0:
                yield f"{path.name}:{number}", json.loads(line)["text"]
            place += 1


def test_published_texts() -> None:
    read = with_documents = mentions = 0
    for name, text in rows():
        found = extract_source(SourceText(name, "0" * 64, text))
        assert_offsets(text, found.mentions)
        for document in found.documents:
            assert 0 <= document.start < document.end <= len(text), name
        assert {mention.doc for mention in found.mentions} <= {document.id for document in found.documents}
        read, mentions = read + 1, mentions + len(found.mentions)
        with_documents += bool(found.documents)
    assert read > 140
    assert with_documents > read * 0.9
    assert mentions > read
