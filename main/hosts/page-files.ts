// The built page as files with headers: the same bytes, types and content security policy under every host. It answers
// only files inside the page's folder with a known type, whatever the path says.
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'

/** The placeholder in the built index.html that each load replaces with its own nonce. */
export const NONCE_PLACE = '__ENISHI_NONCE__'

export interface PageFile {
  headers: Record<string, string>
  body: Buffer<ArrayBuffer>
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
}

/** The policy of the page: only its own origin, no inline script, styles by nonce, WebAssembly for the decoder. */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const pathInside = (pageDir: string, pathname: string): string | null => {
  let name: string
  try {
    name = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (/[\0\\]/.test(name)) return null
  const root = resolve(pageDir)
  const path = join(root, name === '' || name === '/' ? 'index.html' : name)
  return path.startsWith(root + sep) && extname(path) in TYPES ? path : null
}

/**
 * One file of the built page, `pathname` as in a URL; null if there is none (answer 404). The start page is never
 * cached and has a new nonce each time. The names of the other files hold a hash of their content.
 * @throws file system errors, except that a file is missing.
 */
export async function readPageFile(pageDir: string, pathname: string): Promise<PageFile | null> {
  const path = pathInside(pageDir, pathname)
  if (path === null) return null
  let body: Buffer<ArrayBuffer>
  try {
    body = await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'EISDIR', 'ENOTDIR'].includes(String(error.code)))
      return null
    throw error
  }
  const type = TYPES[extname(path)] ?? 'application/octet-stream'
  const nonce = randomBytes(16).toString('base64')
  const isPage = extname(path) === '.html'
  if (isPage) body = Buffer.from(body.toString('utf8').replaceAll(NONCE_PLACE, nonce))
  return {
    headers: {
      'content-type': type,
      'content-security-policy': contentSecurityPolicy(nonce),
      'permissions-policy': 'camera=(self), microphone=(), geolocation=(), display-capture=()',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': isPage ? 'no-store' : 'max-age=31536000, immutable',
    },
    body,
  }
}
