// Searches apart from the window, because a regular expression can take longer than anyone waits and cannot be
// interrupted: a worker can be ended. It says when it begins, so that the time it took to start is not counted.

import { findAll } from "../../shared/domain/find.ts"
import type { SearchReply, SearchRequest } from "./searcher.ts"

addEventListener("message", ({ data }: MessageEvent<SearchRequest>) => {
  reply({ type: "begun", id: data.id })
  const found = findAll(data.text, data.query)
  if (found.ok) reply({ type: "found", id: data.id, spans: found.value })
  else reply({ type: "wrong", id: data.id, message: found.error.message })
})

function reply(message: SearchReply): void {
  postMessage(message)
}
