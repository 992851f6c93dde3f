import PostalMime, { type Email } from 'postal-mime'
import { ParleyError } from '../model/error.js'
import { hostOf } from './address.js'
import { normaliseText } from './bytes.js'
import type { Document, Told } from './document.js'
import { intakePage } from './page-source.js'
import { intakeText, type Known, type Taken } from './source.js'

const LIMITS = { maxNestingDepth: 30, maxHeadersSize: 256 * 1024, attachmentEncoding: 'arraybuffer' } as const
/** Attachments that may be reports of their own. */
const REPORTS =
  /^(?:application\/pdf|application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document|text\/html|message\/rfc822)$/
const MOST_ATTACHED = 50

/** Reads a MIME message. Throws input-malformed. */
export async function parseMail(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, LIMITS)
  } catch (cause) {
    throw new ParleyError('input-malformed', `the mail cannot be read: ${cause instanceof Error ? cause.message : ''}`, {
      hint: 'Save the mail anew, or save its text.',
      cause,
    })
  }
}

/**
 * A mail's reports: its body, dated and titled by its head, and each report attached to it. Pictures and footers are left. One
 * attachment that cannot be opened is told in a note on the body. Throws input-empty where there is nothing to read.
 */
export async function intakeMail(
  bytes: Uint8Array,
  told: Told,
  known: Known,
  open: (attached: Document) => Promise<readonly Taken[]>,
): Promise<readonly Taken[]> {
  const mail = await parseMail(bytes)
  const published = told.published ?? dayOf(mail.date)
  const from = mail.from && 'address' in mail.from ? mail.from : null
  const host = from?.address?.split('@')[1] ?? null
  const given: Told = {
    ...told,
    title: told.title ?? subject(mail.subject),
    published,
    outlet: told.outlet ?? (host === null ? null : known.outlet(hostOf(`https://${host}`) ?? '')),
    site: told.site ?? (from?.name || null),
  }
  const attached: Taken[] = []
  const failures: string[] = []
  for (const { filename, mimeType, content, related } of mail.attachments.slice(0, MOST_ATTACHED)) {
    const report = REPORTS.test(mimeType) || /\.(?:pdf|docx|eml)$/i.test(filename ?? '')
    if (!report || related || typeof content === 'string') continue
    const { title: _, sha256: __, ...rest } = told
    try {
      const inner = { name: filename ?? 'attachment', bytes: new Uint8Array(content), told: { ...rest, published } }
      // The bytes that are kept are the mail's.
      for (const one of await open(inner))
        attached.push({ ...one, source: { ...one.source, sha256: told.sha256 ?? one.source.sha256 } })
    } catch (failure) {
      if (!(failure instanceof ParleyError)) throw failure
      failures.push(`"${(filename ?? 'unnamed').slice(0, 100)}": ${failure.message}`)
    }
  }
  const body = bodyOf(mail, given, known)
  const notes = failures.map((says) => ({
    rule: 'attachment',
    at: { start: 0, end: 0 },
    says: `an attachment was not read, ${says}`,
  }))
  if (body === null && attached.length === 0)
    throw new ParleyError('input-empty', `the mail has no text of its own${failures.length > 0 ? `; ${failures[0]}` : ''}`, {
      hint: 'Give a mail that has a report in it.',
    })
  return body === null ? attached : [{ ...body, notes: [...notes, ...body.notes] }, ...attached]
}

/** The plain text where there is one worth it: layout tables make poor pages. */
function bodyOf(mail: Email, given: Told, known: Known): Taken | null {
  const text = normaliseText(mail.text ?? '').trim()
  const plain = text.length >= 200 || !mail.html
  if (plain && /\p{L}/u.test(text)) return intakeText({ ...given, text }, known)
  if (!mail.html) return null
  try {
    return intakePage(mail.html, given, known)[0] ?? null
  } catch (failure) {
    if (failure instanceof ParleyError && failure.code === 'input-empty') return null
    throw failure
  }
}

const subject = (text: string | undefined): string | null =>
  text
    ?.replace(/^(?:\s*(?:re|fwd?|aw|wg|tr)\s*:)+\s*/i, '')
    .replace(/\s+/gu, ' ')
    .trim() || null

/** The day on the sender's own calendar is not told by the library, which gives UTC; that is a day off at most. */
const dayOf = (date: string | undefined): string | null =>
  /^\d{4}-\d\d-\d\dT/.test(date ?? '') ? (date ?? '').slice(0, 10) : null
