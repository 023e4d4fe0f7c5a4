// The names of everything in a project's folder, in one place. Paths are not joined here: separators belong
// to the platform.

/** Files and folders directly in a project's folder. */
export const projectLayout = {
  project: "project.json",
  history: "history.jsonl",
  articles: "articles",
  index: "index.json",
  backups: "backups",
  /** Inside `backups`. */
  backupFiles: "files",
  /** Says which process has the project open. Information for people; the lock itself is elsewhere. */
  holder: ".open-by.json",
} as const

/** Files in an article's own folder, `articles/<id>/`. The original bytes are beside them, see `sourceName`. */
export const articleLayout = {
  article: "article.json",
  history: "history.jsonl",
} as const

/**
 * The name under which the original bytes of a file are kept. Only its extension survives, and only a harmless
 * one: the name itself is data, kept in the article.
 */
export function sourceName(fileName: string): string {
  return furtherSourceName(fileName, 1)
}

/** The name for the file of an article's next version. @param version from 1, the file it was first made from */
export function furtherSourceName(fileName: string, version: number): string {
  const extension = /\.([a-z0-9]{1,8})$/.exec(fileName.toLowerCase())?.[1] ?? "bin"
  return `source${version === 1 ? "" : `-${version}`}.${extension}`
}

export function isSourceName(name: string): boolean {
  return /^source(-[1-9]\d{0,5})?\.[a-z0-9]{1,8}$/.test(name)
}

/** The name of a file while it is being written. Whatever bears such a name is rubbish once nobody writes it. */
export function temporaryName(name: string, random: string): string {
  return `.${name}.${random}.tmp`
}

export function isTemporaryName(name: string): boolean {
  return /^\..+\.[0-9a-f]{16}\.tmp$/.test(name)
}

/** The name under which a file is kept that another program put in the place of ours. */
export function otherName(name: string, time: string, random: string): string {
  return `${name}.other-${time.replace(/[:.]/g, "-")}-${random}`
}

/** The name under which an unreadable file is kept: beside the original's place, never overwritten, never read again. */
export function damagedName(name: string, time: string, random: string): string {
  return `${name}.damaged-${time.replace(/[:.]/g, "-")}-${random}`
}
