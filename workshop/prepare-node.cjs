// Every npm script starts through this file.
const { enableCompileCache } = require('node:module')
const { join } = require('node:path')

// A Node that is too old gives a clear message instead of an error in the first .ts file. `npm ci` installs Node 24 for
// the scripts on Linux x64 and Windows x64. Other machines use their own Node.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    `Enishi needs Node.js 24 or newer, and this is ${process.version} (${process.platform} ${process.arch}). ` +
      'Run "npm ci" first, which brings Node 24 on Linux x64 and Windows x64; ' +
      'elsewhere install it from https://nodejs.org.',
  )
  process.exit(1)
}

// Node caches its compiled sources for this process and, through the variable, for its worker threads and children.
// Without the cache each worker compiles the WebAssembly that strips types, and V8 can abort a process whose workers
// load and unload WebAssembly ("jit_page.has_value()", github.com/nodejs/node/issues/64500). The cache also halves the
// start time.
process.env.NODE_COMPILE_CACHE ??= join(__dirname, '../node_modules/.cache/node')
enableCompileCache(process.env.NODE_COMPILE_CACHE)
