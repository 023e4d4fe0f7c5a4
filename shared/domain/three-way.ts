// What two people made of the same thing, each without knowing of the other: everything that only one of them touched is
// as that one left it; where both touched the same, the later one counts. For JSON such as a codebook or an entity.

/**
 * `now` with what somebody did who made `after` of `before`. Lists whose entries have ids are joined entry by entry, all
 * other lists are taken whole. The very object `now` where nothing is different.
 */
export function threeWay(before: unknown, after: unknown, now: unknown): unknown {
  if (same(before, after) || same(after, now)) return now
  if (same(before, now)) return after
  if (isListOfNamed(before) && isListOfNamed(after) && isListOfNamed(now))
    return joinLists(before, after, now)
  if (isObject(before) && isObject(after) && isObject(now)) return joinObjects(before, after, now)
  return after
}

type JsonObject = Readonly<Record<string, unknown>>
type Named = JsonObject & { readonly id: string }

function joinObjects(before: JsonObject, after: JsonObject, now: JsonObject): JsonObject {
  const joined: Record<string, unknown> = {}
  for (const name of new Set([...Object.keys(now), ...Object.keys(after)])) {
    const value = threeWay(before[name], after[name], now[name])
    if (value !== undefined) joined[name] = value
  }
  return joined
}

function joinLists(before: readonly Named[], after: readonly Named[], now: readonly Named[]): Named[] {
  const [old, made, there] = [byId(before), byId(after), byId(now)]
  const joined = new Map<string, Named>()
  for (const id of orderOf(before, after, now)) {
    const [was, is, other] = [old.get(id), made.get(id), there.get(id)]
    // Taken out by one of them and left alone by the other, it is gone; what is changed still stays.
    const entry =
      is === undefined
        ? was === undefined
          ? other
          : undefined
        : other === undefined
          ? kept(was, is)
          : join(was, is, other)
    if (entry !== undefined) joined.set(id, entry)
  }
  return [...joined.values()]
}

function kept(was: Named | undefined, is: Named): Named | undefined {
  return same(was, is) ? undefined : is
}

function join(was: Named | undefined, is: Named, other: Named): Named {
  const joined = threeWay(was ?? {}, is, other)
  return isNamed(joined) ? joined : is
}

/** The order that was chosen last; what the other added stands behind what it was added behind. */
function orderOf(before: readonly Named[], after: readonly Named[], now: readonly Named[]): string[] {
  const kept = new Set(before.map(({ id }) => id))
  const inOrder = (list: readonly Named[], others: readonly Named[]) => {
    const ids = new Set(others.map(({ id }) => id))
    return list.map(({ id }) => id).filter((id) => kept.has(id) && ids.has(id))
  }
  const isReordered = !same(inOrder(before, after), inOrder(after, before))
  const [first, second] = isReordered ? [after, now] : [now, after]
  const order = first.map(({ id }) => id)
  for (const [index, { id }] of second.entries()) {
    if (order.includes(id)) continue
    const previous = second[index - 1]
    order.splice(previous === undefined ? 0 : order.indexOf(previous.id) + 1, 0, id)
  }
  return order
}

function byId(list: readonly Named[]): ReadonlyMap<string, Named> {
  return new Map(list.map((one) => [one.id, one]))
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function isNamed(value: unknown): value is Named {
  return isObject(value) && typeof value.id === "string"
}

function isListOfNamed(value: unknown): value is readonly Named[] {
  return Array.isArray(value) && value.every(isNamed)
}

/** As JSON, whatever the order of fields; a field that is undefined is none. */
function same(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((entry, index) => same(entry, other[index]))
  if (!isObject(one) || !isObject(other)) return false
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) =>
    same(one[name], other[name]),
  )
}
