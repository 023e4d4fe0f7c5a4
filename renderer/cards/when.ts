// Times as people say them: "today 09:41", "yesterday 17:02", "21 Oct 2022 08:00".

const DAY = 86_400_000

/** @param iso ISO 8601; shown in the time zone of the computer. */
export function formatWhen(iso: string, locale: string, now: Date = new Date()): string {
  const time = new Date(iso)
  const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }).format(time)
  const days = Math.round((startOfDay(time) - startOfDay(now)) / DAY)
  const day =
    days === 0 || days === -1
      ? new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day")
      : new Intl.DateTimeFormat(locale, {
          day: "numeric",
          month: "short",
          ...(time.getFullYear() === now.getFullYear() ? {} : { year: "numeric" }),
        }).format(time)
  return `${day} ${clock}`
}

function startOfDay(time: Date): number {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime()
}
