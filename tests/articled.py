"""Documents that name articles of each other, read by the program from texts written for this."""

from wenmai.extractors.extract import extract_source
from wenmai.ontology.model import Corpus, SourceText
from wenmai.pipeline import assemble

ORDER = "令:湖北省人民政府//400"
RULES = f"{ORDER}#湖北省测试管理办法"
ANNOUNCED = "公告:湖北省财政厅/2021/7"
CITING = "咸政办发/2022/3"

ORDER_TEXT = """湖北省人民政府令

第400号

《湖北省测试管理办法》已经省人民政府常务会议审议通过，现予公布，自2021年3月1日起施行。

2021年1月5日

湖北省测试管理办法

第一章 总则

第一条 为了规范测试工作，制定本办法。

第二条 下列人员应当参加测试：

（一）新录用人员；

（二）转岗人员。

第三条 测试由市级主管部门组织。

测试结果应当公开。

第三条之一 测试不收费。

第二章 附则

第四条 本办法由省主管部门解释。

第五条 本办法自2021年3月1日起施行。
"""
ANNOUNCEMENT_TEXT = """湖北省财政厅公告

2021年第7号

关于测试经费有关问题的公告

现就测试经费有关问题公告如下：

一、经费由省级财政安排。

二、经费用于下列支出：

（一）场地租金；

（二）设备购置。

三、本公告自发布之日起施行。

湖北省财政厅

2021年2月1日
"""
CITING_TEXT = """咸宁市人民政府办公室关于做好测试工作的通知

咸政办发〔2022〕3号

各县（市、区）人民政府：

现就做好测试工作通知如下：

一、按照《湖北省测试管理办法》第二条第二项的规定，转岗人员应当参加测试。

二、按照《湖北省测试管理办法》第三条第二款的规定公开结果，按照湖北省财政厅公告2021年第7号第二条第（一）项的规定列支。

三、按照《湖北省测试管理办法》第九条的规定报送。

四、按照《湖北省测试管理办法》第三条第一款、第四条至第五条办理，按照湖北省人民政府令第400号第二条第三项、第三条之一执行。

咸宁市人民政府办公室

2022年1月10日
"""
TEXTS = {"a.txt": ORDER_TEXT, "b.txt": ANNOUNCEMENT_TEXT, "c.txt": CITING_TEXT}


def articled(**texts: str) -> Corpus:
    """Return what the program reads in these texts, and in others given by the name of a file without its ending."""
    given = TEXTS | {f"{name}.txt": text for name, text in texts.items()}
    sources = [SourceText(name, f"sha-of-{name}", text) for name, text in given.items()]
    return assemble(sources, map(extract_source, sources))
