// Text of PDF documents with its places. Scripts in them are never run: the library is used without its scripting
// part, without evaluation of code, and without anything that it would fetch.

import { fail, ok, type Result } from "../../shared/domain/result.ts"
import { MOST_PAGES } from "../../shared/importers/limits.ts"
import type { PdfFile, PdfPage } from "../../shared/importers/tools.ts"
import "./pdf-platform.ts"
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs"

export async function readPdf(bytes: Uint8Array, progress: () => void): Promise<Result<PdfFile>> {
  // The library takes the bytes away, so it gets its own.
  const task = getDocument({
    data: bytes.slice(),
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // Pictures are not looked at.
    maxImageSize: 1,
    stopAtErrors: false,
  })
  try {
    const document = await task.promise
    if (document.numPages > MOST_PAGES) return fail("too-large", `It has more than ${MOST_PAGES} pages.`)
    const pages: PdfPage[] = []
    const fonts = new Map<string, boolean>()
    for (let number = 1; number <= document.numPages; number++) {
      pages.push(await readPage(document, number, fonts))
      progress()
    }
    return ok({ ...(await metadataOf(document)), pages })
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException") {
      return fail(
        "damaged-file",
        "It is protected by a password. Open it in a PDF viewer and save it without one.",
      )
    }
    return fail(
      "damaged-file",
      `The PDF is damaged (${error instanceof Error ? error.message : String(error)}).`,
    )
  } finally {
    await task.destroy()
  }
}

/** @param fonts whether the document's fonts are bold, as far as they are known; those of the page join them */
async function readPage(
  document: PDFDocumentProxy,
  number: number,
  fonts: Map<string, boolean>,
): Promise<PdfPage> {
  const page = await document.getPage(number)
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const { items, styles } = await page.getTextContent({ disableNormalization: false })
  await learnFonts(page, Object.keys(styles), fonts)
  const pieces = items.flatMap((item) => {
    if (!("str" in item) || item.str === "") return []
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform as number[]
    // Text that does not run from left to right is a stamp or a label of a drawing.
    const [va = 1, vb = 0, vc = 0, vd = -1, ve = 0, vf = height] = transform as number[]
    const across = va * a + vc * b
    const up = vb * a + vd * b
    if (Math.abs(up) > Math.abs(across)) return []
    return [
      {
        text: item.str,
        x: va * e + vc * f + ve,
        y: height - (vb * e + vd * f + vf),
        width: item.width,
        size: Math.hypot(c, d),
        bold: fonts.get(item.fontName) === true,
      },
    ]
  })
  page.cleanup()
  return { width, height, pieces }
}

/** Fonts have names only once a page is drawn, which is done where one is new. */
async function learnFonts(page: PDFPageProxy, names: readonly string[], fonts: Map<string, boolean>) {
  if (names.every((name) => fonts.has(name))) return
  await page.getOperatorList()
  for (const name of names) {
    const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : undefined
    const isNamed =
      typeof font === "object" && font !== null && "name" in font && typeof font.name === "string"
    fonts.set(name, isNamed && /bold|black|heavy|semib|demi/i.test(`${font.name}`))
  }
}

async function metadataOf(document: PDFDocumentProxy): Promise<Omit<PdfFile, "pages">> {
  const { info } = await document.getMetadata()
  const field = (name: string) => {
    const value: unknown = Object.entries(info).find(([key]) => key === name)?.[1]
    return typeof value === "string" ? value : undefined
  }
  return {
    title: field("Title"),
    author: field("Author"),
    created: field("CreationDate"),
    language: field("Language"),
  }
}
