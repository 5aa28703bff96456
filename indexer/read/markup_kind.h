// What kind of markup a file begins with.
#pragma once

#include <string>
#include <string_view>

namespace morgue {

// The name of the first element, in lower case, without a prefix, behind declarations, comments and a document
// type (whose name stands in for it where no element is seen). Empty where there is none.
std::string first_element(std::string_view text);

// What <?xml encoding="..."?> states; empty where it states none.
std::string_view xml_encoding(std::string_view text);

// The root of a document that a news format may stand in: RSS, RDF, Atom, NITF, NewsML, NewsML-G2.
bool is_news_root(std::string_view name);

// The elements of collections in SGML: <REUTERS>, <DOC>.
bool is_sgml_root(std::string_view name);

}  // namespace morgue
