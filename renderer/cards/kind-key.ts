import type { Kind } from "../../shared/domain/codebook.ts"

/** The key that people remember for a kind: the one that is its letter where there is one. */
export function keyLabel({ keys, letter }: Kind): string {
  const key = keys.find((one) => one === letter.toLowerCase()) ?? keys[0] ?? ""
  return key.toUpperCase()
}
