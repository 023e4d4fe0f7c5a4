// Columns of text for a terminal, two spaces apart. The last column is as long as it is; nothing is cut.

/** Line breaks and control characters inside a cell become spaces, so that a row stays a row. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows.map((row) => row.map((cell) => cell.replaceAll(/[\s\p{Cc}]+/gu, " ")))]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => [...(line[column] ?? "")].length)))
  return lines
    .map((line) => {
      const cells = line.map((cell, column) =>
        column === line.length - 1 ? cell : cell + " ".repeat((widths[column] ?? 0) - [...cell].length),
      )
      return `${cells.join("  ").trimEnd()}\n`
    })
    .join("")
}
