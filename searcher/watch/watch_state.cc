#include "searcher/watch/watch_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/error.h"

namespace morgue {

namespace {

using json = nlohmann::ordered_json;

constexpr const char* schema_name = "morgue.watch-state/1";

WatchState read_fields(const json& object) {
  WatchState state;
  object.at("acknowledged").get_to(state.acknowledged);
  for (const json& index : object.at("indexes")) {
    for (const json& part : index.at("parts")) {
      state.marks.push_back(
          {{index.at("index").get<std::string>(), part.at("part").get<std::string>()}, part.at("ingested")});
    }
  }
  object.at("reported").get_to(state.reported);
  return state;
}

}  // namespace

const std::string* WatchState::mark_of(const IndexPart& part) const {
  const auto found =
      std::find_if(marks.begin(), marks.end(), [&](const WatchMark& each) { return each.part == part; });
  return found == marks.end() ? nullptr : &found->ingested;
}

void WatchState::move_mark(const IndexPart& part, const std::string& ingested) {
  for (WatchMark& mark : marks) {
    if (mark.part != part) continue;
    mark.ingested = std::max(mark.ingested, ingested);
    return;
  }
  marks.push_back({part, ingested});
}

void WatchState::add_reported(const std::string& name, const std::vector<std::string>& ids) {
  std::vector<std::string>& all = reported[name];
  all.insert(all.end(), ids.begin(), ids.end());
  if (all.size() > most_reported) all.erase(all.begin(), all.end() - most_reported);
}

std::string encode(const WatchState& state) {
  json indexes = json::array();
  for (const WatchMark& mark : state.marks) {
    if (indexes.empty() || indexes.back()["index"] != mark.part.index) {
      indexes.push_back({{"index", mark.part.index}, {"parts", json::array()}});
    }
    json& index = indexes.back();
    index["parts"].push_back({{"part", mark.part.entry}, {"ingested", mark.ingested}});
  }
  json object;
  object["schema"] = schema_name;
  object["acknowledged"] = state.acknowledged;
  object["indexes"] = std::move(indexes);
  object["reported"] = state.reported;
  // A path or a name may hold bytes that are no UTF-8; not telling of it loses less than not remembering.
  return object.dump(1, ' ', false, json::error_handler_t::replace) + '\n';
}

WatchState decode_watch_state(std::string_view bytes, const std::string& place) {
  constexpr const char* hint =
      "put it back from a copy, or remove it and say from when with --since; without either, "
      "the watch begins with what comes in from now on";
  json object;
  try {
    object = json::parse(bytes);
    if (object.at("schema") == schema_name) return read_fields(object);
  } catch (const json::exception& failure) {
    throw Error(fmt::format("{}: the state is damaged: {}", place, failure.what()), hint);
  }
  throw Error(fmt::format("{}: not a state that this version reads (it begins with {})", place,
                          object.at("schema").dump(-1, ' ', false, json::error_handler_t::replace)),
              hint);
}

}  // namespace morgue
