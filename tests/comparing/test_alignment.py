"""Alignment: wording aligns, a shared figure alone does not, strangers need more than a phrase."""

from time import process_time

from reading import readable

from wenmai.comparing.alignment import align
from wenmai.comparing.clauses import read_clauses
from wenmai.comparing.judging import compare, silent
from wenmai.comparing.ranks import is_upper
from wenmai.extractors.text import Text
from wenmai.ontology.model import Document
from wenmai.ontology.vocabulary import Level

UPPER = readable(
    "一、扩大担保规模。鼓励政府性融资担保机构降低担保费率，费率不超过1%。\n"
    "二、减免租金。对承租国有房屋的小微企业减免3个月租金。\n"
    "三、加强宣传。通过多种方式解读政策。\n",
    "u",
)
LOWER = readable(
    "一、减免房屋租金。承租市属国有房屋的小微企业，减免3个月租金。\n"
    "二、担保支持。政府性融资担保机构应当降低担保费率，费率不超过1%。\n",
    "l",
    level=Level.MUNICIPAL,
    date="2022-06-30",
)


def items() -> set[tuple[str | None, str | None]]:
    return {(one.upper.item, one.lower.item) for one in align(UPPER, LOWER)}


def test_items_answer_each_other_in_another_order() -> None:
    assert items() == {("一", "二"), ("二", "一")}


def test_a_sentence_may_answer_several() -> None:
    upper = readable("一、鼓励金融机构对餐饮企业和旅游企业降低贷款利率。\n", "u")
    lower = readable(
        "一、鼓励金融机构对餐饮企业降低贷款利率。\n二、鼓励金融机构对旅游企业降低贷款利率。\n", "l"
    )
    assert len(align(upper, lower)) == 2


def test_a_shared_figure_alone_aligns_nothing() -> None:
    upper = readable("一、研发费用按照100%加计扣除。\n", "u")
    lower = readable("一、公共场所消毒覆盖达到100%。\n", "l")
    assert align(upper, lower) == ()


def test_strangers_are_not_aligned_by_a_phrase() -> None:
    upper = readable("一、对企业应缴纳的行政事业性收费，自应缴之日起缓缴一个季度，不收滞纳金。\n", "u")
    lower = readable("一、施工企业应缴纳的各类保证金，自应缴之日起缓缴一个季度，业主不得另收押金。\n", "l")
    assert align(upper, lower)
    assert not align(upper, lower, related=False)


def test_a_list_of_bodies_in_charge_takes_no_part() -> None:
    upper = readable("一、推动数字化转型。（责任单位：省经信厅、省财政厅，各市州人民政府）\n", "u")
    lower = readable("一、开展健康教育。（责任单位：省经信厅、省财政厅，各市州人民政府）\n", "l")
    assert align(upper, lower) == ()


def test_the_signature_is_no_sentence() -> None:
    assert [one.text for one in readable("一、本通知自发布之日起执行。\n某某部\n2022年1月1日\n").clauses] == [
        "本通知自发布之日起执行。"
    ]


def test_a_document_without_numbering_is_compared_as_a_whole() -> None:
    text = "对承租国有房屋的小微企业减免3个月租金。\n"
    found = align(readable(text, "u"), readable(text, "l"))
    assert [(one.upper.item, one.reason) for one in found] == [(None, "identical")]


def test_nothing_to_compare() -> None:
    assert align(readable("", "u"), LOWER) == ()


def test_an_item_without_an_answer_is_told() -> None:
    matches = compare(UPPER, LOWER, "implements")
    assert [one.upper.item for one in silent(UPPER, LOWER, matches, "implements") if one.upper] == ["三"]


def test_offsets_of_sentences() -> None:
    text = "一、减免房屋租金。对承租国有房屋的\n小微企业减免 3 个月租金。\n"
    document = Document("d", "d-0", "a.txt", 0, len(text), 1, 2, policy=True, title="某")
    clauses = read_clauses(Text(text), document).clauses
    for clause in clauses:
        assert "".join(text[clause.start : clause.end].split()) == clause.text
    assert [clause.line for clause in clauses] == [1, 1]


def test_between_equals_the_earlier_is_upper() -> None:
    earlier, later = readable("", "a", date="2021-01-01").document, readable("", "b").document
    assert is_upper(earlier, later)
    assert not is_upper(later, earlier)
    assert is_upper(later, LOWER.document)


def test_two_long_documents_take_time_in_proportion() -> None:
    """Twice the items on both sides well under four times the time and a bit: no product of the sizes."""

    def seconds(count: int) -> float:
        words = [chr(0x4E00 + at) + chr(0x5E00 + at) + chr(0x6E00 + at) for at in range(count)]
        text = "".join(f"{at}.对{word * 3}给予支持。\n" for at, word in enumerate(words, 1))
        one, other = readable(text, "u"), readable(text, "l")
        times = []
        for _ in range(3):
            start = process_time()
            align(one, other)
            times.append(process_time() - start)
        return min(times)

    assert seconds(800) < 12 * max(seconds(200), 0.005)
