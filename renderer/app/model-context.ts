// How components reach the model.

import { createContext, useContext } from "react"
import type { Kind } from "../../shared/domain/codebook.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { type CommandId, runCommand } from "./commands.ts"
import { type ChosenKeys, keysOf } from "./key-choice.ts"
import { keyLabel } from "./keyboard.ts"
import type { Model } from "./model.ts"
import type { AppState } from "./state.ts"
import { useStore } from "./store.ts"

const ModelContext = createContext<Model | null>(null)

export const ModelProvider = ModelContext.Provider

export function useModel(): Model {
  const model = useContext(ModelContext)
  if (model === null) throw new Error("There is no model above this component")
  return model
}

/** Follows a part of the state; `select` returns the same object as long as nothing in it changed. */
export function useApp<Part>(select: (state: AppState) => Part): Part {
  return useStore(useModel().state, select)
}

const noKinds: readonly Kind[] = []

/** The kinds of the project's codebook, in its order. */
export function useKinds(): readonly Kind[] {
  return useApp((state) => state.start?.project?.codebook.kinds ?? noKinds)
}

const KeysContext = createContext<ChosenKeys>({})

/** Tells everything below of the keys that the analyst chose. */
export const KeysProvider = KeysContext.Provider

/** The keys of commands as people know them, the first of each. */
export function useKeyLabels(): (id: CommandId) => string | undefined {
  const keys = useContext(KeysContext)
  useTranslation()
  return (id) => {
    const key = keysOf(keys, id)[0]
    return key === undefined ? undefined : keyLabel(key)
  }
}

/** Runs commands by their ids. */
export function useCommand(): (id: CommandId) => void {
  const model = useModel()
  return (id) => runCommand(model, id)
}
