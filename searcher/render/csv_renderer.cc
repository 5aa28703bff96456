#include "searcher/render/csv_renderer.h"

#include <ostream>

#include "common/text/display.h"
#include "searcher/render/hit_fields.h"

namespace morgue {

namespace {

constexpr std::string_view record_end = "\r\n";  // RFC 4180, 2.1

// Quoted where a comma, quote or blank at an end would be misread; quotes within are doubled.
std::string quoted(const std::string& value) {
  const bool blank_ends = !value.empty() && (value.front() == ' ' || value.back() == ' ');
  if (!blank_ends && value.find_first_of(",\"\r\n") == std::string::npos) return value;
  std::string field = "\"";
  for (const char c : value) {
    if (c == '"') field += '"';
    field += c;
  }
  return field + '"';
}

class CsvRenderer : public Renderer {
 public:
  explicit CsvRenderer(std::ostream& out) : out_(out) {}

  void render(const Results& results, const std::string& query_id) override {
    print_header(!query_id.empty());
    for (const Hit& hit : results.hits) print(hit, query_id);
  }

  void render_article(const Hit& hit) override {
    print_header(false);
    print(hit, "");
  }

  void render_members(const Members& members) override {
    print_header(false);
    for (const Hit& hit : members.hits) print(hit, "");
  }

  void render_coverage(const Coverage& coverage) override {
    out_ << "source,articles,families,date,id,title,url" << record_end;
    for (const SourceCoverage& each : coverage.sources) {
      Hit first;
      first.article = each.first;
      out_ << quoted(text::safe_for_terminal(each.source)) << ',' << each.articles << ',' << each.families;
      for (const std::string_view name : {"date", "id", "title", "url"}) {
        out_ << ',' << quoted(hit_field(first, name, "").value_or(""));
      }
      out_ << record_end;
    }
    for (const std::string& source : coverage.silent) {
      out_ << quoted(text::safe_for_terminal(source)) << ",0,0,,,," << record_end;
    }
  }

 private:
  void print_header(bool batch) {
    if (has_header_) return;
    has_header_ = true;
    if (batch) out_ << "qid,";
    const auto& names = hit_field_names();
    for (std::size_t i = 0; i < names.size(); ++i) out_ << (i > 0 ? "," : "") << names[i];
    out_ << record_end;
  }

  void print(const Hit& hit, const std::string& query_id) {
    if (!query_id.empty()) out_ << quoted(query_id) << ',';
    bool first = true;
    for (const std::string_view name : hit_field_names()) {
      if (!first) out_ << ',';
      first = false;
      out_ << quoted(hit_field(hit, name, query_id).value_or(""));
    }
    out_ << record_end;
  }

  std::ostream& out_;
  bool has_header_ = false;
};

}  // namespace

std::unique_ptr<Renderer> make_csv_renderer(std::ostream& out) {
  return std::make_unique<CsvRenderer>(out);
}

}  // namespace morgue
