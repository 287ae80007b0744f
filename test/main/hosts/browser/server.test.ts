import { request, type IncomingHttpHeaders } from 'node:http'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startServer } from '../../../../main/hosts/browser/server.ts'
import { newId } from '../../../../shared/domain/ids.ts'
import { openTestApp } from '../../../support/app.ts'
import { temporaryFolder } from '../../../support/folder.ts'

async function serve() {
  const { app } = await openTestApp()
  const pageDir = join(temporaryFolder(), 'page')
  mkdirSync(pageDir)
  writeFileSync(join(pageDir, 'index.html'), '<!doctype html><meta name="style-nonce" content="__ENISHI_NONCE__">')
  const server = await startServer({ app, port: 0, pageDir })
  onTestFinished(() => server.close())
  const url = new URL(server.url)
  return { app, pageDir, port: Number(url.port), token: url.hash.slice('#token='.length) }
}

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

function ask(port: number, path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path, method: body === undefined ? 'GET' : 'POST', headers },
      (response) => {
        let text = ''
        response
          .setEncoding('utf8')
          .on('data', (chunk: string) => (text += chunk))
          .on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
      },
    )
    sent.on('error', reject).end(body)
  })
}

describe('the browser host', () => {
  test('serves the page under a strict policy with a nonce of its own', async () => {
    const { port } = await serve()
    const { status, headers, body } = await ask(port, '/')
    expect(status).toBe(200)
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*'wasm-unsafe-eval'/)
    expect(headers['content-security-policy']).not.toContain('unsafe-inline')
    const nonce = /content="([^"]+)"/.exec(body)?.[1] ?? ''
    expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  test('answers calls only with the token and a session', async () => {
    const { port, token } = await serve()
    const json = { 'content-type': 'application/json' }
    const call = (headers: Record<string, string>) =>
      ask(port, '/rpc/exhibition/get', { ...json, ...headers }, '{}').then(({ status }) => status)
    expect(await call({ 'x-enishi-token': token, 'x-enishi-session': newId() })).toBe(200)
    expect(await call({ 'x-enishi-token': token })).toBe(401)
    expect(await call({ 'x-enishi-token': `${token}x`, 'x-enishi-session': newId() })).toBe(401)
    expect(await call({ 'x-enishi-session': newId() })).toBe(401)
  })

  test('refuses another host name (DNS rebinding) and another origin', async () => {
    const { port, token } = await serve()
    const good = { 'x-enishi-token': token, 'x-enishi-session': newId(), 'content-type': 'application/json' }
    expect((await ask(port, '/', { host: 'evil.example' })).status).toBe(421)
    expect((await ask(port, '/rpc/exhibition/get', { ...good, host: `evil.example:${port}` }, '{}')).status).toBe(421)
    expect((await ask(port, '/rpc/exhibition/get', { ...good, origin: 'http://evil.example' }, '{}')).status).toBe(403)
    expect((await ask(port, '/rpc/exhibition/get', { ...good, origin: 'null' }, '{}')).status).toBe(403)
    expect((await ask(port, '/rpc/exhibition/get', { ...good, origin: `http://127.0.0.1:${port}` }, '{}')).status).toBe(
      200,
    )
  })

  test('serves nothing outside the page', async () => {
    const { port, pageDir } = await serve()
    writeFileSync(join(pageDir, '..', 'secret.json'), '{}')
    for (const path of [
      '/../secret.json',
      '/%2e%2e/secret.json',
      '/..%2fsecret.json',
      '/%5c..%5csecret.json',
      '/%00',
      '/%',
      '/nothing.js',
    ]) {
      expect((await ask(port, path)).status, path).toBe(404)
    }
  })

  test('an address that is none is the caller’s mistake, not a failure of ours', async () => {
    const { app, port } = await serve()
    for (const path of ['//', 'http://', '/\\']) expect((await ask(port, path)).status, path).toBe(400)
    expect(existsSync(join(app.folder, 'log'))).toBe(false)
  })

  test('two pages have rooms of their own', async () => {
    const { app, port, token } = await serve()
    const json = { 'content-type': 'application/json', 'x-enishi-token': token }
    const exhibitorId = app.db
      .prepare(`SELECT exhibitor_id FROM exhibitor WHERE code = 'ORBIT'`)
      .pluck()
      .get() as string
    const [one, two] = [newId(), newId()]
    await ask(
      port,
      '/rpc/session/openExhibitor',
      { ...json, 'x-enishi-session': one },
      JSON.stringify({ json: { exhibitorId, pin: '2468' } }),
    )
    const rooms = async (session: string) =>
      (await ask(port, '/rpc/session/get', { ...json, 'x-enishi-session': session }, '{}')).body
    expect(await rooms(one)).toContain(exhibitorId)
    expect(await rooms(two)).not.toContain(exhibitorId)
  })

  test('a body over the limit is refused', async () => {
    const { port, token } = await serve()
    const headers = {
      'x-enishi-token': token,
      'x-enishi-session': newId(),
      'content-type': 'application/json',
      'content-length': String(100 * 1024 * 1024),
    }
    const { status } = await ask(port, '/rpc/scan/record', headers, '{}').catch(() => ({ status: 413 }))
    expect(status).toBe(413)
  })

  test('a taken port and a missing page say so', async () => {
    const { app, port, pageDir } = await serve()
    await expect(startServer({ app, port, pageDir })).rejects.toMatchObject({ code: 'port_taken' })
    await expect(startServer({ app, port: 0, pageDir: temporaryFolder() })).rejects.toMatchObject({
      code: 'page_not_built',
    })
  })
})
