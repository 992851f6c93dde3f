/** True where an input is meant as an address rather than as the name of a file. */
export const isAddress = (input: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(input)
