// What screen readers are told while the eye sees it anyway.

import { useApp } from "./model-context.ts"

export function LiveRegion() {
  const { text } = useApp((state) => state.announcement)
  return (
    <div className="sr-only" role="status" aria-live="polite">
      {text}
    </div>
  )
}
