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


NUMBERS = "按照 国发〔２０２２〕12号、\n鄂政办发[2022]40 号和财政部令第44号，公告2021年第13号另行办理。"


def numbered() -> "spacy.tokens.Doc":
    nlp = spacy.blank("zh")
    nlp.add_pipe("wenmai_numbers")
    return nlp(NUMBERS)


def spans(doc: "spacy.tokens.Doc") -> list[tuple[str, str, str]]:
    return [(span.text, span.label_, span.kb_id_) for span in doc.spans["wenmai_numbers"]]


FOUND = [
    ("国发〔２０２２〕12号", "coded", "国发/2022/12"),
    ("鄂政办发[2022]40 号", "coded", "鄂政办发/2022/40"),
    ("财政部令第44号", "order", "令:财政部//44"),
    ("公告2021年第13号", "announcement", ""),
]


def test_numbers_are_spans() -> None:
    assert spans(numbered()) == FOUND


def test_numbers_without_a_text() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("wenmai_numbers")
    assert spans(nlp("")) == spans(nlp("第十五条")) == []


def test_numbers_survive_a_docbin() -> None:
    from spacy.tokens import DocBin

    doc = numbered()
    stored = DocBin(docs=[doc]).to_bytes()
    (again,) = DocBin().from_bytes(stored).get_docs(doc.vocab)
    assert spans(again) == FOUND


def test_numbers_are_drawn_by_displacy() -> None:
    from spacy import displacy

    drawn = displacy.render(numbered(), style="span", options={"spans_key": "wenmai_numbers"}, jupyter=False)
    assert all(label in drawn for label in ("coded", "order", "announcement"))
    assert "国发/2022/12" in drawn


def test_norms_are_spans() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("wenmai_norms")
    doc = nlp("采购人应当公开采购意向，\n不得收取保证金。")
    assert [(one.text, one.label_, one.kb_id_) for one in doc.spans["wenmai_norms"]] == [
        ("应当", "shall", "公开"),
        ("不得", "must_not", "收取"),
    ]


def test_both_components_in_one_pipeline() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("wenmai_numbers")
    nlp.add_pipe("wenmai_references")
    doc = nlp("根据《乙办法》（财库〔2020〕46号）办理。")
    assert [span.kb_id_ for span in doc.spans["wenmai_numbers"]] == ["财库/2020/46"]
    assert [span.kb_id_ for span in doc.spans["wenmai"]] == ["财库/2020/46"]
