// An application over memory twins: what handlers do, without disk or window.

import { readFileSync } from "node:fs"
import { createTools } from "../../electron/import-worker/tools.ts"
import { type Application, createApplication } from "../../shared/application/application.ts"
import { createMemoryArticleParser } from "../../shared/application/memory/article-parser.ts"
import { createMemoryExportFolder } from "../../shared/application/memory/export-folder.ts"
import { createMemoryProjectStore } from "../../shared/application/memory/project-store.ts"
import { createMemorySettingsStore } from "../../shared/application/memory/settings-store.ts"
import type { Ports } from "../../shared/application/ports.ts"
import { type Client, createClient } from "../../shared/contract/client.ts"
import type { HostEvent } from "../../shared/contract/events.ts"
import { encodeBase64 } from "../../shared/domain/base64.ts"

const sample = new URL("../../assets/sample/austin-shoigu.txt", import.meta.url)

export interface TestApplication {
  readonly application: Application
  readonly ports: Ports
  readonly exports: ReturnType<typeof createMemoryExportFolder>
  /** What was published, oldest first. */
  readonly events: HostEvent[]
  /** A window of its own; requests and answers go through JSON as in every host. */
  window(origin: string): Client
}

export function testApplication(shared: Partial<Ports> = {}): TestApplication {
  let made = 0
  let seconds = 0
  const exports = createMemoryExportFolder()
  const ports: Ports = {
    store: createMemoryProjectStore(),
    settings: createMemorySettingsStore(),
    desktop: {
      canChooseFolder: false,
      canReveal: false,
      chooseFolder: async () => null,
      reveal: async () => undefined,
    },
    exports,
    parser: createMemoryArticleParser(createTools()),
    assets: { sample: async () => ({ name: "austin-shoigu.txt", bytes: readFileSync(sample) }) },
    places: {
      projects: "/documents/Postil",
      exports: "/documents/Postil/Exports",
      join: (...parts) => parts.join("/"),
      exists: async () => false,
    },
    clock: {
      now: () => new Date(Date.UTC(2022, 9, 22, 8, 0, seconds++)).toISOString(),
      pause: () => Promise.resolve(),
    },
    ids: { next: () => `id-${String(++made).padStart(4, "0")}` },
    version: "0.0.0-test",
    ...shared,
  }
  const application = createApplication(ports)
  const events: HostEvent[] = []
  application.listen((event) => events.push(event))
  return {
    application,
    ports,
    exports,
    events,
    window: (origin) =>
      createClient({
        call: async (name, request) =>
          JSON.parse(
            JSON.stringify(await application.dispatch(name, JSON.parse(JSON.stringify(request)), { origin })),
          ),
        listen: (listener) => application.listen(listener),
      }),
  }
}

export function textFile(name: string, text: string): { name: string; base64: string } {
  return { name, base64: encodeBase64(new TextEncoder().encode(text)) }
}
