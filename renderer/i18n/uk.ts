// Ukrainian. Nobody who speaks it has checked it yet.

import type { Translation } from "./translation.ts"

export const uk: Translation = {}
