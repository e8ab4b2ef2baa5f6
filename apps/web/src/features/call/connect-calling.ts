import { createTokenCredential } from '@switchboard/access-api/client';
import { createCalling } from '@switchboard/calling';
import type { Calling } from '@switchboard/calling';
import { systemClock } from '@switchboard/kernel';
import type { Scope } from '@switchboard/kernel';
import type { CallHostProps } from './call-host';
import type { IssuedToken } from '../chat/chat-session';
import { preferences } from './call-settings';
import { loadEngine } from './load-engine';

/** Gets a token for calls, loads the engine that goes with its endpoint, and makes calls ring here. */
export async function connectCalling(
  scope: Scope,
  name: string,
  fetchToken: CallHostProps['fetchToken'],
): Promise<Calling> {
  let issued: IssuedToken | undefined;
  const credential = createTokenCredential({
    fetchToken: async (publicKey) => (issued = await fetchToken(publicKey)),
  });
  scope.add(() => credential.dispose());
  await credential.getToken();
  if (!issued) throw new TypeError('a token came from nowhere');
  const engine = await loadEngine(issued.endpoint);
  const calling = createCalling({
    engine,
    credential,
    self: issued.userId,
    displayName: name,
    clock: systemClock,
    preferences,
  });
  scope.add(() => calling.end());
  await calling.start();
  return calling;
}
