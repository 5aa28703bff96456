#include "searcher/searcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "common/cli/completion.h"
#include "common/cli/pager.h"
#include "common/cli/program.h"
#include "common/cli/terminal.h"
#include "common/date.h"
#include "common/error.h"
#include "common/text/display.h"
#include "common/text/utf8.h"
#include "searcher/advice.h"
#include "searcher/batch.h"
#include "searcher/date_bounds.h"
#include "searcher/given_text.h"
#include "searcher/options.h"
#include "searcher/query/parser.h"
#include "searcher/render/renderer.h"
#include "searcher/search/engine.h"
#include "searcher/watch/watch.h"
#include "searcher/watch/watch_options.h"

namespace morgue {

namespace {

constexpr std::string_view program = "searcher";

RenderOptions render_options(const SearcherOptions& options) {
  RenderOptions render;
  render.columns = terminal_columns(Stream::out);
  render.color = wants_color(options.color, Stream::out);
  render.hyperlinks = wants_color(options.hyperlink, Stream::out);
  render.explain = options.request.explain;
  render.null_records = options.null_records;
  return render;
}

class Searcher {
 public:
  // The renderer comes first: a format that does not exist is told before anything is opened.
  Searcher(const SearcherOptions& options, std::ostream& out)
      : options_(options),
        out_(out),
        renderer_(make_renderer(options.format, out, render_options(options))),
        today_(today_local()) {
    print_notes(options.notes, "");
  }

  int search() {
    const bool counts = !options_.request.facets.empty() || options_.request.timeline;
    if (options_.format != "text" && options_.format != "json" && counts) {
      print_notes({"this format prints hits alone; text and json have facets and timeline too"}, "");
    }
    SearchEngine engine(options_.indexes);
    if (!options_.like.empty()) like_ = example(engine);
    const Results results = find(engine, options_.query);
    if (tell(results, "")) return ExitCode::ok;
    if (options_.answer == SearcherOptions::Answer::hits && options_.format == "text")
      advise(engine, results);
    return ExitCode::nothing_found;
  }

  int show() {
    std::vector<std::string> notes;
    const Query highlight = text::trim(options_.query).empty() ? Query{} : parse(options_.query, notes);
    print_notes(notes, "");
    SearchEngine engine(options_.indexes);
    std::optional<Hit> article = engine.article(options_.article_id, highlight);
    if (const std::size_t rank = rank_shown(); !article && rank > 0) {
      const std::optional<std::string> id = id_of_hit(engine, rank);
      if (!id) return unknown("article", options_.article_id, ", and the query finds fewer");
      article = engine.article(*id, highlight);
    }
    if (!article) return unknown("article", options_.article_id);
    if (!is_quiet()) renderer_->render_article(*article);
    return ExitCode::ok;
  }

  int members() {
    const std::optional<Members> members = SearchEngine(options_.indexes).members(options_.article_id);
    if (!members) return unknown("article or family", options_.article_id);
    if (!is_quiet()) renderer_->render_members(*members);
    return ExitCode::ok;
  }

  int diff() {
    SearchEngine engine(options_.indexes);
    const std::optional<Hit> from = engine.article(options_.article_id, Query{});
    if (!from) return unknown("article", options_.article_id);
    const std::optional<Hit> to = engine.article(options_.other_id, Query{});
    if (!to) return unknown("article", options_.other_id);
    if (is_quiet()) return ExitCode::ok;
    renderer_->render_diff(
        {from->article, to->article, diff_words(from->snippets.front().text, to->snippets.front().text)});
    return ExitCode::ok;
  }

  int coverage() {
    std::vector<std::string> notes;
    const Query query = parse(options_.query, notes);
    Coverage coverage = SearchEngine(options_.indexes).coverage(query, options_.request.any);
    coverage.typed = options_.query;
    print_notes(notes, "");
    print_notes(coverage.notes, "");
    if (!is_quiet()) renderer_->render_coverage(coverage);
    if (coverage.total > 0) return ExitCode::ok;
    if (!is_quiet() && options_.format == "text") print_message(program, "nothing found");
    return ExitCode::nothing_found;
  }

  int batch(std::istream& queries) {
    bool found = false;
    bool malformed = false;
    const auto make_worker = [&] {
      return [&, engine = std::make_shared<SearchEngine>(options_.indexes)](const std::string& line,
                                                                            std::size_t number) -> Telling {
        std::string_view rest = line;
        if (number == 1 && rest.starts_with(text::byte_order_mark))
          rest.remove_prefix(text::byte_order_mark.size());
        if (text::trim(rest).empty()) return [] { return true; };
        const std::size_t tab = rest.find('\t');
        std::string id = tab == std::string::npos ? "" : text::safe_for_terminal(rest.substr(0, tab));
        const std::string typed(text::trim(tab == std::string::npos ? rest : rest.substr(tab + 1)));
        if (id.empty()) id = std::to_string(number);
        try {
          return [&, id, answer = find(*engine, typed)] {
            found = tell(answer, id) || found;
            out_.flush();
            return static_cast<bool>(out_);  // else nobody reads on; run_program tells
          };
        } catch (const MalformedQuery& failure) {
          return [&, id, complaint = std::string(failure.what())] {
            print_message(program, fmt::format("{}: {}", id, complaint));
            malformed = true;
            return true;
          };
        }
      };
    };
    answer_lines(queries, options_.jobs, make_worker);
    if (options_.batch_file == "-") check_standard_input();
    if (queries.bad())
      throw Error(fmt::format("cannot read {}", options_.batch_file), "--batch wants a file or -");
    if (malformed) return ExitCode::failure;
    return found ? ExitCode::ok : ExitCode::nothing_found;
  }

 private:
  bool is_quiet() const { return options_.answer == SearcherOptions::Answer::nothing; }

  // What --show names where it is the number of a hit ("@2") and not an id; 0 where it is none.
  std::size_t rank_shown() const {
    std::string_view typed = options_.article_id;
    if (!typed.starts_with('@')) return 0;
    typed.remove_prefix(1);
    std::size_t rank = 0;
    const auto [end, failure] = std::from_chars(typed.data(), typed.data() + typed.size(), rank);
    const bool is_number = failure == std::errc() && end == typed.data() + typed.size();
    return is_number && !text::trim(options_.query).empty() ? rank : 0;
  }

  // Of the article that the list of hits has at this place.
  std::optional<std::string> id_of_hit(SearchEngine& engine, std::size_t rank) const {
    SearchRequest request = options_.request;
    std::vector<std::string> told;
    request.query = asked(options_.query, told);
    if (request.recency) request.recency->today = today_;
    request.limit = 1;
    request.offset = std::min<std::size_t>(rank - 1, most_hits);
    request.snippets = 0;
    request.facets.clear();
    request.timeline.reset();
    request.explain = false;
    const Results results = engine.search(request);
    if (results.hits.empty()) return std::nullopt;
    return results.hits.front().article.id;
  }

  int unknown(std::string_view what, const std::string& id, std::string_view besides = "") const {
    if (!is_quiet()) print_message(program, fmt::format("no {} has the id '{}'{}", what, id, besides));
    return ExitCode::nothing_found;
  }

  // Told apart from what stops the run: in a batch it stops one query.
  class MalformedQuery : public Error {
    using Error::Error;
  };

  Query parse(const std::string& typed, std::vector<std::string>& notes) const {
    try {
      return parse_query(typed, {options_.any, options_.strict, today_}, &notes);
    } catch (const Error& failure) {
      throw MalformedQuery(failure.what(), failure.hint(), failure.exit_code());
    }
  }

  // What --like names: an id stands before a file of the same name.
  Article example(SearchEngine& engine) const {
    if (options_.like != "-") {
      if (std::optional<Hit> found = engine.article(options_.like, {})) return std::move(found->article);
    }
    try {
      return read_given_text(options_.like);
    } catch (const Error& failure) {
      if (options_.like == "-") throw;
      throw Error(
          fmt::format("--like: no article has the id '{}', and as a file: {}", options_.like, failure.what()),
          failure.hint());
    }
  }

  // The query within the bounds of the options.
  Query asked(const std::string& typed, std::vector<std::string>& notes) const {
    const bool bare = text::trim(typed).empty();
    return within_bounds(bare ? Query{} : parse(typed, notes), options_, like_ ? like_->date : std::nullopt,
                         today_);
  }

  Results find(SearchEngine& engine, const std::string& typed) const {
    SearchRequest request = options_.request;
    std::vector<std::string> notes;
    request.query = asked(typed, notes);
    request.like = like_;
    if (request.recency) request.recency->today = today_;
    if (!renderer_->wants_snippets()) request.snippets = 0;
    if (!renderer_->wants_families()) request.families = false;
    Results results = engine.search(request);
    results.typed = like_ ? std::string(text::trim("--like " + options_.like + ' ' + typed)) : typed;
    results.notes.insert(results.notes.begin(), notes.begin(), notes.end());
    return results;
  }

  // Whether anything was found.
  bool tell(const Results& results, const std::string& query_id) {
    print_notes(results.notes, query_id);
    switch (options_.answer) {
      case SearcherOptions::Answer::hits:
        renderer_->render(results, query_id);
        break;
      case SearcherOptions::Answer::count:
        if (!query_id.empty()) out_ << query_id << '\t';
        out_ << results.total_families.value_or(results.total) << '\n';
        break;
      case SearcherOptions::Answer::nothing:
        break;
    }
    return results.total > 0;
  }

  void print_notes(const std::vector<std::string>& notes, const std::string& query_id) const {
    if (is_quiet()) return;
    const std::string where = query_id.empty() ? "" : query_id + ": ";
    for (const std::string& note : notes) print_message(program, fmt::format("note: {}{}", where, note));
  }

  // Only for a reader, or who asked why: a script has the exit code. Explaining asks each clause alone, so it is done
  // only now.
  void advise(SearchEngine& engine, const Results& results) const {
    if (!is_terminal(Stream::error) && !options_.request.explain) return;
    if (engine.article_count() == 0) {
      return print_message(program, "nothing found: there is no article in what is searched");
    }
    if (like_) return print_message(program, "nothing is related closely enough");
    SearchRequest request = options_.request;
    std::vector<std::string> told;
    request.query = asked(options_.query, told);
    request.limit = 0;
    request.group = false;
    request.facets.clear();
    request.timeline.reset();
    request.explain = true;
    Results explained = engine.search(request);
    explained.suggestion = results.suggestion;
    for (const std::string& line : advice_for_nothing(explained)) print_message(program, line);
  }

  const SearcherOptions& options_;
  std::ostream& out_;
  std::unique_ptr<Renderer> renderer_;
  CivilDay today_;
  std::optional<Article> like_;  // that results are to be related to
};

// Runs `task` with a Searcher; what it prints goes through a pager where somebody reads it on a terminal.
int run_paged(const SearcherOptions& options, int (Searcher::*task)()) {
  if (!wants_pager(options.pager)) return (Searcher(options, std::cout).*task)();
  std::ostringstream printed;
  const int exit_code = (Searcher(options, printed).*task)();
  write_paged(printed.str(), options.pager == "always");
  return exit_code;
}

// Not paged: each answer is there as soon as it is found.
int run_batch(const SearcherOptions& options) {
  if (options.batch_file == "-") return Searcher(options, std::cout).batch(std::cin);
  std::ifstream file(options.batch_file);
  if (!file) throw Error(fmt::format("cannot read {}: {}", options.batch_file, errno_message(errno)));
  return Searcher(options, std::cout).batch(file);
}

}  // namespace

int run_searcher(const std::vector<std::string>& arguments) {
  using Task = SearcherOptions::Task;
  if (is_watch(arguments)) return run_watch({arguments.begin() + 1, arguments.end()});
  const char* variable = std::getenv("MORGUE_INDEX");
  const SearcherOptions options = read_searcher_options(arguments, variable == nullptr ? "" : variable);
  switch (options.task) {
    case Task::help:
      std::cout << help_text(searcher_command(), terminal_columns(Stream::out));
      return ExitCode::ok;
    case Task::version:
      std::cout << program << " (Morgue) " MORGUE_VERSION "\n";
      return ExitCode::ok;
    case Task::completion:
      std::cout << completion_script(options.completion_shell, program,
                                     std::vector{searcher_command(), watch_command()});
      return ExitCode::ok;
    case Task::search:
      return run_paged(options, &Searcher::search);
    case Task::batch:
      return run_batch(options);
    case Task::show:
      return run_paged(options, &Searcher::show);
    case Task::members:
      return run_paged(options, &Searcher::members);
    case Task::diff:
      return run_paged(options, &Searcher::diff);
    case Task::coverage:
      return run_paged(options, &Searcher::coverage);
  }
  return ExitCode::failure;
}

}  // namespace morgue
