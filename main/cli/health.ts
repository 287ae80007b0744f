import { withApp } from './host.ts'
import { writeResult } from './output.ts'
import type { Register } from './register.ts'
import { AppError } from '../../shared/errors.ts'

export const registerHealthCommands: Register = (program, run) => {
  program.command('check').description('is the data sound?').action(run(async (context) => {
    const { translator } = context
    const result = await withApp(context, (_app, client) => client.health.check())
    const lines = result.findings.map((finding) => translator.t(`health.finding.${finding.code}`, finding.params))
    await writeResult(context, result, [translator.t(result.ok ? 'health.sound' : 'health.unsound'), ...lines].join('\n'))
    if (!result.ok) throw new AppError('storage_unsound', { folder: context.folder })
  }))
}
