// Other people's programs that read what Postil writes: which of them this machine has, and how they are run. What is
// not there is said once, in words, and the tests that need it are skipped.

import { execFileSync, spawnSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { z } from "zod"
import { type Format, type OptionValues, type ProjectSlice, writeFiles } from "../../shared/formats/format.ts"
import { findFormat } from "../../shared/formats/registry.ts"

/** Java and Python find and print other than English letters in such a locale only. */
const env = { ...process.env, LC_ALL: "C.UTF-8", PYTHONUTF8: "1" }

/**
 * A Python, with a module where one is named: the one on the path or the system's own, which Debian's packages are for.
 * @returns undefined, and says it, where there is none
 */
export function pythonWith(module?: string): string | undefined {
  const check = module === undefined ? "" : `import ${module}`
  const found = ["python3", "/usr/bin/python3"].find(
    (program) => spawnSync(program, ["-c", check]).status === 0,
  )
  if (found === undefined)
    console.warn(`skipped: there is no python3${module === undefined ? "" : ` with ${module}`}`)
  return found
}

/** What a Python program beside this file prints, as JSON. */
export function askPython(python: string, program: string, ...words: readonly string[]) {
  const options = { encoding: "utf8", maxBuffer: 256 * 1024 * 1024, env } as const
  return JSON.parse(execFileSync(python, [join(import.meta.dirname, program), ...words], options))
}

const UIMA = "/usr/share/java/uimaj-core.jar"

/** Whether Apache UIMA cannot be asked; says so where it cannot. */
export function isUimaMissing(): boolean {
  const missing = !existsSync(UIMA)
    ? "Apache UIMA (Debian's libuima-core-java)"
    : spawnSync("javac", ["--version"]).status !== 0
      ? "Java compiler for Apache UIMA"
      : undefined
  if (missing !== undefined) console.warn(`skipped: there is no ${missing} to read XMI with`)
  return missing !== undefined
}

const uimaAnnotation = z.object({
  type: z.string(),
  covered: z.string(),
  links: z.array(z.tuple([z.string(), z.string()])),
})

/** What `ReadCas.java` prints of a folder, an annotation a line; `copies` is where it writes each CAS again. */
export function askUima(folder: string, copies: string): z.infer<typeof uimaAnnotation>[] {
  const words = ["-cp", UIMA, join(import.meta.dirname, "ReadCas.java"), folder, copies]
  const lines = execFileSync("java", words, { encoding: "utf8", maxBuffer: 256 * 1024 * 1024, env })
  return lines
    .trimEnd()
    .split("\n")
    .map((line) => uimaAnnotation.parse(JSON.parse(line)))
}

const teiSchema = join(import.meta.dirname, "../../../shared/interop/tei-schema/tei_all.rng")

/** Whether jing cannot be asked; says so where it cannot. */
export function isJingMissing(): boolean {
  const missing = spawnSync("jing").error !== undefined || !existsSync(teiSchema)
  if (missing) console.warn("skipped: there is no jing, or no tei_all.rng, to hold TEI files to")
  return missing
}

/** What jing says of TEI files; nothing, and status 0, where they are valid. */
export function askJing(files: readonly string[]) {
  const { status, stdout } = spawnSync("jing", [teiSchema, ...files], { encoding: "utf8", env })
  return { status, stdout }
}

/** The format of that name, which must be there. */
export function named(name: string): Format {
  const format = findFormat(name)
  if (format === undefined) throw new Error(`There is no format ${name}`)
  return format
}

/** A folder of its own while `use` runs. */
export function withFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "postil-formats-"))
  try {
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Exports a project into a folder. @returns the files' paths */
export function exportInto(
  folder: string,
  format: Format,
  slice: ProjectSlice,
  options: OptionValues = {},
): string[] {
  return writeFiles(format, slice, options).files.map(({ name, content }) => {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
    return path
  })
}
