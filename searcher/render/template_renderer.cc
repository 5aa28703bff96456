#include "searcher/render/template_renderer.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <utility>
#include <vector>

#include "common/error.h"
#include "searcher/render/hit_fields.h"

namespace morgue {

namespace {

struct Part {
  bool is_field;
  std::string text;  // literal, or the field's name
};

std::string all_fields() {
  return fmt::format("{}, qid", fmt::join(hit_field_names(), ", "));
}

char escaped(char c) {
  switch (c) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'r':
      return '\r';
    case '0':
      return '\0';
    default:
      return c;
  }
}

std::vector<Part> parse(const std::string& format) {
  std::vector<Part> parts;
  std::string literal;
  for (std::size_t at = 0; at < format.size(); ++at) {
    const char c = format[at];
    const bool doubled = at + 1 < format.size() && format[at + 1] == c;
    if ((c == '{' || c == '}') && doubled) {
      literal += c;
      ++at;
    } else if (c == '\\' && at + 1 < format.size()) {
      literal += escaped(format[++at]);
    } else if (c == '{') {
      const std::size_t end = format.find('}', at);
      if (end == std::string::npos) {
        throw Error(fmt::format("--format: the brace at '{}' is not closed", format.substr(at, 20)),
                    "write {{ for a brace of the text");
      }
      const std::string name = format.substr(at + 1, end - at - 1);
      if (!hit_field(Hit{}, name, "")) {
        throw Error(fmt::format("--format: '{{{}}}' is no field", name), "the fields are: " + all_fields());
      }
      if (!literal.empty()) parts.push_back({false, std::exchange(literal, {})});
      parts.push_back({true, name});
      at = end;
    } else {
      literal += c;
    }
  }
  if (!literal.empty()) parts.push_back({false, literal});
  return parts;
}

class TemplateRenderer : public Renderer {
 public:
  TemplateRenderer(std::ostream& out, std::vector<Part> parts, char record_end)
      : out_(out), parts_(std::move(parts)), record_end_(record_end) {}

  void render(const Results& results, const std::string& query_id) override {
    for (const Hit& hit : results.hits) print(hit, query_id);
  }

  void render_article(const Hit& hit) override { print(hit, ""); }
  void render_members(const Members& members) override {
    for (const Hit& hit : members.hits) print(hit, "");
  }
  bool wants_snippets() const override { return has_field("snippet"); }
  bool wants_families() const override { return has_field("family") || has_field("copies"); }

 private:
  bool has_field(std::string_view name) const {
    return std::any_of(parts_.begin(), parts_.end(),
                       [&](const Part& part) { return part.is_field && part.text == name; });
  }

  void print(const Hit& hit, const std::string& query_id) {
    std::string record;
    for (const Part& part : parts_)
      record += part.is_field ? *hit_field(hit, part.text, query_id) : part.text;
    if (record.ends_with('\n')) record.pop_back();
    out_ << record << record_end_;
  }

  std::ostream& out_;
  std::vector<Part> parts_;
  char record_end_;
};

}  // namespace

bool is_template(std::string_view format) {
  return format.find('{') != std::string_view::npos;
}

std::unique_ptr<Renderer> make_template_renderer(std::ostream& out, const std::string& format,
                                                 bool null_records) {
  return std::make_unique<TemplateRenderer>(out, parse(format), null_records ? '\0' : '\n');
}

}  // namespace morgue
