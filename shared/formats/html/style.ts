// How reports look: on screen in the light and in the dark, on paper, and without colours.

import type { Kind } from "../../domain/codebook.ts"

export const style = `:root{color-scheme:light dark;--ink:#1d1b1f;--soft:#5d5963;--paper:#fff;--hair:#d9d5dd}
@media screen and (prefers-color-scheme:dark){:root{--ink:#eae7ee;--soft:#a8a2b0;--paper:#19171c;--hair:#3b3741}}
*{box-sizing:border-box}
body{max-width:46rem;margin:3rem auto;padding:0 1.5rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 Charter,"Source Serif 4","Iowan Old Style",Georgia,serif;overflow-wrap:anywhere}
h1,h2,h3{line-height:1.25;text-wrap:balance}h1{margin:0 0 .4rem;font-size:1.9rem}h2{margin:2.8rem 0 .8rem;font-size:1.25rem}
article h2,article h3,article h4{margin:1.6rem 0 .6rem;font-size:1.1rem}
.origin,.legend,.none,footer,th,.number,.tag,.more{font-family:Inter,"Segoe UI",system-ui,sans-serif}
.origin,.none{margin:0;color:var(--soft);font-size:.875rem}a{color:inherit;text-underline-offset:.2em}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;margin:1.4rem 0;padding:.7rem 0;border-block:1px solid var(--hair);list-style:none;font-size:.875rem}
.legend b{font-weight:650}.number{font-variant-numeric:tabular-nums;text-align:end}.legend .number{color:var(--soft)}
article{line-height:2.05}article p{margin:0 0 .9rem}article td,article th{padding-inline:.6rem;border:1px solid var(--hair)}article td p,article th p{margin:0}
mark{padding:0;background:none;color:inherit;text-decoration-skip-ink:none;text-decoration-thickness:.1em}
.d1{text-underline-offset:.17em}.d2{text-underline-offset:.55em}.d3{text-underline-offset:.93em}.d4{text-underline-offset:1.2em}
.tag{margin-inline:1px 2px;padding:0 2px;border:1px solid currentColor;border-radius:3px;font-size:.6rem;font-weight:650;line-height:1;vertical-align:.55em;text-decoration:none;white-space:nowrap;user-select:none}.tag:target{background:var(--ink);color:var(--paper)}
table{width:100%;border-collapse:collapse;font-size:.9375rem;line-height:1.45}th,td{padding:.5rem .7rem .5rem 0;border-bottom:1px solid var(--hair);vertical-align:top;text-align:start}
th{color:var(--soft);font-size:.75rem;font-weight:550;white-space:nowrap}td.number,th.number{text-align:end}.label{width:3.5rem;white-space:nowrap}.label+td{width:28%}.dates .label+td{width:7rem}td .tag{font-size:.6875rem;vertical-align:baseline}section+.none{margin-top:1.2rem}time{white-space:nowrap}
.quote,.more{display:block}.more{color:var(--soft);font-size:.8125rem}.inferred{font-style:italic}.inferred::after{content:"\\2020"}
footer{margin-top:3.5rem;padding-top:.8rem;border-top:1px solid var(--hair);color:var(--soft);font-size:.75rem}
footer dl{margin:0}footer div{display:grid;grid-template-columns:10rem 1fr}footer dd{margin:0;font-variant-numeric:tabular-nums}
@media print{body{max-width:none;margin:0;padding:0;font-size:10.5pt;line-height:1.45}h2{margin-top:1.8rem;break-after:avoid}article{line-height:1.9;orphans:3;widows:3}td,th{padding-block:.3rem}tr,.legend,footer{break-inside:avoid}footer{margin-top:1.6rem}a{text-decoration:none}@page{margin:18mm 16mm 20mm;@bottom-center{content:counter(page) " / " counter(pages);font:8pt system-ui,sans-serif;color:#5d5963}}}
`

/** By the names that codebooks choose colours from: the hue in OKLCH. */
const hues = {
  blue: 252,
  amber: 70,
  green: 150,
  violet: 300,
  rose: 10,
  teal: 195,
  orange: 45,
  slate: 265,
} as const satisfies Record<Kind["colour"], number>

/** A kind's class on a page, by its place in the legend. */
export function kindClass(index: number): string {
  return `k${index + 1}`
}

export function kindStyles(kinds: readonly Kind[]): string {
  return kinds
    .map(({ colour, underline }, index) => {
      const name = `.${kindClass(index)}`
      const strength = colour === "slate" ? 0.2 : 1
      const look = (lightness: number, chroma: number) =>
        `oklch(${lightness} ${Number((chroma * strength).toFixed(3))} ${hues[colour]})`
      return `mark${name}{background:${look(0.955, 0.03)};text-decoration-line:underline;text-decoration-style:${underline};text-decoration-color:${look(0.5, 0.14)}}.tag${name}{color:${look(0.43, 0.13)}}
@media screen and (prefers-color-scheme:dark){mark${name}{background:${look(0.3, 0.045)};text-decoration-color:${look(0.74, 0.13)}}.tag${name}{color:${look(0.83, 0.09)}}}
@media print{mark${name}{text-decoration-color:${look(0.38, 0.12)}}}
`
    })
    .join("")
}
