import fc from "fast-check"
import { expect, test } from "vitest"
import { DISTANCE, EDGE, placePopover } from "../../renderer/popover/place-popover.ts"

const size = { width: 330, height: 38 }
const view = { left: 276, top: 48, right: 1280, bottom: 800 }

const box = fc
  .record({
    left: fc.integer({ min: 250, max: 1250 }),
    width: fc.integer({ min: 1, max: 600 }),
    top: fc.integer({ min: -900, max: 900 }),
    height: fc.integer({ min: 20, max: 1500 }),
  })
  .map(({ left, width, top, height }) => ({ left, top, right: left + width, bottom: top + height }))

test("the popover is never off screen, and never over the text while there is room beside it", () => {
  fc.assert(
    fc.property(box, (selection) => {
      const place = placePopover(selection, size, view)
      const isOutside = selection.bottom <= view.top || selection.top >= view.bottom
      if (place === undefined) {
        expect(isOutside).toBe(true)
        return
      }
      expect(isOutside).toBe(false)
      expect(place.left).toBeGreaterThanOrEqual(view.left + EDGE)
      expect(place.left + size.width).toBeLessThanOrEqual(view.right - EDGE)
      expect(place.top).toBeGreaterThanOrEqual(view.top + EDGE)
      expect(place.top + size.height).toBeLessThanOrEqual(view.bottom - EDGE)

      const needed = size.height + DISTANCE + EDGE
      const hasRoom = selection.top - view.top >= needed || view.bottom - selection.bottom >= needed
      const covers = place.top < selection.bottom && place.top + size.height > selection.top
      if (hasRoom) expect(covers).toBe(false)
    }),
    { numRuns: 2000 },
  )
})

test("it lies below the text, and above it at the lower edge of the view", () => {
  const near = (top: number) => ({ left: 400, top, right: 600, bottom: top + 24 })
  expect(placePopover(near(300), size, view)).toEqual({ left: 335, top: 300 + 24 + DISTANCE })
  expect(placePopover(near(760), size, view)).toEqual({ left: 335, top: 760 - DISTANCE - size.height })
})
