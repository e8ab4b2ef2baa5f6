import { createCalling } from '@switchboard/calling';
import type { Calling } from '@switchboard/calling';
import { systemClock } from '@switchboard/kernel';
import type { Scope } from '@switchboard/kernel';
import type { CredentialSource } from '../../session/credential';
import { preferences } from './call-settings';
import { loadEngine } from './load-engine';

export interface CallingOptions {
  readonly name: string;
  readonly source: CredentialSource;
  /** Hears that the history of calls can be read again. */
  readonly onRecorded: () => void;
}

/** Gets a credential for calls, loads the engine that goes with its endpoint, and makes calls ring here. */
export async function connectCalling(
  scope: Scope,
  { name, source, onRecorded }: CallingOptions,
): Promise<Calling> {
  const { credential, endpoint, userId } = await source(scope);
  const engine = await loadEngine(endpoint, onRecorded);
  const calling = createCalling({
    engine,
    credential,
    self: userId,
    displayName: name,
    clock: systemClock,
    preferences,
  });
  scope.add(() => calling.end());
  await calling.start();
  return calling;
}
