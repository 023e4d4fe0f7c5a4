// An editor without a page: annotations in a list, each line of text 100 characters long and 32 pixels high.
// It keeps to the Editor interface, so that cards and popover can be tried without ProseMirror.

import type { Editor, EditorSnapshot } from "../../renderer/editor/editor-state.ts"
import { type Annotation, byPosition } from "../../shared/domain/annotation.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import type { Span } from "../../shared/domain/span.ts"

export interface FakeEditor extends Editor {
  /** What was asked of it that shows nowhere else, such as `focus`. */
  readonly asked: string[]
  scrollTop: number
  selectText(span: Span | null): void
}

const VIEW = 800

function shown(changed: readonly Annotation[]): Pick<EditorSnapshot, "annotations" | "lookup"> {
  const annotations = [...changed].sort(byPosition)
  const kinds = new Set(annotations.map(({ kind }) => kind))
  const count = (kind: string) => annotations.filter((one) => one.kind === kind).length
  return {
    annotations,
    lookup: {
      get: (id) => annotations.find((one) => one.id === id),
      counts: new Map([...kinds].map((kind) => [kind, count(kind)])),
      around: () => annotations,
    },
  }
}

export function fakeEditor(text: string, annotations: readonly Annotation[]): FakeEditor {
  let snapshot: EditorSnapshot = {
    articleId: "a",
    mode: "annotate",
    text,
    ...shown(annotations),
    selected: null,
    selection: null,
    selecting: false,
    resizing: null,
    choice: null,
    readOnly: false,
    preferredKind: "person",
    canUndo: false,
    canRedo: false,
    layoutVersion: 1,
  }
  const starts = new Map(annotations.map(({ id, spans }) => [id, spans[0]?.start ?? 0]))
  const listeners = new Set<() => void>()
  const publish = (changed: Partial<EditorSnapshot>) => {
    snapshot = { ...snapshot, ...changed }
    for (const listener of listeners) listener()
  }
  const topOf = (id: string) => {
    const start = starts.get(id)
    return start === undefined ? undefined : 100 + Math.floor(start / 100) * 32
  }
  const change = (id: string, fields: Partial<Annotation>) =>
    publish(shown(snapshot.annotations.map((one) => (one.id === id ? { ...one, ...fields } : one))))

  const editor: FakeEditor = {
    asked: [],
    scrollTop: 0,
    selectText: (selection) => publish({ selection }),
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    mount: () => {},
    destroy: () => {},
    focus: () => editor.asked.push("focus"),
    put: (annotation) => publish(shown([...snapshot.annotations, annotation])),
    mark: (kind, options) => editor.asked.push(`mark ${kind}${options?.exact === true ? " exactly" : ""}`),
    markSpans: (kind, spans) => editor.asked.push(`mark ${spans.length} as ${kind}`),
    showTyped: () => {},
    showHits: () => {},
    showSpan: () => {},
    setKinds: () => {},
    restore: () => false,
    remove: (id) =>
      publish({
        ...shown(snapshot.annotations.filter((one) => one.id !== id)),
        selected: snapshot.selected === id ? null : snapshot.selected,
      }),
    setKind: (id, kind) => change(id, { kind }),
    setNote: (id, note) => change(id, { note }),
    revise: change,
    changeAll: (ids, changed) =>
      publish(
        shown(snapshot.annotations.flatMap((one) => (ids.includes(one.id) ? (changed(one) ?? []) : [one]))),
      ),
    recordBeside: () => {},
    resize: () => editor.asked.push("resize"),
    endResize: (outcome) => editor.asked.push(`${outcome} resize`),
    addSpan: () => editor.asked.push("add span"),
    removeSpan: () => editor.asked.push("remove span"),
    selectOuter: () => editor.asked.push("select outer"),
    offerChoice: () => editor.asked.push("offer choice"),
    pointAt: () => {},
    endChoice: () => publish({ choice: null }),
    select(id, options) {
      if (options?.focus === true) editor.asked.push(`focus behind ${id}`)
      publish({ selected: id })
    },
    selectNext: () => false,
    collapse: () => publish({ selection: null }),
    undo: () => {},
    redo: () => {},
    textInView: () => ({ start: utf16(0), end: utf16(text.length) }),
    paragraphsInView: () => [],
    countParagraphs: () => text.split("\n").length,
    goTo: () => {},
    copy: async (options) => {
      editor.asked.push(`copy ${options?.annotation ?? "selection"}`)
    },
    applyRemote: () => true,
    setMode: (mode) => publish({ mode }),
    getWork: () => {
      throw new Error("Nothing was done with the keyboard")
    },
    goOn: () => {},
    getView: () => ({ line: null, caret: 0 }),
    topOf,
    visible: (margin) =>
      snapshot.annotations.filter(({ id }) => {
        const top = topOf(id) ?? 0
        return top >= editor.scrollTop - margin && top <= editor.scrollTop + VIEW + margin
      }),
    selectionBox: () =>
      snapshot.selection === null ? null : { left: 100, top: 200, right: 300, bottom: 232 },
  }
  return editor
}

/** An annotation with plain defaults. */
export function annotationAt(id: string, kind: string, start: number, end: number): Annotation {
  const time = "2022-10-22T09:41:00.000Z"
  return {
    id,
    kind,
    spans: [{ start: utf16(start), end: utf16(end) }],
    creator: "ana",
    created: time,
    modified: time,
  }
}
