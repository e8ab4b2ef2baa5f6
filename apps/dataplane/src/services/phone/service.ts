import { Scope, systemClock } from '@switchboard/kernel';
import { PeerGuard } from '@switchboard/sip';
import type { IncomingCall } from '@switchboard/sip';
import type { Platform } from '../../platform/platform.ts';
import { callTracesPort } from '../call-traces/port.ts';
import { callsPort } from '../calls/port.ts';
import { telephoneSoundPort } from '../media/port.ts';
import { phoneNumbersPort } from '../phone-numbers/port.ts';
import type { Service, ServiceModule } from '../service.ts';
import { sipPort } from '../sip/port.ts';
import type { PhoneConfig } from './config.ts';
import { phoneControl } from './control.ts';
import { Ladders } from './ladders.ts';
import { noPhones } from './no-phones.ts';
import { Phones } from './phones.ts';
import { openSpend } from './spend/open-spend.ts';
import { spendTables } from './spend/tables.ts';
import { readTrunkSettings } from './trunk-settings.ts';
import { Trunks } from './trunks.ts';
import { openUserAgent } from './user-agent.ts';

/** Calls to and from the phone network, by SIP. */
export const phoneService: ServiceModule = {
  name: 'phone',
  tables: spendTables,
  async open(platform, config): Promise<Service> {
    const { phone } = config;
    if (phone.kind === 'on') return openPhone(platform, phone);
    const { ports } = platform;
    ports.use(callsPort).addKind(noPhones(ports.use(phoneNumbersPort)));
    return {};
  },
};

async function openPhone(
  platform: Platform,
  config: Extract<PhoneConfig, { kind: 'on' }>,
): Promise<Service> {
  const { bus, log, ports } = platform;
  const scope = new Scope();
  const spend = await openSpend(platform, scope);
  // Messages and their repetitions go by the machine's time, whatever the data plane's own clock says.
  const clock = systemClock;
  const guard = new PeerGuard({ clock, allow: config.allowedPeers });
  const calls = ports.use(callsPort);
  const settings = await readTrunkSettings(config);
  // Between this and its phones nothing is waited for, so no call comes too early.
  const onInvite = (call: IncomingCall): void => phones.receive(call);
  const ladders = new Ladders();
  const traces = ports.use(callTracesPort);
  const { agent, addresses } = await openUserAgent({
    ...{ config, clock, log, guard, onInvite, onTrace: ladders.trace },
  });
  scope.use(agent);
  const trunks = scope.use(
    new Trunks({
      ...{ config, settings, clock, log, agent, routings: ports.use(sipPort) },
      onPeers: (hosts) => guard.allowOnly([...config.allowedPeers, ...hosts]),
    }),
  );
  const phones = scope.use(
    new Phones({
      ...{ self: bus.self, calls, log, trunks, agent, ladders, traces, spend },
      address: config.address,
      transfersOut: config.transfersOut,
      numbers: ports.use(phoneNumbersPort),
      sound: ports.use(telephoneSoundPort),
    }),
  );
  calls.addKind(phones);
  traces.addSource({
    entriesOf: (callId) => ladders.entriesOf(callId),
    qualities: () => phones.qualities(),
  });
  await trunks.read();
  return {
    mountControl(app) {
      phoneControl(app, { trunks, phones, ladders, agent, listening: addresses });
      spend.mountControl(app);
    },
    forget: () => spend.rules.read(),
    disconnect: () => phones[Symbol.dispose](),
    [Symbol.asyncDispose]: () => scope.end(),
  };
}
