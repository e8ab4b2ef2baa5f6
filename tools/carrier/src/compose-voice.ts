import type { Scope } from '@switchboard/kernel';
import { Callers } from './callers/callers.ts';
import { Exchange } from './calls/exchange.ts';
import type { Party } from './calls/party.ts';
import { route } from './calls/route.ts';
import type { RouteDeps } from './calls/route.ts';
import type { Network } from './network/network.ts';
import { SipNetwork } from './sip/sip-network.ts';
import type { SipConfig } from './sip/sip-network.ts';
import { Lines } from './telephones/lines.ts';
import { Phones } from './telephones/phones.ts';
import { Recordings } from './telephones/recordings.ts';
import { Telephones } from './telephones/telephones.ts';
import { Speaker } from './telephones/speaker.ts';

/** What calls need. */
export type Voice = Pick<
  Network,
  'exchange' | 'telephones' | 'lines' | 'recordings' | 'phones' | 'sip' | 'callers' | 'speaker'
>;

interface VoiceDeps extends Pick<Network, 'store' | 'clock' | 'handsets' | 'inventory'> {
  readonly config: SipConfig;
  readonly onFault: (error: unknown) => void;
}

/** Calls, over the same handsets and numbers as texts. */
export async function composeVoice(deps: VoiceDeps, scope: Scope): Promise<Voice> {
  const { store, clock, handsets, inventory, config, onFault } = deps;
  const lines = new Lines(store);
  const recordings = new Recordings(store, clock);
  const phones = new Phones(store, clock);
  const connect = (caller: Party, to: string): void => void exchange.connect(caller, to);
  const telephones = new Telephones({ clock, lines, recordings, connect });
  const routed = (): RouteDeps => ({ handsets, inventory, lines, telephones, sip });
  // Ends after SIP, which tells its peers that their calls are over.
  const exchange: Exchange = scope.use(
    new Exchange({ clock, onFault, route: (to, caller) => route(routed(), to, caller) }),
  );
  const sip: SipNetwork = scope.use(
    await SipNetwork.open({
      ...{ ...config, phones, connect, onFault },
      isOfTrunk: (number) => inventory.ownerOf(number) !== undefined,
      line: (number) => lines.of(number),
    }),
  );
  const speaker = scope.use(new Speaker());
  const callers = scope.use(new Callers({ clock, telephones, speaker, onFault }));
  return { exchange, telephones, lines, recordings, phones, sip, callers, speaker };
}
