// The library ships no types for the module that does its work.
declare module "pdfjs-dist/legacy/build/pdf.worker.mjs"
