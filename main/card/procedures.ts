import { MAX_CARD_BYTES } from '../../shared/contract/card.ts'
import type { CardId } from '../../shared/domain/ids.ts'
import type { CardFact } from '../../shared/domain/lead/facts.ts'
import { AppError } from '../../shared/errors.ts'
import { os } from '../app/procedure.ts'
import { addCard, getCardJpeg, listCards, shownCard } from '../lead/card.sql.ts'
import { changeLead } from '../lead/change-lead.ts'
import { addWithdrawal } from '../lead/fact.sql.ts'
import { thisStation } from '../station/this-station.ts'
import { toCardJpeg } from './card-picture.ts'

export const card = os.card.router({
  add: os.card.add.handler(async ({ context: { app }, input: { command, leadId, picture } }) => {
    if (picture.size > MAX_CARD_BYTES)
      throw new AppError('file_too_large', {
        file: '',
        size: picture.size,
        limit: MAX_CARD_BYTES,
      })
    const jpeg = await toCardJpeg(new Uint8Array(await picture.arrayBuffer()))
    const fact: CardFact = {
      cardId: command.id as string as CardId,
      at: command.at,
      stationId: thisStation(app).stationId,
    }
    changeLead(app, command, leadId, () => addCard(app.db, leadId, fact, jpeg))
    return shownCard(fact)
  }),
  list: os.card.list.handler(({ context: { app }, input }) => listCards(app.db, input.leadId).map(shownCard)),
  get: os.card.get.handler(({ context: { app }, input: { leadId, cardId } }) => {
    const jpeg = getCardJpeg(app.db, leadId, cardId)
    if (jpeg === null) throw new AppError('card_not_found')
    return new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' })
  }),
  withdraw: os.card.withdraw.handler(({ context: { app }, input: { command, leadId, cardId } }) => {
    changeLead(app, command, leadId, ({ stationId }) => {
      if (getCardJpeg(app.db, leadId, cardId) === null) throw new AppError('card_not_found')
      addWithdrawal(app.db, leadId, stationId, { withdrawalId: command.id, factId: cardId, at: command.at })
    })
    return { cardId }
  }),
})
