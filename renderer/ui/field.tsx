// A labelled text field with its hint, or in its place what is wrong with what was typed.

import { type ComponentProps, type ReactNode, useId } from "react"
import "./field.css"

interface FieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  /** Sits at the end of the field's line. */
  readonly action?: ReactNode
}

export function TextField({ label, hint, error, action, ...input }: FieldProps & ComponentProps<"input">) {
  const { id, noteId, aria } = useField(hint, error)
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="field-row">
        <input id={id} type="text" autoComplete="off" spellCheck={false} {...aria} {...input} />
        {action}
      </div>
      <Note id={noteId} hint={hint} error={error} />
    </div>
  )
}

export function TextArea({
  label,
  hint,
  error,
  ...area
}: Omit<FieldProps, "action"> & ComponentProps<"textarea">) {
  const { id, noteId, aria } = useField(hint, error)
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} spellCheck={false} {...aria} {...area} />
      <Note id={noteId} hint={hint} error={error} />
    </div>
  )
}

function useField(hint: string | undefined, error: string | undefined) {
  const id = useId()
  const noteId = `${id}note`
  const described = hint !== undefined || error !== undefined
  return {
    id,
    noteId,
    aria: {
      "aria-invalid": error !== undefined,
      ...(described ? { "aria-describedby": noteId } : {}),
    },
  }
}

function Note({ id, hint, error }: { id: string; hint: string | undefined; error: string | undefined }) {
  if (hint === undefined && error === undefined) return null
  return (
    <p id={id} className={error === undefined ? "field-note" : "field-note warn"} role={error && "alert"}>
      {error ?? hint}
    </p>
  )
}
