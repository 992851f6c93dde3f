import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Accounts } from '../../src/http/accounts.js'
import { Attempts } from '../../src/http/attempts.js'
import { listeningOf } from '../../src/http/listening.js'
import { freshAccounts, SECRET } from './elsewhere.js'

describe('accounts', () => {
  it('makes the first an admin, keeps no password, and lets only the owner read the file', async () => {
    const accounts = freshAccounts()
    expect((await accounts.add('Vera Lang', SECRET)).role).toBe('admin')
    expect((await accounts.add('ani', SECRET)).role).toBe('reader')
    const kept = readFileSync(accounts.file, 'utf8')
    expect(kept).not.toContain(SECRET)
    expect(kept).toContain('$argon2id$')
    expect(statSync(accounts.file).mode & 0o077).toBe(0)
    expect((await new Accounts(accounts.file).check('vera lang', SECRET))?.name).toBe('Vera Lang')
    expect(await accounts.check('Vera Lang', `${SECRET} `)).toBeNull()
    expect(await accounts.check('nobody', SECRET)).toBeNull()
  })

  it.each([
    ['a name taken, in other letters', 'VERA', SECRET, /already/],
    ['a name that could break a line', 'a\nb', SECRET, /name of an account/],
    ['a name that hides letters', 'vera\u202ex', SECRET, /name of an account/],
    ['a password too short', 'ani', 'eleven char', /at least 12/],
    ['the name as a password', 'vera-the-longest', 'Vera-The-Longest', /not the name/],
  ])('refuses %s', async (_, name, password, says) => {
    const accounts = freshAccounts()
    await accounts.add('vera', SECRET)
    await expect(accounts.add(name, password)).rejects.toThrow(says)
    expect(accounts.all()).toHaveLength(1)
  })

  it('keeps one admin, whatever is asked', async () => {
    const accounts = freshAccounts()
    await expect(accounts.add('vera', SECRET, 'reader')).rejects.toThrow(/first account/)
    await accounts.add('vera', SECRET)
    await expect(accounts.remove('vera')).rejects.toThrow(/last admin/)
    await expect(accounts.change('vera', { role: 'editor' })).rejects.toThrow(/last admin/)
    await accounts.add('ani', SECRET, 'admin')
    await accounts.remove('vera')
    expect(accounts.all().map(({ name }) => name)).toEqual(['ani'])
  })

  it('does not take another file for accounts', () => {
    const accounts = freshAccounts()
    const file = `${accounts.file}x`.replace('/accounts.jsonx', '-other')
    writeFileSync(file, '{"version":1}')
    expect(() => new Accounts(file).all()).toThrow(/no file of accounts/)
  })
})

describe('guessing', () => {
  it('waits longer after each failure, for that name from that address only', async () => {
    let now = 0
    const attempts = new Attempts(() => now)
    const fail = () => attempts.try('vera', 'a', async () => null)
    for (let i = 0; i < 5; i++) await fail()
    const first = attempts.wait('Vera', 'a')
    expect(first).toBeGreaterThan(0)
    expect(attempts.wait('vera', 'b')).toBe(0)
    now += first
    expect(attempts.wait('vera', 'a')).toBe(0)
    await fail()
    expect(attempts.wait('vera', 'a')).toBeGreaterThan(first)
    now += 16 * 60_000
    expect(attempts.wait('vera', 'a')).toBe(0)
  })

  it('counts tries that run at once, and forgets a name that got in', async () => {
    const attempts = new Attempts()
    const slow = () => attempts.try('vera', 'a', () => new Promise<null>((done) => setTimeout(() => done(null), 5)))
    await Promise.all(Array.from({ length: 4 }, slow))
    await attempts.try('vera', 'a', async () => null)
    expect(attempts.wait('vera', 'a')).toBeGreaterThan(0)
    await attempts.try('vera', 'a', async () => 'in')
    expect(attempts.wait('vera', 'a')).toBe(0)
  })

  it('slows an address that tries many names, and a name tried from many addresses', async () => {
    const attempts = new Attempts(() => 0)
    for (let i = 0; i < 20; i++) await attempts.try(`name${i}`, 'a', async () => null)
    expect(attempts.wait('fresh', 'a')).toBeGreaterThan(0)
    for (let i = 0; i < 50; i++) await attempts.try('vera', `from${i}`, async () => null)
    expect(attempts.wait('vera', 'elsewhere')).toBeGreaterThan(0)
  })
})

describe('listening', () => {
  const none = () => freshAccounts()
  it('asks for nothing on the own machine', () => {
    expect(listeningOf({}, none)).toEqual({ host: '127.0.0.1', port: 4710, elsewhere: null })
    expect(listeningOf({ listen: '[::1]:80' }, none)).toEqual({ host: '::1', port: 80, elsewhere: null })
  })

  it('tells everything that listening to others lacks', () => {
    const asked = () => listeningOf({ listen: '0.0.0.0:4710' }, none)
    for (const says of [/TLS/, /--behind-proxy/, /--origin/, /parley user add/]) expect(asked).toThrow(says)
    expect(() => listeningOf({ listen: '0.0.0.0', tlsCert: 'x' }, none)).toThrow(/not one alone/)
  })

  it('holds a proxy on the own machine to the same', () => {
    expect(() => listeningOf({ behindProxy: true }, none)).toThrow(/--origin.*account/)
    expect(() => listeningOf({ origin: 'https://talks.example' }, none)).toThrow(/TLS/)
  })

  it('listens where all is there', async () => {
    const accounts = freshAccounts()
    await accounts.add('vera', SECRET)
    const listening = listeningOf({ listen: '::', behindProxy: true, origin: 'https://talks.example.org' }, () => accounts)
    expect(listening).toMatchObject({ host: '::', port: 4710, elsewhere: { origin: 'https://talks.example.org', tls: null } })
  })

  it.each([
    ['http://talks.example.org', '0.0.0.0'],
    ['https://talks.example.org/path', '0.0.0.0'],
    ['https://talks.example.org', 'talks.example.org'],
    ['https://talks.example.org', '0.0.0.0:99999'],
  ])('refuses %s on %s', (origin, listen) => {
    expect(() => listeningOf({ listen, behindProxy: true, origin }, none)).toThrow(/is not the address|is no address/)
  })
})
