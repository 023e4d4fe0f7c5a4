// What a language other than English may have: the same keys, as many as are translated, and more forms where it counts
// in more ways.

import type { en } from "./en.ts"

type Forms = "zero" | "one" | "two" | "few" | "many"

type Words<T> = {
  readonly [Key in keyof T]?: T[Key] extends string ? string : Words<T[Key]>
} & {
  readonly [Key in keyof T as Key extends `${infer Base}_other` ? `${Base}_${Forms}` : never]?: string
}

export type Translation = Words<typeof en>
