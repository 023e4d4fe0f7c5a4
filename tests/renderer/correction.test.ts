import { TextSelection } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { Session } from "../../renderer/editor/session.ts"
import { articleToJson } from "../../shared/domain/article.ts"
import { documentFromBlocks } from "../../shared/domain/document.ts"
import { type ArticleOperation, applyOperations } from "../../shared/domain/operation.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { builtInKinds } from "../../shared/kinds/registry.ts"
import { annotation, articleOf } from "../support/arbitrary-article.ts"

/**
 * Does what an analyst does at the bar, in a text whose annotation stands in brackets: `<` deletes backwards, `>`
 * forwards, `→` and `←` move the caret, any other character is typed. What lies between two bars is selected at first.
 */
function check(before: string, keys: string, after: string) {
  const text = before.replaceAll(/[[\]|]/g, "")
  const at = (mark: string, from = 0) => {
    const index = before.indexOf(mark, from)
    return index < 0 ? -1 : before.slice(0, index).replaceAll(/[[\]|]/g, "").length
  }
  const caret = at("|")
  const other = at("|", before.indexOf("|") + 1)
  const article = {
    ...articleOf(documentFromBlocks([{ text, gap: 1 }])),
    annotations: new Map([["a", annotation("a", [at("["), at("]")])]]),
  }
  const sent: ArticleOperation[] = []
  const session = new Session(articleToJson(article), {
    kinds: builtInKinds,
    caret: 0,
    onOperations: (operations) => sent.push(...operations),
  })
  const position = (offset: number) => session.blocks.toPosition(offset, "start")
  const select = (anchor: number, head: number) =>
    session.dispatch(session.state.tr.setSelection(TextSelection.create(session.state.doc, anchor, head)))
  select(position(caret), position(other < 0 ? caret : other))
  for (const key of keys) {
    const { tr, selection } = session.state
    const { from, to, empty } = selection
    if (key === "→" || key === "←") select(from + (key === "→" ? 1 : -1), from + (key === "→" ? 1 : -1))
    else if (key === "<") session.dispatch(tr.delete(empty ? from - 1 : from, to))
    else if (key === ">") session.dispatch(tr.delete(from, empty ? to + 1 : to))
    else session.dispatch(tr.insertText(key))
  }
  const [span] = session.annotations.get("a")?.spans ?? []
  const { text: now } = session.blocks
  expect(
    span === undefined
      ? now
      : `${now.slice(0, span.start)}[${now.slice(span.start, span.end)}]${now.slice(span.end)}`,
  ).toBe(after)
  const host = unwrap(applyOperations(article, sent))
  expect([...host.annotations.values()]).toEqual([...session.annotations.ordered])
}

describe("what is typed anew where an annotation's own letters were deleted", () => {
  it("belongs to the annotation", () => {
    check("met [Shoigo|] there", "<u", "met [Shoigu] there")
    check("met [|Xhoigu] there", ">S", "met [Shoigu] there")
    check("met [|Jon|] there", "Sergei", "met [Sergei] there")
    check("met [Sergei |Shoigo|] there", "Lavrov", "met [Sergei Lavrov] there")
    check("met [Jon|] there", "<hn", "met [John] there")
  })

  it("is only as much of other characters as was deleted", () => {
    check("met [Shoigo],| there", "<<u,", "met [Shoigu], there")
    check("said [go home|]", "<<<<away. Then", "said [go away]. Then")
    check("said |[go home]|", "leave town today", "said [leave town] today")
  })

  it("is what is typed at that place, before the caret goes elsewhere", () => {
    check("met [Shoigo|] there", "<→←u", "met [Shoig]u there")
    check("met [Shoigo|] there", "u", "met [Shoigo]u there")
    check("met |[Shoigo] there", "u", "met u[Shoigo] there")
    check("met|[Shoigo] there", "<tx", "metx[Shoigo] there")
  })

  it("goes with what surrounds it where more than the annotation was deleted", () => {
    check("met| [Shoigo]| there", "him", "methim there")
    check("met [Sho|igo] the|re", "x", "met [Sho]xre")
  })
})
