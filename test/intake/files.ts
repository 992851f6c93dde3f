import { Buffer } from 'node:buffer'
import { deflateRawSync } from 'node:zlib'

/** Prose for files of every make; the states are invented. */
export const PROSE = [
  'The envoys of Estia and Westmark met in Lorin on Thursday for talks on the border, the third such meeting since spring.',
  'Both sides said after the talks that the truce along the river had held, and that the road would be opened again in May.',
  'The next round is to take place in the same city, the mediators said, though no day has been set for it so far.',
] as const

/** A ZIP archive of these files, as any tool writes it; `lie` changes the declared unpacked size, `overlap` lists each entry so often. */
export function zipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  told: { readonly lie?: number; readonly overlap?: number; readonly attributes?: number; readonly flags?: number } = {},
): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(files)) {
    const raw = Buffer.from(content as Uint8Array)
    const packed = deflateRawSync(raw)
    const title = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(0x800 | (told.flags ?? 0), 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(raw), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(told.lie ?? raw.length, 18)
    fields.writeUInt16LE(title.length, 22)
    const head = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, title])
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE(((told.attributes ?? 0) << 16) >>> 0, 6)
    entry.writeUInt32LE(at, 10)
    const listed = Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), fields, entry, title])
    for (let times = 0; times < (told.overlap ?? 1); times++) central.push(listed)
    local.push(head, packed)
    at += head.length + packed.length
  }
  const list = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(central.length, 8)
  end.writeUInt16LE(central.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, list, end])
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

/** A DOCX with these paragraphs. */
export const docxOf = (paragraphs: readonly string[], extra: Readonly<Record<string, string>> = {}): Buffer =>
  zipOf({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
    ...extra,
  })

/** A PDF of pages of lines, set in Helvetica; a line is `[x, y, size, words]`. */
export function pdfOf(pages: readonly (readonly (readonly [number, number, number, string])[])[]): Buffer {
  const objects: string[] = []
  const kids = pages.map((_, i) => `${4 + i * 2} 0 R`).join(' ')
  objects.push('<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')
  for (const [i, lines] of pages.entries()) {
    const drawn = lines
      .map(([x, y, size, words]) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${words.replace(/[()\\]/g, '\\$&')}) Tj ET`)
      .join('\n')
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + i * 2} 0 R >>`,
      `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    )
  }
  let text = '%PDF-1.4\n'
  const places: number[] = []
  for (const [i, object] of objects.entries()) {
    places.push(text.length)
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
  }
  const xref = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  return Buffer.from(`${text}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`, 'latin1')
}

/** Words set in lines of about so many letters, from a height down. */
export function set(
  words: string,
  at: { readonly y: number; readonly size?: number; readonly x?: number },
): [number, number, number, string][] {
  const { y, size = 11, x = 72 } = at
  const lines: string[] = ['']
  for (const word of words.split(' ')) {
    if ((lines.at(-1) ?? '').length + word.length > 80) lines.push('')
    lines[lines.length - 1] = `${lines.at(-1)} ${word}`.trim()
  }
  return lines.map((line, i) => [x, y - i * size * 1.2, size, line])
}

/** A record of a WARC file. */
export function warcRecord(fields: Readonly<Record<string, string>>, block: string | Uint8Array): Buffer {
  const bytes = Buffer.from(block as Uint8Array)
  const head = Object.entries({ 'Content-Length': String(bytes.length), ...fields }).map(([name, value]) => `${name}: ${value}`)
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${head.join('\r\n')}\r\n\r\n`), bytes, Buffer.from('\r\n\r\n')])
}

/** A response record with its HTTP answer. */
export const warcAnswer = (
  address: string,
  body: string | Uint8Array,
  told: {
    readonly status?: string
    readonly http?: Readonly<Record<string, string>>
    readonly warc?: Readonly<Record<string, string>>
  } = {},
): Buffer =>
  warcRecord(
    {
      'WARC-Type': 'response',
      'WARC-Target-URI': address,
      'WARC-Date': '2022-06-10T07:08:09Z',
      'WARC-Record-ID': '<urn:uuid:12345678-1234-4123-8123-123456789012>',
      'Content-Type': 'application/http; msgtype=response',
      ...told.warc,
    },
    Buffer.concat([
      Buffer.from(
        `HTTP/1.1 ${told.status ?? '200 OK'}\r\n${Object.entries({ 'Content-Type': 'text/html; charset=utf-8', ...told.http })
          .map(([name, value]) => `${name}: ${value}`)
          .join('\r\n')}\r\n\r\n`,
      ),
      Buffer.from(body as Uint8Array),
    ]),
  )

/** A page with a headline and the prose. */
export const pageOf = (title: string, prose: readonly string[] = PROSE, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1>${prose.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`
