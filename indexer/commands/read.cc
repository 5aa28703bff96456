#include "indexer/commands/read.h"

#include <fmt/format.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "common/cli/program.h"
#include "common/cli/terminal.h"
#include "common/error.h"
#include "common/text/display.h"
#include "indexer/clean/cleaner.h"
#include "indexer/read/article_reader.h"
#include "indexer/read/byte_source.h"
#include "indexer/read/input_walker.h"
#include "indexer/write/line_sample.h"
#include "indexer/write/report.h"

namespace morgue {

namespace {

using nlohmann::ordered_json;

constexpr OptionSpec options_of_read[] = {
    {"source", 's', ValueKind::text, "NAME", false,
     "The outlet of all that is read, whatever the articles say."},
    {"language", 'l', ValueKind::text, "CODE", false,
     "The language of all that is read (en, fr ...), likewise."},
    {"keep-all", 0, ValueKind::none, "", false,
     "Keep also what looks like no article: consent walls, error pages, empty shells, paywall stubs."},
    {"explain", 0, ValueKind::none, "", false,
     "Instead of JSON, print each line of the input, what became of it and why, and of pages each candidate "
     "for the date and the authors."},
};

constexpr std::string_view notes =
    "Prints one JSON object for each article on standard output. No index is needed.\n"
    "Exit codes: 0 all was read; 1 some records were skipped, each reported as 'path:record: why'; 2 nothing "
    "named can "
    "be read.";

constexpr std::size_t fate_column = 9;
constexpr std::size_t reason_column = 34;

ordered_json or_null(const std::string& value) {
  return value.empty() ? ordered_json(nullptr) : ordered_json(value);
}

std::string padded(const std::string& text, std::size_t columns) {
  std::string cut = text::ellipsize(text::safe_for_terminal(text), columns);
  cut.append(columns - std::min(columns, text::display_width(cut)), ' ');
  return cut;
}

// Reads and prints; counts what is skipped.
class Reading {
 public:
  Reading(CleanOptions options, bool explain) : options_(std::move(options)), explain_(explain) {}

  void skip(const BadRecord& problem) {
    std::cout.flush();
    print_message("indexer", to_string(problem));
    ++skipped_;
  }

  void read(const InputFile& file) {
    try {
      const auto reader =
          open_article_reader(file.path, file.path == "-" ? open_standard_input() : open_file(file.path));
      while (const std::optional<ReadResult> found = reader->next()) {
        if (const auto* bad = std::get_if<BadRecord>(&*found)) {
          skip(*bad);
        } else {
          show(std::get<RawArticle>(*found));
        }
        // Nobody reads on: a pipe that closed, a full disk.
        if (!std::cout) return;
      }
    } catch (const ReadError& failure) {
      skip(BadRecord{file.path, 0, failure.what()});
    }
  }

  int exit_code() const { return skipped_ == 0 ? ExitCode::ok : ExitCode::partial; }

 private:
  void show(const RawArticle& raw) {
    std::vector<LineFate> fates;
    const CleanResult result = clean(raw, options_, explain_ ? &fates : nullptr);
    if (const auto* set_aside = std::get_if<NotAnArticle>(&result)) {
      if (explain_) explain(raw, "set aside: " + set_aside->reason, fates);
      skip(BadRecord{raw.path, raw.record, set_aside->reason});
    } else if (explain_) {
      explain(raw, std::get<Article>(result).title, fates);
    } else {
      std::cout << to_json_line(std::get<Article>(result)) << '\n';
    }
  }

  static void explain(const RawArticle& raw, const std::string& what, const std::vector<LineFate>& fates) {
    const std::string place = raw.record == 0 ? raw.path : fmt::format("{}:{}", raw.path, raw.record);
    std::cout << text::safe_for_terminal(fmt::format("== {}: {}", place, what)) << '\n';
    if (fates.empty()) std::cout << "   (the source states its fields: there are no lines to explain)\n";
    for (const LineFate& fate : fates) {
      std::cout << padded(std::string(to_string(fate.fate)), fate_column) << "| "
                << padded(fate.reason, reason_column) << "| " << text::safe_for_terminal(fate.line) << '\n';
    }
    std::cout << '\n';
  }

  CleanOptions options_;
  bool explain_;
  std::uint64_t skipped_ = 0;
};

}  // namespace

std::string to_json_line(const Article& article) {
  const ordered_json object = {
      {"id", or_null(article.id)},
      {"path", or_null(article.path)},
      {"url", or_null(article.url)},
      {"source", or_null(article.source)},
      {"title", or_null(article.title)},
      {"authors", article.authors},
      {"date", article.date ? ordered_json(to_iso(*article.date)) : ordered_json(nullptr)},
      {"date_precision",
       article.date ? ordered_json(to_string(article.date->precision)) : ordered_json(nullptr)},
      {"date_conflict", article.date_conflict},
      {"language", or_null(article.language)},
      {"section", or_null(article.section)},
      {"tags", article.tags},
      {"places", article.places},
      {"text", or_null(article.text)},
  };
  // A path is whatever bytes the file system holds; JSON is UTF-8.
  return text::safe_json(object.dump(-1, ' ', false, ordered_json::error_handler_t::replace));
}

const CommandSpec& read_command() {
  static constexpr CommandSpec command{
      "indexer",       "read", "PATH...", "Reads and cleans articles and prints them, without an index.",
      options_of_read, notes,  false};
  return command;
}

int run_read(const ParsedOptions& options) {
  if (options.positional().empty()) {
    throw Error("nothing to read: no path is given", "name files, directories, or '-' for standard input");
  }
  CleanOptions clean_options;
  clean_options.source = options.get_or("source", "");
  clean_options.language = options.get_or("language", "");
  clean_options.keep_all = options.has("keep-all");
  clean_options.latest = now_utc();
  const InputList inputs = list_inputs(options.positional());
  LineMemory nothing;
  const RepeatedLines repeated = sample_lines(inputs.files, clean_options.source, nothing);
  clean_options.repeated = &repeated;
  Reading reading(std::move(clean_options), options.has("explain"));
  for (const BadRecord& problem : inputs.problems) reading.skip(problem);
  if (inputs.files.empty() && !inputs.problems.empty()) {
    throw Error("nothing to read: none of the paths named can be read",
                "name files, directories, or '-' for standard input");
  }
  for (const InputFile& file : inputs.files) reading.read(file);
  return reading.exit_code();
}

}  // namespace morgue
