"""Letterheads of PDF files: what stands side by side, in the order in which it is meant."""

import pytest

from wenmai.extractors.readers.pdf_letterhead import in_order

_TAIL = ["关于甲事项的报告", "省政府："]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        (["甲省财政厅文件", "甲财〔2022〕1号    签发人：张某"], ["甲省财政厅文件", "甲财〔2022〕1号", "签发人：张某"]),
        (["甲省财政厅文件", "甲财〔2022〕1号　签发人：张某  李某"],
         ["甲省财政厅文件", "甲财〔2022〕1号", "签发人：张某  李某"]),
        (["签 发 人：张某", "甲财〔2022〕1号  李某"], ["甲财〔2022〕1号", "签 发 人：张某", "李某"]),
        (["甲省财政厅", "文件", "乙省财政厅", "甲财〔2022〕1号"],
         ["甲省财政厅", "乙省财政厅", "文件", "甲财〔2022〕1号"]),
        (["甲省财政厅", "甲省教育厅  文件", "甲省水利厅", "甲财〔2022〕1号"],
         ["甲省财政厅", "甲省教育厅", "甲省水利厅", "文件", "甲财〔2022〕1号"]),
    ],
)  # fmt: skip
def test_in_order(printed: list[str], meant: list[str]) -> None:
    assert in_order("\n".join([*printed, *_TAIL])).split("\n") == [*meant, *_TAIL]


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["甲省财政厅文件", "甲财〔2022〕1号"],
        ["特急", "甲省财政厅文件", "甲财〔2022〕1号"],
        ["机密  文件", "甲省财政厅", "1份", "甲财〔2022〕1号"],
        ["关于印发《甲办法》的通知", "甲财〔2022〕1号  各市县财政局"],
        ["甲财〔2022〕1号  签发人：" + "张某" * 20],
        ["签发人：" + "张某" * 10, "甲财〔2022〕1号"],
        ["正文。"] * 12 + ["甲财〔2022〕1号  签发人：张某"],
    ],
)
def test_what_stays_as_it_is(lines: list[str]) -> None:
    assert in_order("\n".join([*lines, *_TAIL])) == "\n".join([*lines, *_TAIL])
