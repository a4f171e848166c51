"""A form of the Ministry with a title, any number of times: what is converted where forms count.

Example: rows(3)[0] is ["项目名称", "第3号项目", "主管部门", "某某局", "实施单位", "某某中心"].
"""
REPORT = "2023年项目支出绩效自评报告"
TITLE = "项目支出绩效自评表"
YEAR = "（2023年度）"
SENTENCE = "本项目全年预算数为一百万元，执行情况较好，完成了年初目标。"
FORM_ROWS = """项目名称|第{i}号项目|主管部门|某某局|实施单位|某某中心
项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分
年度资金总额|100|100|90.5|10|90.5%|9.05
其中：当年财政拨款|100|100|90.5|-|-|-
年度总体目标|预期目标|实际完成情况
目标|完成年度工作任务，保障运转|基本完成，运转正常
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施
""" + "".join(f"产出指标|数量指标|工作事项{k}|≥{k}项|{k}项|5|5|\n" for k in range(1, 13)) + """效益指标|社会效益指标|服务水平|提升|提升|30|30|
总分|总分|总分|总分|总分|100|99.05|
"""


def rows(i):
    """The cells of the i-th form, row by row."""
    return [line.split("|") for line in FORM_ROWS.format(i=i).splitlines()]


def write_page(path, count):
    """A page with that many forms, a title and some prose around each."""
    with open(path, "w", encoding="utf-8") as out:
        out.write(f"<html><body><p>{REPORT}</p>")
        for i in range(count):
            out.write(f"<p>{TITLE}</p><p>{YEAR}</p><table>")
            for row in rows(i):
                out.write("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>")
            out.write(f"</table><p>{SENTENCE}</p>")
        out.write("</body></html>")
