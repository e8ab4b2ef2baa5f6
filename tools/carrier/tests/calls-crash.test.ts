import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWav } from '@switchboard/audio';
import { CarrierProcess, startCarrier } from '../src/index.ts';
import { buy } from './_inventory.ts';
import { Trunk } from './_trunk.ts';
import { until } from './_until.ts';

const OURS = '+14255550100';
const DESK = '+14255550150';
const HANDSET = '+14255550190';

let folder: string;
let trunk: Trunk;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-carrier-'));
  trunk = await Trunk.open();
});
afterEach(async () => {
  await trunk[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

it('knows lines, desk phones and recordings after a power cut, and calls are over', async () => {
  const options = { trunk: `sip:127.0.0.1:${trunk.port};transport=udp` };
  await using carrier = await CarrierProcess.start(folder, options);
  const { voice } = carrier.api;
  await buy(carrier, OURS);
  await carrier.api.open(HANDSET);
  await voice.addPhone(DESK);
  await voice.greet(HANDSET, writeWav({ sampleRate: 8_000, samples: new Int16Array(800) }));
  await voice.changeLine(HANDSET, {
    ringSeconds: 7,
    voicemail: { isOn: true, maxSeconds: 1, afterSeconds: 0 },
  });
  await trunk.dial(carrier.sip.port, OURS, HANDSET);
  await until('it is recorded', async () => (await voice.recordings(HANDSET)).length === 1);
  await voice.dial(HANDSET, OURS);
  await until('the trunk is called', () => trunk.incoming.length === 1);
  await carrier.restart();
  expect(await voice.line(HANDSET)).toMatchObject({ ringSeconds: 7, voicemail: { isOn: true } });
  expect(await voice.phones()).toEqual([{ phoneNumber: DESK, protocol: null }]);
  const [recording] = await voice.recordings(HANDSET);
  expect((await voice.recording(HANDSET, recording!.id)).length).toBe(44 + 16_000);
  expect((await voice.calls()).calls).toEqual([]);
  await voice.dial(HANDSET, OURS);
  await until('the trunk is called', () => trunk.incoming.length === 2);
});

it('tells the trunk when it ends in the midst of calls', async () => {
  const carrier = await startCarrier({ sip: { trunk: trunk.peer } });
  await buy(carrier, OURS);
  for (const number of [HANDSET, DESK]) await carrier.api.open(number);
  const answered = await trunk.dial(carrier.sip.port, OURS, HANDSET);
  const ringing = await trunk.dial(carrier.sip.port, OURS, DESK);
  const isRinging = async (number: string): Promise<boolean> =>
    (await carrier.api.voice.telephone(number)).state === 'ringing';
  await until('both ring', async () => (await isRinging(HANDSET)) && isRinging(DESK));
  await carrier.api.voice.answer(HANDSET);
  await until('it is answered', () => answered.call !== undefined);
  // Nobody hangs up before the acknowledgement has come, and one that ends does not wait for it: it has, once it is asked again.
  expect(await carrier.api.voice.telephone(HANDSET)).toMatchObject({ state: 'talking' });
  await carrier[Symbol.asyncDispose]();
  await until('both are told', () => answered.ends.length === 1 && ringing.ends.length === 1);
  expect(answered.ends).toMatchObject([{ reason: 'peer-hung-up' }]);
  expect(ringing.ends).toMatchObject([{ status: 503 }]);
});
