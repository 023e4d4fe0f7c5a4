// Annotated files of other tools, in English.

export const annotations = {
  title: "Import annotations",
  holds_one: "{{title}}: {{count}} annotation, articles: {{articles}}.",
  holds_other: "{{title}}: {{count}} annotations, articles: {{articles}}.",
  unit: "Offsets count {{unit}}.",
  problems_one: "{{count}} thing is wrong in the files; it is left out or mended.",
  problems_other: "{{count}} things are wrong in the files; they are left out or mended.",
  label: "“{{name}}”, {{count}} times, becomes",
  newKind: "A new kind, “{{name}}”",
  attribute: "Its attribute “{{name}}”, {{count}} times, becomes",
  newField: "A field of that name",
  relation: "Links “{{name}}”, {{count}} times, become",
  newRelation: "A new link, “{{name}}”",
  leaveOut: "Nothing: leave it out",
  import: "Import",
  updated_one: "{{count}} annotation was added or changed.",
  updated_other: "{{count}} annotations were added or changed.",
}
