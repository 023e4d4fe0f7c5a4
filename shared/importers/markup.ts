// HTML and XML as a plain tree, so that mapping it to an article needs no DOM. Names are local names: the few
// vocabularies read here do not clash.

export interface MarkupElement {
  /** The local name; lower case in HTML. */
  readonly name: string
  /** By local name. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (MarkupElement | string)[]
}

/** All text inside, as it is. */
export function textIn(element: MarkupElement): string {
  return element.children.map((child) => (typeof child === "string" ? child : textIn(child))).join("")
}

/** All text inside with white space made single, undefined where there is none. */
export function lineIn(element: MarkupElement | undefined): string | undefined {
  return element === undefined ? undefined : oneLine(textIn(element))
}

/** Every element inside, parents before their children, in the order of the source. */
export function* elementsIn(element: MarkupElement): Generator<MarkupElement> {
  const waiting = elementsOf(element).reverse()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next
    waiting.push(...elementsOf(next).reverse())
  }
}

function elementsOf({ children }: MarkupElement): MarkupElement[] {
  return children.filter((child) => typeof child !== "string")
}

/** The elements of a name that lie in another without anything between. */
export function childrenIn(element: MarkupElement | undefined, name: string): MarkupElement[] {
  return element === undefined ? [] : elementsOf(element).filter((child) => child.name === name)
}

/** The first element of a name inside. */
export function find(element: MarkupElement | undefined, name: string): MarkupElement | undefined {
  if (element === undefined) return undefined
  for (const inner of elementsIn(element)) if (inner.name === name) return inner
  return undefined
}

/** White space made single and taken off the ends; undefined where nothing is left. */
export function oneLine(text: string | undefined): string | undefined {
  const line = text?.replace(/\s+/g, " ").trim()
  return line === "" ? undefined : line
}
