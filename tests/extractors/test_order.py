"""Neither the order nor the names of files change what is found between documents."""

import random

from drafting import BODY, ISSUED, NEWS, OLD, OLDER, Draft, corpus, says, source

from wenmai.extractors.extract import extract_source
from wenmai.extractors.resolve import resolve
from wenmai.ontology.model import Corpus


def comparable(found: Corpus) -> tuple[object, ...]:
    return (
        sorted(found.documents, key=lambda document: document.record),
        sorted(found.references, key=lambda one: one.id),
        found.edges,
        sorted(map(repr, found.diagnostics)),
    )


def test_the_order_of_documents_does_not_matter() -> None:
    sentence = "根据《财政部关于甲事项管理的通知》（财库〔2020〕46号）和《乙事项管理办法》，制定。"
    files = {
        "one": OLD,
        "two": OLDER,
        "three": ISSUED,
        "four": says(sentence),
        "five": says("参见《财政部关于甲事项管理的通知》。", number="财库〔2023〕6号"),
        "six": NEWS,
    }
    first = comparable(corpus(**files))
    for seed in range(6):
        names = list(files)
        random.Random(seed).shuffle(names)
        assert comparable(corpus(**{name: files[name] for name in names})) == first


def test_the_names_of_files_do_not_matter() -> None:
    texts = [OLD, OLDER, ISSUED, NEWS, says("参见《财政部关于甲事项管理的通知》、《乙事项管理办法》。")]
    edges = corpus(**{f"{place}.txt": text for place, text in enumerate(texts)}).edges
    turned = corpus(**{f"{9 - place}.txt": text for place, text in enumerate(texts)}).edges
    assert edges == turned


SIGNED = Draft(BODY, title="关于甲事项管理的通知", number="财库〔2020〕46号", date="2020年12月18日").print()
COPY = Draft(BODY, title="关于甲事项管理的通知", number="财库〔2020〕46号", signature=None, date=None).print()
SPEAKER = says("参见《财政部关于甲事项管理的通知》。")


def targets(files: list[tuple[str, str]]) -> set[str | None]:
    """What is pointed at, when the documents are handed over in the order of the files."""
    extractions = [extract_source(source(text, file)) for file, text in files]
    documents = [document for one in extractions for document in one.documents]
    mentions = [mention for one in extractions for mention in one.mentions]
    return {one.target_id for one in resolve(documents, mentions)}


def test_the_order_of_two_printings_does_not_matter() -> None:
    files = [("a.txt", SIGNED), ("b.txt", COPY), ("c.txt", SPEAKER)]
    assert (
        targets(files) == targets(files[::-1]) == targets([files[1], files[0], files[2]]) == {"财库/2020/46"}
    )


def test_the_names_of_two_printings_do_not_matter() -> None:
    assert targets([("a.txt", COPY), ("b.txt", SIGNED), ("c.txt", SPEAKER)]) == {"财库/2020/46"}
