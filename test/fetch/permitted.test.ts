import { describe, expect, it } from 'vitest'
import { isAddress } from '../../src/fetch/is-address.js'
import { isPublic, isPublicOrPrivate } from '../../src/fetch/permitted.js'

describe('an IP address', () => {
  it.each([
    // address, public, opened by --allow-private
    ['8.8.8.8', true, true],
    ['2606:4700::1111', true, true],
    ['127.0.0.1', false, true],
    ['::1', false, true],
    ['::ffff:127.0.0.1', false, true],
    ['10.0.0.1', false, true],
    ['172.31.255.255', false, true],
    ['172.32.0.1', true, true],
    ['192.168.0.1', false, true],
    ['100.64.0.1', false, true],
    ['fd12::1', false, true],
    ['169.254.169.254', false, false],
    ['::ffff:169.254.169.254', false, false],
    ['fe80::1', false, false],
    ['fe80::1%eth0', false, false],
    ['0.0.0.0', false, false],
    ['::', false, false],
    ['224.0.0.1', false, false],
    ['255.255.255.255', false, false],
    ['198.18.0.1', false, false],
    ['192.0.2.1', false, false],
    ['240.0.0.1', false, false],
    ['2001:db8::1', false, false],
    ['64:ff9b::808:808', false, false],
    ['2002:808:808::', false, false],
    ['4000::1', false, false],
    ['', false, false],
    ['talks.example', false, false],
  ])('%s: public %s, with --allow-private %s', (ip, open, opened) => {
    expect(isPublic(ip)).toBe(open)
    expect(isPublicOrPrivate(ip)).toBe(opened)
  })
})

it.each([
  ['https://press.example/a', true],
  ['ftp://press.example/a', true],
  ['reports/a.txt', false],
  ['C:\\reports\\a.txt', false],
  ['-', false],
])('%s is meant as an address: %s', (input, meant) => {
  expect(isAddress(input)).toBe(meant)
})
