import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

/** Code that was compiled in earlier runs, and the commands whose parts are in it. */
export interface Compiled {
  readonly commands: readonly string[]
  readonly code: Buffer
}

const MAGIC = 'parleycc'
/** No more than so many commands are remembered: words that are no commands must not make the file be written for ever. */
const MOST_COMMANDS = 40
const HEAD = MAGIC.length + 32 + 32 + 4

/**
 * What an earlier run compiled of the program with this checksum, by this very Node: null where there is nothing, or nothing whole. Node's own switch
 * for such caches, NODE_DISABLE_COMPILE_CACHE=1, is obeyed.
 */
export function compiledBefore(program: string): Compiled | null {
  if (switchedOff()) return null
  try {
    const file = readFileSync(compiledPath())
    const body = file.subarray(HEAD - 4)
    if (file.toString('latin1', 0, MAGIC.length) !== MAGIC) return null
    if (!file.subarray(MAGIC.length, MAGIC.length + 32).equals(keyOf(program))) return null
    // V8 trusts what it is given; a file that was cut or altered must not come so far.
    if (!file.subarray(MAGIC.length + 32, HEAD - 4).equals(sha256(body))) return null
    const size = body.readUInt32LE(0)
    const commands = body.toString('utf8', 4, 4 + size).split(' ')
    return { commands, code: body.subarray(4 + size) }
  } catch {
    return null
  }
}

/** Keeps compiled code for later runs; a folder that cannot be written, or a full disk, changes nothing for anybody. */
export function keepCompiled(program: string, commands: readonly string[], code: () => Buffer): void {
  if (switchedOff() || commands.length > MOST_COMMANDS) return
  const path = compiledPath()
  const fresh = `${path}.${process.pid}`
  try {
    const names = Buffer.from(commands.join(' '), 'utf8')
    const size = Buffer.alloc(4)
    size.writeUInt32LE(names.length)
    const body = Buffer.concat([size, names, code()])
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(fresh, Buffer.concat([Buffer.from(MAGIC, 'latin1'), keyOf(program), sha256(body), body]), { mode: 0o600 })
    renameSync(fresh, path)
  } catch {
    try {
      rmSync(fresh, { force: true })
    } catch {
      // Where not even the folder can be made there is nothing to take away.
    }
  }
}

/** The file in the user's folder for things that can be made anew. */
export function compiledPath(): string {
  const { env, platform } = process
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'parley', 'compiled')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'parley', 'compiled')
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Parley', 'Cache', 'compiled')
  return join(homedir(), '.cache', 'parley', 'compiled')
}

const switchedOff = (): boolean => (process.env.NODE_DISABLE_COMPILE_CACHE ?? '') !== ''

const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest()

/** Compiled code serves one program, one Node, one sort of processor. */
const keyOf = (program: string): Buffer => sha256(`${process.version} ${process.arch} ${process.platform} ${program}`)
