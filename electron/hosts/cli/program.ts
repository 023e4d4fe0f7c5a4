// The command line: what can be typed, and which command it means. Stable: people's scripts rely on it. Commands do
// their work through the same operations as the app's windows.

import { Command, CommanderError, InvalidArgumentError } from "commander"
import { backups, restore } from "./commands/backups.ts"
import { check } from "./commands/check.ts"
import { codebook } from "./commands/codebook.ts"
import { type ExportOptions, exportArticles, formats, verify } from "./commands/export.ts"
import { importFiles, reviseArticle } from "./commands/import.ts"
import { list, newProject, show } from "./commands/projects.ts"
import { CommandFailure, type Context, type ExitCode, type Terminal } from "./context.ts"

export interface ServeArguments {
  readonly directory: string
  /** 0 for any that is free. */
  readonly port: number
  readonly open: boolean
}

export interface ProgramOptions {
  readonly version: string
  readonly terminal: Terminal
  /** Runs a command over an application of its own, and releases the project afterwards. */
  readonly withContext: (command: (context: Context) => Promise<ExitCode>) => Promise<ExitCode>
  /** Serves a project until told to stop. */
  readonly serve: (serveArguments: ServeArguments) => Promise<ExitCode>
}

/** @param words what was typed after the program's name. */
export async function runProgram(words: readonly string[], options: ProgramOptions): Promise<ExitCode> {
  let exitCode: ExitCode = 0
  const program = createProgram(options, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync(words, { from: "user" })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!(error instanceof CommandFailure)) throw error
    options.terminal.note(error.message)
    return error.exitCode
  }
}

function createProgram(
  { version, terminal, withContext, serve }: ProgramOptions,
  end: (code: ExitCode) => void,
): Command {
  const program = new Command("postil")
    .description("Annotate people, claims and events in news articles, on your own machine.")
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: terminal.print, writeErr: (text) => terminal.note(text.trimEnd()) })
    .addHelpText("after", exitCodes)
  const run = async (command: (context: Context) => Promise<ExitCode>) => end(await withContext(command))

  program
    .command("new")
    .description("make a project in a new or empty folder")
    .argument("<dir>", "the project's folder")
    .action((directory: string) => run((context) => newProject(context, directory)))
  program
    .command("import")
    .description("bring files into a project; prints what became of each as a JSON array")
    .argument("<dir>", "the project's folder")
    .argument("<path...>", "files and folders: articles, and annotated files of other tools")
    .option("--revise", "update the article that a file is a newer version of, instead of adding another")
    .option("--format <name>", "the format of annotated files, where it is not to be recognised")
    .option("--map <file>", "what labels become, as JSON")
    .option("--text-column <name>", "in tables and JSON Lines, the column that holds the articles' text")
    .option("--json", "no summary beside the JSON array")
    .action(
      (
        directory: string,
        paths: string[],
        {
          json = false,
          revise = false,
          ...options
        }: { json?: boolean; revise?: boolean; format?: string; map?: string; textColumn?: string },
      ) => run((context) => importFiles(context, directory, paths, { json, revise, ...options })),
    )
  program
    .command("revise")
    .description("give an article a newer version of its text; its annotations follow or become orphans")
    .argument("<dir>", "the project's folder")
    .argument("<article>", "the article's id, or the beginning of it")
    .argument("<file>", "the newer version")
    .option("--json", "no summary beside the JSON object")
    .action((directory: string, article: string, file: string, { json = false }: { json?: boolean }) =>
      run((context) => reviseArticle(context, directory, { article, file, json })),
    )
  program
    .command("list")
    .description("list a project's articles")
    .argument("<dir>", "the project's folder")
    .option("--json", "as a JSON array")
    .action((directory: string, { json = false }: { json?: boolean }) =>
      run((context) => list(context, directory, { json })),
    )
  program
    .command("show")
    .description("show an article's text, metadata and annotations")
    .argument("<dir>", "the project's folder")
    .argument("<article>", "the article's id, or the beginning of it")
    .option("--json", "as a JSON object, offsets in UTF-16 code units")
    .action((directory: string, article: string, { json = false }: { json?: boolean }) =>
      run((context) => show(context, directory, article, { json })),
    )
  program
    .command("export")
    .description("write articles with their annotations into files")
    .argument("<dir>", "the project's folder")
    .requiredOption("--format <name>", "one of those that “postil formats” lists")
    .requiredOption("--out <folder>", "where the files go; made if need be")
    .option("--article <id>", "only this article; may be repeated", collect, [])
    .option("--source-only", "only what the text says, without what the analyst infers")
    .option("--option <name=value>", "one of the format's own options; may be repeated", collect, [])
    .action((directory: string, options: ExportOptions) =>
      run((context) => exportArticles(context, directory, options)),
    )
  program
    .command("verify")
    .description("check that nobody changed the files of an export, and say where they did")
    .argument("<out>", "the folder that was exported to")
    .option("--json", "as a JSON object")
    .action((directory: string, { json = false }: { json?: boolean }) =>
      run((context) => verify(context, directory, { json })),
    )
  program
    .command("codebook")
    .description("print a project's codebook as JSON, or take over another one")
    .argument("<dir>", "the project's folder")
    .option("--import <file>", "take this codebook; annotations stay as they are")
    .action((directory: string, options: { import?: string }) =>
      run((context) => codebook(context, directory, options.import)),
    )
  program
    .command("backups")
    .description("list a project's backups")
    .argument("<dir>", "the project's folder")
    .option("--json", "as a JSON array")
    .action((directory: string, { json = false }: { json?: boolean }) =>
      run((context) => backups(context, directory, { json })),
    )
  program
    .command("restore")
    .description("go back to a backup; the present state is backed up first, and later articles stay")
    .argument("<dir>", "the project's folder")
    .argument("<generation>", "its number, as “postil backups” lists it", parseGeneration)
    .option("--preview", "only say what would change")
    .option("--json", "say what changes as a JSON object")
    .action(
      (
        directory: string,
        generation: number,
        { preview = false, json = false }: { preview?: boolean; json?: boolean },
      ) => run((context) => restore(context, directory, generation, { preview, json })),
    )
  program
    .command("check")
    .description("verify every file of a project: checksums, references, offsets, backups")
    .argument("<dir>", "the project's folder")
    .option("--json", "as a JSON object")
    .option("--repair", "mend first what can be rebuilt; damaged files are kept beside")
    .action((directory: string, { json = false, repair = false }: { json?: boolean; repair?: boolean }) =>
      run((context) => check(context, directory, { json, repair })),
    )
  program
    .command("formats")
    .description("list the formats that articles can be exported in")
    .option("--json", "as a JSON array")
    .action(({ json = false }: { json?: boolean }) => run((context) => formats(context, { json })))
  program
    .command("serve")
    .description("open a project in a browser; prints the address first")
    .argument("<dir>", "the project's folder")
    .option("--port <number>", "the port on 127.0.0.1; any free one where absent", parsePort, 0)
    .option("--no-open", "only print the address")
    .action(async (directory: string, { port, open }: { port: number; open: boolean }) =>
      end(await serve({ directory, port, open })),
    )
  return program
}

function collect(value: string, values: readonly string[]): string[] {
  return [...values, value]
}

function parsePort(value: string): number {
  const port = Number(value)
  if (/^\d+$/.test(value) && port <= 65_535) return port
  throw new InvalidArgumentError("A port is a number from 0 to 65535.")
}

function parseGeneration(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value)
  throw new InvalidArgumentError("A generation is a number from 1.")
}

const exitCodes = `
Exit codes: 0 done; 1 done with problems, or data at fault; 2 wrong usage.`
