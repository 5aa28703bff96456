// What the names that pages give as authors are names of.
#pragma once

#include <string_view>

namespace morgue::html {

// "maria.keller", "mkeller": what a system calls somebody.
bool is_login(std::string_view name);

// Whether the parts of `login` are words of `name`: "maria.keller" of "Maria T. Keller".
bool is_login_of(std::string_view login, std::string_view name);

// An outlet, its staff, a company, an office.
bool is_collective(std::string_view name);

}  // namespace morgue::html
