// Menus that drop down from a button. An item's action runs when the menu is gone and the focus back on its button,
// so that a dialog opened by it gives the focus back to the right place.

import { Check, type LucideIcon } from "lucide-react"
import { DropdownMenu } from "radix-ui"
import { createContext, type ReactNode, useContext, useRef } from "react"
import { usePortalContainer } from "./portal.ts"
import "./menu.css"

const ChooseContext = createContext<(action: () => void) => void>(() => undefined)

interface MenuProps {
  /** The button; it gets the menu's props. */
  readonly trigger: ReactNode
  readonly align?: "start" | "end"
  /** Whether it is open, for menus that open by other means too. */
  readonly open?: boolean
  onOpenChange?(open: boolean): void
  readonly children: ReactNode
}

export function Menu({ trigger, align = "start", children, ...control }: MenuProps) {
  const container = usePortalContainer()
  const chosen = useRef<(() => void) | undefined>(undefined)
  return (
    <DropdownMenu.Root modal={false} {...control}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={container}>
        <DropdownMenu.Content
          className="menu"
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={() => {
            const action = chosen.current
            chosen.current = undefined
            if (action !== undefined) setTimeout(action)
          }}
        >
          <ChooseContext value={(action) => (chosen.current = action)}>{children}</ChooseContext>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

interface MenuItemProps {
  readonly icon?: LucideIcon
  readonly label: string
  readonly keyLabel?: string | undefined
  readonly disabled?: boolean
  readonly title?: string
  onChoose(): void
}

export function MenuItem({ icon: Icon, label, keyLabel, disabled = false, title, onChoose }: MenuItemProps) {
  const choose = useContext(ChooseContext)
  return (
    <DropdownMenu.Item
      className="menu-item"
      disabled={disabled}
      title={title}
      onSelect={() => choose(onChoose)}
    >
      {Icon && <Icon size={16} aria-hidden />}
      <span className="menu-text">{label}</span>
      {keyLabel !== undefined && <kbd>{keyLabel}</kbd>}
    </DropdownMenu.Item>
  )
}

interface MenuChoiceProps<Value extends string> {
  readonly label?: string
  readonly value: Value
  readonly options: readonly {
    readonly value: Value
    readonly label: string
    /** The language of the label, where it is not that of the interface. */
    readonly language?: string
  }[]
  onChange(value: Value): void
}

/** One of several, the chosen one ticked. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: MenuChoiceProps<Value>) {
  return (
    <DropdownMenu.RadioGroup value={value} {...(label === undefined ? {} : { "aria-label": label })}>
      {options.map((option) => (
        <DropdownMenu.RadioItem
          key={option.value}
          className="menu-item"
          value={option.value}
          onSelect={() => onChange(option.value)}
        >
          <span className="menu-mark">
            <DropdownMenu.ItemIndicator>
              <Check size={16} aria-hidden />
            </DropdownMenu.ItemIndicator>
          </span>
          <span className="menu-text" lang={option.language}>
            {option.label}
          </span>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  )
}

export function MenuLabel({ children }: { readonly children: ReactNode }) {
  return <DropdownMenu.Label className="menu-label">{children}</DropdownMenu.Label>
}

export function MenuLine() {
  return <DropdownMenu.Separator className="menu-line" />
}
