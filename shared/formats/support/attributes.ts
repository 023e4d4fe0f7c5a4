// Gathers what a file says about an annotation under names, where it may say several things under one.

import type { ReadReference, ReadValue } from "../read.ts"

export class AttributeCollector {
  private values: Map<string, ReadValue> | undefined

  /** Adds a value; words beyond the first under a name make a list, and references are joined. */
  add(name: string, value: ReadValue): void {
    this.values ??= new Map()
    const before = this.values.get(name)
    this.values.set(name, before === undefined ? value : together(before, value))
  }

  /** Undefined where nothing was said. */
  all(): Readonly<Record<string, ReadValue>> | undefined {
    // A name may be anything, `__proto__` included, and must stay a name.
    return this.values === undefined ? undefined : Object.fromEntries(this.values)
  }
}

function together(one: ReadValue, other: ReadValue): ReadValue {
  if (isReference(one) && isReference(other)) return { to: [...one.to, ...other.to] }
  // What points to something says more than words for it.
  if (isReference(one)) return one
  if (isReference(other)) return other
  return [...wordsOf(one), ...wordsOf(other)]
}

function wordsOf(value: Exclude<ReadValue, ReadReference>): string[] {
  return typeof value === "object" ? [...value] : [String(value)]
}

export function isReference(value: ReadValue): value is ReadReference {
  return typeof value === "object" && "to" in value
}
