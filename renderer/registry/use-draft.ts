// What is typed into a field before it is taken over: on leaving it, on Enter, and when it goes away, however that
// happens. A change from elsewhere shows at once, unless something is being typed.

import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react"

export function useDraft(value: string, commit: (value: string) => void) {
  const [draft, setDraft] = useState<string | undefined>(undefined)
  const unsaved = useRef<string | undefined>(undefined)
  const take = () => {
    const typed = unsaved.current
    unsaved.current = undefined
    setDraft(undefined)
    if (typed !== undefined && typed !== value) commit(typed)
  }
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useLayoutEffect(() => () => latest.current(), [])
  return {
    value: draft ?? value,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      unsaved.current = event.currentTarget.value
      setDraft(event.currentTarget.value)
    },
    onBlur: take,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key !== "Enter" || event.nativeEvent.isComposing) return
      if (event.currentTarget instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      take()
    },
  }
}
