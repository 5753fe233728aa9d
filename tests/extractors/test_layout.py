"""White space, zero-width characters and line breaks inside a number or title change nothing but offsets."""

import re
from pathlib import Path

import pytest
from drafting import Draft, assert_offsets, read
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from wenmai.extractors.readers import read_file
from wenmai.ontology.model import Extraction, Mention
from wenmai.ontology.numbers import parse

SAMPLES = Path(__file__).parents[2] / "samples"
FILES = sorted(SAMPLES.rglob("*.txt"))
DRAFT = Draft(
    "为贯彻落实《国务院关于印发扎实稳住经济一揽子政策措施的通知》（国发〔2022〕12号）和《甲事项管理办法》"
    "（财库〔2020〕46号，以下简称《办法》），根据《中华人民共和国政府采购法》及其实施条例，制定本通知。将《办法》"
    "第七条修改为“每年一次”。按照财政部 税务总局公告2022年第14号和（94）财税字第020号办理。"
    "《财政部关于印发〈乙事项暂行办法〉的通知》（财库〔2011〕181号）同时废止。"
).print()
NOISE = st.text(" \t\u3000\u00a0\u200b\u200d\ufeff", min_size=1, max_size=3) | st.sampled_from(
    ["\n", "\r\n", "\n\n", " \n ", "\n\u3000\u3000", "\n\n— 97 —\n "]
)


def said(mention: Mention) -> tuple[object, ...]:
    """What a mention says, without where."""
    cue = mention.cue.rule if mention.cue else None
    return (
        *(mention.doc, mention.kind, mention.title, mention.number, mention.number_key, mention.article),
        *(mention.names_title, mention.names_number, mention.relation, mention.partial, cue),
    )


def in_running_text(text: str, found: Extraction) -> list[Mention]:
    """The mentions below the heads of their documents that something follows."""
    spans = {document.record: document for document in found.documents}
    return [
        one
        for one in found.mentions
        if one.line > spans[one.record].start_line + 2
        and one.end - one.start > 1
        and re.search(r"\w", text[one.end : spans[one.record].end])
    ]


def numbers_alone(text: str) -> list[str]:
    """The lines that are nothing but a number."""
    return [line for line in text.splitlines() if parse(line)]


def texts() -> list[tuple[str, Extraction]]:
    samples = [text for path in FILES for text in read_file(path, path.name).texts]
    found = [(text, read(text)) for text in [DRAFT, *(one.text for one in samples if one)]]
    return [one for one in found if in_running_text(*one)]


TEXTS = texts()


@given(st.sampled_from(range(len(TEXTS))), st.data())
@settings(max_examples=300)
def test_noise_changes_nothing_but_offsets(which: int, data: st.DataObject) -> None:
    text, plain = TEXTS[which]
    places = data.draw(st.lists(st.sampled_from(in_running_text(text, plain)), min_size=1, max_size=3))
    cuts = {data.draw(st.integers(one.start + 1, one.end - 1)): data.draw(NOISE) for one in places}
    noisy = text
    for at in sorted(cuts, reverse=True):
        noisy = noisy[:at] + cuts[at] + noisy[at:]
    assume(numbers_alone(noisy) == numbers_alone(text) and "《\n\n—" not in noisy)
    found = read(noisy)
    assert [said(one) for one in found.mentions] == [said(one) for one in plain.mentions]
    assert [one.id for one in found.documents] == [one.id for one in plain.documents]
    if not any("97" in noise for noise in cuts.values()):
        assert_offsets(noisy, found)
        assert [one.surface for one in found.mentions] == [one.surface for one in plain.mentions]


@pytest.mark.parametrize("blank", ["\n", "\n\n", "\u200b", "\u3000", "\r\n"])
def test_a_break_at_every_place_of_a_mention(blank: str) -> None:
    text, plain = TEXTS[0]
    for one in in_running_text(text, plain):
        for at in range(one.start + 1, one.end):
            found = read(text[:at] + blank + text[at:])
            assert [said(other) for other in found.mentions] == [said(other) for other in plain.mentions]


def test_the_draft_says_something() -> None:
    assert len(TEXTS[0][1].mentions) == 8
    assert len(TEXTS) > 20


def test_a_text_in_one_line_says_the_same() -> None:
    text, plain = TEXTS[0]
    start = text.index("为贯彻")
    end = text.index("财政部\n", start)
    lines = "\n\n".join(text[at : at + 20] for at in range(start, end, 20))
    found = read(text[:start] + lines + text[end:])
    assert [said(one) for one in found.mentions] == [said(one) for one in plain.mentions]


def test_a_break_before_the_last_sign_of_a_document() -> None:
    annex = "附件\n\n文件清单\n\n\u3000\u30001.《甲办法》（财税〔2018〕99号"
    whole = [said(one) for one in read(f"{DRAFT}\n{annex}）\n").mentions]
    assert [said(one) for one in read(f"{DRAFT}\n{annex}\n）\n").mentions] == whole


@pytest.mark.parametrize("broken", ["财库〔2020〕46号", "财\n库〔2020〕4\n6号"])
def test_a_number_alone_on_a_line_of_the_text_is_not_the_documents_own(broken: str) -> None:
    body = "根据《甲管理办法》（\n{}\n）要求，现将有关事项通知如下。"
    plain = read(Draft(body.format("财库〔2020〕46号").replace("\n", ""), number=None).print())
    found = read(Draft(body.format(broken), number=None).print())
    assert [document.number for document in found.documents] == [None]
    assert [said(one)[1:] for one in found.mentions] == [said(one)[1:] for one in plain.mentions]
