#include "indexer/read/json_scanner.h"

#include "indexer/read/json_fields.h"

namespace morgue {

JsonScanner::Step JsonScanner::scan(std::string_view window, std::size_t& at) {
  for (; at < window.size(); ++at) {
    if (in_string_) {
      if (!scan_string(window, at)) {
        if (problem_.empty()) return Step::more;
        return Step::broken;
      }
      if (depth_ == 0) {
        ++at;
        return Step::end;
      }
      continue;
    }
    const char c = window[at];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    const bool was_pending = array_pending_;
    array_pending_ = false;
    switch (c) {
      case '"':
        if (depth_ >= 1 && depth_ <= key_levels && open_[depth_ - 1] == '{' &&
            (last_ == '{' || last_ == ',')) {
          key_begin_ = at + 1;
        }
        in_string_ = true;
        break;
      case '{':
        if (was_pending && wraps_records()) return Step::array;
        [[fallthrough]];
      case '[':
        if (!open(c, at)) return Step::broken;
        break;
      case '}':
      case ']':
        if (!close(c)) return break_off("brackets do not match");
        if (depth_ == 0) {
          ++at;
          return Step::end;
        }
        break;
      case ',':
      case ':':
        last_ = c;
        break;
      default:
        last_ = 'v';
        break;
    }
  }
  return Step::more;
}

// From inside a string to its closing quote. False at the end of the window, or with a problem.
bool JsonScanner::scan_string(std::string_view window, std::size_t& at) {
  for (; at < window.size(); ++at) {
    const char c = window[at];
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_string_ = false;
      end_string(window, at);
      return true;
    } else if (c == '\n') {
      problem_ = "a line ends inside a string";
      return false;
    }
  }
  return false;
}

void JsonScanner::end_string(std::string_view window, std::size_t at) {
  if (key_begin_ != no_key) {
    keys_[depth_ - 1].assign(window.substr(key_begin_, at - key_begin_));
    key_begin_ = no_key;
  } else if (depth_ == 1 && last_ == ':' && is_text_field(keys_[0])) {
    has_text_ = true;
  }
  last_ = '"';
}

bool JsonScanner::open(char bracket, std::size_t at) {
  if (depth_ > 0 && !expects_value()) {
    break_off("a bracket stands where a comma or a colon is missing");
    return false;
  }
  if (depth_ == max_depth) {
    break_off("nested too deep");
    return false;
  }
  array_pending_ = bracket == '[' && last_ == ':' && depth_ <= key_levels;
  array_begin_ = at;
  open_[depth_++] = bracket;
  last_ = bracket;
  return true;
}

bool JsonScanner::close(char bracket) {
  if (depth_ == 0 || open_[depth_ - 1] != (bracket == '}' ? '{' : '[')) return false;
  --depth_;
  last_ = bracket;
  return true;
}

// Within "key": [ or "outer": { "key": [
bool JsonScanner::wraps_records() const {
  if (!stop_at_records_ || has_text_) return false;
  if (depth_ == 2) return is_wrapper_key(keys_[0]);
  return depth_ == 3 && open_[1] == '{' && is_outer_wrapper_key(keys_[0]) && is_wrapper_key(keys_[1]);
}

JsonScanner::Step JsonScanner::break_off(std::string_view problem) {
  problem_ = problem;
  return Step::broken;
}

}  // namespace morgue
