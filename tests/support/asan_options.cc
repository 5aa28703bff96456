// What AddressSanitizer is told in builds with sanitizers; read by its runtime when a program starts.
//
// Xapian 1.4.22's Database::check deletes an object by a pointer to its smaller base: harmless with glibc, and not ours.
extern "C" const char* __asan_default_options();  // NOLINT(bugprone-reserved-identifier)

extern "C" const char* __asan_default_options() {  // NOLINT(bugprone-reserved-identifier)
  return "new_delete_type_mismatch=0";
}
