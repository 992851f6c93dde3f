import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import { Accounts, ROLES, Role } from '../../http/accounts.js'
import { type AccountsFlags, accountsLocation, accountsOption, recordOption } from '../options.js'
import { newPassword } from '../password.js'
import { dim, plain, writeLine } from '../terminal.js'

const EXAMPLES = `
Examples:
  parley user add "Vera Lang"                  the first account is an admin
  parley user add ani --role editor < secret   the password from the first line of a file
  parley user role ani reviewer
  parley user list
Accounts are for a server that listens to other machines (parley serve --listen). A reader asks, a reviewer also rules, an
editor also adds reports, actors and processes, an admin also redacts. Their names sign rulings, and stay on them.`

export function define(command: Command): void {
  const one = (name: string, what: string): Command => accountsOption(recordOption(command.command(name).description(what)))
  command.addHelpText('after', EXAMPLES)
  one('add', 'make an account; the first is an admin')
    .argument('<name>', 'signs the rulings made with it')
    .option('--role <role>', `${ROLES.join(', ')} [reader]`, role)
    .addHelpText('after', EXAMPLES)
    .action(async (name: string, flags: AccountsFlags & { readonly role?: Role }) => {
      const accounts = new Accounts(accountsLocation(flags))
      const made = await accounts.add(name, await newPassword(), flags.role)
      await writeLine(plain(`${made.name} can sign in as ${made.role}. The accounts are in ${accounts.file}`))
    })
  one('list', 'who has an account, and in which role').action(async (flags: AccountsFlags) => {
    const accounts = new Accounts(accountsLocation(flags))
    const all = accounts.all()
    if (all.length === 0) await writeLine('There are no accounts. Make the first: parley user add NAME')
    for (const { name, role: held, added } of all)
      await writeLine(`${plain(name)}  ${held}  ${dim(`since ${added.slice(0, 10)}`)}`)
  })
  one('role', 'give an account another role')
    .argument('<name>')
    .argument('<role>', ROLES.join(', '), role)
    .action(async (name: string, to: Role, flags: AccountsFlags) => {
      const changed = await new Accounts(accountsLocation(flags)).change(name, { role: to })
      await writeLine(plain(`${changed.name} is now ${changed.role}.`))
    })
  one('password', 'give an account another password; ends its sessions')
    .argument('<name>')
    .action(async (name: string, flags: AccountsFlags) => {
      const changed = await new Accounts(accountsLocation(flags)).change(name, { password: await newPassword() })
      await writeLine(plain(`${changed.name} has another password; whoever was signed in under it no longer is.`))
    })
  one('remove', 'take an account away; what it signed stays signed')
    .argument('<name>')
    .action(async (name: string, flags: AccountsFlags) => {
      await new Accounts(accountsLocation(flags)).remove(name)
      await writeLine(plain(`${name} can no longer sign in.`))
    })
}

function role(text: string): Role {
  const parsed = Role.safeParse(text)
  if (!parsed.success) throw new InvalidArgumentError(`a role is one of ${ROLES.join(', ')}`)
  return parsed.data
}
