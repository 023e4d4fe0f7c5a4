// How much of one file Postil reads. Beyond these a file is hostile, broken or no article.

/** What an archive may expand to, in bytes. */
export const LARGEST_EXPANDED = 128 * 1024 * 1024
/** Files in one archive. */
export const MOST_FILES = 10_000
/** The longest text of one article, in UTF-16 code units. */
export const LONGEST_TEXT = 8_000_000
/** Blocks of one article. */
export const MOST_BLOCKS = 100_000
/** Lines of one text file; several may make one paragraph. */
export const MOST_LINES = 500_000
/** Elements and pieces of text in one HTML or XML file. */
export const MOST_NODES = 1_000_000
/** Pages of one PDF document. */
export const MOST_PAGES = 5_000
/** Articles in one file. */
export const MOST_ARTICLES = 10_000
