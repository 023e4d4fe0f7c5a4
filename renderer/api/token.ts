// The token that the loopback host gave in the address. It moves from the address bar to this tab's session
// storage, so that it survives a reload and is neither bookmarked nor read over a shoulder.

import { tokenFromFragment } from "../../shared/contract/wire.ts"

const key = "postil.token"

/** Takes the token out of the address, or finds the one taken earlier; empty where there never was one. */
export function takeToken(page: Pick<Window, "location" | "history" | "sessionStorage">): string {
  const { location, history, sessionStorage } = page
  const token = tokenFromFragment(location.hash)
  if (token === undefined) return sessionStorage.getItem(key) ?? ""
  sessionStorage.setItem(key, token)
  history.replaceState(null, "", location.pathname + location.search)
  return token
}
