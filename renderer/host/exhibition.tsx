/** The exhibition that is set up here, for every part of the page below the shell. */
import { createContext, type ReactNode, useContext } from 'react'
import type { ExhibitionSummary, ExhibitorSummary } from '../../shared/contract/exhibition.ts'

const Context = createContext<ExhibitionSummary | null>(null)

export function ExhibitionProvider({ exhibition, children }: { exhibition: ExhibitionSummary; children: ReactNode }) {
  return <Context value={exhibition}>{children}</Context>
}

/** The exhibition, or null before one is set up. */
export function useExhibitionOrNull(): ExhibitionSummary | null {
  return useContext(Context)
}

/** The exhibition; only below the shell. */
export function useExhibition(): ExhibitionSummary {
  const exhibition = useContext(Context)
  if (exhibition === null) throw new Error('no exhibition above this component')
  return exhibition
}

/** One of its exhibitors by id. */
export function useExhibitor(exhibitorId: string | null): ExhibitorSummary | null {
  return useExhibition().exhibitors.find((exhibitor) => exhibitor.exhibitorId === exhibitorId) ?? null
}
