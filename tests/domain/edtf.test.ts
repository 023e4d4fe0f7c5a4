import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dayNumber, isoDay, lastDayOfMonth, weekdayOf } from "../../shared/domain/day.ts"
import { parseEdtf } from "../../shared/domain/edtf.ts"

describe("EDTF", () => {
  it.each([
    ["2022-10-21", "day", "2022-10-21", "2022-10-21"],
    ["2022-02", "month", "2022-02-01", "2022-02-28"],
    ["2022", "year", "2022-01-01", "2022-12-31"],
    ["1994~", "year", "1994-01-01", "1994-12-31"],
    ["2022-07?", "month", "2022-07-01", "2022-07-31"],
    ["2022%", "year", "2022-01-01", "2022-12-31"],
    ["201X", "decade", "2010-01-01", "2019-12-31"],
    ["18XX", "century", "1800-01-01", "1899-12-31"],
    ["20XX", "century", "2000-01-01", "2099-12-31"],
    ["2021-22", "season", "2021-06-01", "2021-08-31"],
    ["2021-24", "season", "2021-01-01", "2022-02-28"],
    ["2022-05/2022-07", "month", "2022-05-01", "2022-07-31"],
    ["2022-05/..", "month", "2022-05-01", undefined],
    ["../2022-10", "month", undefined, "2022-10-31"],
    ["2022-10-03/2023", "year", "2022-10-03", "2023-12-31"],
  ])("%s is to the %s, from %s to %s", (value, precision, start, end) => {
    expect(parseEdtf(value)).toMatchObject({ precision, start, end })
  })

  it.each([
    [
      "",
      "Friday",
      "2022-13",
      "2022-00",
      "2022-02-29",
      "2022-1-1",
      "22",
      "2022-10-21T10:00",
      "20XX-05",
      "2X",
      "2X2X",
    ],
    [
      "../..",
      "/",
      "2022/",
      "/2022",
      "2022/2021",
      "2022-05/2022-04",
      "2022/2023/2024",
      "2022-25",
      "2022~~",
      " 2022",
    ],
  ])("refuses what is none", (...values) => {
    for (const value of values) {
      expect(parseEdtf(value), value).toBeUndefined()
    }
  })

  it("says which side of an interval is open, and what is about or uncertain", () => {
    expect(parseEdtf("2022-05/..")).toMatchObject({ interval: true, open: "end", approximate: false })
    expect(parseEdtf("../2022~")).toMatchObject({ interval: true, open: "start", approximate: true })
    expect(parseEdtf("2022%")).toMatchObject({
      interval: false,
      open: undefined,
      approximate: true,
      uncertain: true,
    })
  })

  it("reads every day there is, and gives it back", () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (day) => {
        const iso = isoDay(day) ?? ""
        expect(dayNumber(iso)).toBe(day)
        expect(parseEdtf(iso)).toMatchObject({ precision: "day", start: iso, end: iso })
        const month = parseEdtf(iso.slice(0, 7))
        expect(month?.end?.slice(8)).toBe(
          String(lastDayOfMonth(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)))),
        )
        expect(weekdayOf(day)).toBe(new Date(`${iso}T00:00Z`).getUTCDay() || 7)
      }),
      { numRuns: 1000 },
    )
  })
})
