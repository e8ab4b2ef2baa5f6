import { join } from 'node:path';
import { SmsClient } from '@azure/communication-sms';
import type { Scope } from '@switchboard/kernel';
import type { Benchmark } from '../benchmark.ts';
import { startDataPlane, stateFolder } from '../data-plane.ts';
import { send } from '../http.ts';
import { interleave } from '../measure.ts';
import { ACCESS_KEY } from '../people.ts';
import { startServer } from '../server.ts';

const PROVIDER = new URL('../bare/take-texts.ts', import.meta.url);
const SENDER = new URL('../bare/send-texts.ts', import.meta.url);
const OURS = '+14255550100';
const TEXTS = 1_000;
/** As many as one request may have. */
const AT_ONCE = 100;
const LANES = 4;
const ROUNDS = 7;

export const texts: Benchmark = {
  name: 'texts',
  ratio: 'texts a second through the SDK / by the smpp package, window 10, with a row for each',
  goal: { limit: 0.5, better: 'higher' },
  async run(scope, note) {
    const provider = scope.use(await startServer(PROVIDER));
    const port = await send({ url: provider.http, headers: {}, body: '' }, 'GET');
    const sendOurs = await ours(scope, port);
    const folder = join(await stateFolder(scope), 'bare');
    const bareSender = scope.use(await startServer(SENDER, [port, folder]));
    const sendBare = () => send({ url: `${bareSender.http}/${TEXTS}`, headers: {}, body: '' });
    const rate = async (sendAll: () => Promise<unknown>) => {
      const start = performance.now();
      const taken = send({ url: `${provider.http}/${TEXTS}`, headers: {}, body: '' }, 'GET');
      await Promise.all([sendAll(), taken]);
      return (TEXTS * 1_000) / (performance.now() - start);
    };
    note(`one recipient a request: ${Math.round(await rate(() => sendOurs(1)))} texts a second`);
    return interleave(
      ROUNDS,
      () => rate(() => sendOurs(AT_ONCE)),
      () => rate(sendBare),
    );
  },
};

/** @returns sends them to so many recipients a request */
async function ours(scope: Scope, port: string): Promise<(atOnce: number) => Promise<void>> {
  const provider = { SMPP_URL: `smpp://us@127.0.0.1:${port}`, SMPP_PASSWORD: 'secret' };
  const plane = scope.use(await startDataPlane(await stateFolder(scope), provider));
  await plane.plane.seed({ phoneNumbers: [{ phoneNumber: OURS }] });
  const sms = new SmsClient(`endpoint=${plane.http}/;accesskey=${ACCESS_KEY.toString('base64')}`, {
    allowInsecureConnection: true,
  });
  return async (atOnce) => {
    let left = TEXTS / atOnce;
    const to = Array.from({ length: atOnce }, (_, at) => `+1425555${1_000 + at}`);
    const lane = async (): Promise<void> => {
      while (left-- > 0)
        await sms.send({ from: OURS, to, message: `Your parcel ${left} is here.` });
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  };
}
