// Identifiers of things in linked data. What has a UUID keeps it; everything else is named below `urn:postil:`,
// so that no web address is invented that nobody serves.

/** An IRI for something of the project, from its id and, where ids are unique only within something else, that one's. */
export function iriOf(type: string, ...ids: readonly [string, ...string[]]): string {
  const own = ids.at(-1) ?? ids[0]
  return UUID.test(own) ? `urn:uuid:${own.toLowerCase()}` : `urn:postil:${[type, ...ids].join(":")}`
}

/** The id that `iriOf` made an IRI from, but for upper case in UUIDs; undefined for IRIs of others. */
export function idOf(iri: string): string | undefined {
  return /^urn:uuid:([0-9a-f-]{36})$/.exec(iri)?.[1] ?? /^urn:postil:.*:([^:]+)$/.exec(iri)?.[1]
}

/**
 * A web address as a valid URI (RFC 3986): characters that need it are percent-encoded.
 * `undefined` where it is none that others could use.
 */
export function webAddress(url: string | undefined): string | undefined {
  const encoded = url?.trim().replace(FOREIGN, (character) => {
    const bytes = new TextEncoder().encode(character)
    return Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("")
  })
  return encoded !== undefined && WEB_ADDRESS.test(encoded) ? encoded : undefined
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** What may not stand in a URI as it is, and percent signs that encode nothing. */
const FOREIGN = /[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})/gu

const WEB_ADDRESS = /^https?:\/\/[A-Za-z0-9\-._~%]+(:\d+)?([/?][^#]*)?(#[^#]*)?$/
