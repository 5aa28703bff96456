#include "searcher/render/trec_renderer.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "common/text/display.h"

namespace morgue {

namespace {

constexpr std::string_view run_tag = "morgue";

std::string one_word(std::string_view id) {
  std::string word = text::safe_for_terminal(id);
  std::replace(word.begin(), word.end(), ' ', '_');
  return word.empty() ? "_" : word;
}

class TrecRenderer : public Renderer {
 public:
  explicit TrecRenderer(std::ostream& out) : out_(out) {}

  void render(const Results& results, const std::string& query_id) override {
    for (const Hit& hit : results.hits) print(hit, query_id.empty() ? "1" : query_id);
  }

  void render_article(const Hit& hit) override { print(hit, "1"); }
  void render_members(const Members& members) override {
    for (const Hit& hit : members.hits) print(hit, "1");
  }
  bool wants_snippets() const override { return false; }
  bool wants_families() const override { return false; }

 private:
  void print(const Hit& hit, const std::string& query_id) {
    const double score =
        hit.score > 0 ? hit.score : 1.0 / static_cast<double>(std::max<std::size_t>(hit.rank, 1));
    out_ << fmt::format("{} Q0 {} {} {:.6f} {}\n", one_word(query_id), one_word(hit.article.id), hit.rank,
                        score, run_tag);
  }

  std::ostream& out_;
};

}  // namespace

std::unique_ptr<Renderer> make_trec_renderer(std::ostream& out) {
  return std::make_unique<TrecRenderer>(out);
}

}  // namespace morgue
