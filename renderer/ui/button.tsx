// Buttons in their four looks, and the square one with an icon, whose tooltip (tooltips.tsx) says its name and key.

import type { LucideIcon } from "lucide-react"
import type { ComponentProps } from "react"
import "./button.css"

interface ButtonProps extends ComponentProps<"button"> {
  readonly variant?: "plain" | "primary" | "outline" | "link"
  readonly icon?: LucideIcon
}

export function Button({ variant = "plain", icon: Icon, className = "", children, ...props }: ButtonProps) {
  return (
    <button type="button" className={`button ${variant} ${className}`} {...props}>
      {Icon && <Icon size={16} aria-hidden />}
      {children}
    </button>
  )
}

interface IconButtonProps extends Omit<ComponentProps<"button">, "children" | "aria-label"> {
  readonly icon: LucideIcon
  /** The accessible name, shown as the tooltip. */
  readonly label: string
  /** The key that does the same, as shown to people. */
  readonly keyLabel?: string | undefined
  readonly size?: number
}

export function IconButton({
  icon: Icon,
  label,
  keyLabel,
  size = 16,
  className = "",
  ...props
}: IconButtonProps) {
  return (
    <button
      type="button"
      className={`button icon-only ${className}`}
      aria-label={label}
      data-tooltip={label}
      data-tooltip-key={keyLabel}
      {...props}
    >
      <Icon size={size} aria-hidden />
    </button>
  )
}
