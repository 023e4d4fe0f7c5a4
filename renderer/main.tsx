// Starts the window: connects to the host, puts the model together, draws it.

import "@fontsource-variable/atkinson-hyperlegible-next/wght.css"
import "@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css"
import "@fontsource-variable/inter/wght.css"
import "@fontsource-variable/source-code-pro/wght.css"
import "@fontsource-variable/source-serif-4/opsz.css"
import "@fontsource-variable/source-serif-4/opsz-italic.css"
import "./ui/tokens.css"
import "./ui/base.css"
import { createRoot } from "react-dom/client"
import { config } from "zod"
import { createClient } from "../shared/contract/client.ts"
import { connect } from "./api/connection.ts"
import { App } from "./app/app.tsx"
import { listenForKeys, runFromMenu } from "./app/command-keys.ts"
import { keepFocus } from "./app/keep-focus.ts"
import { followLanguage } from "./app/language.ts"
import { lookOut } from "./app/look.ts"
import { createModel } from "./app/model.ts"
import { followTheme } from "./app/theme.ts"
import { warmUp } from "./app/warm-up.tsx"
import { createEditor } from "./editor/article-editor.ts"

// Zod would otherwise try whether it may make code from text; the page's policy forbids that, and says so each time.
config({ jitless: true })

const connection = connect()
const client = createClient(connection.bridge)
const model = createModel(client, connection.status, createEditor, runFromMenu)

followTheme(model.preferences)
followLanguage(model.preferences)
listenForKeys(model)
keepFocus()
lookOut(model)
window.addEventListener("pagehide", () => model.preferences.sendNow())
window.addEventListener("beforeunload", (event) => {
  if (model.saver.get().state !== "saved") event.preventDefault()
})

const root = document.getElementById("root")
if (root === null) throw new Error("The page has no root element")
createRoot(root).render(<App model={model} />)
void model.projects.start().then(() => warmUp(model))
