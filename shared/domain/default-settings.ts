/** The settings before anybody chose. The page shows them until the host answers. */
export const DEFAULT_SETTINGS = {
  language: 'system' as const,
  theme: 'system' as const,
  sound: true,
  engine: 'zxing' as const,
  cameraId: null,
  mirror: false,
  exhibitorId: null,
  staff: '',
  wedge: { layout: 'us' as const, prefix: '', suffix: 'any' as const },
  badges: [] as never[],
}
