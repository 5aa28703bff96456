#include "common/cli/program.h"
#include "indexer/indexer.h"

int main(int argc, char** argv) {
  return morgue::run_program("indexer", argc, argv, morgue::run_indexer);
}
