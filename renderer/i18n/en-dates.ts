// The words around dates.

export const dates = {
  about: "about {{date}}",
  perhaps: "{{date}}?",
  since: "since {{date}}",
  until: "until {{date}}",
  between: "{{start}} – {{end}}",
  decade: "{{year}}s",
  century_ordinal_one: "{{count}}st century",
  century_ordinal_two: "{{count}}nd century",
  century_ordinal_few: "{{count}}rd century",
  century_ordinal_other: "{{count}}th century",
  seasons: {
    spring: "spring {{year}}",
    summer: "summer {{year}}",
    autumn: "autumn {{year}}",
    winter: "winter {{year}}",
  },
} as const
