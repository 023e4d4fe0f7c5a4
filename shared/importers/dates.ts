// The day that a file says an article is of, from the forms in which metadata give it. Only the day is read, as
// it was where the author was: no time zone moves it.

/** `YYYY-MM-DD`; undefined where the text gives no real date. */
export function dayIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const iso = /(?<!\d)(\d{4})([-/.])(\d\d?)\2(\d\d?)(?!\d)/.exec(text)
  if (iso !== null) return realDay(iso[1], iso[3], iso[4])
  const compact = /^(?:D:)?(\d{4})(\d\d)(\d\d)(?=\d{6}|T|Z|$)/.exec(text.trim())
  if (compact !== null) return realDay(compact[1], compact[2], compact[3])
  // With full stops the day comes first; with strokes nobody can tell.
  const european = /(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/.exec(text)
  if (european !== null) return realDay(european[3], european[2], european[1])
  const british = /(?<!\d)(\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]{2})[a-z]*\.?,? (\d{4})/.exec(text)
  if (british !== null) return realDay(british[3], monthOf(british[2]), british[1])
  const american = /([A-Z][a-z]{2})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/.exec(text)
  return american === null ? undefined : realDay(american[3], monthOf(american[1]), american[2])
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

function monthOf(name: string | undefined): string {
  return String(months.indexOf(name?.toLowerCase() ?? "") + 1)
}

function realDay(year = "", month = "", day = ""): string | undefined {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
  const time = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? date : undefined
}
