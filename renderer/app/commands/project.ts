// What one does with projects and with what comes into them and goes out.

import { commandKeys } from "../../../shared/contract/commands.ts"
import { pickFiles } from "../pick-files.ts"
import { type Commands, canChange, inProject, ready } from "./command.ts"

export const projectCommands = {
  "new-project": {
    keys: commandKeys["new-project"],
    when: inProject,
    run: (model) => model.show({ type: "new-project" }),
  },
  "open-project": {
    keys: commandKeys["open-project"],
    when: ready,
    run: (model) => model.show({ type: "open-project" }),
  },
  "import-files": {
    keys: commandKeys["import-files"],
    when: canChange,
    run: (model) => pickFiles((files) => model.imports.files(files)),
  },
  "paste-text": {
    keys: commandKeys["paste-text"],
    when: canChange,
    run: (model) => model.show({ type: "paste" }),
    // There it pastes without formatting, as everywhere.
    notWhileWriting: true,
  },
  "open-sample": {
    keys: commandKeys["open-sample"],
    when: canChange,
    run: async (model) => {
      const opened = await model.imports.sample()
      if (!opened.ok) model.notify({ text: opened.error.message, tone: "warning" })
    },
  },
  export: {
    keys: commandKeys.export,
    when: (state) => inProject(state) && (state.rows?.length ?? 0) > 0,
    run: (model) => model.show({ type: "export" }),
  },
  registry: {
    keys: commandKeys.registry,
    when: inProject,
    run: (model) => model.show({ type: "registry" }),
    notInFields: true,
    notWhileWriting: true,
  },
  versions: {
    keys: commandKeys.versions,
    when: inProject,
    run: (model) => model.show({ type: "versions" }),
  },
} satisfies Commands
