#include "searcher/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <thread>
#include <utility>

#include "common/error.h"
#include "common/schema.h"
#include "common/text/utf8.h"

namespace morgue {

namespace {

constexpr OptionSpec options[] = {
    {"index", 0, ValueKind::directory, "DIR", true,
     "Search this index; several are searched as one. MORGUE_INDEX serves where it is not given."},
    {"limit", 'n', ValueKind::number, "N", false, "Show at most N articles (10)."},
    {"offset", 0, ValueKind::number, "N", false, "Leave out the first N."},
    {"sort", 0, ValueKind::choice, "relevance|newest|oldest", false, "Order of the articles (relevance)."},
    {"group", 0, ValueKind::choice, "family|none", false,
     "Show each story once, by its best copy, or every article (family; none for --count and trec)."},
    {"any", 0, ValueKind::none, "", false, "Any of the words may match instead of all."},
    {"expand", 0, ValueKind::none, "", false,
     "Weigh the articles also by the words that the best matches have in common."},
    {"recency", 0, ValueKind::text, "HALFLIFE", false,
     "Prefer newer articles: each HALFLIFE of age (30d, 6w, 6m, 2y) halves what newness adds."},
    {"strict", 0, ValueKind::none, "", false,
     "A malformed query is an error instead of being read leniently."},
    {"like", 0, ValueKind::file, "ID|FILE", false,
     "Find what is related to an article, or to a text that is in no index (- is standard input); a query "
     "narrows it."},
    {"past", 0, ValueKind::none, "", false, "With --like: only what was published before the article."},
    {"before", 0, ValueKind::text, "DATE", false, "Only what was published before DATE."},
    {"after", 0, ValueKind::text, "DATE", false, "Only what was published after DATE."},
    {"facet", 0, ValueKind::field, "FIELD[:N]", true,
     "Count the values of a field over all matches, list N (10)."},
    {"timeline", 0, ValueKind::choice, "day|week|month|year", false,
     "Count all matches by date of publication."},
    {"normalize", 0, ValueKind::none, "", false,
     "Set the timeline beside all articles of each day, week ..."},
    {"snippets", 0, ValueKind::number, "N", false, "Fragments of text for each article (1)."},
    {"snippet-chars", 0, ValueKind::number, "N", false, "About how many characters a fragment takes (240)."},
    {"format", 'f', ValueKind::open_choice, "text|json|jsonl|csv|trec|TEMPLATE", false,
     "How to print; a template holds fields, such as '{date} {source} {title}' (text)."},
    {"null", '0', ValueKind::none, "", false,
     "Records of templates and jsonl end with NUL instead of a line feed."},
    {"count", 'c', ValueKind::none, "", false, "Print only the number of matches."},
    {"quiet", 'q', ValueKind::none, "", false, "Print nothing; the exit code tells."},
    {"explain", 0, ValueKind::none, "", false,
     "Show the query as understood, with the matches of each clause."},
    {"show", 0, ValueKind::text, "ID|@N", false,
     "Print one whole article, by its id or as the Nth (@N) that the query beside it finds; the query is "
     "highlighted."},
    {"members", 0, ValueKind::text, "ID", false,
     "List all copies of an article, or of a family, in order of time."},
    {"diff", 0, ValueKind::text, "ID ID", false,
     "Show word by word what the second article changed against the first."},
    {"coverage", 0, ValueKind::none, "", false,
     "Show for each source its first article on the query, and the sources that have none."},
    {"batch", 0, ValueKind::file, "FILE", false,
     "Answer one query for each line, 'qid<TAB>query' or 'query'; - is standard input."},
    {"jobs", 'j', ValueKind::number, "N", false,
     "Answer N queries of --batch at a time, told in order (one for each processor)."},
    {"color", 0, ValueKind::choice, "auto|always|never", false, "Colours (auto: on a terminal)."},
    {"hyperlink", 0, ValueKind::choice, "auto|always|never", false,
     "Titles link to the page or file (auto: on a terminal)."},
    {"pager", 0, ValueKind::choice, "auto|always|never", false,
     "Show what is longer than the screen in a pager (auto: on a terminal)."},
    {"no-pager", 0, ValueKind::none, "", false, "The same as --pager never."},
    {"completion", 0, ValueKind::choice, "bash|zsh|fish", false, "Print a completion script for the shell."},
};

std::string facet_names(std::string_view separator) {
  std::string names;
  for (const Field& candidate : schema) {
    if (candidate.facet) names += fmt::format("{}{}", names.empty() ? "" : separator, candidate.name);
  }
  return names;
}

std::string help_notes() {
  std::string notes =
      "Queries:\n"
      "  Words must all be met, in any of their forms: turkey deal\n"
      "  \"joint statement\" is a phrase, \"joint statement\"~5 within five words.\n"
      "  AND, OR, NOT and parentheses combine; -word excludes.\n"
      "  =Word is that very form, defen* a pattern; a NEAR/5 b and a PRE/3 b tell the distance.\n"
      "\nFields:\n";
  for (const Field& each : schema) {
    if (each.queryable) notes += fmt::format("  {:<34} {}\n", each.example, each.description);
  }
  notes += fmt::format("\n--facet takes {}.\n", facet_names(", "));
  notes +=
      "\n'searcher watch --file QUERIES --state FILE' tells what is new to standing queries; 'searcher watch "
      "--help' says more.\n";
  notes += "\nExit codes: 0 something found, 1 nothing found, 2 error";
  return notes;
}

[[noreturn]] void refuse(const std::string& sentence,
                         const std::string& hint = "'searcher --help' lists the options") {
  throw Error(sentence, hint);
}

std::size_t page_number(const ParsedOptions& parsed, std::string_view name, std::size_t otherwise) {
  return std::min<std::uint64_t>(parsed.number_or(name, otherwise), most_hits);
}

std::size_t bounded_number(const ParsedOptions& parsed, std::string_view name, std::uint64_t least,
                           std::uint64_t most, std::uint64_t otherwise) {
  const std::uint64_t number = parsed.number_or(name, otherwise);
  if (number < least || number > most) {
    refuse(fmt::format("--{} wants a number from {} to {}, not {}", name, least, most, number));
  }
  return number;
}

FacetRequest facet_request(const std::string& typed) {
  const std::size_t colon = typed.find(':');
  const std::string name = typed.substr(0, colon);
  const Field* found = find_field(name);
  if (found == nullptr || !found->facet) {
    refuse(fmt::format("--facet: '{}' is none of {}", name, facet_names(", ")));
  }
  FacetRequest request{found->id};
  if (colon == std::string::npos) return request;
  const std::string_view number = std::string_view(typed).substr(colon + 1);
  const auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), request.most);
  if (failure != std::errc() || end != number.data() + number.size() || request.most == 0) {
    refuse(fmt::format("--facet {} wants a number of values from 1 after the colon, not '{}'", name, number));
  }
  return request;
}

std::vector<FacetRequest> facet_requests(const ParsedOptions& parsed) {
  std::vector<FacetRequest> requests;
  for (const std::string& typed : parsed.all("facet")) {
    const FacetRequest request = facet_request(typed);
    // Asked for twice (by name and alias, or with another number): the last word counts.
    std::erase_if(requests, [&](const FacetRequest& earlier) { return earlier.field == request.field; });
    requests.push_back(request);
  }
  return requests;
}

SortOrder sort_order(const std::string& name) {
  if (name == "newest") return SortOrder::newest;
  return name == "oldest" ? SortOrder::oldest : SortOrder::relevance;
}

std::optional<TimeUnit> time_unit(const std::optional<std::string>& name) {
  if (!name) return std::nullopt;
  if (*name == "day") return TimeUnit::day;
  if (*name == "week") return TimeUnit::week;
  return *name == "month" ? TimeUnit::month : TimeUnit::year;
}

// "30d", "6w", "6m", "2y" in days.
int half_life(const std::string& typed) {
  int number = 0;
  const char* last = typed.data() + typed.size();
  const auto [end, failure] = std::from_chars(typed.data(), last, number);
  const std::string_view unit(end, static_cast<std::size_t>(last - end));
  const int days = unit == "d" ? 1 : unit == "w" ? 7 : unit == "m" ? 30 : unit == "y" ? 365 : 0;
  constexpr int longest = 1000;
  if (failure != std::errc() || days == 0 || number < 1 || number > longest) {
    refuse(fmt::format("--recency wants a time such as 30d, 6w, 6m or 2y (at most {} of each), not '{}'",
                       longest, typed));
  }
  return number * days;
}

SearchRequest search_request(const ParsedOptions& parsed, SearcherOptions::Answer answer) {
  SearchRequest request;
  request.limit = page_number(parsed, "limit", request.limit);
  request.offset = page_number(parsed, "offset", request.offset);
  request.sort = sort_order(parsed.get_or("sort", "relevance"));
  request.any = parsed.has("any");
  request.expand = parsed.has("expand");
  if (const auto typed = parsed.get("recency")) request.recency = Recency{half_life(*typed), {}};
  if (request.sort != SortOrder::relevance && (request.expand || request.recency)) {
    refuse(fmt::format("--{} orders by relevance, --sort {} by date", request.expand ? "expand" : "recency",
                       parsed.get_or("sort", "")),
           "give one of them");
  }
  request.facets = facet_requests(parsed);
  request.timeline = time_unit(parsed.get("timeline"));
  request.normalize = parsed.has("normalize");
  if (request.normalize && !request.timeline) {
    refuse("--normalize goes with --timeline", "--timeline month --normalize");
  }
  request.snippets = bounded_number(parsed, "snippets", 0, 100, request.snippets);
  request.snippet_chars = bounded_number(parsed, "snippet-chars", 20, 100'000, request.snippet_chars);
  request.explain = parsed.has("explain");
  const std::string otherwise =
      answer == SearcherOptions::Answer::hits && parsed.get_or("format", "") != "trec" ? "family" : "none";
  request.group = parsed.get_or("group", otherwise) == "family";
  if (answer != SearcherOptions::Answer::hits) {
    // What nobody sees is not worked for.
    request.limit = answer == SearcherOptions::Answer::nothing ? 1 : 0;
    request.offset = 0;
    request.snippets = 0;
    request.facets.clear();
    request.timeline.reset();
    request.explain = false;
    request.exact_total = answer == SearcherOptions::Answer::count;
  }
  return request;
}

SearcherOptions::Task task_of(const ParsedOptions& parsed) {
  using Task = SearcherOptions::Task;
  if (parsed.has("help")) return Task::help;
  if (parsed.has("version")) return Task::version;
  if (parsed.has("completion")) return Task::completion;
  static constexpr std::pair<std::string_view, Task> tasks[] = {{"show", Task::show},
                                                                {"members", Task::members},
                                                                {"diff", Task::diff},
                                                                {"coverage", Task::coverage},
                                                                {"batch", Task::batch}};
  std::string_view given;
  Task task = Task::search;
  for (const auto& [name, each] : tasks) {
    if (!parsed.has(name)) continue;
    if (!given.empty()) refuse(fmt::format("--{} and --{} exclude each other", given, name));
    given = name;
    task = each;
  }
  if (task != Task::search && task != Task::batch && parsed.has("count")) {
    refuse(fmt::format("--{} and --count exclude each other", given));
  }
  for (const char* other : {"show", "members", "diff", "coverage", "batch", "expand", "recency"}) {
    if (parsed.has("like") && parsed.has(other))
      refuse(fmt::format("--like and --{} exclude each other", other));
  }
  for (const char* bound : {"before", "after"}) {
    const bool one_article = task == Task::show || task == Task::members || task == Task::diff;
    if (one_article && parsed.has(bound))
      refuse(fmt::format("--{} and --{} exclude each other", given, bound));
  }
  if (parsed.has("past") && !parsed.has("like")) {
    refuse("--past goes with --like", "--like ID --past; other searches take --before DATE");
  }
  return task;
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

}  // namespace

std::vector<std::string> index_list(const ParsedOptions& parsed, std::string_view variable) {
  std::vector<std::string> indexes = parsed.all("index");
  if (indexes.empty()) {
    while (!variable.empty()) {
      const std::size_t end = std::min(variable.find(':'), variable.size());
      if (end > 0) indexes.emplace_back(variable.substr(0, end));
      variable.remove_prefix(std::min(end + 1, variable.size()));
    }
  }
  if (indexes.empty()) refuse("no index given", "give --index DIR, or set MORGUE_INDEX");
  return indexes;
}

const CommandSpec& searcher_command() {
  static const std::string notes = help_notes();
  static const CommandSpec command{
      "searcher", "",    "QUERY...", "Answers questions from an index of news articles, best match first.",
      options,    notes, true};
  return command;
}

SearcherOptions read_searcher_options(const std::vector<std::string>& arguments,
                                      std::string_view index_variable) {
  using Task = SearcherOptions::Task;
  const ParsedOptions parsed = parse_options(searcher_command(), arguments);
  SearcherOptions read;
  read.task = task_of(parsed);
  read.completion_shell = parsed.get_or("completion", "");
  if (read.task == Task::help || read.task == Task::version || read.task == Task::completion) return read;

  read.notes = parsed.notes();
  read.query = joined(parsed.positional());
  const bool has_query = !text::trim(read.query).empty();
  const bool narrows = parsed.has("like") || parsed.has("before") || parsed.has("after");
  const bool wants_query = (read.task == Task::search && !narrows) || read.task == Task::coverage;
  if (wants_query && !has_query) {
    refuse("no query given", "searcher --index DIR QUERY...; a field alone is a query too: 'date:2019-11'");
  }
  if (read.task == Task::batch && has_query) {
    refuse(fmt::format("--batch takes its queries from the file, not '{}'", read.query));
  }
  read.batch_file = parsed.get_or("batch", "");
  read.jobs = bounded_number(parsed, "jobs", 1, 256, std::max(1U, std::thread::hardware_concurrency()));
  if (read.task == Task::diff && parsed.positional().size() != 1) {
    refuse("--diff wants two ids, each an article's", "searcher --index DIR --diff ID ID");
  }
  if (read.task == Task::members && has_query) {
    refuse(fmt::format("--members takes one id and no query, not '{}'", read.query));
  }
  for (const std::string_view name : {"show", "members", "diff"}) {
    if (parsed.has(name)) read.article_id = parsed.get_or(name, "");
  }
  if (read.task == Task::diff) read.other_id = parsed.positional().front();
  read.like = parsed.get_or("like", "");
  read.past = parsed.has("past");
  read.before = parsed.get_or("before", "");
  read.after = parsed.get_or("after", "");
  read.any = parsed.has("any");
  read.strict = parsed.has("strict");
  if (parsed.has("count")) read.answer = SearcherOptions::Answer::count;
  if (parsed.has("quiet")) read.answer = SearcherOptions::Answer::nothing;
  read.format = parsed.get_or("format", read.format);
  read.null_records = parsed.has("null");
  read.color = parsed.get_or("color", read.color);
  read.hyperlink = parsed.get_or("hyperlink", read.hyperlink);
  read.pager = parsed.has("no-pager") ? "never" : parsed.get_or("pager", read.pager);
  read.request = search_request(parsed, read.answer);
  read.indexes = index_list(parsed, index_variable);
  return read;
}

}  // namespace morgue
