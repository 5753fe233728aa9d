"""Closed words of the answers 回答用词: what holds on a day, who says so, how firm a tie is, what is amiss.

Sources: the status words of official databases (现行有效, 尚未生效, 部分失效, 已被修改, 失效, 废止) and 立法法.
"""

from wenmai.ontology.vocabulary import Term


class Status(Term):
    """What holds of a document on a day 效力状态."""

    NOT_YET = "not_yet", "尚未施行", "not yet in force"
    PARTLY_IN_FORCE = "partly_in_force", "部分施行", "in force in part"
    IN_FORCE = "in_force", "现行有效", "in force"
    PARTLY_REPEALED = "partly_repealed", "部分废止", "repealed in part"
    AMENDED = "amended", "已被修改", "in force as amended"
    SUPERSEDED = "superseded", "已被替代", "superseded"
    EXPIRED = "expired", "期满失效", "expired"
    LAPSED = "lapsed", "附条件失效", "lapsed on a condition"
    REPEALED = "repealed", "已废止", "repealed"
    UNKNOWN = "unknown", "不明", "not known"

    @property
    def over(self) -> bool:
        """Whether the document no longer applies as a whole 已不适用."""
        return self in (Status.SUPERSEDED, Status.EXPIRED, Status.LAPSED, Status.REPEALED)


class Says(Term):
    """Who says so 判断来源."""

    TEXT = "text", "文件自身", "its own text"
    LATER = "later_document", "后来的文件", "a later document"
    CATALOGUE = "catalogue", "官方清理目录", "an official catalogue"
    PAGE = "page", "所载网页", "the page it was published on"
    RULE = "rule", "依规则推定", "presumed by a rule"


class EventKind(Term):
    """What happened to a document 效力事件."""

    ADOPTED = "adopted", "成文", "adopted"
    IN_FORCE = "in_force", "施行", "in force"
    EXPIRES = "expires", "期满", "expires"
    LAPSES = "lapses", "附条件失效", "lapses on a condition"
    KEPT = "kept", "列为继续有效", "listed as kept in force"
    STATED = "stated", "网页标明", "stated by its page"
    AMENDED = "amended", "被修改", "amended"
    SUPPLEMENTED = "supplemented", "被补充", "supplemented"
    EXTENDED = "extended", "被延续", "extended"
    SUPERSEDED = "superseded", "被替代", "superseded"
    REPEALED = "repealed", "被废止", "repealed"


class Strength(Term):
    """How firmly a document is tied to the one it carries out 落实强度, the firmest first."""

    EXPLICIT = "explicit", "明示落实", "explicit"
    FORWARDED = "forwarded", "转发", "forwarded"
    BASED_ON = "based_on", "以之为依据", "based on"
    SIMILAR = "similar", "标题相近（不算落实）", "similar title, not counted"


class Cover(Term):
    """What is found in a region 地区落实情况: the strengths, and two ways of not knowing."""

    EXPLICIT = "explicit", "明示落实", "explicit"
    FORWARDED = "forwarded", "转发", "forwarded"
    BASED_ON = "based_on", "以之为依据", "based on"
    SIMILAR = "similar", "仅有标题相近的", "similar title only"
    NONE_FOUND = "none_found", "库内未见", "none found"
    NOT_IN_CORPUS = "not_in_corpus", "库内无该地文件", "not in the corpus"


class AlarmKind(Term):
    """What is amiss between two documents 预警."""

    BASIS_FELL = "basis_fell", "依据失效", "its basis fell after it took effect"
    CITES_DEAD = "cites_dead", "引用已失效文件", "cites what was already dead"
    OLD_EDITION = "old_edition", "落实已被取代的版本", "implements an edition that had been replaced"
    BEFORE_BASIS = "before_basis", "早于依据施行", "takes effect before its basis"
    MUTUAL_REPEAL = "mutual_repeal", "互相废止", "two that repeal each other"
    REPEALS_NOTHING = (
        "repeals_nothing",
        "废止落空",
        "repeals nothing: another document, or a later one, is there",
    )
    UNCHECKED = "unchecked", "对象不在库，无从核对", "names what is not in this store: cannot be checked"


class Cure(Term):
    """What would clear an alarm 消除办法; the values are those of :class:`AlarmKind`."""

    BASIS_FELL = (
        "basis_fell",
        "重新审查并改用现行依据，或予废止",
        "review it on the basis now in force, or repeal it",
    )
    CITES_DEAD = "cites_dead", "改引现行文件", "cite what is in force"
    OLD_EDITION = "old_edition", "改为落实现行版本", "implement the edition in force"
    BEFORE_BASIS = "before_basis", "核对两份文件的施行日期", "check both days of entry into force"
    MUTUAL_REPEAL = "mutual_repeal", "核对原文，确定废止者", "check in print which of them repeals the other"
    REPEALS_NOTHING = (
        "repeals_nothing",
        "核对被废止文件的名称、文号和日期",
        "check name, number and date of what it repeals",
    )
    UNCHECKED = "unchecked", "把该文件补入库后再查", "add that document to the store, and ask again"


class Severity(Term):
    """How grave an alarm is 严重程度, the gravest first."""

    HIGH = "high", "高", "high"
    MEDIUM = "medium", "中", "medium"
    LOW = "low", "低", "low"
    NONE = "none", "未判断", "not judged"
