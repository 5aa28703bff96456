#include "searcher/watch/query_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <istream>
#include <string_view>

#include "common/error.h"
#include "common/text/display.h"
#include "common/text/utf8.h"

namespace morgue {

namespace {

class QueryFileReader {
 public:
  QueryFileReader(const std::string& file, const ParseOptions& how) : file_(file), how_(how) {}

  void read_line(std::string_view line) {
    ++number_;
    if (number_ == 1 && line.starts_with(text::byte_order_mark))
      line.remove_prefix(text::byte_order_mark.size());
    if (text::trim(line).empty() || line.front() == '#') return;
    const std::size_t tab = line.find('\t');
    const std::string_view typed = text::trim(tab == std::string_view::npos ? line : line.substr(tab + 1));
    std::string_view name = tab == std::string_view::npos ? typed : text::trim(line.substr(0, tab));
    if (tab == std::string_view::npos) {
      complain("there is no tab after the name: the line is read as a query without one");
    } else if (typed.empty()) {
      complain(fmt::format("'{}' has no query", name));
      return;
    } else if (name.empty()) {
      complain("there is no name before the tab");
      name = typed;
    }
    add(text::safe_for_terminal(name), std::string(typed));
  }

  QueryFile take() { return std::move(read_); }

 private:
  bool is_taken(const std::string& name) const {
    return std::any_of(read_.queries.begin(), read_.queries.end(),
                       [&](const StandingQuery& each) { return each.name == name; });
  }

  void add(std::string name, std::string typed) {
    if (is_taken(name)) {
      complain(fmt::format("'{}' is the name of an earlier query", name));
      name += fmt::format(" (line {})", number_);
    }
    std::vector<std::string> notes;
    try {
      Query query = parse_query(typed, how_, &notes);
      for (const std::string& note : notes) complain(note);
      read_.queries.push_back({std::move(name), std::move(typed), std::move(query), how_.any});
    } catch (const Error& failure) {
      complain(failure.what());
    }
  }

  void complain(std::string_view sentence) {
    read_.complaints.push_back(fmt::format("{}:{}: {}", file_, number_, sentence));
  }

  const std::string& file_;
  const ParseOptions& how_;
  std::size_t number_ = 0;
  QueryFile read_;
};

}  // namespace

QueryFile read_query_file(std::istream& lines, const std::string& file, const ParseOptions& how) {
  QueryFileReader reader(file, how);
  for (std::string line; std::getline(lines, line);) reader.read_line(line);
  return reader.take();
}

}  // namespace morgue
