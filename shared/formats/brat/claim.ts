// Which files are brat's: annotations, the texts of the same name, and the settings in their folders.

import type { InputFile } from "../read.ts"
import { headOf } from "../support/bytes.ts"
import { withCompanions } from "../support/companions.ts"

export function claimBrat(files: readonly InputFile[]): InputFile[] {
  const annotations = files.filter((file) => file.name.endsWith(".ann") && isStandoff(file))
  const texts = new Set(annotations.map(({ name }) => textNameOf(name)))
  return withCompanions(files, annotations, (file) => texts.has(file.name) || isSettings(file))
}

/** The name of the text that a file of annotations points into. */
export function textNameOf(name: string): string {
  return name.replace(/\.ann$/, ".txt")
}

/** What brat’s own settings are called. */
export function isSettings({ name }: InputFile): boolean {
  return /(^|\/)(annotation|visual|tools|kb_shortcuts)\.conf$/.test(name)
}

/** No lines at all mean that nothing was annotated yet. */
function isStandoff(file: InputFile): boolean {
  const [first] = headOf(file)
    .split("\n")
    .filter((line) => line.trim() !== "")
  return first === undefined || /^([TEARMN]\d+|\*|#\d*)\t/.test(first)
}
