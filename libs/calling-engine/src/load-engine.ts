import type { CallingEngine } from '@switchboard/calling';
import type { RelayServer } from './relay-server.ts';

export interface EngineOptions {
  readonly endpoint: string;
  /** Whether the endpoint is a resource in Azure. */
  readonly isAzure: boolean;
  /** Whether the other side must never see our address; for Azure it is Microsoft's to say. */
  readonly relayOnly?: boolean;
  /** Hears which relays calls go through; never with Azure, which tells nobody. */
  readonly onIceServers?: (servers: readonly RelayServer[]) => void;
  /** Hears that the history of calls can be read again; never with Azure, which records none. */
  readonly onRecorded?: () => void;
}

/** Microsoft's calling SDK with an Azure endpoint, our drop-in with a data plane of our own. */
export async function loadEngine(options: EngineOptions): Promise<CallingEngine> {
  if (options.isAzure) return (await import('./azure-engine.ts')).loadAzureEngine();
  const { createCallingModule } = await import('@switchboard/calling-local');
  const { endpoint, relayOnly = false, onIceServers, onRecorded } = options;
  const module = createCallingModule({
    endpoint,
    iceTransportPolicy: relayOnly ? 'relay' : 'all',
    ...(onIceServers && { onIceServers }),
    ...(onRecorded && { onRecorded }),
  });
  // The SDK's classes have private members, so only they themselves match their types; that the
  // drop-in has every public one, its own type test says.
  return module as unknown as CallingEngine;
}
