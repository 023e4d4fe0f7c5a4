// The quote on an open card, in the article's typeface. A long one is cut after a few lines until asked for.

import { useLayoutEffect, useRef, useState } from "react"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"

interface CardQuoteProps {
  readonly quote: string
  /** That of the text around it. */
  readonly direction: "ltr" | "rtl"
}

export function CardQuote({ quote, direction }: CardQuoteProps) {
  const { t } = useTranslation()
  const element = useRef<HTMLQuoteElement>(null)
  const [whole, setWhole] = useState(false)
  const [isCut, setCut] = useState(false)

  useLayoutEffect(() => {
    const block = element.current
    if (block === null || whole) return
    const measure = () => setCut(quote !== "" && block.scrollHeight > block.clientHeight + 1)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(block)
    return () => observer.disconnect()
  }, [quote, whole])

  return (
    <>
      <blockquote ref={element} className="card-whole-quote" data-cut={!whole || undefined} dir={direction}>
        {quote}
      </blockquote>
      {(isCut || whole) && (
        <Button className="card-expand" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {t(whole ? "cards.showLess" : "cards.showAll")}
        </Button>
      )}
    </>
  )
}
