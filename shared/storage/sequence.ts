// Versions of what is kept in files, one numbered sequence per sort of record. Each step from one version to
// the next is a migration; migrations are numbered, never edited once shipped, and each is run by a test.
// A program that meets a version it does not know leaves the file alone.

import type { Failure } from "../domain/result.ts"

type Json = Readonly<Record<string, unknown>>

export interface Migration {
  /** The version that comes out. The first migration of a sequence makes version 2. */
  readonly to: number
  /** What changed, as a short name: `"spans-get-page-numbers"`. */
  readonly name: string
  /** Changes a snapshot file's content, its envelope (`version`, `sequence`) included. */
  snapshot(json: Json): Json
  /** Changes one operation of the history. */
  operation(json: Json): Json
}

export interface Sequence {
  readonly name: string
  /** The version this program writes: one more than there are migrations. */
  readonly version: number
  /** Why a version cannot be read (`project-newer`), or `undefined` where it can. */
  objectionTo(version: number): Failure | undefined
  /** Brings a snapshot up to this program's version. @throws RangeError when there is an objection to its version. */
  migrateSnapshot(json: Json, version: number): Json
  migrateOperation(json: Json, version: number): Json
}

/** @throws RangeError when the migrations are not numbered 2, 3, 4 … */
export function createSequence(name: string, migrations: readonly Migration[]): Sequence {
  for (const [index, { to }] of migrations.entries()) {
    if (to !== index + 2) throw new RangeError(`Migration ${to} of ${name} is out of order`)
  }
  const latest = migrations.length + 1
  const stepsFrom = (version: number) => {
    if (version > latest) throw new RangeError(`Version ${version} of ${name} is not known`)
    return migrations.slice(version - 1)
  }
  return {
    name,
    version: latest,
    objectionTo: (version) => (version > latest ? newer(name, version, latest) : undefined),
    migrateSnapshot: (json, version) =>
      stepsFrom(version).reduce((value, step) => ({ ...step.snapshot(value), version: step.to }), json),
    migrateOperation: (json, version) =>
      stepsFrom(version).reduce((value, step) => step.operation(value), json),
  }
}

function newer(name: string, version: number, latest: number): Failure {
  return {
    code: "project-newer",
    message:
      `This ${name} was written by a newer version of Postil: its format is ${version}, this program reads up to ` +
      `${latest}. Nothing was changed. Open it with that version, or update this one.`,
  }
}
