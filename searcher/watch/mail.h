// A digest as a message after RFC 5322, ready for 'sendmail'.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/watch/digest.h"

namespace morgue {

// Headers, an empty line and plain text in UTF-8, lines ended by a line feed as programs that send mail take them, none
// longer than RFC 5322 allows or a single dot. Empty where no query has a story.
std::string compose_mail(const std::vector<QueryNews>& news, const DigestOptions& options);

// "name: value", folded; what is not plain ASCII becomes encoded words (RFC 2047). Line breaks in `value` are spaces, so
// that it never begins another header.
std::string mail_header(std::string_view name, std::string_view value);

// The user at this machine: "Morgue <user@host>".
std::string local_mailbox();

}  // namespace morgue
