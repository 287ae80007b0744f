// Every npm script starts through this file.
const { enableCompileCache } = require('node:module')
const { join } = require('node:path')

// A Node that is too old says so instead of failing on the first .ts file. `npm ci` brings Node 24 to the scripts on
// Linux x64 and Windows x64; everywhere else the machine's own Node is used.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    `Enishi needs Node.js 24 or newer, and this is ${process.version} (${process.platform} ${process.arch}). ` +
      'Run "npm ci" first, which brings Node 24 on Linux x64 and Windows x64; elsewhere install it from https://nodejs.org.',
  )
  process.exit(1)
}

// What Node makes of the sources is kept, for this process and, by the variable, for its worker threads and children.
// Each worker would otherwise compile the WebAssembly that takes the types away, and V8 can abort a process in which
// WebAssembly comes and goes with workers ("jit_page.has_value()", github.com/nodejs/node/issues/64500). It also starts
// in half the time.
process.env.NODE_COMPILE_CACHE ??= join(__dirname, '../node_modules/.cache/node')
enableCompileCache(process.env.NODE_COMPILE_CACHE)
