import { isAzureEndpoint } from '@switchboard/acs-client';
import type { CallingEngine } from '@switchboard/calling';
import { alwaysRelays } from './call-settings';
import { noteRelays } from './relays';

/**
 * Microsoft's calling SDK with an Azure endpoint, our drop-in with a data plane of our own.
 *
 * @param onRecorded hears that the history of calls can be read again; never with Azure, which records none
 */
export async function loadEngine(endpoint: string, onRecorded: () => void): Promise<CallingEngine> {
  if (isAzureEndpoint(endpoint)) return (await import('./azure-engine')).loadAzureEngine();
  const { createCallingModule } = await import('@switchboard/calling-local');
  const module = createCallingModule({
    endpoint,
    iceTransportPolicy: alwaysRelays() ? 'relay' : 'all',
    onIceServers: noteRelays,
    onRecorded,
  });
  // The SDK's classes have private members, so only they themselves match their types; that the
  // drop-in has every public one, its own type test says.
  return module as unknown as CallingEngine;
}
