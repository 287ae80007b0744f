// Answers requests for the page's scheme from the built files. It only reads: a page cannot write through it.
import { readPageFile } from '../page-files.ts'
import { isOurs } from './origin.ts'

const plain = (status: number, text: string): Response =>
  new Response(text, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
  })

/**
 * The answer to one request for our scheme: 200 with the file, 403 for another host, 404, or 405 if the method is not
 * GET.
 */
export async function answerPageRequest(pageDir: string, request: { url: string; method: string }): Promise<Response> {
  if (!isOurs(request.url)) return plain(403, 'Not here.')
  if (request.method !== 'GET') return plain(405, 'Only GET.')
  const file = await readPageFile(pageDir, new URL(request.url).pathname)
  return file === null ? plain(404, 'Not found.') : new Response(file.body, { headers: file.headers })
}
