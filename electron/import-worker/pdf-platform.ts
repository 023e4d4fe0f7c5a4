// What the PDF library expects of its platform. It looks for a matrix type as it loads, although only drawing uses
// it, and nothing is drawn here; and its worker runs in this process, which is the one that may be lost.

import * as worker from "pdfjs-dist/legacy/build/pdf.worker.mjs"

class Undrawn {}

for (const name of ["DOMMatrix", "ImageData", "Path2D"]) {
  if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value: Undrawn })
}
Object.defineProperty(globalThis, "pdfjsWorker", { value: worker })
