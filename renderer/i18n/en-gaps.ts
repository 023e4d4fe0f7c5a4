// The words for gaps in an article's record.

export const gaps = {
  heading: "Gaps",
  none: "No gaps are found.",
  looking: "Looking…",
  rules: {
    field: "Empty fields",
    quotation: "Quoted words outside claims",
    speech: "Somebody says something, and no claim is marked",
    name: "Known names without a mark",
  },
  group: "{{rule}}, {{count, number}}",
  lacks: "no {{field}}",
  dismiss: "Leave it",
  takeBack: "Look at it again",
  showDismissed_zero: "None left aside",
  showDismissed_one: "Show {{count}} left aside",
  showDismissed_other: "Show {{count}} left aside",
  dismissed: "Left aside",
  help: "Enter goes to the text, D leaves a gap aside, Esc closes.",
  close: "Close the list of gaps",
  toldDismissed: "Left aside.",
} as const
