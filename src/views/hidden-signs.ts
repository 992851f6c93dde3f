/**
 * Characters that turn text around, hide in it or steer a device, shown as their code point: a hostile report must not make a briefing
 * read otherwise than it stands. The joiners of Persian, of Indian scripts and of emoji stay.
 */
export const shown = (text: string): string =>
  text.replace(/[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Surrogate}/gu, (c) =>
    c === '\n' || c === '\t' ? c : `<U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
  )
