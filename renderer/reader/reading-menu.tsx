// How the text is set and what stands beside it, each change seen at once.

import { ALargeSmall } from "lucide-react"
import { Popover } from "radix-ui"
import { type ReactNode, useId } from "react"
import { useModel } from "../app/model-context.ts"
import type { Reading } from "../app/preferences.ts"
import { useStore } from "../app/store.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button, IconButton } from "../ui/button.tsx"
import { usePortalContainer } from "../ui/portal.ts"
import { Segmented } from "../ui/segmented.tsx"
import "./reader.css"

const typefaces: readonly Reading["typeface"][] = ["serif", "sans", "legible"]
const spacings: readonly Reading["spacing"][] = ["close", "normal", "wide"]
const switches = ["numbers", "ruler", "focus"] as const
const plain = { typeface: "serif", size: 18, measure: 68, spacing: "normal" } as const

export function ReadingMenu() {
  const { t } = useTranslation()
  const container = usePortalContainer()
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <IconButton icon={ALargeSmall} size={18} label={t("reading.label")} />
      </Popover.Trigger>
      <Popover.Portal container={container}>
        <Popover.Content
          className="reading-menu"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={t("reading.label")}
        >
          <Choices />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** A component of its own, so that a closed menu costs nothing. */
function Choices() {
  const { t } = useTranslation()
  const { preferences } = useModel()
  const reading = useStore(preferences, (value) => value.reading)
  const set = (changes: Partial<Reading>) => preferences.change({ reading: { ...reading, ...changes } })
  return (
    <>
      <Row label={t("reading.typeface")}>
        <Segmented
          label={t("reading.typeface")}
          value={reading.typeface}
          options={typefaces.map((value) => ({ value, label: t(`reading.${value}`) }))}
          onChange={(typeface) => set({ typeface })}
        />
      </Row>
      <Slider
        label={t("reading.size")}
        value={reading.size}
        min={14}
        max={28}
        shown={t("reading.pixels", { number: reading.size })}
        onChange={(size) => set({ size })}
      />
      <Slider
        label={t("reading.measure")}
        value={reading.measure}
        min={45}
        max={100}
        shown={t("reading.characters", { number: reading.measure })}
        onChange={(measure) => set({ measure })}
      />
      <Row label={t("reading.spacing")}>
        <Segmented
          label={t("reading.spacing")}
          value={reading.spacing}
          options={spacings.map((value) => ({ value, label: t(`reading.${value}`) }))}
          onChange={(spacing) => set({ spacing })}
        />
      </Row>
      <hr />
      {switches.map((name) => (
        <label key={name} className="reading-switch">
          <input
            type="checkbox"
            checked={reading[name]}
            onChange={(event) => set({ [name]: event.currentTarget.checked })}
          />
          {t(`reading.${name}`)}
        </label>
      ))}
      <Button variant="link" onClick={() => set(plain)}>
        {t("reading.reset")}
      </Button>
    </>
  )
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="reading-row">
      <span aria-hidden>{label}</span>
      {children}
    </div>
  )
}

interface SliderProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** The value in words. */
  readonly shown: string
  onChange(value: number): void
}

function Slider({ label, value, min, max, shown, onChange }: SliderProps) {
  const id = useId()
  return (
    <div className="reading-row">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        value={value}
        aria-valuetext={shown}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      <output htmlFor={id} className="tabular">
        {shown}
      </output>
    </div>
  )
}
