/** Bridges between telephones and pages by `libs/audio`: each a conference of two. */
import { Mixer, PortRange, RtpLeg, Ticker } from '@switchboard/audio';
import { systemClock } from '@switchboard/kernel';
import { answerPorts, endsIn } from './answer-ports.ts';
import type { BridgePorts } from './answer-ports.ts';

const HOST = '127.0.0.1';
const ports = new PortRange({ from: 28_000, to: 28_999 });

interface Bridge extends BridgePorts {
  readonly tick: (nowMs: number) => void;
}

async function openBridge(ends: BridgePorts): Promise<Bridge> {
  const options = { ports, host: HOST, clock: systemClock };
  const [phone, page] = [await RtpLeg.open(options), await RtpLeg.open(options)];
  const at = (port: number) => ({ host: HOST, port });
  phone.negotiate({ codec: 'PCMU', payloadType: 0, address: at(ends.phone) });
  page.negotiate({ codec: 'opus', payloadType: 111, address: at(ends.page) });
  const legs = new Map([
    ['phone', phone],
    ['page', page],
  ]);
  const mixer = new Mixer();
  for (const id of legs.keys()) mixer.add(id);
  const tick = (nowMs: number): void => {
    const said = [...legs].flatMap(([id, leg]) => {
      const frame = leg.take(nowMs);
      return frame ? [[id, frame] as const] : [];
    });
    for (const [id, frame] of mixer.mix(new Map(said))) legs.get(id)!.send(frame, nowMs);
  };
  return { phone: phone.port, page: page.port, tick };
}

const bridges = await Promise.all(endsIn(process.argv.slice(2)).map(openBridge));
new Ticker({
  clock: systemClock,
  onTick: (nowMs) => {
    for (const { tick } of bridges) tick(nowMs);
  },
  onError: (error) => console.error(error),
});
await answerPorts(bridges.map(({ phone, page }) => ({ phone, page })));
