// One limit for all who handle files: windows send none that is larger, hosts accept none, importers read none. Beyond it a
// file is hostile, broken or no article.

/** In bytes. */
export const LARGEST_FILE = 64 * 1024 * 1024
