// The words for what happened to annotations.

export const history = {
  heading: "History",
  made: "Marked “{{quote}}”",
  tookAway: "Removed “{{quote}}”",
  moved: "now “{{quote}}”",
  nothing: "nothing",
  something: "words of the article, or somebody else",
  present: "As it is now",
  restore: "Make it so again",
  bringBack: "Bring back",
  removed_zero: "Nothing was removed from this article",
  removed_one: "{{count}} annotation was removed from this article",
  removed_other: "{{count}} annotations were removed from this article",
  textChanged: "The text it marked has changed since, so it cannot be brought back as it was.",
  parts: {
    place: "Words",
    kind: "Kind",
    tags: "Tags",
    confidence: "Confidence",
    status: "Status",
    note: "Note",
  },
} as const
