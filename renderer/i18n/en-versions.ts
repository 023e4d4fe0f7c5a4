// Other versions of articles, in English.

export const versions = {
  title: "Other versions",
  help: "Another machine or a sync service left these beside the articles. Yours stay as they are until you take something over.",
  none: "There are no other versions of your articles.",
  found_one: "There is another version of an article, from another machine or a sync service.",
  found_other: "There are {{count}} other versions of articles, from another machine or a sync service.",
  review: "Review…",
  same: "This version is the same as yours.",
  differs_one: "{{count}} annotation differs. Choose what to take from the other version.",
  differs_other: "{{count}} annotations differ. Choose what to take from the other version.",
  text: "Its text is another one. Annotations can only be taken together with it: take the whole version, or keep yours.",
  takeText: "Take the whole version, text and annotations",
  takeDetails: "Take its details: title and the like, progress, links",
  takeAll: "Take all",
  takeNone: "Take none",
  take: "Take over: {{quote}}",
  /** What became of an annotation since the versions parted, by what they have now. */
  became: {
    onlyThere: {
      there: "added there",
      here: "removed here",
      both: "removed here, changed there",
      unknown: "only there",
    },
    onlyHere: {
      there: "removed there",
      here: "added here",
      both: "changed here, removed there",
      unknown: "only here",
    },
    inBoth: {
      there: "changed there",
      here: "changed here",
      both: "changed on both sides",
      unknown: "different",
    },
  },
  here: "Here",
  there: "There",
  nothing: "not marked",
  settle: "Done",
  keep: "The other version is kept in the article’s folder either way.",
  settled: "The versions are joined.",
}
