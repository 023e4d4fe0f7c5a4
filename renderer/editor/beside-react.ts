// Before each commit, React counts the characters from the start of a focused editable element to its caret, in order to
// restore a selection that React, which draws nothing in there, never moves. In a long article that is most of the
// cost of anything drawn beside the text. React asks the element's property whether it is editable; the attribute, which
// browsers and assistive technology go by, stays.

/** Has React take an editable element for one whose selection is none of its business. */
export function keepSelectionFromReact(element: HTMLElement): void {
  Object.defineProperty(element, "contentEditable", { configurable: true, value: "inherit", writable: true })
}
