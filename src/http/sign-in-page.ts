const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const STYLE = `:root{color-scheme:light dark;--paper:light-dark(#fbfaf6,#15171a);--ink:light-dark(#1b1a17,#e8e6df);--edge:light-dark(#8a867b,#8d8a82);--act:light-dark(#1d4f7c,#a9cdf0);--on:light-dark(#fff,#10233a)}
body{background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;margin:0;display:grid;min-height:100vh;place-items:center}
main{width:min(22rem,100vw - 2rem);box-sizing:border-box}h1{font:600 1.8rem/1.2 Georgia,serif;margin:0 0 .25rem}p{margin:0 0 1rem}
label{display:block;font-size:.875rem;margin-bottom:1rem}input,button{box-sizing:border-box;width:100%;font:inherit;padding:.5rem .6rem;margin-top:.25rem;border:1px solid var(--edge);border-radius:3px;background:transparent;color:inherit}
button{background:var(--act);color:var(--on);border-color:transparent;font-weight:600;cursor:pointer}:focus-visible{outline:2px solid var(--act);outline-offset:2px}
[role=alert]{border-left:3px solid var(--act);padding-left:.75rem}`

/** The page on which one signs in: works without scripts. `says` tells why the last try did not do. */
export const signInPage = (nonce: string, to: string, says: string | null): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Sign in – Parley</title><link rel="icon" href="data:,"><style nonce="${safe(nonce)}">${STYLE}</style></head><body><main>
<h1>Parley</h1><p>A sourced record of a peace process.</p>${says === null ? '' : `<p role="alert">${safe(says)}</p>`}
<form method="post" action="/sign-in"><input type="hidden" name="to" value="${safe(to)}">
<label>Name<input name="name" autocomplete="username" required autofocus maxlength="80"></label>
<label>Password<input name="password" type="password" autocomplete="current-password" required maxlength="1024"></label>
<button type="submit">Sign in</button></form></main></body></html>`
