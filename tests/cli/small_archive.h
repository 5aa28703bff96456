// A few articles written so that each query of the tests has one right answer.
#pragma once

#include <string>
#include <vector>

#include "tests/support/program_runner.h"

namespace morgue {

struct SmallArticle {
  std::string id;
  std::string title;
  std::string text;
  std::string date = {};  // empty fields are left out of the file
  std::string source = {};
  std::string section = {};
  std::string language = "en";
  std::vector<std::string> tags = {};
  std::vector<std::string> places = {};
  std::vector<std::string> authors = {};
  std::string url = {};
};

// One line of JSON.
std::string to_json_line(const SmallArticle& article);
std::string to_json_lines(const std::vector<SmallArticle>& articles);

const std::vector<SmallArticle>& small_archive();

// Indexes `articles` into the directory `index` of the room and expects that to succeed.
void make_index(const EmptyRoom& room, const std::string& index, const std::vector<SmallArticle>& articles);

}  // namespace morgue
