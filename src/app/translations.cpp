// SPDX-License-Identifier: GPL-3.0-or-later
// The library holds the compiled texts as resources only; a static library needs one source.
namespace shopbook {
extern const int translationsArePresent;
const int translationsArePresent = 1;
} // namespace shopbook
