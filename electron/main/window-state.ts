// Where the window was. Kept with the analyst's preferences; a place on a screen that is no longer there is forgotten.

import { type BrowserWindow, type Rectangle, screen } from "electron"
import { z } from "zod"
import type { SettingsStore } from "../../shared/application/ports.ts"

const preference = "desktop.window"

const placementSchema = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().min(200), height: z.int().min(200) }),
  maximized: z.boolean(),
})

interface Placement {
  readonly bounds: Partial<Rectangle> & { readonly width: number; readonly height: number }
  readonly maximized: boolean
}

const usual: Placement = { bounds: { width: 1360, height: 880 }, maximized: false }

export async function readPlacement(settings: SettingsStore): Promise<Placement> {
  const { preferences } = await settings.read()
  const parsed = placementSchema.safeParse(preferences[preference])
  return parsed.success && isOnScreen(parsed.data.bounds) ? parsed.data : usual
}

/** Keeps the window's place when it is closed. */
export function trackPlacement(settings: SettingsStore, window: BrowserWindow): void {
  window.on("close", () => {
    const placement = { bounds: window.getNormalBounds(), maximized: window.isMaximized() }
    written = settings.update((before) => ({
      ...before,
      preferences: { ...before.preferences, [preference]: placement },
    }))
  })
}

let written: Promise<unknown> = Promise.resolve()

/** Resolves when the place last kept is on disk, or cannot be. */
export async function placementWritten(): Promise<void> {
  await written
}

/** Whether the middle of the window's upper edge, where it is dragged, lies on some screen. */
function isOnScreen({ x, y, width }: Rectangle): boolean {
  const middle = x + width / 2
  return screen.getAllDisplays().some(({ workArea }) => {
    const inside = middle >= workArea.x && middle < workArea.x + workArea.width
    return inside && y >= workArea.y && y < workArea.y + workArea.height
  })
}
