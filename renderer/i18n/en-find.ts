// The words for finding, for marking many places at once, and of the list of commands.

export const find = {
  label: "Find in this article",
  field: "Find in this article",
  matchCase: "Match case and accents",
  wholeWord: "Whole words",
  regularExpression: "Regular expression",
  count: "{{index, number}} of {{count, number}}",
  countOrMore: "{{index, number}} of {{count, number}} or more",
  none: "Not found",
  markAll: "Mark all…",
  close: "Close",
  wrong: "This is not a regular expression yet.",
  stopped: "This expression takes too long, so the search was stopped. A simpler one may do.",
} as const

export const markAll = {
  title_one: "Mark {{count, number}} place of “{{words}}”",
  title_other: "Mark {{count, number}} places of “{{words}}”",
  titleNone: "All places of “{{words}}” are marked",
  titleMore_one: "Mark {{count, number}} more of “{{words}}”",
  titleMore_other: "Mark {{count, number}} more of “{{words}}”",
  kind: "Mark as",
  link: "All of them mean {{name}}.",
  linkNew: "All of them mean somebody new, {{name}}.",
  mark: "Mark {{count, number}}",
  changed: "The text was corrected in another window. Look for the places again.",
  none: "There is nothing left to mark.",
  notListed: "and {{count, number}} more",
  limit: "Only the first {{count, number}} places in the article are looked for.",
  already_one: "{{count, number}} place is marked already.",
  already_other: "{{count, number}} places are marked already.",
} as const

export const palette = {
  label: "Commands",
  field: "What do you want to do?",
  none: "No command matches.",
  markAs: "Mark as {{kind}}",
  article: "This article",
  everywhere: "Everywhere",
  choose: "choose",
  run: "do it",
  back: "back to the text",
} as const
