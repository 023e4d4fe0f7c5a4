// Whether the focus was last moved with Tab. Tooltips then show for the eye; when a dialog or menu gives the focus
// back they would only be in the way.

let byTab = false
window.addEventListener("keydown", (event) => (byTab = event.key === "Tab"), true)
window.addEventListener("pointerdown", () => (byTab = false), true)

export function cameByTab(): boolean {
  return byTab
}
