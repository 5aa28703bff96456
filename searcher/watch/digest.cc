#include "searcher/watch/digest.h"

#include <nlohmann/json.hpp>
#include <sstream>

#include "common/text/display.h"
#include "searcher/render/json_parts.h"
#include "searcher/watch/mail.h"

namespace morgue {

namespace {

using json = nlohmann::ordered_json;

std::string compose_text(const std::vector<QueryNews>& news, const RenderOptions& options) {
  std::ostringstream out;
  const std::unique_ptr<Renderer> renderer = make_renderer("text", out, options);
  for (const QueryNews& each : news) {
    if (each.stories.empty()) continue;
    Results results;
    results.typed = each.text;
    results.interpreted = each.interpreted;
    results.total = each.stories.size();
    for (const Story& story : each.stories) results.hits.push_back(story.hit);
    renderer->render(results, each.name);
  }
  return out.str();
}

// "20261122T021509" as RFC 3339; the key itself where it is none of a second.
std::string moment(const std::string& key) {
  if (key.size() != std::string_view("00000000T000000").size()) return key;
  return key.substr(0, 4) + '-' + key.substr(4, 2) + '-' + key.substr(6, 5) + ':' + key.substr(11, 2) + ':' +
         key.substr(13) + 'Z';
}

// docs/output.md is the contract; fields are added, never renamed.
std::string compose_lines(const std::vector<QueryNews>& news) {
  std::string lines;
  for (const QueryNews& each : news) {
    for (const Story& story : each.stories) {
      json object;
      object["schema"] = "morgue.watch/1";
      object["name"] = each.name;
      object["query"] = each.text;
      object["arrived"] = moment(story.hit.arrived);
      json copies = json::array();
      for (const Hit& copy : story.copies) copies.push_back(copy.article.id);
      object["new_copies"] = std::move(copies);
      object.update(hit_json(story.hit));
      lines += text::safe_json(object.dump(-1, ' ', false, json::error_handler_t::replace)) + '\n';
    }
  }
  return lines;
}

}  // namespace

std::string compose_digest(const std::vector<QueryNews>& news, const DigestOptions& options) {
  if (options.format == "text") return compose_text(news, options.render);
  if (options.format == "jsonl") return compose_lines(news);
  return compose_mail(news, options);
}

}  // namespace morgue
