import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NONCE_PLACE, readPageFile } from '../../../main/hosts/page-files.ts'
import { answerPageRequest } from '../../../main/hosts/electron/page-protocol.ts'

let folder = ''
let pageDir = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'enishi-page-'))
  pageDir = join(folder, 'renderer')
  mkdirSync(join(pageDir, 'assets.js'), { recursive: true })
  mkdirSync(join(folder, 'renderer-secret'))
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'renderer-secret', 'key.txt'), 'secret')
  writeFileSync(join(pageDir, 'index.html'), `<meta nonce="${NONCE_PLACE}"><style nonce="${NONCE_PLACE}"></style>`)
  writeFileSync(join(pageDir, 'decoder.wasm'), new Uint8Array([0, 97, 115, 109]))
  writeFileSync(join(pageDir, '文字.txt'), 'kanji')
  writeFileSync(join(pageDir, 'app.sqlite'), 'data')
  writeFileSync(join(pageDir, 'noextension'), 'data')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const get = (path: string, method = 'GET') => answerPageRequest(pageDir, { url: `app://enishi${path}`, method })

test('the start page carries a nonce of its own each time, the same in page and policy', async () => {
  const nonces = []
  for (const path of ['', '/', '/index.html']) {
    const response = await get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1] ?? ''
    expect(await response.text()).toBe(`<meta nonce="${nonce}"><style nonce="${nonce}"></style>`)
    nonces.push(nonce)
  }
  expect(new Set(nonces).size).toBe(3)
})

test('the policy lets no inline script and nothing from elsewhere in', async () => {
  const policy = (await get('/')).headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'")
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:/)
})

test('WebAssembly has its type, and is not changed on the way', async () => {
  const response = await get('/decoder.wasm')
  expect(response.headers.get('content-type')).toBe('application/wasm')
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([0, 97, 115, 109]))
})

test('names with letters beyond ASCII are found', async () => {
  expect(await (await get(`/${encodeURIComponent('文字')}.txt`)).text()).toBe('kanji')
})

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/..\\secret.txt',
  '/..%5csecret.txt',
  '/../renderer-secret/key.txt',
  '/..%2frenderer-secret%2fkey.txt',
  '/a/../../secret.txt',
  '//secret.txt',
  '/%00.txt',
  '/index.html%00.txt',
  '/%ff.txt',
  '/%',
  '/absent.js',
  '/assets.js',
  '/index.html/x.js',
  '/app.sqlite',
  '/noextension',
])('%s is not found', async (path) => {
  expect((await get(path)).status).toBe(404)
})

test('paths that no URL parser has tidied are refused as well', async () => {
  for (const path of [
    '../secret.txt',
    '/../secret.txt',
    '..%2fsecret.txt',
    join(folder, 'secret.txt').replace(folder, '/..'),
  ]) {
    expect(await readPageFile(pageDir, path)).toBeNull()
  }
})

test('other hosts and methods are refused', async () => {
  expect((await answerPageRequest(pageDir, { url: 'app://elsewhere/index.html', method: 'GET' })).status).toBe(403)
  expect((await get('/index.html', 'POST')).status).toBe(405)
})
