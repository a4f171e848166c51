#include "write/draft_yaml.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "write/write.h"

namespace jixiao {
namespace {

constexpr std::size_t kMostDetectLabels = 10;
constexpr std::size_t kAnyLabels = 3;  // that many must be there, of those in any_N

// Letters, digits, Han and signs inside a word need no quotes; everything else gets them.
bool is_plain(std::string_view text) {
  constexpr std::string_view kSigns = "_./()%+-";
  bool first = true;
  for (const char c : text) {
    const bool han = (static_cast<unsigned char>(c) & 0x80U) != 0;
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    const bool sign = (!first || c == '/') && kSigns.find(c) != std::string_view::npos;
    if (!han && !letter && !sign) return false;
    first = false;
  }
  // Full-width signs that the loader takes for a slip in a list.
  const auto has = [&](std::string_view sign) { return text.find(sign) != std::string_view::npos; };
  return !text.empty() && !has("，") && !has("：");
}

std::string word(const std::string& text) {
  std::string plain = plain_line(text);
  if (is_plain(plain)) return plain;
  std::string quoted = "'";
  for (const char c : plain) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return quoted + "'";
}

std::string list(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& one : words) text += (text.empty() ? "" : ", ") + word(one);
  return "[" + text + "]";
}

std::vector<std::string> first_of(const std::vector<std::string>& words, std::size_t count) {
  return {words.begin(),
          words.begin() + static_cast<std::ptrdiff_t>(std::min(count, words.size()))};
}

void write_head(const DraftPack& pack, const std::string& id, std::string& out) {
  out +=
      "# 由 jixiao rules draft 按一份表起草。写着“请定”的地方要人来定，定完删掉那句话。\n"
      "# 放进规则包文件夹，如 my-rules/" +
      id +
      "/pack.yml，然后依次运行：\n"
      "#   jixiao rules check my-rules      有没有写错\n"
      "#   jixiao rules test my-rules       下面的测试过不过\n"
      "#   jixiao rules explain 文件 --rules my-rules   哪一格取了、哪一格没取、为什么\n"
      "# 每个键的意思见 rules/README.md。\n"
      "format: 1\nid: " +
      id +
      "  # 请定：如 cn.某省.project\n"
      "version: 0.1.0\n"
      "title: " +
      word(pack.title.empty() ? "未定名的表" : pack.title) +
      "\n"
      "status: draft\n"
      "# authority: {issuer: 发文机关, document: 文号, title: 文件名}  # "
      "请定：这种表出自哪个文件\n\n";
}

void write_detect(const DraftPack& pack, std::string& out) {
  out += "detect:\n  kind: " + pack.kind +
         "  # 请定：project 项目，department 整体，transfer 转移支付，target_only 只有目标，\n"
         "                 # monitoring 监控，third_party 第三方评价\n";
  if (!pack.title.empty()) {
    out += "  title: [" + word(pack.title) + "]  # 表名里有这几个字；别的叫法也写进来\n";
  }
  if (!pack.all.empty()) {
    out += "  all: " + list(pack.all) + "  # 表里必须都有的标签\n";
  }
  if (!pack.any.empty()) {
    const std::vector<std::string> any = first_of(pack.any, kMostDetectLabels);
    out += "  any_" + std::to_string(std::min(kAnyLabels, any.size())) + ": " + list(any) +
           "  # 至少有这么多个\n";
  }
  out += "  # none: [得分]  # 请定：有了就不是这种表的标签\n\n";
}

void write_fields(const DraftPack& pack, std::string& out) {
  if (pack.fields.empty()) return;
  out += "# 标签在左、值在右的格。同一项的别的叫法写进 also: [甲, 乙]。\nfields:\n";
  for (const DraftField& field : pack.fields) {
    std::string line = "  - {id: " + field.id + ", label: " + word(field.label);
    if (!field.keep) line += ", keep: false";
    if (!field.values.empty()) line += ", type: enum, values: " + list(field.values);
    line += "}";
    if (field.guessed) {
      line +=
          "  # 请定：若是 project_name、department 之类，改成它；否则起个明白的名字；"
          "不要的加 keep: false";
    } else if (!field.keep) {
      line += "  # 认得，但不输出";
    } else if (!field.values.empty()) {
      line += "  # 请定：values 要写全";
    }
    out += line + "\n";
  }
  out += "\n";
}

void write_column(const DraftTable& table, const DraftColumn& column, std::string& out) {
  if (column.id.empty()) {
    out += "      # - {id: 请定, label: " + word(column.label) + ", type: " + column.type +
           "}  # 没有读：填上 README 里的列名，去掉行首的 #\n";
    return;
  }
  std::string line = "      - {id: " + column.id + ", label: " + word(column.label);
  if (column.type != "text") line += ", type: " + column.type;
  if (column.type == "group") line += ", fill: down";
  const bool amounts = column.id == "annual_budget" || column.id == "executed";
  const bool named = column.id.starts_with("level");
  if (table.id == "funds" ? amounts : table.id == "goals" || named) line += ", key: true";
  line += "}";
  if (!column.doubt.empty()) line += "  # 请定：下面有一格不是数：" + plain_line(column.doubt);
  out += line + "\n";
}

void write_table(const DraftTable& table, std::string& out) {
  out += "  - id: " + table.id + "\n    columns:\n";
  for (const DraftColumn& column : table.columns) write_column(table, column, out);
  if (!table.rows.empty()) {
    out +=
        "    # 请定：role 是 total（总额）、part（加起来等于总额）或 "
        "of_which（其中数，不参加加总）\n"
        "    rows:\n";
  }
  for (const DraftRow& row : table.rows) {
    std::string line = "      - {id: " + row.id + ", label: " + word(row.labels.front());
    if (row.labels.size() > 1) {
      line += ", also: " + list({row.labels.begin() + 1, row.labels.end()});
    }
    out += line + ", role: " + row.role + "}\n";
  }
  if (!table.unit.empty()) {
    out += "    unit: {from: [cell, header, title], default: " + table.unit +
           "}  # 请定：表里没写单位时是什么\n";
  }
  if (!table.captions.empty()) {
    out += "    caption: " + list(table.captions) +
           "  # 请定：若是一列（如一级指标），移到 columns 里\n";
  }
  if (table.group_weights) {
    out += "    group_weight: ['^(?P<name>.*?)\\s*\\((?P<weight>\\d+(?:\\.\\d+)?)分\\)$']\n";
  }
  if (table.template_rows) {
    out += "    skip_rows: {words: [……, …], re: ['^指标\\d*$']}  # 模板里没有填的行\n";
  }
  if (!table.total_rows.empty()) out += "    total_rows: " + list(table.total_rows) + "\n";
}

void write_tables(const DraftPack& pack, std::string& out) {
  if (pack.tables.empty()) {
    out += "# 没有看出表头。表头要有三格以上的标签，如 三级指标、目标值、得分，下面是值。\n\n";
    return;
  }
  out += "# 一行表头，下面是值。key: true 的列都有，才算表头。\ntables:\n";
  for (const DraftTable& table : pack.tables) write_table(table, out);
  out += "\n";
}

// Cells are padded by characters of Han width, so that the table can be read.
std::size_t width(const std::string& text) {
  std::size_t columns = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80U) columns += byte < 0x80U ? 1 : 2;
  }
  return columns;
}

std::string drawn(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const std::vector<std::string>& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i]));
  }
  std::string out;
  for (const std::vector<std::string>& row : rows) {
    out += "      |";
    for (std::size_t i = 0; i < row.size(); ++i) {
      out += " " + plain_line(row[i]) + std::string(widths[i] - width(row[i]), ' ') + " |";
    }
    out += "\n";
  }
  return out;
}

void write_test(const DraftPack& pack, const DraftValues& values, std::string& out) {
  out +=
      "# checks: 要查什么，见 rules/README.md；每个检查配一个会响的和一个不响的测试。\n\n"
      "# “|”是格的边，“^”与上面的格合并，“<”与左边的格合并。真实的人名、电话先换掉。\n"
      "tests:\n  - name: 起草用的表\n";
  if (!pack.lines.empty()) {
    out += "    text: |\n";
    for (const std::string& line : pack.lines) out += "      " + plain_line(line) + "\n";
  }
  out += "    table: |\n" + drawn(pack.rows);
  out += "    values:  # 请定：逐个与原表核对；不对就改上面的规则，不要改这里\n";
  for (const auto& [pointer, value] : values) {
    out += "      " + word(pointer) + ": " + word(value) + "\n";
  }
}

}  // namespace

std::string draft_yaml(const DraftPack& pack, const std::string& id, const DraftValues& values) {
  std::string out;
  write_head(pack, id, out);
  write_detect(pack, out);
  write_fields(pack, out);
  write_tables(pack, out);
  write_test(pack, values, out);
  return out;
}

}  // namespace jixiao
