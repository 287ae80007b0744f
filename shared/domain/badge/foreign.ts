/** Codes that visitors carry and that are no badges: payments, log-ins, profiles, tickets, device set-up. */

const SCHEMES = new Set(
  (
    'sms smsto mms mmsto geo mailto matmsg mebkm smtp callto facetime sip sips xmpp otpauth ' +
    'otpauth-migration bitcoin bitcoincash ethereum litecoin dogecoin ' +
    'monero solana lightning lnurl lnurlp skype spotify itms-appss itms-services android-app magnet ' +
    'webcal fido openid4vp openid-credential-offer mdoc dpp x-hm lpa ' +
    'hc1 shc javascript blob'
  ).split(' '),
)
/** Schemes that are also words, and so might precede a badge code. They count only with `//` behind. */
const SLASHED_SCHEMES = new Set(
  (
    'upi alipay alipays weixin wxp line whatsapp fb instagram twitter zoommtg msteams market intent itms ' +
    'itms-apps ssh ftp file'
  ).split(' '),
)

/** Hosts, with everything under them, of profiles, app stores and messengers. */
const HOSTS = new Set(
  (
    'linkedin.com lnkd.in xing.com facebook.com fb.com fb.me m.me messenger.com instagram.com ' +
    'twitter.com x.com tiktok.com youtube.com youtu.be line.me lin.ee wa.me ' +
    'whatsapp.com t.me telegram.me wechat.com weixin.qq.com apps.apple.com itunes.apple.com ' +
    'testflight.apple.com play.google.com maps.google.com maps.app.goo.gl ' +
    'maps.apple.com paypal.com paypal.me paypay.ne.jp eight.8card.net 8card.net zoom.us ' +
    'teams.microsoft.com meet.google.com'
  ).split(' '),
)

/** RFC 1035, 2.3.4: a longer name is no host. */
const MAX_HOST_LENGTH = 255

const SHAPES = [
  /^BEGIN:(?:VEVENT|VCALENDAR|VTODO)\b/i,
  // A number to dial and nothing else; data in the address itself; a Matter device.
  /^tel:\+?[\d\s().-]+(?:;(?:ext|isub|phone-context|postd)=\S*)?$/i,
  /^data:(?:[a-z]+\/|[,;])/i,
  /^MT:[0-9A-Z.-]{19,}$/,
  // EPC payment, Swiss payment, EMVCo merchant payment
  /^BCD\r?\n00[12]\r?\n/,
  /^SPC\r?\n0[12]00\r?\n/,
  /^0002010102(?:11|12)\d/,
  /^000201\d{4}.{0,600}6304[0-9A-F]{4}$/s,
  // Boarding pass (IATA 792), driving licence (AAMVA)
  /^M[1-4][A-Z][A-Z/ -]{19}[E ][A-Z0-9 ]{7}[A-Z]{6}/,
  /^@[\r\n\x1e]{2,3}(?:ANSI |AAMVA)/,
]

/** Is this a code of another kind, by its scheme or its shape? */
export function isForeignText(text: string): boolean {
  const [, scheme = '', slashes = ''] = /^([a-z][a-z0-9+.-]{1,24}):(\/\/)?/i.exec(text) ?? []
  if (SCHEMES.has(scheme.toLowerCase()) || (slashes !== '' && SLASHED_SCHEMES.has(scheme.toLowerCase()))) return true
  const host = /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)\/\S/i.exec(text)?.[1]
  return (host !== undefined && isForeignHost(host.toLowerCase())) || SHAPES.some((shape) => shape.test(text))
}

/** Is this a web host where no fair keeps its visitors? */
export function isForeignHost(host: string): boolean {
  if (host.length > MAX_HOST_LENGTH) return false
  for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) if (HOSTS.has(name)) return true
  return false
}
