// The formats that a project can be exported to, in the order they are offered. To add one, add a folder and a
// line here; the conformance test over this list then holds it to what every format promises.

import { brat } from "./brat/index.ts"
import { casJson } from "./cas-json/index.ts"
import { casXmi } from "./cas-xmi/index.ts"
import { conll2003 } from "./conll2003/index.ts"
import { csv } from "./csv/index.ts"
import { doccano } from "./doccano/index.ts"
import type { Format } from "./format.ts"
import { graphml } from "./graphml/index.ts"
import { html } from "./html/index.ts"
import { labelStudio } from "./label-studio/index.ts"
import { markdown } from "./markdown/index.ts"
import { postilJson } from "./postil-json/index.ts"
import { prodigy } from "./prodigy/index.ts"
import type { InputFile } from "./read.ts"
import { tei } from "./tei/index.ts"
import { w3c } from "./w3c/index.ts"
import { webannoTsv } from "./webanno-tsv/index.ts"
import { xlsx } from "./xlsx/index.ts"

export const formats: readonly Format[] = [
  postilJson,
  w3c,
  brat,
  webannoTsv,
  casJson,
  casXmi,
  conll2003,
  doccano,
  prodigy,
  labelStudio,
  csv,
  xlsx,
  tei,
  graphml,
  html,
  markdown,
]

/** The format of that name, as written on the command line; `undefined` where there is none. */
export function findFormat(name: string): Format | undefined {
  return formats.find((format) => format.name === name)
}

/** Files of one format, as its reader takes them. */
export interface RecognisedFiles {
  readonly format: Format
  readonly files: readonly InputFile[]
}

/**
 * Sorts files into those that formats recognise, by their content first of all, and others, which may be articles.
 * @param only the one format to look for; then all files are of it
 */
export function recognise(
  files: readonly InputFile[],
  only?: Format,
): { readonly recognised: readonly RecognisedFiles[]; readonly others: readonly InputFile[] } {
  if (only !== undefined) return { recognised: [{ format: only, files }], others: [] }
  const recognised: RecognisedFiles[] = []
  let others = files
  for (const format of formats) {
    const claimed = new Set(format.reading?.claim(others))
    if (claimed.size === 0) continue
    recognised.push({ format, files: [...claimed] })
    others = others.filter((file) => !claimed.has(file))
  }
  return { recognised, others }
}
