#include "common/cli/program.h"
#include "searcher/searcher.h"

int main(int argc, char** argv) {
  return morgue::run_program("searcher", argc, argv, morgue::run_searcher);
}
