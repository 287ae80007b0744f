import { createRoot, type Root } from 'react-dom/client'
import type { Client } from '../shared/contract/index.ts'
import './ui/styles.ts'
import { addLetters } from './ui/fonts.ts'
import { chosenLanguage, loadLanguage } from './ui/language.tsx'
import { whenIdle } from './ui/when-idle.ts'
import { App } from './app.tsx'
import { connect } from './host/api.ts'
import { askAhead, createQueries } from './host/client.tsx'

const place = document.querySelector('#root')
if (place === null) throw new Error('index.html has no place for the page')

const queries = createQueries()

async function connectAndAsk(): Promise<Client | null> {
  const client = await connect()
  if (client !== null) askAhead(client, queries)
  return client
}

// No await at the top: the words would wait for this file, and it for them, if they ever imported from it.
async function show(root: Root): Promise<void> {
  whenIdle(() => void addLetters())
  const [client] = await Promise.all([connectAndAsk(), loadLanguage(chosenLanguage('system'))])
  root.render(<App client={client} queries={queries} />)
}

void show(createRoot(place))
