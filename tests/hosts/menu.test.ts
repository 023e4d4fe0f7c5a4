// The menu as data, per platform: what is in it, and that every command that wants one has a place there.

import type { MenuItemConstructorOptions } from "electron"
import { expect, it } from "vitest"
import { menuTemplate } from "../../electron/main/menu-template.ts"
import { type CommandId, commandKeys } from "../../shared/contract/commands.ts"

const platforms = ["linux", "win32", "darwin"] as const

it("is a Mac's menu on a Mac, and has its own way to leave elsewhere", () => {
  expect(outline("linux")).toMatchInlineSnapshot(`
    "&File: New Project… | Open Project… CmdOrCtrl+O | – | Import Files… CmdOrCtrl+Shift+O | Paste Text as Article… CmdOrCtrl+Shift+V | Open Sample Article | – | Export… CmdOrCtrl+E | People and Organisations… | Codebook… | Backups… | Other Versions… | – | quit
    &Edit: Undo CmdOrCtrl+Z | Redo CmdOrCtrl+Shift+Z | – | cut | copy | Copy with Citation CmdOrCtrl+Shift+C | paste | selectAll | – | Find… CmdOrCtrl+F | Find Next | Find Previous | – | Annotate or Edit Text CmdOrCtrl+Shift+E | – | Gaps | History of Annotation… | Link Claim… | Mark All Occurrences… | Next Annotation | Previous Annotation | Accept Proposals | Take Selection into Record | Choose Among Annotations Here | Next Annotation Around | Move Ends of Annotation | Add Selection to Annotation | Take Text from Annotation
    &View: Library CmdOrCtrl+\\ | Annotations CmdOrCtrl+Shift+\\ | Go to Paragraph… CmdOrCtrl+J | Focus on One Paragraph CmdOrCtrl+Shift+F | Light or Dark | Calm or Full Highlights | Letters of Kinds in the Text | – | resetZoom | zoomIn | zoomOut | – | togglefullscreen
    &Help: Commands… CmdOrCtrl+K | Keys"
  `)
  expect(outline("win32")).toEqual(outline("linux"))
  expect(outline("darwin")).toMatchInlineSnapshot(`
    "appMenu: 
    &File: New Project… | Open Project… CmdOrCtrl+O | – | Import Files… CmdOrCtrl+Shift+O | Paste Text as Article… CmdOrCtrl+Shift+V | Open Sample Article | – | Export… CmdOrCtrl+E | People and Organisations… | Codebook… | Backups… | Other Versions… | – | close
    &Edit: Undo CmdOrCtrl+Z | Redo CmdOrCtrl+Shift+Z | – | cut | copy | Copy with Citation CmdOrCtrl+Shift+C | paste | selectAll | – | Find… CmdOrCtrl+F | Find Next | Find Previous | – | Annotate or Edit Text CmdOrCtrl+Shift+E | – | Gaps | History of Annotation… | Link Claim… | Mark All Occurrences… | Next Annotation | Previous Annotation | Accept Proposals | Take Selection into Record | Choose Among Annotations Here | Next Annotation Around | Move Ends of Annotation | Add Selection to Annotation | Take Text from Annotation
    &View: Library CmdOrCtrl+\\ | Annotations CmdOrCtrl+Shift+\\ | Go to Paragraph… CmdOrCtrl+J | Focus on One Paragraph CmdOrCtrl+Shift+F | Light or Dark | Calm or Full Highlights | Letters of Kinds in the Text | – | resetZoom | zoomIn | zoomOut | – | togglefullscreen
    windowMenu: 
    &Help: Commands… CmdOrCtrl+K | Keys"
  `)
})

it.each(platforms)("sends each command of the contract once on %s", (platform) => {
  const sent: CommandId[] = []
  for (const item of itemsOf(platform, (command) => sent.push(command))) click(item)
  expect(sent.sort()).toEqual(Object.keys(commandKeys).sort())
})

it.each(platforms)("takes no key from the window on %s", (platform) => {
  for (const { accelerator, registerAccelerator, label } of itemsOf(platform, () => undefined)) {
    if (accelerator === undefined) continue
    expect(accelerator, label).toMatch(/^CmdOrCtrl\+/)
    expect(registerAccelerator, label).toBe(false)
  }
})

it("shows the keys that the analyst chose", () => {
  const keys = { export: ["Mod+Shift+X"], find: [], undo: ["U"], redo: ["Mod++"] }
  const items = flat(menuTemplate({ platform: "linux", developer: false, send: () => undefined, keys }))
  const shown = Object.keys(keys).map((id) => items.find((item) => item.id === id)?.accelerator)
  expect(shown).toEqual(["CmdOrCtrl+Shift+X", undefined, undefined, "CmdOrCtrl+Plus"])
})

it("shows developers' tools to developers alone", () => {
  const roles = (developer: boolean) =>
    flat(menuTemplate({ platform: "linux", developer, send: () => undefined, keys: {} })).map(
      ({ role }) => role,
    )
  expect(roles(true)).toContain("toggleDevTools")
  expect(roles(false)).not.toContain("toggleDevTools")
  expect(roles(false)).not.toContain("reload")
})

function itemsOf(platform: NodeJS.Platform, send: (command: CommandId) => void) {
  return flat(menuTemplate({ platform, developer: false, send, keys: {} }))
}

function outline(platform: NodeJS.Platform): string {
  return menuTemplate({ platform, developer: false, send: () => undefined, keys: {} })
    .map(({ label, role, submenu }) => {
      const items = Array.isArray(submenu) ? submenu : []
      const words = items.map((item) =>
        [item.label ?? item.role ?? "–", item.accelerator].filter(Boolean).join(" "),
      )
      return `${label ?? role}: ${words.join(" | ")}`
    })
    .join("\n")
}

function flat(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])
}

function click({ click: run }: MenuItemConstructorOptions): void {
  if (run !== undefined) Reflect.apply(run, undefined, [])
}
