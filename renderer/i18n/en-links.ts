// The words for links between claims.

export const links = {
  heading: "Link this claim",
  type: "This claim …",
  search: "Find a claim by its words, its source or its article",
  found: "Claims",
  none: "No claim is found.",
  more: "Show more",
  related: "Related",
  add: "Link…",
  incoming: "(the other way) {{name}}",
  remove: "Take the link away: {{name}} “{{quote}}”",
  removed: "The link is taken away.",
  linked: "Linked: {{name}} “{{quote}}”",
  independent_one: "{{count}} independent source",
  independent_other: "{{count}} independent sources",
} as const
