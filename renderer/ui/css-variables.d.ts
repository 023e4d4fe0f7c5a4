// React passes custom properties on to the element's style; its types do not know them.

import "react"

declare module "react" {
  interface CSSProperties {
    [name: `--${string}`]: string | undefined
  }
}
