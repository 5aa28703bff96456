#include "common/error.h"

#include <system_error>

namespace morgue {

std::string errno_message(int error_number) {
  return std::generic_category().message(error_number);
}

}  // namespace morgue
