#include "indexer/clean/html/linked_data.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "common/text/utf8.h"
#include "indexer/clean/tidy.h"
#include "indexer/read/json_mend.h"

namespace morgue::html {

namespace {

using nlohmann::json;

constexpr std::size_t most_objects = 20000;

// By what schema.org calls them, without the address of the vocabulary.
bool is_article_type(std::string_view type) {
  constexpr std::array<std::string_view, 5> others{"BlogPosting", "LiveBlogPosting", "SocialMediaPosting",
                                                   "Report", "DiscussionForumPosting"};
  type = type.substr(type.rfind('/') + 1);
  return type.ends_with("Article") || type.ends_with("article") ||
         std::ranges::find(others, type) != others.end();
}

const json* member(const json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

template <typename Predicate>
bool has_type(const json& object, Predicate matches) {
  const json* type = member(object, "@type");
  if (type == nullptr) return false;
  if (type->is_string()) return matches(type->get_ref<const std::string&>());
  return type->is_array() && std::ranges::any_of(*type, [&](const json& one) {
           return one.is_string() && matches(one.get_ref<const std::string&>());
         });
}

// A string, or the first of a list of them; of an object its name, else its address.
std::string text_of(const json* value) {
  for (int depth = 0; value != nullptr && depth < 4; ++depth) {
    if (value->is_string()) return tidy_value(value->get_ref<const std::string&>());
    if (value->is_number_integer()) return value->dump();
    if (value->is_array()) {
      value = value->empty() ? nullptr : &value->front();
    } else if (value->is_object()) {
      const json* name = member(*value, "name");
      if (name == nullptr) name = member(*value, "@value");
      value = name != nullptr ? name : member(*value, "@id");
    } else {
      break;
    }
  }
  return {};
}

using ById = std::map<std::string, const json*, std::less<>>;

void add_names(const json* value, const ById& by_id, std::vector<std::string>& names) {
  if (value == nullptr) return;
  if (value->is_array()) {
    for (const json& one : *value) {
      if (!one.is_array()) add_names(&one, by_id, names);
    }
    return;
  }
  // A person in a role.
  if (value->is_object() && !value->contains("name")) {
    if (const json* person = member(*value, "author"); person != nullptr && person->is_object())
      value = person;
  }
  if (value->is_object() && member(*value, "name") == nullptr && member(*value, "familyName") == nullptr) {
    const std::string id = text_of(member(*value, "@id"));
    const auto referred = by_id.find(id);
    if (referred == by_id.end()) return;
    value = referred->second;
  }
  if (value->is_object()) {
    const json* name = member(*value, "name");
    const json* family = member(*value, "familyName");
    if (name == nullptr && family != nullptr) {
      const std::string given = text_of(member(*value, "givenName"));
      names.push_back(given.empty() ? text_of(family) : given + " " + text_of(family));
      return;
    }
    if (name != nullptr && name->is_array()) {
      for (const json& one : *name) {
        if (one.is_string()) names.push_back(text_of(&one));
      }
      return;
    }
    value = name;
  }
  if (std::string name = text_of(value); !name.empty() && name.find("://") == std::string::npos) {
    names.push_back(std::move(name));
  }
}

// Organisations apart from people.
void part_names(const json* authors, const ById& by_id, LinkedArticle& article) {
  if (authors == nullptr || !article.authors.empty()) return;
  const auto add = [&](const json& one) {
    const bool organisation = one.is_object() && has_type(one, [](std::string_view type) {
                                return type.ends_with("Organization") || type.ends_with("Corporation");
                              });
    add_names(&one, by_id, organisation ? article.organisations : article.authors);
  };
  // A list that keeps its order.
  if (const json* list = authors->is_object() ? member(*authors, "@list") : nullptr; list != nullptr)
    authors = list;
  if (!authors->is_array()) return add(*authors);
  for (const json& one : *authors) {
    if (!one.is_array()) {
      add(one);
    } else {
      for (const json& inner : one) {
        if (!inner.is_array()) add(inner);
      }
    }
  }
}

void add_tags(const json* value, std::vector<std::string>& tags) {
  if (value == nullptr) return;
  const auto add = [&tags](std::string_view list) {
    for (std::size_t begin = 0; begin <= list.size();) {
      const std::size_t end = std::min(list.find(',', begin), list.size());
      if (std::string tag = tidy_value(list.substr(begin, end - begin)); !tag.empty())
        tags.push_back(std::move(tag));
      begin = end + 1;
    }
  };
  if (value->is_string()) add(value->get_ref<const std::string&>());
  if (!value->is_array()) return;
  for (const json& one : *value) {
    if (one.is_string()) tags.push_back(tidy_value(one.get_ref<const std::string&>()));
  }
}

// What else is dated where a page has no article.
bool is_dated_type(std::string_view type) {
  constexpr std::array<std::string_view, 5> types{"CreativeWork", "HowTo", "PodcastEpisode", "Recipe",
                                                  "Review"};
  type = type.substr(type.rfind('/') + 1);
  return type.ends_with("Page") || std::ranges::find(types, type) != types.end();
}

// Templates leave a comma behind the last of a list.
std::string without_last_commas(std::string_view block) {
  std::string kept;
  kept.reserve(block.size());
  bool in_string = false;
  for (std::size_t at = 0; at < block.size(); ++at) {
    const char c = block[at];
    if (in_string && c == '\\' && at + 1 < block.size()) {
      kept.append(block.substr(at++, 2));
      continue;
    }
    if (c == '"') in_string = !in_string;
    if (c == ',' && !in_string) {
      const std::size_t next = block.find_first_not_of(" \t\r\n", at + 1);
      if (next != std::string_view::npos && (block[next] == '}' || block[next] == ']')) continue;
    }
    kept += c;
  }
  return kept;
}

std::optional<json> parse(std::string_view block) {
  // Without what hides it from old programs, and what ends a statement.
  const std::size_t begin = block.find_first_of("{[");
  const std::size_t end = block.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return std::nullopt;
  if (const std::size_t hidden = block.find("<!--"); hidden < begin)
    block = block.substr(begin, end + 1 - begin);
  if (block.ends_with(';') || text::trim(block).ends_with(';')) block = block.substr(0, end + 1);
  json parsed = json::parse(block, nullptr, false, true);
  if (parsed.is_discarded()) {
    if (const std::optional<std::string> mended = mend_json(block))
      parsed = json::parse(*mended, nullptr, false, true);
  }
  if (parsed.is_discarded()) parsed = json::parse(without_last_commas(block), nullptr, false, true);
  if (parsed.is_discarded()) return std::nullopt;
  return parsed;
}

// Members that hold other articles than the one of the page.
bool is_listing(std::string_view name) {
  constexpr std::array<std::string_view, 7> names{"itemListElement", "hasPart",  "mentions", "citation",
                                                  "isBasedOn",       "blogPost", "comment"};
  return std::ranges::find(names, name) != names.end();
}

void fill(std::string& slot, std::string value) {
  if (slot.empty()) slot = std::move(value);
}

void read_article(const json& object, const ById& by_id, LinkedArticle& article) {
  article.found = true;
  fill(article.headline, text_of(member(object, "headline")));
  fill(article.headline, text_of(member(object, "name")));
  fill(article.url, text_of(member(object, "url")));
  fill(article.published, text_of(member(object, "datePublished")));
  fill(article.published, text_of(member(object, "dateCreated")));
  fill(article.modified, text_of(member(object, "dateModified")));
  fill(article.section, text_of(member(object, "articleSection")));
  fill(article.language, text_of(member(object, "inLanguage")));
  fill(article.publisher, text_of(member(object, "publisher")));
  if (const json* body = member(object, "articleBody"); body != nullptr && body->is_string()) {
    fill(article.body, body->get<std::string>());
  }
  part_names(member(object, "author"), by_id, article);
  if (article.authors.empty()) add_names(member(object, "creator"), by_id, article.authors);
  if (article.tags.empty()) add_tags(member(object, "keywords"), article.tags);
}

}  // namespace

LinkedArticle read_linked_data(const std::vector<std::string_view>& blocks) {
  std::vector<json> parsed;
  for (const std::string_view block : blocks) {
    if (std::optional<json> one = parse(block)) parsed.push_back(std::move(*one));
  }
  struct Place {
    const json* value;
    bool listed;  // as an item of a list, or as part of another thing
  };
  std::vector<Place> objects;
  std::vector<Place> pending;
  for (auto one = parsed.rbegin(); one != parsed.rend(); ++one) pending.push_back({&*one, false});
  ById by_id;
  while (!pending.empty() && objects.size() < most_objects) {
    const auto [value, listed] = pending.back();
    pending.pop_back();
    if (!value->is_structured()) continue;
    if (value->is_object()) {
      objects.push_back({value, listed});
      const json* id = member(*value, "@id");
      if (id != nullptr && id->is_string() && value->contains("name")) {
        by_id.emplace(id->get_ref<const std::string&>(), value);
      }
    }
    std::vector<Place> children;
    for (auto child = value->begin(); child != value->end(); ++child) {
      if (!child->is_structured()) continue;
      children.push_back({&*child, listed || (value->is_object() && is_listing(child.key()))});
    }
    pending.insert(pending.end(), children.rbegin(), children.rend());
  }
  LinkedArticle article;
  for (const bool listed : {false, true}) {
    for (const Place& object : objects) {
      if (object.listed == listed && !article.found && has_type(*object.value, is_article_type))
        read_article(*object.value, by_id, article);
    }
  }
  for (const Place& object : objects) {
    if (has_type(*object.value, [](std::string_view type) { return type == "WebSite"; }))
      fill(article.site, text_of(member(*object.value, "name")));
    if (object.listed || !has_type(*object.value, is_dated_type)) continue;
    if (!article.found) {
      fill(article.published, text_of(member(*object.value, "datePublished")));
      fill(article.modified, text_of(member(*object.value, "dateModified")));
    } else if (article.published.empty()) {
      fill(article.page_published, text_of(member(*object.value, "datePublished")));
    }
  }
  return article;
}

}  // namespace morgue::html
