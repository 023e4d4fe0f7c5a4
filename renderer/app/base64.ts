// Bytes of a file as base64 text, as the contract wants them. The browser's own encoder does the work.

/** @returns base64 without line breaks (RFC 4648, section 4). */
export function bytesToBase64(bytes: ArrayBuffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      const url = String(reader.result)
      resolve(url.slice(url.indexOf(",") + 1))
    }
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(new Blob([bytes]))
  })
}
