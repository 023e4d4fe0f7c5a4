// The body of a Word document as HTML. The library gets an archive made anew of files that were expanded within the
// limits, so that it never expands anything itself.

import { zipSync } from "fflate"
import mammoth from "mammoth"
import { fail, ok, type Result } from "../../shared/domain/result.ts"
import { parseXml } from "./xml.ts"

export async function wordToHtml(files: ReadonlyMap<string, Uint8Array>): Promise<Result<string>> {
  for (const [name, bytes] of files) {
    if (!/\.(xml|rels)$/.test(name)) continue
    const checked = parseXml(new TextDecoder().decode(bytes))
    if (!checked.ok) return checked
  }
  const buffer = Buffer.from(zipSync(Object.fromEntries(files), { level: 0 }))
  try {
    const { value } = await mammoth.convertToHtml({ buffer }, options)
    return ok(value)
  } catch (error) {
    return fail(
      "damaged-file",
      `The Word document is damaged (${error instanceof Error ? error.message : String(error)}).`,
    )
  }
}

const options = {
  convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
  ignoreEmptyParagraphs: true,
  styleMap: [
    "p[style-name='Title'] => h1:fresh",
    "p[style-name='Subtitle'] => h2:fresh",
    "p[style-name='Quote'] => blockquote > p:fresh",
    "p[style-name='Intense Quote'] => blockquote > p:fresh",
    "p[style-name='Quotations'] => blockquote > p:fresh",
    "r[style-name='Emphasis'] => em",
  ],
}
