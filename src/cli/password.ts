import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { ParleyError } from '../model/error.js'

/** A new password: typed twice and not shown on a terminal, else the first line of standard input. */
export async function newPassword(): Promise<string> {
  if (process.stdin.isTTY !== true) return firstLine()
  const first = await hidden('Password: ')
  if ((await hidden('Once more: ')) !== first)
    throw new ParleyError('usage', 'the two passwords differ', { hint: 'Nothing was changed; try again.' })
  return first
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin, terminal: false })
  try {
    for await (const line of lines) return line
  } finally {
    lines.close()
  }
  throw new ParleyError('usage', 'no password came', { hint: 'Type it on a terminal, or give it as the first line of input.' })
}

async function hidden(prompt: string): Promise<string> {
  process.stderr.write(prompt)
  // Swallows what readline would echo.
  const output = new Writable({ write: (_chunk, _encoding, done) => done() })
  const line = createInterface({ input: process.stdin, output, terminal: true })
  const stopped = new Promise<never>((_, fail) => {
    line.once('SIGINT', () => fail(new ParleyError('usage', 'stopped; nothing was changed')))
  })
  try {
    return await Promise.race([line.question(''), stopped])
  } finally {
    line.close()
    process.stderr.write('\n')
  }
}
