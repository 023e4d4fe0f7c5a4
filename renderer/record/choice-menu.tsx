// A choice among a few, as quiet as a word until it is used. Not the platform's list: an open card would pay for its
// insides each time, used or not.

import { useTranslation } from "../i18n/use-translation.ts"
import { Menu, MenuChoice } from "../ui/menu.tsx"

interface ChoiceMenuProps<Value extends string> {
  readonly label: string
  readonly value: Value | undefined
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly disabled: boolean
  onChange(value: Value | undefined): void
}

export function ChoiceMenu<Value extends string>({
  label,
  value,
  options,
  disabled,
  onChange,
}: ChoiceMenuProps<Value>) {
  const { t } = useTranslation()
  const chosen = options.find((option) => option.value === value)
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="record-select"
          data-empty={chosen === undefined || undefined}
          aria-label={chosen === undefined ? label : t("record.chosen", { label, value: chosen.label })}
          disabled={disabled}
        >
          {chosen?.label ?? label}
        </button>
      }
    >
      <MenuChoice
        label={label}
        value={value ?? ""}
        options={[{ value: "", label: t("record.none") }, ...options]}
        onChange={(next) => onChange(options.find((option) => option.value === next)?.value)}
      />
    </Menu>
  )
}
