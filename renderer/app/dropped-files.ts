// The files of a drop, those in folders included, in the order of their names, and where they lay in it: what belongs
// together is told by that.

/** Files of folders within folders deeper than this are left alone: somebody dropped a whole disk. */
const DEEPEST = 8

/** @param items of the drop; they must be looked at before anything is awaited, because they are gone afterwards. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<File[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (entries.length === 0) return [...files]
  return (await Promise.all(entries.map((entry) => filesIn(entry, 0)))).flat()
}

/** Where a file lay in what was dropped or chosen, with `/` between folders; its name where that is not known. */
export function pathOf(file: File): string {
  if (file.webkitRelativePath !== "") return file.webkitRelativePath
  return paths.get(file) ?? file.name
}

/** The browser itself says it only of folders that were chosen. */
const paths = new WeakMap<File, string>()

async function filesIn(entry: FileSystemEntry, depth: number): Promise<File[]> {
  // Files that systems and editors hide are nobody's articles.
  if (depth > 0 && entry.name.startsWith(".")) return []
  if (isFile(entry)) {
    const file = await new Promise<File | undefined>((resolve) =>
      entry.file(resolve, () => resolve(undefined)),
    )
    if (file === undefined) return []
    paths.set(file, entry.fullPath.replace(/^\//, ""))
    return [file]
  }
  if (!isFolder(entry) || depth > DEEPEST) return []
  const inside = await entriesOf(entry)
  inside.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }))
  const found: File[] = []
  for (const inner of inside) found.push(...(await filesIn(inner, depth + 1)))
  return found
}

/** A folder answers with some of its entries at a time, and with none in the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
