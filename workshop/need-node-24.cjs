// Every npm script starts through this file, so that a Node that is too old says so instead of failing on the first .ts file.
// `npm ci` brings Node 24 to the scripts on Linux x64 and Windows x64; everywhere else the machine's own Node is used.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    `Enishi needs Node.js 24 or newer, and this is ${process.version} (${process.platform} ${process.arch}). ` +
      'Run "npm ci" first, which brings Node 24 on Linux x64 and Windows x64; elsewhere install it from https://nodejs.org.',
  )
  process.exit(1)
}
