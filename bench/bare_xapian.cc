// The least that feeding Xapian takes: a floor to measure `indexer add` against.
//   bare_xapian ARCHIVE.jsonl DIRECTORY [THREADS] [DOCUMENTS_PER_COMMIT]
// Each thread has one database of its own, takes lines in turn, and makes of each a document as Xapian's own tools
// do: TermGenerator with English stems and positions over title and text, boolean terms and values for the fields,
// the record stored. No cleaning, no languages, no duplicates, nothing synced but the result. DOCUMENTS_PER_COMMIT 0
// leaves committing to Xapian.
#include <xapian.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr int unseen = Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;
constexpr std::size_t longest_term = 245;

std::string text_of(const nlohmann::json& record, const char* name) {
  const auto found = record.find(name);
  return found != record.end() && found->is_string() ? found->get<std::string>() : std::string();
}

void add_whole(Xapian::Document& document, const std::string& prefix, const std::string& value) {
  if (!value.empty() && prefix.size() + value.size() <= longest_term)
    document.add_boolean_term(prefix + value);
}

void add_value(Xapian::Document& document, Xapian::valueno slot, const std::string& value) {
  if (!value.empty()) document.add_value(slot, value);
}

Xapian::Document document_of(const std::string& line, Xapian::TermGenerator& generator) {
  const nlohmann::json record = nlohmann::json::parse(line);
  Xapian::Document document;
  generator.set_document(document);
  generator.set_termpos(0);
  generator.index_text(text_of(record, "title"), 1, "S");
  generator.set_termpos(0);
  std::string authors;
  if (const auto found = record.find("authors"); found != record.end() && found->is_array()) {
    for (const auto& author : *found) {
      if (!author.is_string()) continue;
      generator.index_text_without_positions(author.get<std::string>(), 1, "A");
      authors += author.get<std::string>() + "\x1f";
    }
  }
  const std::string text = text_of(record, "text");
  generator.set_termpos(0);
  generator.index_text(text);
  add_whole(document, "Q", text_of(record, "id"));
  add_whole(document, "U", text_of(record, "url"));
  add_whole(document, "XS", text_of(record, "source"));
  add_whole(document, "XC", text_of(record, "section"));
  add_value(document, 0, text_of(record, "id"));
  add_value(document, 1, text_of(record, "date"));
  add_value(document, 3, text_of(record, "source"));
  add_value(document, 4, text_of(record, "section"));
  add_value(document, 5, authors);
  document.set_data(line);
  return document;
}

class Lines {
 public:
  explicit Lines(const char* path) : file_(path) {
    if (!file_) throw std::runtime_error(std::string(path) + ": cannot be read");
  }
  bool next(std::string& line) {
    const std::lock_guard lock(mutex_);
    return static_cast<bool>(std::getline(file_, line));
  }

 private:
  std::ifstream file_;
  std::mutex mutex_;
};

void work(Lines& lines, const fs::path& path, unsigned per_commit) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE_OR_OVERWRITE | unseen);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("en"));
  unsigned added = 0;
  for (std::string line; lines.next(line);) {
    database.add_document(document_of(line, generator));
    if (per_commit != 0 && ++added % per_commit == 0) database.commit();
  }
  database.commit();
}

void run(const char* archive, const fs::path& directory, unsigned threads, unsigned per_commit) {
  fs::create_directories(directory);
  Lines lines(archive);
  std::vector<std::thread> pool;
  std::vector<std::exception_ptr> failures(threads);
  for (unsigned i = 0; i < threads; ++i) {
    pool.emplace_back([&, i] {
      try {
        work(lines, directory / std::to_string(i), per_commit);
      } catch (const std::exception&) {
        failures[i] = std::current_exception();
      } catch (const Xapian::Error&) {
        failures[i] = std::current_exception();
      }
    });
  }
  for (std::thread& thread : pool) thread.join();
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
  Xapian::Database all;
  for (unsigned i = 0; i < threads; ++i)
    all.add_database(Xapian::Database((directory / std::to_string(i)).string()));
  all.compact((directory / "all").string(), 0, 0);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3 || argc > 5) {
    std::fprintf(stderr, "usage: bare_xapian ARCHIVE.jsonl DIRECTORY [THREADS] [DOCUMENTS_PER_COMMIT]\n");
    return 2;
  }
  try {
    const auto number = [&](int at, unsigned otherwise) {
      return argc > at ? static_cast<unsigned>(std::strtoul(argv[at], nullptr, 10)) : otherwise;
    };
    run(argv[1], argv[2], number(3, 2), number(4, 0));
    return 0;
  } catch (const Xapian::Error& failure) {
    std::fprintf(stderr, "bare_xapian: %s\n", failure.get_description().c_str());
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "bare_xapian: %s\n", failure.what());
  }
  return 1;
}
