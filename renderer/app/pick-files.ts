// The browser's own file dialog, which both hosts have.

/** Lets the analyst choose files; `take` is not called when none were chosen. */
export function pickFiles(take: (files: readonly File[]) => void): void {
  const input = document.createElement("input")
  input.type = "file"
  input.multiple = true
  input.accept = ".txt,.md,text/plain,text/markdown"
  input.onchange = () => take([...(input.files ?? [])])
  input.click()
}
