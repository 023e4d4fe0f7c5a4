// The words of the cards and of the popover at a selection. Names and guidance of kinds come from the codebook.

export const cards = {
  groupBy: "Order cards by",
  byPosition: "Position",
  byKind: "Kind",
  showOnly: "Show only",
  kindCount: "{{plural}}: {{number}}",
  filter: "Filter cards",
  filterHint: "Words in quotes and notes",
  name: "{{kind}}: {{quote}}, {{index}} of {{count}}",
  place: "{{index}} of {{count}}",
  previous: "Previous",
  next: "Next",
  more: "More",
  copy: "Copy with citation",
  markAll: "Mark all places of these words…",
  delete: "Delete",
  changeKind: "{{kind}}, change kind",
  showAll: "Show all",
  showLess: "Show less",
  note: "Note",
  noteHint: "Add a note",
  made: "{{name}}, {{when}}",
  changed: "changed {{when}}",
  emptyTitle: "Nothing marked yet",
  emptyHint: "Select text, then press a key:",
  nothingFound: "No card matches",
  nothingFoundHint: "{{number}} hidden by the filter.",
  clearFilter: "Show all cards",
} as const

export const popover = {
  label: "Mark the selected text",
  markAll: "Mark all places of these words",
  copy: "Copy with citation",
} as const
