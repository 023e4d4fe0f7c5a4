// XML as a plain tree, well formed or refused. A DOCTYPE is ignored and never fetched; one that declares anything
// itself is refused, and so is an entity that nobody declared: that is how small files are made to grow.

import { type SaxesAttributePlain, SaxesParser } from "saxes"
import { MAX_DEPTH } from "../../shared/domain/document.ts"
import { fail, ok, type Result } from "../../shared/domain/result.ts"
import { MOST_NODES } from "../../shared/importers/limits.ts"
import type { MarkupElement } from "../../shared/importers/markup.ts"

interface Building extends MarkupElement {
  readonly children: (Building | string)[]
}

export function parseXml(text: string): Result<MarkupElement> {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const root: Building = { name: "", attributes: {}, children: [] }
  const open: Building[] = [root]
  let nodes = 0
  const count = () => {
    if (++nodes > MOST_NODES)
      throw new TooMuch(`There are more than ${MOST_NODES} elements in it: this is no article.`)
  }
  parser.on("error", (error) => {
    throw error
  })
  parser.on("doctype", (doctype) => {
    if (doctype.includes("["))
      throw new TooMuch("It declares entities of its own, which Postil does not read.")
  })
  parser.on("opentag", ({ name, attributes }) => {
    count()
    if (open.length > MAX_DEPTH) throw new TooMuch(`Its elements are nested deeper than ${MAX_DEPTH} levels.`)
    const element: Building = { name: localName(name), attributes: attributesOf(attributes), children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on("closetag", () => {
    open.pop()
  })
  const addText = (value: string) => {
    count()
    open.at(-1)?.children.push(value)
  }
  parser.on("text", addText)
  parser.on("cdata", addText)
  try {
    parser.write(text.replace(/^\ufeff/, "")).close()
  } catch (error) {
    if (error instanceof TooMuch) return fail("too-complex", error.message)
    return fail(
      "damaged-file",
      `Its XML is damaged (${error instanceof Error ? error.message : String(error)}).`,
    )
  }
  const [element] = root.children.filter((child) => typeof child !== "string")
  return element === undefined ? fail("damaged-file", "There is no XML in it.") : ok(element)
}

class TooMuch extends Error {}

function attributesOf(attributes: Record<string, SaxesAttributePlain | string>): Record<string, string> {
  const pairs = Object.entries(attributes).map(
    ([name, value]) => [localName(name), typeof value === "string" ? value : value.value] as const,
  )
  return Object.fromEntries(pairs.filter(([name]) => name !== "__proto__"))
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1)
}
