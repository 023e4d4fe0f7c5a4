// Where floating things (menus, popovers) are put. A modal dialog lies above everything else in the page, so that
// what belongs to it has to float inside it.

import { createContext, useContext } from "react"

const PortalContext = createContext<HTMLElement | null>(null)

export const PortalProvider = PortalContext.Provider

/** The element that floating things go into; `null` means the body. */
export function usePortalContainer(): HTMLElement | null {
  return useContext(PortalContext)
}
