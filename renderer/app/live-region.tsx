// What screen readers are told while the eye sees it anyway.

import { useApp } from "./model-context.ts"

export function LiveRegion() {
  const { text, number } = useApp((state) => state.announcement)
  return (
    <div className="sr-only" role="status" aria-live="polite">
      {/* Another element each time: the same words are said again only where they come anew. */}
      <span key={number}>{text}</span>
    </div>
  )
}
