"""The spaCy component: found by its name, mentions as spans with relation and identity."""

import pytest

from wenmai.ontology.vocabulary import Relation

spacy = pytest.importorskip("spacy")


def test_mentions_are_spans() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("wenmai_references")
    doc = nlp(
        "财政部关于甲事项的通知\n财库〔2023〕5号\n\n各省、自治区财政厅：\n　　为贯彻落实《乙办法》，现通知如下。"
        "《丙办法》（财库〔2020〕46号）同时废止。\n\n财政部\n2023年1月5日\n"
    )
    found = [(span.text, span.label_, span.kb_id_) for span in doc.spans["wenmai"]]
    assert found == [
        ("《乙办法》", Relation.IMPLEMENTS.value, "乙办法"),
        ("《丙办法》（财库〔2020〕46号）", Relation.REPEALS.value, "财库/2020/46"),
    ]


def test_a_text_without_mentions() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("wenmai_references")
    assert list(nlp("今天没有文件。").spans["wenmai"]) == []
    assert list(nlp("").spans["wenmai"]) == []
