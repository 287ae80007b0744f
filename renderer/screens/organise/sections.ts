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
  /** Its part of the address: `#/organise/<id>`. */
  id: string
  title: MessageKey
  icon: typeof IconKey
  part: ComponentType
}

export const SECTIONS: readonly [SectionEntry, ...SectionEntry[]] = [
  { id: 'exhibition', title: 'organise.exhibition.title', icon: IconBuildingStore, part: ExhibitionSection },
  { id: 'exhibitors', title: 'organise.exhibitors.title', icon: IconUsers, part: ExhibitorsSection },
  { id: 'registrants', title: 'registrants.title', icon: IconListDetails, part: RegistrantsSection },
  { id: 'formats', title: 'badgeFormats.title', icon: IconQrcode, part: FormatsSection },
  { id: 'file', title: 'organise.file.title', icon: IconFileExport, part: ExhibitionFileSection },
  { id: 'bundles', title: 'bundles.title', icon: IconPackageExport, part: BundlesSection },
  { id: 'merge', title: 'bundles.merge.title', icon: IconArrowMerge, part: MergeSection },
  { id: 'duplicates', title: 'duplicates.title', icon: IconUsersGroup, part: DuplicatesSection },
  { id: 'erase', title: 'erase.title', icon: IconEraser, part: EraseSection },
  { id: 'keys', title: 'bundles.keys.title', icon: IconLockSquare, part: KeysSection },
  { id: 'station', title: 'organise.station.title', icon: IconDeviceLaptop, part: StationSection },
  { id: 'passphrase', title: 'organise.passphrase.title', icon: IconKey, part: PassphraseSection },
  { id: 'health', title: 'organise.health.title', icon: IconHeartbeat, part: HealthSection },
]
