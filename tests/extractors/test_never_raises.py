"""Text never raises: whatever it is, it is read, and what is found speaks of the text as given."""

import random
from pathlib import Path

import pytest
from drafting import Draft, assert_offsets, corpus, read
from hypothesis import given, settings
from hypothesis import strategies as st

from wenmai.extractors.readers import read_file

SAMPLES = Path(__file__).parents[2] / "samples"
FILES = sorted(path for path in SAMPLES.rglob("*") if path.suffix in (".txt", ".html"))
SIGNS = "《》〈〉（）()〔〕[]“”第号令公告年月日一二12 \n\u3000。；：，、财政部国务院关于印发的通知办法废止以下简称附"
LINES = st.sampled_from(
    [
        *("国务院关于印发甲办法的通知", "财库〔2022〕19号", "甲办法", "各省、自治区：", "附件", "2022年5月30日"),
        *("现将《甲办法》印发给你们。", "第一条　为规范，制定本办法。", "财政部", "", "— 97 —", "\f"),
        *("中华人民共和国国务院令", "第 663 号", "《乙办法》（财库〔2020〕46号", "以下简称《办法》）"),
        *("一、总则", "（第三百二十四号）", "记者"),
    ]
)  # fmt: skip


def sample(path: Path) -> str:
    (text,) = read_file(path, path.name).texts
    assert text is not None
    return text.text


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    assert_offsets(text, read(text))


@given(st.text(SIGNS, max_size=200))
@settings(max_examples=400)
def test_any_jumble_of_the_signs(text: str) -> None:
    assert_offsets(text, read(text))
    assert corpus(text).sources


@given(st.lists(LINES, max_size=30))
@settings(max_examples=400)
def test_any_order_of_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = corpus(text)
    for one in found.references:
        assert 0 <= one.mention.start < one.mention.end <= len(text)
        assert one.target_id != one.mention.doc
    assert {one.mention.doc for one in found.references} <= {document.id for document in found.documents}


def test_there_are_samples() -> None:
    assert len(FILES) >= 24


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_truncated_and_shuffled_samples(path: Path) -> None:
    text = sample(path)
    chance = random.Random(path.stem)
    for cut in sorted(chance.sample(range(len(text)), 12)):
        assert_offsets(text[:cut], read(text[:cut]))
        assert_offsets(text[cut:], read(text[cut:]))
    lines = text.splitlines(keepends=True)
    for _ in range(5):
        chance.shuffle(lines)
        shuffled = "".join(lines)
        assert_offsets(shuffled, read(shuffled))


SENTENCE = (
    "为贯彻落实《国务院关于印发扎实稳住经济一揽子政策措施的通知》（国发〔2022〕12号），各地应当抓紧办理，"
)


@pytest.mark.parametrize(
    "text",
    [
        "《" * 10_000,
        "《" * 10_000 + "甲办法" + "》" * 10_000,
        "》" * 10_000,
        "（" * 20_000 + "）" * 20_000,
        "“" * 20_000,
        "（以下简称《" * 5_000,
        " " * 200_000,
        "财库" + " " * 200_000 + "〔2022〕19号",
        "\n" * 100_000,
        "\u200b" * 100_000,
        "号" * 50_000,
        "第" * 50_000,
        "一" * 50_000 + "号令",
        "财" * 50_000 + "〔2022〕19号",
        "〔2022〕" * 10_000,
        "《甲办法》、" * 5_000 + "同时废止。",
        "除" + "《甲办法》、" * 2_000 + "外",
        "— 97 —\n" * 10_000,
        "国务院" * 20_000,
        "各省、" * 20_000,
        "关于" * 20_000 + "的通知",
        "附件：" * 10_000 + "《甲办法》",
        "\x00\x01\x02\ud800\udfff\ufffd" * 50,
    ],
    ids=lambda text: repr(text[:8]),
)
@pytest.mark.parametrize("inside", [False, True])
def test_endless_text_ends(text: str, inside: bool) -> None:
    whole = Draft(f"现通知如下：{text}").print() if inside else text
    found = read(whole)
    assert all(0 <= one.start < one.end <= len(whole) for one in found.mentions)
    assert len(found.documents) == 1 or not inside


def test_two_million_characters_without_a_line_break() -> None:
    text = SENTENCE * (2_000_000 // len(SENTENCE))
    found = read(Draft(text).print())
    assert [document.number for document in found.documents] == ["财库〔2023〕5号"]
    assert len(found.mentions) == 2_000_000 // len(SENTENCE)


@pytest.mark.parametrize("opened", ["《", "（", "“", "《甲〈", "（以下简称《", "〔"])
def test_what_is_not_closed_does_not_hide_what_follows(opened: str) -> None:
    far = "各地应当抓紧办理有关事项。" * 60
    found = read(
        Draft(f"参见{opened}没有结束，{far}\n\u3000\u3000参见《乙办法》（财库〔2020〕46号）。").print()
    )
    assert "《乙办法》（财库〔2020〕46号）" in [one.surface for one in found.mentions]
