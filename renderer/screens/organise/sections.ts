/** The sections of the organiser's rooms in their order. A new section is one file and one line here. */
import type { ComponentType } from 'react'
import {
  IconArrowMerge,
  IconBuildingStore,
  IconDeviceLaptop,
  IconEraser,
  IconFileExport,
  IconHeartbeat,
  IconKey,
  IconListDetails,
  IconQrcode,
  IconLockSquare,
  IconPackageExport,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { MessageKey } from '../../ui/language.tsx'
import { BundlesSection } from './bundles/bundles-section.tsx'
import { DuplicatesSection } from './duplicates-section.tsx'
import { EraseSection } from './erase/erase-section.tsx'
import { ExhibitionFileSection } from './exhibition/exhibition-file-section.tsx'
import { ExhibitionSection } from './exhibition/exhibition-section.tsx'
import { ExhibitorsSection } from './exhibition/exhibitors-section.tsx'
import { FormatsSection } from './formats/formats-section.tsx'
import { HealthSection } from './station/health-section.tsx'
import { KeysSection } from './keys/keys-section.tsx'
import { MergeSection } from './merge/merge-section.tsx'
import { PassphraseSection } from './door/passphrase-section.tsx'
import { RegistrantsSection } from './registrants/registrants-section.tsx'
import { StationSection } from './station/station-section.tsx'

interface SectionEntry {
  /** Its piece of the address: `#/organise/<id>`. */
  id: string
  title: MessageKey
  icon: typeof IconKey
  content: ComponentType
}

export const SECTIONS: readonly [SectionEntry, ...SectionEntry[]] = [
  { id: 'exhibition', title: 'organise.exhibition.title', icon: IconBuildingStore, content: ExhibitionSection },
  { id: 'exhibitors', title: 'organise.exhibitors.title', icon: IconUsers, content: ExhibitorsSection },
  { id: 'registrants', title: 'registrants.title', icon: IconListDetails, content: RegistrantsSection },
  { id: 'formats', title: 'badgeFormats.title', icon: IconQrcode, content: FormatsSection },
  { id: 'file', title: 'organise.file.title', icon: IconFileExport, content: ExhibitionFileSection },
  { id: 'bundles', title: 'bundles.title', icon: IconPackageExport, content: BundlesSection },
  { id: 'merge', title: 'bundles.merge.title', icon: IconArrowMerge, content: MergeSection },
  { id: 'duplicates', title: 'duplicates.title', icon: IconUsersGroup, content: DuplicatesSection },
  { id: 'erase', title: 'erase.title', icon: IconEraser, content: EraseSection },
  { id: 'keys', title: 'bundles.keys.title', icon: IconLockSquare, content: KeysSection },
  { id: 'station', title: 'organise.station.title', icon: IconDeviceLaptop, content: StationSection },
  { id: 'passphrase', title: 'organise.passphrase.title', icon: IconKey, content: PassphraseSection },
  { id: 'health', title: 'organise.health.title', icon: IconHeartbeat, content: HealthSection },
]
