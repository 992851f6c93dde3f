import { namesFrom } from '../../src/exchange/known-names.js'
import type { Names } from '../../src/exchange/names.js'
import { type Asked, Telling } from '../../src/exchange/telling.js'
import type { Writer } from '../../src/exchange/writer.js'
import { addInputs, createReader, exampleReports, openRecord, type ParleyRecord, type Register } from '../../src/parley.js'

/** The bundled examples in a record of their own. */
export async function examplesRecord(): Promise<{
  readonly record: ParleyRecord
  readonly names: Names
  readonly register: Register
}> {
  const record = await openRecord(':memory:')
  const reader = createReader()
  for await (const added of addInputs(record, reader, [exampleReports()])) if (added.outcome === 'refused') throw added.failure
  return { record, names: namesFrom(reader.register, await record.additions()), register: reader.register }
}

/** An export as bytes, and the telling it was made from. */
export async function written(
  writer: Writer,
  record: ParleyRecord,
  names: Names,
  asked: Asked = {},
): Promise<{ readonly bytes: Buffer; readonly text: string; readonly telling: Telling }> {
  const telling = await Telling.of(record, names, asked)
  const chunks: Buffer[] = []
  for await (const chunk of writer.write(telling)) chunks.push(Buffer.from(chunk as string))
  const bytes = Buffer.concat(chunks)
  return { bytes, text: bytes.toString('utf8'), telling }
}
