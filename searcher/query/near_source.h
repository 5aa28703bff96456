// The articles in which words and phrases stand near one another, for Xapian to match: its own OP_NEAR takes single
// words alone.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/query/matcher.h"

namespace morgue {

// Meets no more than the articles that have all operands, so it costs least where the same are asked for by Xapian's
// means beside it: then it is asked about those alone. Weighs nothing. Not for remote databases: a server knows only
// Xapian's own sources.
class NearSource : public Xapian::PostingSource {
 public:
  // `operands` are looked for under the field's `prefix`.
  NearSource(std::vector<Matcher::Operand> operands, std::string prefix, Proximity proximity);
  ~NearSource() override;

  Xapian::PostingSource* clone() const override;
  void init(const Xapian::Database& database) override;
  Xapian::doccount get_termfreq_min() const override;
  Xapian::doccount get_termfreq_est() const override;
  Xapian::doccount get_termfreq_max() const override;
  void next(double least_weight) override;
  void skip_to(Xapian::docid id, double least_weight) override;
  bool check(Xapian::docid id, double least_weight) override;
  bool at_end() const override;
  Xapian::docid get_docid() const override;
  std::string get_description() const override;

 private:
  class Cursor;

  std::vector<Matcher::Operand> operands_;
  std::string prefix_;
  Proximity proximity_;
  std::unique_ptr<Cursor> cursor_;  // none before init
};

}  // namespace morgue
