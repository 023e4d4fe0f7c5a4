// Files and folders dropped anywhere in the window. Where they are not wanted, dropping them does nothing: above all, the
// browser must not open them in place of the window.

import { useEffect, useEffectEvent, useState } from "react"
import { useTranslation } from "../i18n/use-translation.ts"
import { droppedFiles } from "./dropped-files.ts"

interface DropZoneProps {
  onFiles(files: readonly File[]): void
}

export function DropZone({ onFiles }: DropZoneProps) {
  const { t } = useTranslation()
  const [dragging, setDragging] = useState(false)
  const take = useEffectEvent(onFiles)
  useEffect(() => {
    const stop = new AbortController()
    const options = { capture: true, signal: stop.signal }
    const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") === true
    const isWanted = () => document.querySelector("dialog[open]") === null
    window.addEventListener(
      "dragover",
      (event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        if (event.dataTransfer !== null) event.dataTransfer.dropEffect = isWanted() ? "copy" : "none"
        setDragging(isWanted())
      },
      options,
    )
    window.addEventListener(
      "dragleave",
      (event) => {
        if (event.relatedTarget === null) setDragging(false)
      },
      options,
    )
    window.addEventListener(
      "drop",
      (event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        event.stopPropagation()
        setDragging(false)
        if (isWanted() && event.dataTransfer !== null) void droppedFiles(event.dataTransfer).then(take)
      },
      options,
    )
    return () => stop.abort()
  }, [])
  return dragging ? <div className="drop-over">{t("import.drop")}</div> : null
}
