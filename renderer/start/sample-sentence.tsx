// What Postil does, shown instead of told: a sentence of the sample article with its marks.

import type { Kind } from "../../shared/domain/codebook.ts"
import { claim } from "../../shared/kinds/claim/index.ts"
import { event } from "../../shared/kinds/event/index.ts"
import { person } from "../../shared/kinds/person/index.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { KindLetter } from "../ui/kind-letter.tsx"

const sentence: readonly (string | readonly [Kind, string])[] = [
  "US Defense Secretary ",
  [person, "Lloyd Austin"],
  " and Russia's Defence Minister ",
  [person, "Sergei Shoigu"],
  " on Friday ",
  [event, "held a telephone conversation"],
  " for the first time since May. … The Kremlin said on Oct 22 that ",
  [claim, "the defence ministers held negotiations"],
  " …",
]

export function SampleSentence() {
  const { t } = useTranslation()
  return (
    <figure className="start-say">
      <blockquote lang="en">
        {sentence.map((part) => {
          if (typeof part === "string") return part
          const [kind, words] = part
          return (
            <mark
              key={words}
              className="start-mark"
              data-colour={kind.colour}
              data-underline={kind.underline}
            >
              {words}
            </mark>
          )
        })}
      </blockquote>
      <figcaption>
        <span className="start-sign">
          <KindLetter kind={person} />
          {t("start.who")}
        </span>
        <span className="start-sign">
          <KindLetter kind={claim} />
          {t("start.saidWhat")}
        </span>
        <span className="start-sign">
          <KindLetter kind={event} />
          {t("start.aboutWhat")}
        </span>
      </figcaption>
    </figure>
  )
}
