import { randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as z from 'zod'
import { ParleyError } from '../model/error.js'

/** What an account may do, each more than the one before: ask; rule; add sources and actors; redact. */
export const ROLES = ['reader', 'reviewer', 'editor', 'admin'] as const
export const Role = z.enum(ROLES)
export type Role = z.infer<typeof Role>
export const atLeast = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed)

/** A name signs rulings, so it is one that people can read: letters, digits, and what joins them. */
export const AccountName = z
  .string()
  .transform((name) => name.normalize('NFC').trim())
  .pipe(z.string().regex(/^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ._@'-]{0,58}[\p{L}\p{M}\p{N}.])?$/u))
const Account = z.object({
  name: AccountName,
  role: Role,
  hash: z.string().startsWith('$argon2id$'),
  /** Another with each change of the password: sessions of before are void. */
  stamp: z.string(),
  added: z.string(),
})
export type Account = z.infer<typeof Account>
const Kept = z.object({ version: z.literal(1), accounts: z.array(Account) })

/** Fewest characters of a password (NIST SP 800-63B asks for 8, and for 15 where it stands alone) and most bytes. */
export const LEAST_PASSWORD = 12
const MOST_PASSWORD = 1024
/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
/** How long the file is trusted before it is looked at again, in milliseconds. */
const FRESH_MS = 500

const key = (name: string): string => name.normalize('NFC').trim().toLocaleLowerCase('en')
const argon2 = () => import('@node-rs/argon2')

/**
 * The accounts of a server: one small file that only its owner can read, apart from the record, which never forgets. Passwords
 * are kept as argon2id hashes. A running server sees a change within half a second.
 */
export class Accounts {
  #read: { readonly at: number; readonly changed: number; readonly all: readonly Account[] } | null = null
  #nobody: Promise<string> | null = null

  constructor(readonly file: string) {}

  /** All, in the order they were added; none where there is no file. Throws usage for a file that is not ours. */
  all(): readonly Account[] {
    const now = performance.now()
    if (this.#read && now - this.#read.at < FRESH_MS) return this.#read.all
    const changed = statSync(this.file, { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (this.#read?.changed === changed) {
      this.#read = { ...this.#read, at: now }
      return this.#read.all
    }
    const all = changed === 0 ? [] : this.#parse()
    this.#read = { at: now, changed, all }
    return all
  }

  find(name: string): Account | null {
    return this.all().find((one) => key(one.name) === key(name)) ?? null
  }

  /** Whose name and password these are. A name nobody has takes as long as a wrong password. */
  async check(name: string, password: string): Promise<Account | null> {
    const { hash, verify } = await argon2()
    const account = this.find(name)
    this.#nobody ??= hash(randomBytes(24), COST)
    const right = await verify(account?.hash ?? (await this.#nobody), password.slice(0, MOST_PASSWORD))
    return right ? account : null
  }

  /** Adds an account; the first is an admin's. Throws usage for a name taken or not fit, or a password too short. */
  async add(name: string, password: string, role?: Role): Promise<Account> {
    const all = this.#now()
    const first = all.length === 0
    if (first && role !== undefined && role !== 'admin')
      throw new ParleyError('usage', 'the first account has to be an admin: somebody must be able to do everything')
    const fit = AccountName.safeParse(name)
    if (!fit.success)
      throw new ParleyError('usage', `'${name.slice(0, 80)}' cannot be the name of an account`, {
        hint: "Up to 60 letters, digits, spaces and . _ @ ' -, beginning with a letter or digit: it signs rulings.",
      })
    if (this.find(fit.data)) throw new ParleyError('usage', `there is an account '${fit.data}' already`)
    const account: Account = {
      name: fit.data,
      role: role ?? (first ? 'admin' : 'reader'),
      ...(await this.#secret(fit.data, password)),
      added: new Date().toISOString(),
    }
    await this.#keep([...all, account])
    return account
  }

  /** Another role or password for an account. The last admin stays one. */
  async change(name: string, to: { readonly role?: Role; readonly password?: string }): Promise<Account> {
    const account = this.#known(name)
    const changed = {
      ...account,
      ...(to.role === undefined ? {} : { role: to.role }),
      ...(to.password === undefined ? {} : await this.#secret(account.name, to.password)),
    }
    await this.#keepWithAdmin(this.#now().map((one) => (one.name === account.name ? changed : one)))
    return changed
  }

  /** Takes an account away; what it signed stays signed. */
  async remove(name: string): Promise<void> {
    const account = this.#known(name)
    await this.#keepWithAdmin(this.#now().filter((one) => one.name !== account.name))
  }

  #known(name: string): Account {
    this.#now()
    const account = this.find(name)
    if (!account)
      throw new ParleyError('not-found', `there is no account '${name.slice(0, 80)}'`, { hint: 'See: parley user list' })
    return account
  }

  #now(): readonly Account[] {
    this.#read = null
    return this.all()
  }

  async #secret(name: string, password: string): Promise<{ readonly hash: string; readonly stamp: string }> {
    if ([...password].length < LEAST_PASSWORD || Buffer.byteLength(password) > MOST_PASSWORD || key(password) === key(name))
      throw new ParleyError('usage', `a password has at least ${LEAST_PASSWORD} characters and is not the name`, {
        hint: 'A few words that do not belong together are long and easy to keep.',
      })
    return { hash: await (await argon2()).hash(password, COST), stamp: randomBytes(12).toString('base64url') }
  }

  async #keepWithAdmin(all: readonly Account[]): Promise<void> {
    if (!all.some(({ role }) => role === 'admin'))
      throw new ParleyError('usage', 'this is the last admin', { hint: 'Make another first: parley user role NAME admin' })
    await this.#keep(all)
  }

  /** Whole or not at all: written beside, then put in its place. */
  async #keep(accounts: readonly Account[]): Promise<void> {
    await mkdir(dirname(this.file), { recursive: true })
    const beside = `${this.file}.${randomBytes(6).toString('hex')}`
    const handle = await open(beside, 'wx', 0o600)
    try {
      await handle.writeFile(`${JSON.stringify({ version: 1, accounts }, null, 2)}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, this.file).catch(async (failure: unknown) => {
      await rm(beside, { force: true })
      throw failure
    })
    await chmod(this.file, 0o600)
    this.#read = null
  }

  #parse(): readonly Account[] {
    let told: unknown
    try {
      told = JSON.parse(readFileSync(this.file, 'utf8'))
    } catch (cause) {
      throw new ParleyError('usage', `${this.file} cannot be read as a file of accounts`, {
        hint: 'Is it the right file?',
        cause,
      })
    }
    const kept = Kept.safeParse(told)
    if (!kept.success) throw new ParleyError('usage', `${this.file} is no file of accounts`, { hint: 'Is it the right file?' })
    return kept.data.accounts
  }
}
