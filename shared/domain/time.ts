// Moments, as JSON keeps them.

import { z } from "zod"

/** ISO 8601 with its offset from UTC. */
export const timeSchema = z.iso.datetime({ offset: true })
