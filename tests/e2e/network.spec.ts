// The window keeps to the host that served it, whatever a page in it tries.

import { expect, test } from "@playwright/test"
import { type Machine, machine, type RunningApp, startApp } from "./support/app.ts"
import { openSample } from "./support/sample.ts"

let here: Machine
let app: RunningApp

test.beforeEach(async () => {
  here = machine()
  app = await startApp(here)
})
test.afterEach(async () => {
  await app.kill()
  here.remove()
})

test("asks nobody but its host for anything", async ({ page }) => {
  const { origin, host } = new URL(app.address)
  const asked: string[] = []
  page.on("request", (request) => asked.push(new URL(request.url()).origin))
  page.on("websocket", (socket) => asked.push(new URL(socket.url()).host))
  const broken: string[] = []
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") broken.push(message.text())
  })
  await page.goto(app.address)
  await openSample(page, "Ana Example")
  expect(asked.length).toBeGreaterThan(2)
  expect(asked.filter((place) => place !== origin && place !== host)).toEqual([])
  // A policy that the app itself broke would be told here.
  expect(broken).toEqual([])
  expect(page.url()).toBe(`${origin}/`)
})

test("is stopped by its policy where a page would ask elsewhere, embed or evaluate", async ({ page }) => {
  await page.goto(app.address)
  await expect(page.getByLabel("Your name")).toBeVisible()
  const stopped = await page.evaluate(async () => {
    const directives: string[] = []
    document.addEventListener("securitypolicyviolation", (event) => directives.push(event.effectiveDirective))
    await fetch("http://127.0.0.1:9/").catch(() => undefined)
    const add = (name: string, fields: Record<string, string>) =>
      document.body.append(Object.assign(document.createElement(name), fields))
    add("img", { src: "http://127.0.0.1:9/a.png" })
    add("script", { src: "http://127.0.0.1:9/a.js" })
    add("script", { textContent: "window.inline = true" })
    add("iframe", { src: "http://127.0.0.1:9/" })
    add("object", { data: "http://127.0.0.1:9/" })
    // Evaluated by the page itself: what a test evaluates directly is exempt from the policy.
    setTimeout("window.evaluated = true")
    await new Promise((resolve) => setTimeout(resolve, 300))
    return { directives, inline: Reflect.has(window, "inline"), evaluated: Reflect.has(window, "evaluated") }
  })
  expect(stopped).toEqual({
    directives: expect.arrayContaining([
      "connect-src",
      "img-src",
      "script-src-elem",
      "frame-src",
      "object-src",
      "script-src",
    ]),
    inline: false,
    evaluated: false,
  })
})
