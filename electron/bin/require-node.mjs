// Says so where Node.js is too old to run anything else here.

/** Ends the process when this is not Node.js 20.19 or newer. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  process.stderr.write(`Postil needs Node.js 20.19 or newer; this is ${process.versions.node}.\n`)
  process.exit(1)
}
