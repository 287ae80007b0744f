import type { LeadId } from '../../shared/domain/ids.ts'
import { currentExhibition, exhibitorWithCode, freshen } from '../api/current.ts'
import { listLeadIds } from '../store/lead-list.ts'
import { getDerivedLead } from '../store/lead-view.ts'
import { wholeNumber } from './exhibition.ts'
import { withApp } from './host.ts'
import { writeResult } from './output.ts'
import type { Register } from './run.ts'

interface LeadOptions {
  exhibitor?: string
  search: string
  limit?: number
}

export const registerLeadCommands: Register = (program, run) => {
  program.command('leads').description('list leads, oldest first').option('--exhibitor <CODE>').option('--search <TEXT>', 'in names, companies, notes …', '')
    .option('--limit <N>', 'at most so many', wholeNumber)
    .action(run(async (context, options: LeadOptions) => withApp(context, async (app) => {
      const { read } = currentExhibition(app)
      const exhibitorId = options.exhibitor === undefined ? null : exhibitorWithCode(app, options.exhibitor).exhibitorId
      freshen(app)
      const ids: LeadId[] = listLeadIds(app.db, exhibitorId, options.search).slice(0, options.limit ?? Infinity)
      for (const leadId of ids) {
        const lead = getDerivedLead(app.db, leadId, read)?.lead
        if (!lead) continue
        const { contact } = lead
        await writeResult(context, lead, [lead.exhibitor, lead.rank ?? '-', contact.fullName || lead.badgeCode, contact.organisation].join('\t'))
      }
    })))
}
