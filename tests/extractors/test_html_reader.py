"""Web pages to text: the document stays, line by line; what hangs around it goes."""

import re
from pathlib import Path

import pytest
from corpus_folder import CORPUS
from hypothesis import given
from hypothesis import strategies as st

from wenmai.errors import DataError
from wenmai.extractors.extract import extract_source
from wenmai.extractors.readers.html import read_html
from wenmai.extractors.readers.page import Page
from wenmai.extractors.readers.phrases import footers, is_beside, is_credit, is_footer, is_navigation, rows
from wenmai.ontology.model import SourceText
from wenmai.ontology.vocabulary import Code, Meta

TITLE = "关于做好河道清理工作的通知"
NUMBER = "某水〔2019〕45号"
TEXT = [
    "各县、区水利局：",
    "为做好河道清理工作，保障行洪安全，现将有关事项通知如下。",
    "一、各地要落实责任，按时完成清理任务。",
]
SIGNED = ["某某市水利局", "2019年8月9日"]
DOCUMENT = [TITLE, NUMBER, *TEXT, *SIGNED]
MENU = (
    "<div>"
    + "".join(f"<a href='/{name}'>{name}</a> " for name in ("首页", "机构", "动态", "法规"))
    + "</div>"
)
FOOT = (
    """<div><p>某某市水利局　版权所有</p><p>地址：某路1号　邮编：100000</p><p>某ICP备12345678号</p></div>"""
)


def page(body: str, head: str = f"<title>{TITLE}</title>") -> Page:
    return read_html(f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode())


def lines(body: str, head: str = f"<title>{TITLE}</title>") -> list[str]:
    return [line for line in page(body, head).text.split("\n") if line]


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "gbk", "iso-8859-1", "x-unknown", ""])
def test_the_encoding_is_that_of_the_bytes_whatever_is_declared(encoding: str, declared: str) -> None:
    markup = f"<html><head><meta charset='{declared}'></head><body>{paragraphs(DOCUMENT)}</body></html>"
    found = read_html(markup.encode(encoding))
    assert found.text.split() == DOCUMENT
    assert found.doubts == ()


def test_big5_is_read_where_it_is_declared() -> None:
    markup = "<html><head><meta charset=big5></head><body><p>關於加強管理的通知</p></body></html>"
    assert read_html(markup.encode("big5")).text == "關於加強管理的通知\n"


def test_a_letter_cut_in_two_does_not_turn_the_page_into_another_encoding() -> None:
    data = f"<html><body>{paragraphs(DOCUMENT * 40)}</body></html>".encode()
    cut = data.replace("责".encode(), "责".encode()[:2], 1)
    found = read_html(cut)
    assert NUMBER in found.text
    assert found.doubts == ()


def test_bytes_of_no_encoding_are_said_to_be_in_doubt() -> None:
    assert read_html(b"<p>\xff\xfe\xfd\x81\x20" * 50).doubts == ((Code.ENCODING, ""),)


def test_inline_marks_do_not_break_lines_and_blocks_do() -> None:
    title = "<div><span>关于做好</span><b>河道<i>清理</i></b>工作<font>的通知</font></div>"
    assert lines(f"{title}<p>甲<br>乙</p><ul><li>丙<li>丁</ul>") == [TITLE, "甲", "乙", "丙", "丁"]


def test_a_blank_line_stands_between_paragraphs_and_none_within() -> None:
    assert page("<p>甲<br>乙</p><p>丙</p>").text == "甲\n乙\n\n丙\n"


def test_printed_lines_stay_lines() -> None:
    assert page("<pre>" + "\n".join(DOCUMENT) + "</pre>").text.split("\n") == [*DOCUMENT, ""]


def test_a_row_of_a_table_is_one_line_with_tabs() -> None:
    rows_ = [
        ["序号", "名称", "文号"],
        ["1", "某某市供水办法", "某政发〔2001〕3号"],
        ["2", "某某市燃气办法", ""],
    ]
    table = "".join(f"<tr>{''.join(f'<td><p>{cell}</p></td>' for cell in row)}</tr>" for row in rows_)
    assert page(f"<table>{table}</table>").text == (
        "序号\t名称\t文号\n1\t某某市供水办法\t某政发〔2001〕3号\n2\t某某市燃气办法\n"
    )


def test_an_empty_cell_keeps_its_column() -> None:
    row = "<tr><td>1</td><td></td><td>甲</td></tr>"
    assert lines(f"<table>{row}{row}</table>") == ["1\t\t甲", "1\t\t甲"]


def test_a_table_of_one_row_lays_out_the_page() -> None:
    assert lines("<table><tr><td>某某市水利局</td><td>某某市财政局</td></tr></table>") == [
        "某某市水利局",
        "某某市财政局",
    ]


def test_a_table_that_lays_out_the_page_is_read_line_by_line() -> None:
    left = "<table><tr><td>栏目</td></tr><tr><td><a href=1>文件</a></td></tr></table>"
    body = f"<table><tr><td>{left}</td><td>{paragraphs(DOCUMENT)}</td></tr></table>"
    assert lines(body) == DOCUMENT


def test_what_follows_an_early_end_of_the_page_is_read() -> None:
    body = f"<p>{TITLE}</p></body></html><html><head><title>甲</title></head><body>{paragraphs(DOCUMENT[1:])}"
    assert lines(body) == DOCUMENT


def test_menus_paths_buttons_and_the_foot_go() -> None:
    body = f"""<div class="top-nav"><span>登录</span><span>无障碍</span></div>{MENU}
    <div>您所在的位置：<a href=/>首页</a> &gt; <a href=/a>公开</a> &gt; {TITLE}</div>
    <div><h1>{TITLE}</h1><p>【字号：<a href=#>大</a> <a href=#>中</a> <a href=#>小</a>】 【打印】</p>
    <div>{paragraphs(DOCUMENT[1:])}</div><p>扫一扫在手机打开当前页</p></div>
    <p>上一篇：<a href=/1>关于另一事项的通知</a></p><div><h3>相关阅读</h3><a href=/2>某局解读通知</a></div>
    <div style="display: none">弹出窗口</div>{FOOT}"""
    assert lines(body) == DOCUMENT


def test_a_side_column_goes_where_the_page_names_its_title() -> None:
    body = f"<div>局长信箱</div><div>在线访谈</div><div><h2>{TITLE}</h2>{paragraphs(DOCUMENT[1:])}</div>"
    assert lines(body) == DOCUMENT
    assert lines(body, "<title>某某市水利局</title>") == DOCUMENT


def test_news_in_a_side_column_is_no_text_of_the_document() -> None:
    side = "<aside><p>热点：市长调研河道清理工作，强调要落实责任，确保行洪安全。</p></aside>"
    assert lines(f"<div>{paragraphs(DOCUMENT)}</div>{side}") == DOCUMENT


@pytest.mark.parametrize("above", ["某某市水利局文件", NUMBER, "某某市人民政府令", "（2019年第5号）"])
def test_a_letterhead_or_a_number_above_the_title_stays(above: str) -> None:
    assert lines(f"{MENU}<p>{above}</p>{paragraphs([TITLE, *TEXT])}") == [above, TITLE, *TEXT]


def test_the_issuer_stays_above_a_title_that_leaves_it_out() -> None:
    assert lines(f"{MENU}<p>深圳市水务局</p>{paragraphs([TITLE, *TEXT])}")[0] == "深圳市水务局"


def test_a_list_of_links_in_the_text_and_below_it_stays() -> None:
    table = "".join(f"<tr><td>{n}</td><td><a href={n}>第{n}号办法</a></td></tr>" for n in range(1, 5))
    listed = "".join(f"<p><a href={n}>《某市第{n}号条例》</a></p>" for n in range(1, 5))
    found = lines(f"{MENU}<h1>{TITLE}</h1><div>{paragraphs(TEXT)}<table>{table}</table>{listed}</div>{FOOT}")
    assert found[-8:] == [
        *(f"{n}\t第{n}号办法" for n in range(1, 5)),
        *(f"《某市第{n}号条例》" for n in range(1, 5)),
    ]


def test_links_to_files_stay_wherever_they_stand() -> None:
    files = "<div><a href=1.pdf>抽检名单</a><br><a href='/down?f=2.xls'>抽检表</a><br><a href=/3>附件3：说明</a></div>"
    assert lines(f"<div>{paragraphs(DOCUMENT)}</div>{files}{FOOT}")[-3:] == [
        "抽检名单",
        "抽检表",
        "附件3：说明",
    ]


def test_a_page_whose_text_is_only_a_file_keeps_title_and_file() -> None:
    body = f"{MENU}<h3>{TITLE}</h3><p>发布日期：2020-06-01</p><p><a href=/u/1.pdf>{TITLE}.pdf</a></p>{FOOT}"
    assert lines(body) == [TITLE, f"{TITLE}.pdf"]


def test_a_place_marked_in_the_text_is_no_link() -> None:
    assert (
        lines(f"<h1>{TITLE}</h1>" + "".join(f"<p><a name=_Toc{n}>{t}</a></p>" for n, t in enumerate(TEXT)))[
            1:
        ]
        == TEXT
    )


def test_a_link_left_open_does_not_swallow_the_text() -> None:
    many = [f"{number}、各地要落实责任，按时完成清理任务。" for number in range(40)]
    assert lines(f"<h1>{TITLE}</h1><p><a href=/print>打印{paragraphs(many)}") == [TITLE, "打印", *many]


def test_a_menu_left_open_does_not_swallow_the_text() -> None:
    found = lines(f"<div class='nav'><ul><li><a href=/>首页</a></li></ul>{paragraphs(DOCUMENT)}")
    assert found[-len(DOCUMENT) :] == DOCUMENT


def test_the_head_of_an_article_is_not_the_head_of_the_page() -> None:
    article = f"<article><header><h1>{TITLE}</h1><p>{NUMBER}</p></header>{paragraphs(TEXT)}</article>"
    assert lines(f"<header><p>某某市</p></header>{article}", "<title>某某市</title>") == [
        TITLE,
        NUMBER,
        *TEXT,
    ]


def test_a_notice_and_the_text_that_it_issues_both_stay() -> None:
    notice = ["关于印发《某市供水办法》的通知", *TEXT, *SIGNED]
    issued = [
        "某市供水办法",
        *[f"第{n}条　为了加强供水管理，保障饮水安全，作此规定。" for n in "一二三四五六"],
    ]
    found = lines(
        f"{MENU}<div>{paragraphs(notice)}</div><div>{paragraphs(issued)}</div>", "<title>某市供水办法</title>"
    )
    assert [line.replace(" ", "　") for line in found] == [*notice, *issued]


def test_contacts_and_organisers_at_the_end_of_the_text_stay() -> None:
    end = ["主办单位：某某市水利局", "技术支持：某某水文站", "联系人：王五　电话：1234567", *SIGNED]
    found = lines(f"{MENU}<h1>{TITLE}</h1><div>{paragraphs([*TEXT, *end])}</div>{FOOT}")
    assert [line.replace(" ", "　") for line in found[-5:]] == end


def test_a_text_that_a_script_would_show_is_read() -> None:
    assert lines(f"<div id=hide style='display:none'>{paragraphs(DOCUMENT)}</div>{FOOT}") == DOCUMENT


def test_a_title_printed_only_in_the_head_is_metadata_if_it_is_surely_one() -> None:
    found = page(paragraphs(TEXT), f"<title>{TITLE}_某某市水利局</title>").metadata
    assert [(one.field, one.value, one.label) for one in found] == [(Meta.TITLE, TITLE, "<title>")]
    assert page(paragraphs(TEXT), "<title>某某市水利局</title>").metadata == ()
    assert page(paragraphs(DOCUMENT), f"<title>{TITLE}</title>").metadata == ()


def test_a_page_of_2005_laid_out_in_tables_is_read_as_one_document() -> None:
    left = "".join(f"<tr><td><a href={n}>栏目{n}</a></td></tr>" for n in range(5))
    text = "<br>　　".join(TEXT)
    body = f"""<table><tr><td><img src=logo.gif></td></tr><tr><td>{MENU}</td></tr></table>
    <table><tr><td><table>{left}</table></td><td><table><tr><td align=center><font>{TITLE}</font></td></tr>
    <tr><td align=center>{NUMBER}</td></tr><tr><td><font>{text}<br><br>{"<br>".join(SIGNED)}</font></td></tr>
    </table></td></tr></table><table><tr><td>{FOOT}</td></tr></table>"""
    found = page(body, "<title>某某市水利局</title>")
    assert found.text.split() == DOCUMENT
    (document,) = extract_source(SourceText("a.htm", "0" * 64, found.text)).documents
    assert (document.title, document.number, document.date) == (TITLE, NUMBER, "2019-08-09")


WRAPPERS = [
    "{}",
    "<div>{}</div>",
    "<div class=w><div>{}</div></div>",
    "<table><tr><td>{}</td></tr></table>",
    "<center>{}",
]
AROUND = [
    MENU,
    FOOT,
    "<p>打印</p>",
    "<nav>首页</nav>",
    "<p>当前位置：首页 &gt; 通知</p>",
    "<ul><li><a href=1>甲</a></ul>",
    "",
]


@given(
    st.lists(st.sampled_from(WRAPPERS), min_size=3, max_size=3),
    st.lists(st.sampled_from(AROUND), min_size=4, max_size=4),
    st.sampled_from(["p", "div", "li", "h3"]),
    st.sampled_from([TITLE, "某某市水利局", f"某网-{TITLE}", ""]),
)
def test_no_line_of_a_document_is_ever_lost(
    wrappers: list[str], around: list[str], tag: str, title: str
) -> None:
    parts = ([TITLE], [NUMBER, *TEXT], SIGNED)
    blocks = [
        w.format("".join(f"<{tag}>{t}</{tag}>" for t in part))
        for w, part in zip(wrappers, parts, strict=True)
    ]
    body = around[0] + around[1] + blocks[0] + around[2] + blocks[1] + blocks[2] + around[3]
    found = lines(body, f"<title>{title}</title>")
    assert [line for line in found if line in DOCUMENT] == DOCUMENT


@given(st.binary(max_size=300), st.sampled_from([b"", b"<html>", b"<table><tr><td>", b"<pre>", b"<a href="]))
def test_any_bytes_are_read(data: bytes, opening: bytes) -> None:
    assert isinstance(read_html(opening + data), Page)


SENTENCE = "请认真做好河道清理工作。"


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + SENTENCE,
        "<ul>" + "<li><a>" * 30_000 + SENTENCE,
        "<table><tr><td>" * 30_000 + SENTENCE,
        f"<p title='{'x' * 11_000_000}'>{SENTENCE}",
        f"<p>{SENTENCE}\0\0</p>" + "</div>" * 50_000,
        "<p style='" + "display : " * 300_000 + f"'>{SENTENCE}",
        f"<p>{SENTENCE}<!-- " + "- " * 500_000,
        f"<p>{SENTENCE}" + "<script " * 200_000 + "/>",
        f"<p>{SENTENCE}" + "<script></style><!--" * 100_000,
    ],
    ids=["deep", "unclosed", "tables", "attribute", "nulls", "style", "comment", "script", "scripts"],
)
def test_a_page_made_to_break_readers_keeps_its_text(markup: str) -> None:
    assert SENTENCE in read_html(markup.encode()).text


@pytest.mark.parametrize("row", rows("navigation"), ids=lambda row: f"{row['kind']} {row['phrase'][:12]}")
def test_example_of_a_phrase(row: dict[str, str]) -> None:
    phrase, example = row["phrase"], row["example"]
    squeezed = "".join(example.split())
    assert {
        "button": lambda: phrase in example and is_navigation(example),
        "start": lambda: re.match(phrase, squeezed) and is_navigation(example),
        "credit": lambda: re.search(phrase, example) and is_credit(example),
        "footer": lambda: re.search(phrase, example) and is_footer(example),
        "name": lambda: phrase in example.lower() and is_beside(example),
        "text": lambda: phrase in example and not is_beside(example),
    }[row["kind"]]()


@pytest.mark.parametrize(
    "text",
    [
        *(
            "第一条　为了加强管理，制定本办法。",
            "审核：　　　填表人：",
            "2019年8月9日",
            "某某市水利局",
            "附件：名单",
        ),
        *(
            "网站应当依法办理ICP备案。",
            "软件版权所有人应当登记。",
            "主办单位：某某市水利局",
            "大型灌区",
            "一、标准",
        ),
    ],
)
def test_lines_of_documents_are_no_navigation(text: str) -> None:
    assert not is_navigation(text)
    assert not is_footer(text)


def test_the_title_of_a_drawing_is_no_text_with_whatever_is_in_it() -> None:
    drawing = "<svg><title>返回<i>顶部</i>按钮</title></svg>"
    assert lines(paragraphs(DOCUMENT) + f"<p>{drawing}附则</p>") == [*DOCUMENT, "附则"]


def test_feet_are_found_by_the_numbers_of_their_lines() -> None:
    lines = ["总则", "版权所有", "软件版权所有人。", "版权所有" + "某" * 200, "分辨率1024以上浏览", "附则"]
    assert footers([*lines, "© 某市 版权所有"]) == {1, 4, 6}
    assert footers(["最佳分辨率1024以上浏览此", "末行"]) == footers(["最佳分辨率1024以上浏览"]) == {0}
    assert footers([]) == footers(["版权", "所有"]) == set()


def test_a_phrase_table_cut_short_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("csv.reader", lambda lines: iter([["a", "b"], ["1"]]))
    rows.cache_clear()
    with pytest.raises(DataError, match="line 2: 1 cells instead of 2"):
        rows("navigation")
    rows.cache_clear()


ORIGINALS = CORPUS / "originals"
PUBLISHED = sorted([*ORIGINALS.glob("*.htm"), *ORIGINALS.glob("*.html"), *ORIGINALS.glob("m46")])


@pytest.mark.skipif(not PUBLISHED, reason="no corpus (set WENMAI_CORPUS)")
@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.name)
def test_a_page_as_published_is_its_document_and_no_more(path: Path) -> None:
    found = read_html(path.read_bytes())
    printed = [line for line in found.text.split("\n") if line]
    assert not [line for line in printed if is_navigation(line) or is_footer(line)]
    documents = extract_source(SourceText(path.name, "0" * 64, found.text, found.metadata)).documents
    assert documents[0].start == 0
    assert documents[-1].end >= len(found.text.rstrip()) - len("\n\n—00—")
    assert all(document.title and document.policy for document in documents)
    assert len({document.title for document in documents}) == len(documents) <= 2
