import * as common from '@azure/communication-common';
import * as logger from '@azure/logger';
import type { CallingEngine } from '@switchboard/calling';

const SHARED = 'switchboardSharedModules';
/** What the bundle imports by name, and a browser cannot find by name. */
const imports: Readonly<Record<string, object>> = {
  '@azure/communication-common': common,
  '@azure/logger': logger,
};

/**
 * Loads Microsoft's calling package as it is. The two packages it shares with the page it gets from
 * the page, by an import map, so that both have the same credential.
 */
export async function loadAzureEngine(): Promise<CallingEngine> {
  shareModules();
  // The address is written out, or the compiler would take it for one that it has to rewrite.
  // eslint-disable-next-line @nx/enforce-module-boundaries -- it is no file of the workspace
  const engine: unknown = await import(
    /* webpackIgnore: true */ /* turbopackIgnore: true */
    // @ts-expect-error It is there when the page runs, and never part of its chunks.
    '/vendor/communication-calling.js'
  );
  return engine as CallingEngine;
}

function shareModules(): void {
  if (SHARED in globalThis) return;
  Object.assign(globalThis, { [SHARED]: imports });
  const map = Object.keys(imports).map((name) => [name, urlOf(name)] as const);
  const script = document.createElement('script');
  script.type = 'importmap';
  // The page's policy trusts inline text with its nonce only.
  script.nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
  script.textContent = JSON.stringify({ imports: Object.fromEntries(map) });
  document.head.append(script);
}

/** A module of its own that exports what the page has loaded already. */
function urlOf(name: string): string {
  const names = Object.keys(imports[name] ?? {}).filter(
    (one) => /^\w+$/.test(one) && one !== 'default',
  );
  const source = `globalThis.${SHARED}[${JSON.stringify(name)}]`;
  const lines = names.map((one) => `export const ${one} = ${source}.${one};`);
  return URL.createObjectURL(new Blob([lines.join('\n')], { type: 'text/javascript' }));
}
