// The news of a watch as bytes: for a reader, for programs, for a mail.
#pragma once

#include <string>
#include <vector>

#include "common/date.h"
#include "searcher/render/renderer.h"
#include "searcher/watch/news.h"

namespace morgue {

struct DigestOptions {
  std::string format = "text";  // text, jsonl or mail
  RenderOptions render;         // of text
  std::string from;             // of mail: a mailbox
  std::string to;               // of mail: mailboxes, or empty
  Date now;                     // of mail, UTC
  std::string since;            // RFC 3339: the last watch; empty where there is none
};

// Empty where no query has a story. `news` are those of all queries, in the order of their file.
std::string compose_digest(const std::vector<QueryNews>& news, const DigestOptions& options);

}  // namespace morgue
