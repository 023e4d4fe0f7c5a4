// The entities of a project, found by id through whatever they were merged into.

import type { Entity } from "./entity.ts"

export class Registry {
  /** Those that are not merged into others, in the order they were made. */
  readonly entities: readonly Entity[]
  private readonly byId: ReadonlyMap<string, Entity>
  private readonly merged = new Map<string, Entity[]>()

  constructor(entities: readonly Entity[]) {
    this.byId = new Map(entities.map((entity) => [entity.id, entity]))
    this.entities = entities.filter(({ id }) => this.find(id)?.id === id)
    for (const entity of entities) {
      const into = this.find(entity.id)
      if (into === undefined || into.id === entity.id) continue
      const others = this.merged.get(into.id)
      if (others === undefined) this.merged.set(into.id, [entity])
      else others.push(entity)
    }
  }

  /** The entity that an id stands for today; undefined for one that is not in the registry. */
  find(id: string): Entity | undefined {
    let entity = this.byId.get(id)
    // Entities that were merged in a circle, which only a foreign file can bring, stand for themselves.
    for (let steps = 0; entity?.mergedInto !== undefined && steps < this.byId.size; steps++) {
      const into = this.byId.get(entity.mergedInto)
      if (into === undefined || into.id === id) return this.byId.get(id)
      entity = into
    }
    return entity
  }

  /** The entities that were merged into this one, also by way of others. */
  mergedInto(id: string): readonly Entity[] {
    return this.merged.get(id) ?? []
  }

  /** Every name that means an entity, the canonical one first; those of what was merged into it included. */
  namesOf(entity: Entity): readonly string[] {
    const all = [entity, ...this.mergedInto(entity.id)]
    return [...new Set(all.flatMap(({ name, aliases }) => [name, ...aliases]))]
  }
}
