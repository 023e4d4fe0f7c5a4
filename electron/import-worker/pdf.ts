// Text of PDF documents with its places. Scripts in them are never run: the library is used without its scripting
// part, without evaluation of code, and without anything that it would fetch.

import { fail, ok, type Result } from "../../shared/domain/result.ts"
import { MOST_PAGES } from "../../shared/importers/limits.ts"
import type { PdfFile, PdfPage } from "../../shared/importers/tools.ts"
import "./pdf-platform.ts"
import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs"

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
    stopAtErrors: false,
  })
  try {
    const document = await task.promise
    if (document.numPages > MOST_PAGES) return fail("too-large", `It has more than ${MOST_PAGES} pages.`)
    const pages: PdfPage[] = []
    for (let number = 1; number <= document.numPages; number++) {
      pages.push(await readPage(document, number))
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

async function readPage(document: PDFDocumentProxy, number: number): Promise<PdfPage> {
  const page = await document.getPage(number)
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent({ disableNormalization: false })
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
      },
    ]
  })
  page.cleanup()
  return { width, height, pieces }
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
