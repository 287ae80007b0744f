/**
 * Builds the scan sources' page as the app's page is built, and serves it on loopback under the app's own content
 * security policy.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { contentSecurityPolicy } from '../../../main/hosts/page-files.ts'

/** Something to leave out, as a machine or a broken installation would. */
export type Missing = 'nothing' | 'wasm' | 'damaged-wasm' | 'wasm-permission' | 'workers' | 'everything'

export interface ScanPage {
  /** The page's address, with what is to be missing. */
  url(missing?: Missing): string
  close(): Promise<void>
}

const TYPES: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  wasm: 'application/wasm',
  css: 'text/css',
}

export async function serveScanPage(): Promise<ScanPage> {
  const outDir = await mkdtemp(join(tmpdir(), 'enishi-scan-page-'))
  await build({
    root: import.meta.dirname,
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, target: 'es2023', chunkSizeWarningLimit: 5_000 },
  })
  const server = createServer((request, response) => {
    const [, missing = 'nothing', ...rest] = new URL(request.url ?? '/', 'http://page').pathname.split('/')
    const path = rest.join('/') === '' ? 'index.html' : rest.join('/')
    const policy = contentSecurityPolicy('test')
    response.setHeader(
      'Content-Security-Policy',
      missing === 'wasm-permission' ? policy.replace(" 'wasm-unsafe-eval'", '') : policy,
    )
    const noWorkers = missing === 'workers' || missing === 'everything'
    const gone =
      (path.endsWith('.wasm') && (missing === 'wasm' || noWorkers)) ||
      (/worker/.test(path) && noWorkers) ||
      (/html5-qrcode/.test(path) && missing === 'everything')
    readFile(join(outDir, path)).then(
      (body) => {
        response.setHeader('Content-Type', TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream')
        response.statusCode = gone ? 404 : 200
        response.end(
          gone ? '' : path.endsWith('.wasm') && missing === 'damaged-wasm' ? body.subarray(0, body.length / 2) : body,
        )
      },
      () => {
        response.statusCode = 404
        response.end()
      },
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: (missing = 'nothing') => `http://127.0.0.1:${port}/${missing}/`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(outDir, { recursive: true, force: true })
    },
  }
}
