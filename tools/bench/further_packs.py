"""Rule packs that fit no document, beside the shipped ones: what the cost of many packs is measured by.

Example: write_rules(folder, 100) copies rules/ there and adds 50 packs that extend cn.mof.project and
50 that stand alone, each with labels and titles of its own.
"""
import os
import shutil

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RULES = os.path.join(ROOT, "rules")
DIGITS = "零一二三四五六七八九"

CHILD = """format: 1
id: cn.bench.p{i}
version: 1.0.0
title: {n}号专项绩效自评表
detect: {{kind: project, title: [{n}号专项绩效自评表], all: [{n}号一级指标, {n}号得分], any_2: [{n}号完成值, {n}号分值, {n}号执行数], none: [{n}号监控]}}
extends: cn.mof.project
change:
  - {{add_also: tables.funds.columns.executed, labels: [{n}号执行数, {n}号支出数]}}
  - {{add_also: tables.indicators.columns.level1, labels: [{n}号一级指标]}}
  - {{add_also: tables.indicators.columns.actual, labels: [{n}号完成值, {n}号实际值]}}
  - {{add_also: tables.indicators.columns.weight, labels: [{n}号分值]}}
  - {{add_also: tables.indicators.columns.score, labels: [{n}号得分]}}
  - {{add: fields, item: {{id: narratives.basis, label: {n}号立项依据}}}}
"""
ALONE = """format: 1
id: cn.bench.p{i}
version: 1.0.0
title: {n}号部门绩效自评表
detect: {{kind: department, title: [{n}号部门绩效自评表, {n}号整体支出自评表], all: [{n}号指标], any_2: [{n}号得分, {n}号完成值, {n}号权重]}}
fields:
  - {{id: department, label: {n}号主管部门, also: [{n}号单位名称, {n}号填报单位]}}
  - {{id: narratives.problems, label: {n}号存在问题, contains: [{n}号主要问题]}}
  - {{id: fiscal_year, find: paragraph, type: year, re: ['^{n}号\\(?{{year}}年度?\\)?$']}}
tables:
  - id: indicators
    columns:
      - {{id: level1, label: {n}号一级, also: [{n}号大类], type: group, fill: down, names: [{n}号产出, {n}号效益]}}
      - {{id: level3, label: {n}号指标, also: [{n}号指标内容], re: ['^{n}号指标名称'], key: true}}
      - {{id: target, label: {n}号目标值, type: target}}
      - {{id: actual, label: {n}号完成值, type: target}}
      - {{id: weight, label: {n}号权重, type: decimal}}
      - {{id: score, label: {n}号得分, type: decimal}}
    total_rows: [{n}号总分]
    skip_rows: {{words: [……], re: ['^{n}号指标\\d*$']}}
checks:
  - {{id: excess, kind: compare, code: score-exceeds-weight, each: indicators, equation: score <= weight}}
"""


def name_of(number):
    return "".join(DIGITS[int(digit)] for digit in str(number))


def write_rules(folder, count):
    """The shipped packs and `count` further ones, none of them compiled: a comment is enough."""
    shutil.copytree(RULES, folder)
    with open(os.path.join(folder, "values.yml"), "a", encoding="utf-8") as out:
        out.write("# a copy\n")
    for i in range(count):
        pack = os.path.join(folder, f"cn.bench.p{i}")
        os.mkdir(pack)
        text = (CHILD if i % 2 == 0 else ALONE).format(i=i, n=name_of(i))
        with open(os.path.join(pack, "pack.yml"), "w", encoding="utf-8") as out:
            out.write(text)
