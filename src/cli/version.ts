declare const __PARLEY_VERSION__: string | undefined

/** The package's version, set when dist/ is built. */
export const VERSION: string = typeof __PARLEY_VERSION__ === 'string' ? __PARLEY_VERSION__ : 'development'
