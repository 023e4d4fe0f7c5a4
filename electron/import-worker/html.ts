// HTML as browsers parse it, as a plain tree. Scripts (but for linked data), styles, frames, plug-ins and drawings are
// left out here, and so are handlers of events; what is nested too deeply is lifted to the deepest level there is.

import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5"
import { MAX_DEPTH } from "../../shared/domain/document.ts"
import { fail, ok, type Result } from "../../shared/domain/result.ts"
import { MOST_NODES } from "../../shared/importers/limits.ts"
import type { MarkupElement } from "../../shared/importers/markup.ts"

export function parseHtml(text: string): Result<MarkupElement> {
  const root: Building = { name: "html", attributes: {}, children: [] }
  const stack: { node: DefaultTreeAdapterTypes.ParentNode; into: Building; depth: number }[] = [
    { node: parse(text), into: root, depth: 0 },
  ]
  let nodes = 0
  // Iterative, because the depth of hostile pages is what may be excessive. Children are visited in order: each
  // parent's are added before any of theirs, at places that were kept for them.
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, into, depth } = next
    const inner: typeof stack = []
    for (const child of node.childNodes) {
      if (++nodes > MOST_NODES) return tooComplex()
      if (defaultTreeAdapter.isTextNode(child)) into.children.push(child.value)
      else if (defaultTreeAdapter.isElementNode(child) && !isLeftOut(child)) {
        if (child.tagName === "html" && depth === 0) {
          Object.assign(into.attributes, attributesOf(child))
          inner.push({ node: child, into, depth: depth + 1 })
          continue
        }
        const element: Building = { name: child.tagName, attributes: attributesOf(child), children: [] }
        into.children.push(element)
        // Past the deepest level, what is inside comes after instead.
        const place: Building = depth < MAX_DEPTH / 2 ? element : into
        inner.push({ node: child, into: place, depth: Math.min(depth + 1, MAX_DEPTH / 2) })
      }
    }
    stack.push(...inner.reverse())
  }
  return ok(root)
}

interface Building extends MarkupElement {
  readonly attributes: Record<string, string>
  readonly children: (Building | string)[]
}

function isLeftOut(element: DefaultTreeAdapterTypes.Element): boolean {
  if (element.tagName !== "script") return leftOut.has(element.tagName)
  return element.attrs.every(
    ({ name, value }) => name !== "type" || value.toLowerCase() !== "application/ld+json",
  )
}

const leftOut = new Set(
  "style template noscript iframe frame object embed applet svg math canvas audio video input select textarea button base".split(
    " ",
  ),
)

function attributesOf({ attrs }: DefaultTreeAdapterTypes.Element): Record<string, string> {
  const kept = attrs.filter(({ name }) => !/^on/i.test(name) && name !== "__proto__")
  return Object.fromEntries(kept.map(({ name, value }) => [name, value]))
}

function tooComplex() {
  return fail("too-complex", `There are more than ${MOST_NODES} elements in it: this is no article.`)
}
