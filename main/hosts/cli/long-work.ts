/** Long work of the command. It shows the progress on a terminal, and Ctrl-C stops it with nothing half done. */
import { AppError } from '../../../shared/errors.ts'
import { resultOf, type Progress } from '../../app/jobs.ts'
import type { CliContext } from './host.ts'

/** A line that is overwritten again and again, on a terminal only. */
function progressLine(stream: NodeJS.WritableStream & { isTTY?: boolean }) {
  return {
    show({ done, total }: Progress): void {
      if (stream.isTTY === true && total > 0)
        stream.write(`\r${String(Math.floor((done / total) * 100)).padStart(3)} %`)
    },
    end(): void {
      if (stream.isTTY === true) stream.write('\r     \r')
    },
  }
}

/** Calls `work` with a signal that SIGINT and SIGTERM abort. Throws `cancelled` if one of them ended it. */
export async function stoppable<R>(work: (signal: AbortSignal) => Promise<R>): Promise<R> {
  const stop = new AbortController()
  const interrupt = (): void => stop.abort()
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  try {
    return await work(stop.signal)
  } catch (error) {
    throw error instanceof Error && error.name === 'AbortError'
      ? new AppError('cancelled', {}, { cause: error })
      : error
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}

/** Calls `work` with a signal like `stoppable`, and with a function that shows the progress. */
export function watched<R>(
  { streams }: CliContext,
  work: (signal: AbortSignal, onProgress: (progress: Progress) => void) => Promise<R>,
): Promise<R> {
  return stoppable(async (signal) => {
    const line = progressLine(streams.stderr)
    try {
      return await work(signal, (progress) => line.show(progress))
    } finally {
      line.end()
    }
  })
}

/** Runs the work to its end, shows the progress and returns the result. It can be stopped like `stoppable`. */
export function follow<R>(
  context: CliContext,
  start: (signal: AbortSignal) => AsyncGenerator<Progress, R, void>,
): Promise<R> {
  return watched(context, (signal, onProgress) => resultOf(start(signal), onProgress))
}
