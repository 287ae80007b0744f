import { dayIn, dayStart, nextDay } from '../../shared/domain/day.ts'
import type { NoteId } from '../../shared/domain/ids.ts'
import { correctionField, nameAlongWith, restOfName } from '../../shared/domain/lead/correction.ts'
import { NAME_KEPT, NAME_PARTS } from '../../shared/domain/lead/kept-name.ts'
import { AppError } from '../../shared/errors.ts'
import { os } from '../app/procedure.ts'
import { currentExhibition } from '../exhibition/current.ts'
import { changeLead } from './change-lead.ts'
import { leadDetail } from './detail.ts'
import { addConsent, addNote, addWithdrawal, consentTime, hasNote } from './fact.sql.ts'
import { freshen } from './freshen.ts'
import { groupOf } from './lead-group.sql.ts'
import { listTags } from './lead-list.sql.ts'
import { listLeads, scanDays } from './list-leads.ts'
import { typedFields } from './typed-contact.ts'

export const lead = os.lead.router({
  list: os.lead.list.handler(({ context: { app }, input, signal }) => {
    const { timeZone } = currentExhibition(app).file.exhibition
    freshen(app)
    const between =
      input.day === null ? null : ([dayStart(input.day, timeZone), dayStart(nextDay(input.day), timeZone)] as const)
    return listLeads(app, { ...input, between, today: dayIn(new Date().toISOString(), timeZone) }, signal)
  }),
  facets: os.lead.facets.handler(({ context: { app }, input: { exhibitorId } }) => {
    freshen(app)
    return { tags: listTags(app.db, exhibitorId), days: scanDays(app, exhibitorId) }
  }),
  get: os.lead.get.handler(({ context, input }) => leadDetail(context.app, input.leadId)),
  setRank: os.lead.setRank.handler(({ context, input }) => {
    const { leadId, rank } = changeLead(context.app, input.command, input.leadId, (change) =>
      change.set('rank', input.rank),
    )
    return { leadId, rank }
  }),
  setTags: os.lead.setTags.handler(({ context, input }) => {
    const { leadId, tags } = changeLead(context.app, input.command, input.leadId, (change) => {
      for (const tag of input.add) change.set(`tag.${tag}`, true)
      for (const tag of input.remove) change.set(`tag.${tag}`, false)
    })
    return { leadId, tags }
  }),
  addNote: os.lead.addNote.handler(({ context: { app }, input }) => {
    const noteId = input.command.id as string as NoteId
    changeLead(app, input.command, input.leadId, ({ leadId, stationId }) =>
      addNote(app.db, leadId, stationId, { noteId, at: input.command.at, by: input.by, text: input.text }),
    )
    return { noteId }
  }),
  withdrawNote: os.lead.withdrawNote.handler(({ context: { app }, input }) => {
    changeLead(app, input.command, input.leadId, ({ leadId, stationId }) => {
      if (!hasNote(app.db, leadId, input.noteId)) throw new AppError('note_not_found')
      addWithdrawal(app.db, leadId, stationId, {
        withdrawalId: input.command.id,
        factId: input.noteId,
        at: input.command.at,
      })
    })
    return { noteId: input.noteId }
  }),
  setAnswer: os.lead.setAnswer.handler(({ context, input }) => {
    const { leadId, answers } = changeLead(context.app, input.command, input.leadId, (change) =>
      change.set(`answer.${input.question}`, input.answer),
    )
    return { leadId, answers }
  }),
  correct: os.lead.correct.handler(({ context, input }) => {
    const { country } = currentExhibition(context.app).file.exhibition
    const typed = typedFields(input.fields, country)
    const set = typed.filter(([, value]) => value !== null).map(([part]) => part)
    const { lead, corrected } = leadDetail(context.app, input.leadId)
    const along = nameAlongWith(lead.contact, corrected, set).filter(([part]) => input.fields[part] === undefined)
    const isJoined = groupOf(context.app.db, input.leadId).length > 1
    const isNamed = NAME_PARTS.some((part) => set.includes(part))
    const rest = isJoined ? restOfName(lead.contact, set) : []
    return changeLead(context.app, input.command, input.leadId, (change) => {
      for (const [part, value] of rest) change.set(correctionField(part), value)
      for (const [part, value] of typed) change.set(correctionField(part), value)
      for (const [part, value] of along) change.set(correctionField(part), value)
      if (isJoined && isNamed) change.set(NAME_KEPT, true)
    }).contact
  }),
  setFollowUp: os.lead.setFollowUp.handler(({ context, input }) => {
    const before = leadDetail(context.app, input.leadId).lead.followUp
    changeLead(context.app, input.command, input.leadId, (change) => {
      // Set only the parts that differ. Then two stations can change two parts of one follow-up.
      for (const part of ['action', 'owner', 'dueOn', 'status'] as const) {
        if (before?.[part] !== input.followUp[part]) change.set(`followUp.${part}`, input.followUp[part])
      }
    })
    return input.followUp
  }),
  recordConsent: os.lead.recordConsent.handler(({ context: { app }, input }) => {
    const { consent } = currentExhibition(app).file
    if (!consent.purposes.some((purpose) => purpose.id === input.purpose))
      throw new AppError('input_invalid', { fields: ['purpose'] })
    changeLead(app, input.command, input.leadId, ({ leadId, stationId }) =>
      addConsent(app.db, leadId, stationId, {
        consentId: input.command.id,
        purpose: input.purpose,
        given: input.given,
        at: consentTime(app.db, leadId, input.purpose, input.command.at),
        wordingVersion: consent.version,
        language: input.language,
      }),
    )
    return { purpose: input.purpose, given: input.given }
  }),
})
