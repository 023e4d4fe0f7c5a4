// The few globals that Node and browsers have in common and that the pure layers use. Nothing else of
// either platform is visible here: shared/ compiles without the DOM's and without Node's types.

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  readonly encoding: string
  decode(input?: Uint8Array): string
}

declare function structuredClone<T>(value: T): T
declare function atob(data: string): string
declare function btoa(data: string): string

declare class URL {
  constructor(url: string, base?: string)
  readonly href: string
}
