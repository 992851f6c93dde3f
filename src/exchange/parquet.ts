import { type BasicType, ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer'
import { type Cell, CLAIM_COLUMNS, type ColumnType, claimRows, FINDING_COLUMNS, type FlatColumn } from './flat-columns.js'
import type { Telling, Told } from './telling.js'
import type { Writer } from './writer.js'

/** Rows in a row group: what is held in memory at once. */
const GROUP = 5000
const TYPES: Readonly<Record<ColumnType, BasicType>> = { text: 'STRING', number: 'DOUBLE', whole: 'INT32', boolean: 'BOOLEAN' }

/** Findings in Apache Parquet, the columns of CSV with their types. */
export const parquet: Writer = {
  name: 'parquet',
  says: 'findings as a typed table in Apache Parquet, for pandas, R, DuckDB',
  extension: 'parquet',
  media: 'application/vnd.apache.parquet',
  binary: true,
  loses: [
    "fields of a claim's body other than its form and its figure",
    'which version of a contested value each source gives (parquet-claims has it)',
    'character positions, the text of the sources, decisions and the hash chain',
  ],
  write: (telling) => table(telling, FINDING_COLUMNS, (told) => [told]),
}

/** Claims in Apache Parquet, one a row. */
export const parquetClaims: Writer = {
  ...parquet,
  name: 'parquet-claims',
  says: 'claims as a long typed table in Apache Parquet',
  loses: [
    "fields of a claim's body other than its form and its figure",
    'character positions, the text of the sources, decisions and the hash chain',
  ],
  write: (telling) => table(telling, CLAIM_COLUMNS, claimRows),
}

async function* table<T>(
  telling: Telling,
  columns: readonly FlatColumn<T>[],
  rowsOf: (told: Told) => readonly T[],
): AsyncGenerator<Uint8Array, void, undefined> {
  const bytes = new ByteWriter()
  const columnData = (rows: readonly T[]) =>
    columns.map((column) => ({
      name: column.name,
      type: TYPES[column.type],
      data: rows.map((row): Cell => column.of(row, telling.names)),
    }))
  const kvMetadata = [
    { key: 'parley.clocks', value: JSON.stringify(telling.clocks) },
    { key: 'parley.head', value: telling.head.hash },
  ]
  const file = new ParquetWriter({
    writer: bytes,
    schema: schemaFromColumnData({ columnData: columnData([]) }),
    kvMetadata,
    createdBy: 'Parley',
  })
  // What is written may leave memory; the footer needs only the offsets, which the writer keeps.
  const taken = (): Uint8Array => {
    const chunk = bytes.getBytes().slice()
    bytes.index = 0
    return chunk
  }
  let rows: T[] = []
  for await (const told of telling.findings()) {
    rows.push(...rowsOf(told))
    if (rows.length < GROUP) continue
    await file.write({ columnData: columnData(rows), rowGroupSize: rows.length })
    rows = []
    yield taken()
  }
  if (rows.length > 0) await file.write({ columnData: columnData(rows), rowGroupSize: rows.length })
  file.finish()
  yield taken()
}
