import type { RequestListener } from 'node:http';
import { PlatformError, Scope } from '@switchboard/kernel';
import type { IdentityProviderConfig } from './config.ts';
import { createHandler } from './handler.ts';
import { placesOf } from './installed-apps.ts';
import { loadKeys } from './keys.ts';
import { listenLoopback } from './listen-loopback.ts';
import { createMemory } from './memory-adapter.ts';
import { mintAccessToken } from './mint.ts';
import { findPerson } from './people.ts';
import { audience, createProvider } from './provider.ts';
import { openStateFolder } from './state-folder.ts';

export interface IdentityProvider extends AsyncDisposable {
  /** Also where it listens, for instance `http://localhost:3900`. */
  readonly issuer: string;
  readonly audience: string;
  /** An access token as after a sign-in, for tests in this process. */
  mintAccessToken(login: string): string;
}

/** Starts the provider; its address is known only when it listens, and its issuer is its address. */
export async function compose(config: IdentityProviderConfig): Promise<IdentityProvider> {
  const scope = new Scope();
  try {
    const state = openStateFolder(config.stateFolder);
    const keys = await loadKeys(state);
    const memory = createMemory(await state.read('sessions.json'));
    // Added first, so it runs last: nobody signs in any more when the sessions are written.
    scope.add(() => state.write('sessions.json', memory.dump()));
    let handler: RequestListener = (_, response) => void response.writeHead(503).end();
    const port = await listenLoopback((...call) => handler(...call), config.port, scope);
    const issuer = `http://localhost:${port}`;
    const { clients, installed = [], services = [] } = config;
    const provider = createProvider(issuer, keys, memory, { clients, installed, services });
    handler = createHandler(provider, [
      ...clients.flatMap(({ origins }) => origins),
      ...installed.flatMap(placesOf),
    ]);
    return {
      issuer,
      audience,
      mintAccessToken(login) {
        const person = findPerson(login);
        if (!person) throw new PlatformError('person-not-found', 'missing', 'No such demo person.');
        return mintAccessToken(keys, issuer, person);
      },
      [Symbol.asyncDispose]: () => scope.end(),
    };
  } catch (error) {
    await scope.end();
    throw error;
  }
}
