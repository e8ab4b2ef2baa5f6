import fc from 'fast-check';
import { anyText } from './_any-text.ts';
import { person, raw, start } from './_harness.ts';
import type { Person, Running } from './_harness.ts';
import { RealtimeClient } from './_realtime-client.ts';

/** What a live connection is told that no client would say: over the socket, and in polls. */
const RUNS = 2_000;
const TIMEOUT_MS = 120_000;

let running: Running;
let alice: Person;
let bob: Person;
let threadId: string;
beforeAll(async () => {
  running = await start({});
  [alice, bob] = await Promise.all([person(running.plane), person(running.plane)]);
  const participants = [{ id: bob.identifier }];
  const { chatThread } = await alice.chat.createChatThread({ topic: 'x' }, { participants });
  threadId = chatThread!.id;
});
afterAll(() => running[Symbol.asyncDispose]());

const number = fc.constantFrom('', '0', '1', '7', '-1', '1e999', '9'.repeat(400), 'NaN', '1+');
const json = fc.oneof(
  fc.json(),
  fc.record({ id: fc.anything(), status: fc.anything() }).map((value) => JSON.stringify(value)),
  fc.constantFrom('{"id":1,"__proto__":{}}', '{"name":"ping"}', 'null', '{', '['.repeat(10_000)),
  anyText(60),
);
const frames = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8', '9', ''), number, json)
      .map(([type, id, data]) => `${type}:${id}::${data ?? ''}`),
  },
  { weight: 2, arbitrary: anyText(80) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', ':', ':::', '3:::', '5:1+::', '0', '\ufffd', 'x'.repeat(60_000)),
  },
);
const bodies = fc.oneof(
  frames,
  fc
    .array(fc.tuple(number, frames), { maxLength: 5 })
    .map((parts) => parts.map(([length, frame]) => `\ufffd${length}\ufffd${frame}`).join('')),
  fc
    .array(frames, { maxLength: 5 })
    .map((parts) => parts.map((frame) => `\ufffd${frame.length}\ufffd${frame}`).join('')),
);

const send = (content: string) => alice.chat.getChatThreadClient(threadId).sendMessage({ content });

/** The service lives, and so does the connection that had to listen to all this. */
async function stillServes(client: RealtimeClient, content: string): Promise<void> {
  expect((await raw(`${running.plane.http}/health`)).body).toMatchObject({ status: 'ok' });
  await send(content);
  await client.until(() => client.events.some(({ messageBody }) => messageBody === content));
  const failures = running.log.filter((line) => /"level":(50|60)/.test(line));
  expect(failures).toEqual([]);
}

it(
  'frames on a socket trouble nobody, not even the connection they come on',
  async () => {
    const client = await new RealtimeClient(running.plane.http, bob.token).connect();
    for (const [at, frame] of fc.sample(frames, RUNS).entries()) {
      client.socket!.send(frame);
      // Each hundredth waits for its turn, so that the service really reads as we write.
      if (at % 100 > 0) continue;
      client.socket!.send(`5:${at}1234+::{"name":"ping"}`);
      await client.until(() => client.frames.includes(`6:::${at}1234`));
    }
    await stillServes(client, 'after the frames');
    await client.close();
  },
  TIMEOUT_MS,
);

it(
  'what is too long, or is no text, ends its own connection at most',
  async () => {
    const witness = await new RealtimeClient(running.plane.http, bob.token).connect();
    const noisy = await new RealtimeClient(running.plane.http, bob.token).connect();
    noisy.socket!.send(Buffer.from([0xff, 0xfe, 0x00]), { binary: true });
    const ended = noisy.closed();
    noisy.socket!.send('3:::'.padEnd(100_000, 'x'));
    await ended;
    await stillServes(witness, 'after the noise');
    await witness.close();
  },
  TIMEOUT_MS,
);

it(
  'bodies of polls trouble nobody',
  async () => {
    const witness = await new RealtimeClient(running.plane.http, bob.token).connect();
    const polling = new RealtimeClient(running.plane.http, bob.token);
    const { http } = running.plane;
    let url = `${http}/socket.io/1/xhr-polling/${await polling.shakeHands()}`;
    const { headers } = polling;
    await (await fetch(url, { headers })).text();
    const seen = new Set<number>();
    for (const body of fc.sample(bodies, RUNS)) {
      const post = { method: 'POST', headers: { ...headers, 'content-type': 'text/plain' }, body };
      const response = await fetch(url, post);
      await response.arrayBuffer();
      seen.add(response.status);
      expect(response.status).toBeLessThan(500);
      if (response.status === 200) continue;
      // A frame that says good-bye ends the session: come back with another one.
      url = `${http}/socket.io/1/xhr-polling/${await polling.shakeHands()}`;
      await (await fetch(url, { headers })).text();
    }
    expect(seen).toContain(200);
    await stillServes(witness, 'after the polls');
    await witness.close();
  },
  TIMEOUT_MS,
);
