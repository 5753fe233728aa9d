"""The closed vocabularies 词表 of Wenmai: relations, genres, levels, forces, kinds of mention.

Every member is a string (its value stands in the records) and carries its Chinese and its English label.
No other module spells a relation. Sources: GB/T 9704-2012 for the genres 文种, 立法法 for the forces
效力位阶, GB/T 2260 for the levels, ``docs/format.md`` for the relations and kinds of mention.
"""

from enum import StrEnum
from typing import Literal, Self

Lang = Literal["zh", "en"]


class Term(StrEnum):
    """A word of a closed vocabulary 术语; ``label(lang)`` is what people read."""

    zh: str
    en: str

    def __new__(cls, value: str, zh: str = "", en: str = "") -> Self:
        """Make the member with its two labels."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh
        member.en = en
        return member

    def label(self, lang: Lang = "zh") -> str:
        """Return the label of this term in Chinese (``zh``) or English (``en``)."""
        return self.zh if lang == "zh" else self.en


class Relation(StrEnum):
    """How one document speaks of another 文件关系, strongest first; ``X relation Y``: X is the speaker."""

    zh: str
    en: str
    inverse_zh: str
    inverse_en: str
    strength: int  # rank, 0 for the strongest (``repeals``)

    def __new__(
        cls, value: str, zh: str = "", en: str = "", inverse_zh: str = "", inverse_en: str = ""
    ) -> Self:
        """Make the member with the labels of both directions."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh, member.en = zh, en
        member.inverse_zh, member.inverse_en = inverse_zh, inverse_en
        member.strength = len(cls.__members__)
        return member

    REPEALS = "repeals", "废止", "repeals", "被废止", "repealed by"
    SUPERSEDES = "supersedes", "替代", "supersedes", "被替代", "superseded by"
    AMENDS = "amends", "修改", "amends", "被修改", "amended by"
    EXTENDS = "extends", "延续", "extends", "被延续", "extended by"
    SUPPLEMENTS = "supplements", "补充", "supplements", "被补充", "supplemented by"
    PROMULGATES = "promulgates", "印发", "promulgates", "由其印发", "promulgated by"
    FORWARDS = "forwards", "转发", "forwards", "被转发", "forwarded by"
    IMPLEMENTS = "implements", "贯彻落实", "implements", "被贯彻落实", "implemented by"
    BASED_ON = "based_on", "依据", "based on", "作为依据", "basis of"
    INTERPRETS = "interprets", "解读", "interprets", "被解读", "interpreted by"
    CITES = "cites", "引用", "cites", "被引用", "cited by"

    def label(self, lang: Lang = "zh", *, inverse: bool = False) -> str:
        """Return the label read from the speaker, or with ``inverse`` from the document spoken of."""
        if inverse:
            return self.inverse_zh if lang == "zh" else self.inverse_en
        return self.zh if lang == "zh" else self.en

    @property
    def iri_name(self) -> str:
        """Local name of the RDF property: ``based_on`` gives ``basedOn``."""
        return _camel(self.value.split("_"))

    @property
    def inverse_iri_name(self) -> str:
        """Local name of the inverse RDF property: ``based_on`` gives ``basisOf``."""
        return _camel(self.inverse_en.split())

    @property
    def cypher(self) -> str:
        """Relationship type in Cypher: ``based_on`` gives ``BASED_ON``."""
        return self.value.upper()


def _camel(words: list[str]) -> str:
    return words[0] + "".join(word.capitalize() for word in words[1:])


def strongest(relations: "list[Relation] | set[Relation]") -> Relation:
    """Return the strongest of some relations; ValueError if there are none."""
    return min(relations, key=lambda relation: relation.strength)


class Genre(Term):
    """Kind of document 文种: the fifteen of GB/T 9704-2012, legislation, attached texts, reports."""

    RESOLUTION = "决议", "决议", "resolution"
    DECISION = "决定", "决定", "decision"
    ORDER = "命令", "命令", "order"
    COMMUNIQUE = "公报", "公报", "communiqué"
    ANNOUNCEMENT = "公告", "公告", "announcement"
    PUBLIC_NOTICE = "通告", "通告", "public notice"
    OPINIONS = "意见", "意见", "opinions"
    NOTICE = "通知", "通知", "notice"
    CIRCULAR = "通报", "通报", "circular"
    REPORT = "报告", "报告", "report"
    REQUEST = "请示", "请示", "request for instructions"
    REPLY = "批复", "批复", "reply"
    BILL = "议案", "议案", "bill"
    LETTER = "函", "函", "letter"
    MINUTES = "纪要", "纪要", "minutes"
    LAW = "法", "法", "law"
    REGULATIONS = "条例", "条例", "regulations"
    PROVISIONS = "规定", "规定", "provisions"
    MEASURES = "办法", "办法", "measures"
    DETAILED_RULES = "细则", "细则", "detailed rules"
    RULES = "规则", "规则", "rules"
    JUDICIAL_INTERPRETATION = "司法解释", "司法解释", "judicial interpretation"
    SCHEME = "方案", "方案", "work plan"
    PLAN = "计划", "计划", "plan"
    PROGRAMME = "规划", "规划", "programme"
    OUTLINE = "纲要", "纲要", "outline"
    POLICY_MEASURES = "措施", "措施", "policy measures"
    GUIDE = "指南", "指南", "guide"
    CATALOGUE = "目录", "目录", "catalogue"
    LIST = "清单", "清单", "list"
    STANDARD = "标准", "标准", "standard"
    NEWS = "报道", "报道", "news report"
    EXPLANATION = "解读", "解读", "official explanation"
    OTHER = "其他", "其他", "other"


class Level(Term):
    """Level of government 层级, by GB/T 2260; the order of the members is from the top down."""

    NATIONAL = "national", "国家", "national"
    PROVINCIAL = "provincial", "省级", "provincial"
    MUNICIPAL = "municipal", "市级", "municipal"
    COUNTY = "county", "县级", "county"


class Force(Term):
    """Legal force 效力位阶 of a document, by 立法法 and 党内法规制定条例."""

    CONSTITUTION = "宪法", "宪法", "constitution"
    LAW = "法律", "法律", "law"
    ADMINISTRATIVE_REGULATIONS = "行政法规", "行政法规", "administrative regulations"
    SUPERVISORY_REGULATIONS = "监察法规", "监察法规", "supervisory regulations"
    LOCAL_REGULATIONS = "地方性法规", "地方性法规", "local regulations"
    AUTONOMOUS_REGULATIONS = "自治条例和单行条例", "自治条例和单行条例", "autonomous and separate regulations"
    SEZ_REGULATIONS = "经济特区法规", "经济特区法规", "regulations of a special economic zone"
    MINISTRY_RULES = "部门规章", "部门规章", "ministry rules"
    LOCAL_RULES = "地方政府规章", "地方政府规章", "local government rules"
    JUDICIAL_INTERPRETATION = "司法解释", "司法解释", "judicial interpretation"
    NORMATIVE = "规范性文件", "规范性文件", "normative document"
    PARTY = "党内文件", "党内文件", "party document"
    OTHER = "其他", "其他", "other"


class MentionKind(Term):
    """Form in which a document is named 提及形式."""

    FULL = "full", "名称和文号", "title and number"
    TITLE = "title", "名称", "title"
    NUMBER = "number", "文号", "number"
    ALIAS = "alias", "简称", "alias"
    UNQUOTED = "unquoted", "未加书名号", "unquoted"
    STATED = "stated", "人工指明", "stated by a person"


class Resolved(Term):
    """How the target of a reference was found 指认方式."""

    NUMBER = "number", "文号", "by number"
    TITLE = "title", "名称", "by title"
    ALIAS = "alias", "简称", "by alias"
    ISSUE = "issue", "印发关系", "text issued by this notice"
    OUTSIDE_NUMBER = "outside_number", "文号（库外）", "by number, not in the corpus"
    OUTSIDE_TITLE = "outside_title", "名称（库外）", "by title, not in the corpus"
    AMBIGUOUS = "ambiguous", "多个可能", "several candidates"
    UNRESOLVED = "unresolved", "未能指认", "unresolved"
    CORRECTION = "correction", "人工更正", "by a correction"


class Action(Term):
    """What a correction 更正 does: to an edge, to the identity of a document, to one of its fields."""

    ADD = "add", "增加关系", "add a relation"
    REMOVE = "remove", "删除关系", "remove a relation"
    RETARGET = "retarget", "改指", "point a relation at another document"
    MERGE = "merge", "合并", "merge two documents"
    SPLIT = "split", "拆分", "split a document"
    FIX = "fix", "改正字段", "fix a field"


class NotNumber(Term):
    """What a string is that stands where a document number might, and is none 非发文字号."""

    EMPTY = "empty", "空", "nothing"
    MARKING = "marking", "份号密级缓急", "copy number, secrecy or urgency"
    INDEX = "index", "索引号", "index number of an information catalogue"
    RECORD = "record", "备案登记编号", "number of filing or registration"
    CREDIT_CODE = "credit_code", "信用代码", "code of an organisation"
    COURT_CASE = "court_case", "案号", "case number of a court"
    ARBITRATION = "arbitration", "仲裁案号", "case number of an arbitral body"
    NOTARY = "notary", "公证鉴定书号", "number of a notarial act or expert report"
    STANDARD = "standard", "标准号", "number of a standard"
    PROPOSAL = "proposal", "建议提案号", "number of a proposal"
    LICENCE = "licence", "许可证照号", "number of a licence or certificate"
    CONTRACT = "contract", "合同号", "number of a contract"
    PROJECT = "project", "项目采购编号", "number of a project or tender"
    PUBLICATION = "publication", "书刊号", "number of a book or periodical"
    ISSUE = "issue", "期号", "issue of a periodical"
    DATE = "date", "日期", "date"
    CONTACT = "contact", "电话邮编", "telephone or postcode"
    FILE = "file", "文件名", "name of a file"
    ADDRESS = "address", "地址线路", "address or line"
    PART = "part", "条款附件号", "article, annex or table"
    SITE = "site", "网站备案号", "registration of a website"
    PATENT = "patent", "知识产权号", "patent or copyright"
    VEHICLE = "vehicle", "车牌", "number plate"
    NICKNAME = "nickname", "俗称", "informal name of a document"
    OTHER_FIELD = "other_field", "其他字段", "another field of a page"
    FRAGMENT = "fragment", "残缺", "a part of a number only"


class Meta(Term):
    """What can be said of a document beside its text 元数据项: in a page's head block, in columns of a table."""

    TITLE = "title", "标题", "title"
    NUMBER = "number", "发文字号", "document number"
    ISSUERS = "issuers", "发文机关", "issuers"
    DATE = "date", "成文日期", "date of issue"
    PUBLISHED = "published", "发布日期", "date of publication"
    EFFECTIVE_FROM = "effective_from", "施行日期", "in force from"
    EFFECTIVE_TO = "effective_to", "失效日期", "in force until"
    VALIDITY = "validity", "有效性", "validity"
    SUBJECT = "subject", "主题分类", "subject"
    INDEX = "index", "索引号", "index number"
    REGION = "region", "地区", "region"
    LINK = "link", "网址", "address"


class ValidityKind(Term):
    """What a sentence says of validity 效力事实的种类."""

    EFFECTIVE_FROM = "effective_from", "施行日期", "effective from"
    EFFECTIVE_TO = "effective_to", "有效期截止", "effective to"
    VALID_FOR = "valid_for", "有效期", "valid for"
    EXTENDED_TO = "extended_to", "延长至", "extended to"
    TRIAL = "trial", "试行期", "trial period"
    LAPSES_IF = "lapses_if", "附条件失效", "lapses if"
    DEFAULT_RULE = "default_rule", "默认规则", "default rule"


class DefaultRule(Term):
    """What a default rule ends 默认规则的对象: what it does not list, what prints no term, what is older."""

    UNLISTED = "unlisted", "未列入目录的文件", "documents that its catalogue does not list"
    UNTERMED = "untermed", "未明确有效期的文件", "documents without a term"
    OTHERS = "others", "所列以外的文件", "documents other than those named"
    EARLIER = "earlier", "此前的文件", "earlier documents"


class Scope(Term):
    """What a fact of validity is about 效力范围: the document, a part of it, or the term of a permit or project."""

    WHOLE = "whole", "全文", "whole"
    PART = "part", "部分", "part"
    OBJECT = "object", "证照或事项", "object"


class Code(Term):
    """Closed codes of diagnostics 诊断代码."""

    EMPTY = "empty", "文件为空", "the file is empty"
    BINARY = "binary", "不是文本", "not text"
    UNREADABLE = "unreadable", "无法读取", "cannot be read"
    UNSUPPORTED = "unsupported", "尚不支持的格式", "format not supported"
    ENCRYPTED = "encrypted", "文件已加密", "encrypted"
    REFUSED = "refused", "拒绝读取", "refused"
    UNMAPPED = "unmapped", "须指明各列含义", "columns must be named"
    TOO_LARGE = "too_large", "文件过大", "too large"
    NO_TEXT = "no_text", "没有文字层", "no text inside"
    PAGES_WITHOUT_TEXT = "pages_without_text", "有的页没有文字层", "pages without text"
    MISNAMED = "misnamed", "扩展名与内容不符", "the name says another format"
    ENCODING = "encoding", "编码存疑", "encoding in doubt"
    METADATA_DIFFERS = "metadata_differs", "元数据与正文不符", "metadata and text differ"
    NO_DOCUMENT = "no_document", "未发现文件", "no document found"
    UNTITLED = "untitled", "没有标题", "no title printed"
    REGION_FROM_CONTEXT = "region_from_context", "地区由上下文推定", "region taken from context"
    IMPLICIT_SUPERSESSION = "implicit_supersession", "未点名的替代", "supersession without a name"
    SAME_DOCUMENT = "same_document", "同一文件", "one document, by its text"
    TOLD_APART = "told_apart", "同名异文", "documents of one name, told apart by their texts"
    NUMBERING_RESTARTS = "numbering_restarts", "编号重起", "numbering begins anew"
    AMBIGUOUS_REFERENCE = "ambiguous_reference", "引用有多个可能", "reference with several candidates"
    CORRECTION_WITHOUT_EFFECT = (
        "correction_without_effect",
        "更正不再适用",
        "correction that no longer applies",
    )
