// The registry as components follow it, and an index to search it by, built once for each state of it.

import type { Entity } from "../../shared/domain/entity.ts"
import type { Registry } from "../../shared/domain/registry.ts"
import { EntityIndex } from "../../shared/kinds/person/entity-index.ts"
import { useApp, useModel } from "../app/model-context.ts"

export function useRegistry(): Registry {
  const { records } = useModel()
  return useApp(() => records.registry())
}

const indexes = new WeakMap<Registry, EntityIndex<Entity>>()

/** Entities by what is typed, the likeliest first. They are found by the names of what was merged into them, too. */
export function searchRegistry(registry: Registry, query: string): readonly Entity[] {
  const index =
    indexes.get(registry) ?? new EntityIndex(registry.entities.map((one) => withAllNames(registry, one)))
  indexes.set(registry, index)
  return index.search(query).flatMap(({ entity }) => registry.find(entity.id) ?? [])
}

function withAllNames(registry: Registry, entity: Entity): Entity {
  return { ...entity, aliases: registry.namesOf(entity).slice(1) }
}
