// The application's menu as data, per platform. Pure, so that it can be read and compared without a window.

import type { MenuItemConstructorOptions } from "electron"
import { type CommandId, commandKeys } from "../../shared/contract/commands.ts"

export interface MenuOptions {
  readonly platform: NodeJS.Platform
  /** Adds tools for developers. */
  readonly developer: boolean
  readonly send: (command: CommandId) => void
  /** The keys that the analyst chose instead of the usual ones. */
  readonly keys: Readonly<Record<string, readonly string[]>>
}

export function menuTemplate({ platform, developer, send, keys }: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = platform === "darwin"
  const item = (label: string, command: CommandId): MenuItemConstructorOptions => ({
    id: command,
    label,
    ...acceleratorOf((keys[command] ?? commandKeys[command])[0]),
    click: () => send(command),
  })
  const separator: MenuItemConstructorOptions = { type: "separator" }
  return [
    ...(isMac ? [{ role: "appMenu" } satisfies MenuItemConstructorOptions] : []),
    {
      label: "&File",
      submenu: [
        item("New Project…", "new-project"),
        item("Open Project…", "open-project"),
        separator,
        item("Import Files…", "import-files"),
        item("Paste Text as Article…", "paste-text"),
        item("Open Sample Article", "open-sample"),
        separator,
        item("Export…", "export"),
        item("People and Organisations…", "registry"),
        item("Codebook…", "codebook"),
        item("Backups…", "backups"),
        item("Other Versions…", "versions"),
        separator,
        isMac ? { role: "close" } : { role: "quit" },
      ],
    },
    {
      label: "&Edit",
      submenu: [
        item("Undo", "undo"),
        item("Redo", "redo"),
        separator,
        { role: "cut" },
        { role: "copy" },
        item("Copy with Citation", "copy-citation"),
        { role: "paste" },
        { role: "selectAll" },
        separator,
        item("Find…", "find"),
        item("Find Next", "find-next"),
        item("Find Previous", "find-previous"),
        separator,
        item("Annotate or Edit Text", "toggle-edit"),
        separator,
        item("Gaps", "gaps"),
        item("History of Annotation…", "history"),
        item("Link Claim…", "link"),
        item("Mark All Occurrences…", "mark-all"),
        item("Next Annotation", "next-annotation"),
        item("Previous Annotation", "previous-annotation"),
        item("Accept Proposals", "accept-proposals"),
        item("Take Selection into Record", "take-selection"),
        item("Choose Among Annotations Here", "list-here"),
        item("Next Annotation Around", "select-outer"),
        item("Move Ends of Annotation", "resize"),
        item("Add Selection to Annotation", "add-span"),
        item("Take Text from Annotation", "remove-span"),
      ],
    },
    {
      label: "&View",
      submenu: [
        item("Library", "toggle-library"),
        item("Annotations", "toggle-cards"),
        item("Go to Paragraph…", "go-to"),
        item("Focus on One Paragraph", "focus-mode"),
        item("Light or Dark", "theme"),
        item("Calm or Full Highlights", "toggle-density"),
        item("Letters of Kinds in the Text", "toggle-letters"),
        separator,
        { role: "resetZoom" },
        { role: "zoomIn" },
        { role: "zoomOut" },
        separator,
        { role: "togglefullscreen" },
        ...(developer ? [separator, { role: "reload" } as const, { role: "toggleDevTools" } as const] : []),
      ],
    },
    ...(isMac ? [{ role: "windowMenu" } satisfies MenuItemConstructorOptions] : []),
    { role: "help", label: "&Help", submenu: [item("Commands…", "commands"), item("Keys", "show-keys")] },
  ]
}

/**
 * The command's first key for showing. The window handles keys itself, so the menu does not register them; where a
 * platform registers them all the same (macOS), only keys with Cmd may be named, lest Tab or `?` be taken from typing.
 */
function acceleratorOf(key: string | undefined): MenuItemConstructorOptions {
  if (key === undefined || !key.startsWith("Mod+")) return {}
  return { accelerator: key.replace("Mod+", "CmdOrCtrl+").replace("++", "+Plus"), registerAccelerator: false }
}
