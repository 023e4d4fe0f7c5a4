// Label Studio's JSON: a list of tasks, each a text with annotations as a list of regions and relations. The labelling
// configuration that such a project needs lies beside it. Characters are code points; older versions counted UTF-16.

import type { Format } from "../format.ts"
import { claimLabelStudio, isConfiguration, readLabelStudio } from "./read.ts"
import { labelStudioWriter } from "./write.ts"

export const labelStudio: Format = {
  name: "label-studio",
  title: "Label Studio",
  readers: "Label Studio, with the labelling configuration for its project",
  writer: labelStudioWriter,
  reading: { claim: claimLabelStudio, isShared: isConfiguration, read: readLabelStudio },
}
