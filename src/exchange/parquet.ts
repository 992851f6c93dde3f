import { type BasicType, ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer'
import { type Cell, CLAIMS, type ColumnType, FINDINGS, type FlatTable, factsOf } from './flat-columns.js'
import type { Telling } from './telling.js'
import type { Writer } from './writer.js'

/** Rows in a row group: what is held in memory at once. */
const GROUP = 2000
const TYPES: Readonly<Record<ColumnType, BasicType>> = { text: 'STRING', number: 'DOUBLE', whole: 'INT32', boolean: 'BOOLEAN' }

// Least and greatest values of a group let readers leave groups out: worth their price where somebody asks for a stretch.
const SOUGHT: ReadonlySet<string> = new Set(['when', 'first_day', 'last_day', 'published', 'recorded'])

const asParquet = <T>(table: FlatTable<T>) => ({
  extension: 'parquet',
  media: 'application/vnd.apache.parquet',
  binary: true as const,
  loses: table.loses('parquet-claims'),
  write: (telling: Telling) => rowGroups(table, telling),
})

/** Findings in Apache Parquet, the columns of CSV with their types. */
export const parquet: Writer = {
  name: 'parquet',
  says: 'findings as a typed table in Apache Parquet, for pandas, R, DuckDB',
  ...asParquet(FINDINGS),
}

/** Claims in Apache Parquet, one a row. */
export const parquetClaims: Writer = {
  name: 'parquet-claims',
  says: 'claims as a long typed table in Apache Parquet',
  ...asParquet(CLAIMS),
}

async function* rowGroups<T>(table: FlatTable<T>, telling: Telling): AsyncGenerator<Uint8Array, void, undefined> {
  const bytes = new ByteWriter()
  const { columns } = table
  const empty = (): Cell[][] => columns.map(() => [])
  const columnData = (cells: readonly Cell[][]) =>
    columns.map(({ name, type }, i) => ({
      name,
      type: TYPES[type],
      data: cells[i] ?? [],
      statistics: type !== 'text' || SOUGHT.has(name),
    }))
  const kvMetadata = [
    { key: 'parley.clocks', value: JSON.stringify(telling.clocks) },
    { key: 'parley.head', value: telling.head.hash },
  ]
  const file = new ParquetWriter({
    writer: bytes,
    schema: schemaFromColumnData({ columnData: columnData(empty()) }),
    kvMetadata,
    createdBy: 'Parley',
  })
  // What is written may leave memory; the footer needs only the offsets, which the writer keeps.
  const taken = (): Uint8Array => {
    const chunk = bytes.getBytes().slice()
    bytes.index = 0
    return chunk
  }
  let cells = empty()
  let held = 0
  for await (const told of telling.findings()) {
    for (const facts of factsOf(table, told, telling.names)) {
      for (const [i, column] of columns.entries()) cells[i]?.push(column.of(facts))
      held++
    }
    if (held < GROUP) continue
    await file.write({ columnData: columnData(cells), rowGroupSize: held })
    cells = empty()
    held = 0
    yield taken()
  }
  if (held > 0) await file.write({ columnData: columnData(cells), rowGroupSize: held })
  file.finish()
  yield taken()
}
