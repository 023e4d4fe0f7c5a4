// The browser's own file dialog, which both hosts have.

/** Lets the analyst choose files; `take` is not called when none were chosen. */
export function pickFiles(take: (files: readonly File[]) => void): void {
  const input = document.createElement("input")
  input.type = "file"
  input.multiple = true
  input.accept = endings.join(",")
  input.onchange = () => take([...(input.files ?? [])])
  input.click()
}

/** Lets the analyst choose one file of an ending such as `.json`. */
export function pickFile(ending: string, take: (file: File) => void): void {
  const input = document.createElement("input")
  input.type = "file"
  input.accept = ending
  input.onchange = () => {
    const file = input.files?.[0]
    if (file !== undefined) take(file)
  }
  input.click()
}

/** What the dialog shows at first; whatever else is chosen is tried, too. */
const endings = [
  ...[".txt", ".md", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".docx", ".odt", ".rtf", ".epub", ".pdf"],
  ...[".eml", ".jsonl", ".ndjson", ".csv", ".tsv", ".xml", ".nitf"],
  ...[".ann", ".conf", ".conll", ".json", ".jsonld", ".xmi"],
]
