// How much a suite does: a sample of it in every test run, all of it when it is asked for by its own command
// (`vitest run --mode long`), which then prints what it measured.

export const isLong = process.env.MODE === "long"

/** Prints one line of a suite's figures, when they were asked for. */
export function say(line: string): void {
  if (isLong) process.stdout.write(`${line}\n`)
}
