// The small DOM that Readability ships without types.
declare module "@mozilla/readability/JSDOMParser.js" {
  export default class JSDOMParser {
    /** @param markup as a serialiser for XML writes it: every element closed, five entities. */
    parse(markup: string): Document
  }
}
