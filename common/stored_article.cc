#include "common/stored_article.h"

#include <nlohmann/json.hpp>

#include "common/error.h"

namespace morgue {

namespace {

using nlohmann::json;

// Replaces what is not UTF-8: an article is valid by contract, but a record that cannot be stored loses a
// night.
std::string to_line(const json& metadata) {
  return metadata.dump(-1, ' ', false, json::error_handler_t::replace);
}

// The printed form keeps precision and offset, but for the minute: RFC 3339 prints seconds that nobody
// stated, and here they are left out again.
std::string stored_form(const Date& date) {
  constexpr std::size_t seconds_at = 16;  // after "2019-11-07T07:16"
  std::string form = to_iso(date);
  if (date.precision == DatePrecision::minute) form.erase(seconds_at, 3);
  return form;
}

void put_date(json& metadata, const char* key, const std::optional<Date>& date) {
  if (date) metadata[key] = stored_form(*date);
}

std::optional<Date> get_date(const json& metadata, const char* key) {
  const auto found = metadata.find(key);
  if (found == metadata.end()) return std::nullopt;
  return parse_date(found->get_ref<const std::string&>());
}

template <typename T>
void put(json& metadata, const char* key, const T& value) {
  if (!value.empty()) metadata[key] = value;
}

template <typename T>
void get(const json& metadata, const char* key, T& value) {
  if (const auto found = metadata.find(key); found != metadata.end()) found->get_to(value);
}

}  // namespace

std::string encode_stored_article(const Article& article) {
  json metadata = json::object();
  put(metadata, "id", article.id);
  put(metadata, "path", article.path);
  if (article.record != 0) metadata["record"] = article.record;
  put(metadata, "url", article.url);
  put(metadata, "source", article.source);
  put(metadata, "title", article.title);
  put(metadata, "authors", article.authors);
  put_date(metadata, "date", article.date);
  if (article.date_conflict) metadata["date_conflict"] = true;
  put_date(metadata, "updated", article.updated);
  put(metadata, "language", article.language);
  put(metadata, "section", article.section);
  put(metadata, "tags", article.tags);
  put(metadata, "places", article.places);
  std::string data = to_line(metadata);
  data.reserve(data.size() + 1 + article.text.size());
  data += '\n';
  data += article.text;
  return data;
}

Article decode_stored_article(std::string_view data) {
  const std::size_t line_end = data.find('\n');
  if (line_end == std::string_view::npos) {
    throw Error("a document of the index holds no article",
                "was it written by another program? Build the index anew");
  }
  try {
    const json metadata = json::parse(data.substr(0, line_end));
    metadata.get_ref<const json::object_t&>();  // throws for anything else
    Article article;
    get(metadata, "id", article.id);
    get(metadata, "path", article.path);
    if (const auto record = metadata.find("record"); record != metadata.end()) record->get_to(article.record);
    get(metadata, "url", article.url);
    get(metadata, "source", article.source);
    get(metadata, "title", article.title);
    get(metadata, "authors", article.authors);
    article.date = get_date(metadata, "date");
    get(metadata, "date_conflict", article.date_conflict);
    article.updated = get_date(metadata, "updated");
    get(metadata, "language", article.language);
    get(metadata, "section", article.section);
    get(metadata, "tags", article.tags);
    get(metadata, "places", article.places);
    article.text = data.substr(line_end + 1);
    return article;
  } catch (const json::exception& failure) {
    throw Error(std::string("a stored article cannot be read: ") + failure.what(),
                "run 'indexer check' on the index");
  }
}

}  // namespace morgue
