// Menus that drop down from a button. An item's action runs when the menu is gone and the focus back on its button,
// so that a dialog opened by it gives the focus back to the right place. There are many such buttons in a window and
// hardly one of them is ever used: until it is, a button is all there is.

import { Check, type LucideIcon } from "lucide-react"
import { DropdownMenu, Slot } from "radix-ui"
import {
  type ComponentProps,
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useRef,
  useState,
} from "react"
import { flushSync } from "react-dom"
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
  const chosen = useRef<(() => void) | undefined>(undefined)
  return (
    <MenuBox
      {...control}
      trigger={trigger}
      align={align}
      onCloseAutoFocus={() => {
        const action = chosen.current
        chosen.current = undefined
        if (action !== undefined) setTimeout(action)
      }}
    >
      <ChooseContext value={(action) => (chosen.current = action)}>{children}</ChooseContext>
    </MenuBox>
  )
}

interface MenuBoxProps
  extends MenuProps,
    Pick<ComponentProps<typeof DropdownMenu.Content>, "onCloseAutoFocus" | "onKeyDown"> {}

/** The bare menu, for items and keys of one's own. */
export function MenuBox({ trigger, open, onOpenChange, children, align, ...content }: MenuBoxProps) {
  const container = usePortalContainer()
  const [opened, setOpened] = useState(false)
  const [used, setUsed] = useState(false)
  const isOpen = open ?? opened
  const change = (next: boolean) => {
    setOpened(next)
    onOpenChange?.(next)
  }
  const button = useRef<HTMLButtonElement>(null)
  // The key is the menu's, whose button takes the place of this one: it has to see it, to begin with its first item.
  const startByKey = (event: KeyboardEvent) => {
    event.preventDefault()
    event.stopPropagation()
    flushSync(() => setUsed(true))
    button.current?.focus()
    button.current?.dispatchEvent(
      new window.KeyboardEvent("keydown", { key: event.key, bubbles: true, cancelable: true }),
    )
  }
  if (isOpen && !used) setUsed(true)
  if (!isOpen && !used) {
    return (
      <Slot.Root
        aria-haspopup="menu"
        aria-expanded={false}
        data-state="closed"
        onPointerDown={(event) => {
          if (event.button !== 0 || event.ctrlKey || isDisabled(event.currentTarget)) return
          event.preventDefault()
          change(true)
        }}
        onKeyDown={(event) => {
          if (["Enter", " ", "ArrowDown"].includes(event.key) && !isDisabled(event.currentTarget))
            startByKey(event)
        }}
      >
        {trigger}
      </Slot.Root>
    )
  }
  return (
    <DropdownMenu.Root modal={false} open={isOpen} onOpenChange={change}>
      <DropdownMenu.Trigger ref={button} asChild>
        {trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={container}>
        <DropdownMenu.Content className="menu" align={align} sideOffset={4} collisionPadding={8} {...content}>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function isDisabled(element: Element): boolean {
  return element instanceof HTMLButtonElement && element.disabled
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
