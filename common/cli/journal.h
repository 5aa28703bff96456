// What stderr is told when systemd's journal reads it.
#pragma once

#include <string_view>

namespace morgue {

// Syslog's numbers.
enum class Priority { error = 3, warning = 4, notice = 5, information = 6 };

// Whether stderr goes to the journal: systemd names the stream in JOURNAL_STREAM.
bool stderr_is_journal();

// "<4>" for a warning where stderr is the journal, which files the line by it; else nothing.
std::string_view journal_prefix(Priority priority);

}  // namespace morgue
