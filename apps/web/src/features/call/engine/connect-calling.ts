import { isAzureEndpoint } from '@switchboard/acs-client';
import { createCalling } from '@switchboard/calling';
import type { Calling, Contacts } from '@switchboard/calling';
import { loadEngine } from '@switchboard/calling-engine';
import { systemClock } from '@switchboard/kernel';
import type { Scope } from '@switchboard/kernel';
import type { CredentialSource } from '@switchboard/page-session';
import { alwaysRelays, preferences } from './call-settings';
import { noteRelays } from './relays';

export interface CallingOptions {
  readonly name: string;
  readonly source: CredentialSource;
  /** Names the phones that are seen; guests have none. */
  readonly contacts?: Contacts;
  /** Hears that the history of calls can be read again. */
  readonly onRecorded: () => void;
}

/** Gets a credential for calls, loads the engine that goes with its endpoint, and makes calls ring here. */
export async function connectCalling(
  scope: Scope,
  { name, source, contacts, onRecorded }: CallingOptions,
): Promise<Calling> {
  const { credential, endpoint, userId } = await source(scope);
  const engine = await loadEngine({
    endpoint,
    isAzure: isAzureEndpoint(endpoint),
    relayOnly: alwaysRelays(),
    onIceServers: noteRelays,
    onRecorded,
  });
  const calling = createCalling({
    engine,
    credential,
    self: userId,
    displayName: name,
    clock: systemClock,
    preferences,
    ...(contacts && { contacts }),
  });
  scope.add(() => calling.end());
  await calling.start();
  return calling;
}
