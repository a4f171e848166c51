#include "extract/html_article.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/extract.h"

namespace jixiao {
namespace {

const std::string kMenu = "<a href=/>网站首页</a> <a href=/a>政务公开</a> <a href=/b>办事服务</a>";
const std::string kReport =
    "<p>一、项目基本情况</p><p>2022年全年预算数76.5万元，全年支出68.85万元。</p>";
const std::string kReportDump =
    "0 paragraph \"一、项目基本情况\"\n"
    "1 paragraph \"2022年全年预算数76.5万元，全年支出68.85万元。\"\n";

struct Row {
  std::string html;
  std::string dump;
};

void expect_dumps(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(dump(read_html(row.html, Limits{})), row.dump) << row.html;
}

std::string left_out(int characters, const std::string& beginning) {
  return "unread what stands around the article was not read (" + std::to_string(characters) +
         " characters, beginning with \"" + beginning + "\")\n";
}

std::string times(const std::string& text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

TEST(HtmlArticle, IsWhatIsLeftWithoutThePage) {
  const std::string menu_out = left_out(12, "网站首页政务公开办事服务");
  expect_dumps({
      {kReport, kReportDump},
      {"<div>" + kMenu + "</div><div>" + kReport + "</div>", kReportDump + menu_out},
      {"<nav>" + kMenu + "</nav>" + kReport, kReportDump + menu_out},
      {"<header><h1>某县</h1></header><aside>热点</aside>" + kReport + "<footer>主办</footer>",
       kReportDump + left_out(6, "某县热点主办")},
      {"<div role=navigation>菜单</div>" + kReport, kReportDump + left_out(2, "菜单")},
      {"<form><input value=请输入><button>搜索</button></form>" + kReport,
       kReportDump + left_out(2, "搜索")},
      {"<ul><li><a href=/>首页</a><li><a href=/a>公开</a></ul>" + kReport,
       kReportDump + left_out(4, "首页公开")},
  });
}

TEST(HtmlArticle, IsTheDeclaredOne) {
  expect_dumps({
      {"<div>栏目介绍</div><article><header><h1>报告</h1></header>" + kReport +
           "</article><p>友情提示<a href=/>更多</a>",
       "0 paragraph \"栏目介绍\"\n1 paragraph level=1 \"报告\"\n"
       "2 paragraph \"一、项目基本情况\"\n"
       "3 paragraph \"2022年全年预算数76.5万元，全年支出68.85万元。\"\n" +
           left_out(6, "友情提示更多")},
      // An article element that holds little is a teaser.
      {"<article>要闻</article><div>" + kReport + "</div>",
       "0 paragraph \"要闻\"\n1 paragraph \"一、项目基本情况\"\n"
       "2 paragraph \"2022年全年预算数76.5万元，全年支出68.85万元。\"\n"},
  });
}

TEST(HtmlArticle, KeepsItsTitleAndOtherSubstanceBesideIt) {
  const std::string long_text = times("项目管理规范，资金使用合规。", 16);
  expect_dumps({
      {"<title>自评报告公开_某县</title><div>" + kMenu +
           "<a href=/c>互动</a></div><div>自评报告"
           "公开<a href=/x>打</a></div><div>编辑某人<a href=/y>印</a></div><div>" +
           kReport + "</div>",
       "0 paragraph \"自评报告公开打\"\n1 paragraph \"一、项目基本情况\"\n"
       "2 paragraph \"2022年全年预算数76.5万元，全年支出68.85万元。\"\n" +
           left_out(19, "网站首页政务公开办事服务互动编辑某人印")},
      {"<div>" + times(kMenu, 20) + "</div><div>" + long_text + "<a href=/x>附件</a></div><div>" +
           long_text + kReport + "</div>",
       "0 paragraph \"" + long_text + "附件\"\n1 paragraph \"" + long_text +
           "\"\n2 paragraph \"一、项目基本情况\"\n"
           "3 paragraph \"2022年全年预算数76.5万元，全年支出68.85万元。\"\n" +
           left_out(240, "网站首页政务公开办事服务网站首页政务公开")},
      {"<div>" + times(kMenu, 3) +
           "</div><table><tr><td>得分<td>90<tr><td>等级<td>优<a href=/x>例"
           "</a></table><div>" +
           kReport + "</div>",
       "0 table#0 2x2\n  (0,0) \"得分\"\n  (0,1) \"90\"\n  (1,0) \"等级\"\n  (1,1) \"优例\"\n"
       "1 paragraph \"一、项目基本情况\"\n"
       "2 paragraph \"2022年全年预算数76.5万元，全年支出68.85万元。\"\n" +
           left_out(36, "网站首页政务公开办事服务网站首页政务公开")},
  });
}

TEST(HtmlArticle, LosesTheBlocksOfLinksAndScriptsAtItsEnd) {
  expect_dumps({
      {"<div>" + kReport +
           "<div>上一篇：<a href=/1>水利局自评报告</a></div><div>浏览量：<script>"
           "write(n)</script></div><p>附件：<a href=/f.doc>自评表格</a></p></div>",
       kReportDump + "2 paragraph \"附件：自评表格\"\n" +
           left_out(15, "上一篇：水利局自评报告浏览量：")},
      {"<div>" + kReport +
           "<div>分享：<a href='#'>微信</a><a href='javascript:f()'>微博</a></div></div>",
       kReportDump + left_out(7, "分享：微信微博")},
      {"<div>" + kReport + "<div>浏览量：12</div></div>",
       kReportDump + "2 paragraph \"浏览量：12\"\n"},
      {"<div>" + kReport + "<div><a href='#_Toc1'>一、项目基本情况</a></div></div>",
       kReportDump + "2 paragraph \"一、项目基本情况\"\n"},
  });
}

TEST(HtmlArticle, StaysWholeWithoutLinks) {
  expect_dumps({
      {"<div>封面</div><div>" + kReport + "</div><div>落款</div>",
       "0 paragraph \"封面\"\n1 paragraph \"一、项目基本情况\"\n"
       "2 paragraph \"2022年全年预算数76.5万元，全年支出68.85万元。\"\n3 paragraph \"落款\"\n"},
      {"<form>" + kReport + "</form>", kReportDump},
      // A link is not yet a page around it.
      {"<div>编制说明及范围<a href=/x>附</a></div><div>" + kReport + "</div>",
       "0 paragraph \"编制说明及范围附\"\n1 paragraph \"一、项目基本情况\"\n"
       "2 paragraph \"2022年全年预算数76.5万元，全年支出68.85万元。\"\n"},
      {"<p><a href=/>只有链接</a></p>", "0 paragraph \"只有链接\"\n"},
  });
}

TEST(HtmlArticle, IsTakenOutOfATableThatLaysOutThePage) {
  const std::string form = "<table><tr><td>得分<td>90<tr><td>等级<td>优</table>";
  const std::string form_dump =
      "table#0 2x2\n  (0,0) \"得分\"\n  (0,1) \"90\"\n  (1,0) \"等级\"\n  (1,1) \"优\"\n";
  expect_dumps({
      {"<table><tr><td>" + kMenu + "<td>" + kReport + "</table>",
       kReportDump + left_out(12, "网站首页政务公开办事服务")},
      {"<table><tr><td>" + form + "</table>", "0 " + form_dump},
      // A form with one long answer is a form.
      {"<table><tr><td>总结<td>" + kReport + "</table>",
       "0 table#0 1x2\n  (0,0) \"总结\"\n"
       "  (0,1) \"一、项目基本情况\\n2022年全年预算数76.5万元，全年支出68.85万元。\"\n"},
      {"<table><tr><td><td>" + kReport + "</table>",
       "0 table#0 1x2\n  (0,0) \"\"\n"
       "  (0,1) \"一、项目基本情况\\n2022年全年预算数76.5万元，全年支出68.85万元。\"\n"},
  });
}

}  // namespace
}  // namespace jixiao
