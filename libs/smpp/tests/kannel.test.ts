import { systemClock } from '@switchboard/kernel';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SubmitSm } from '../src/codec/pdu.ts';
import { joinParts } from '../src/parts/join-parts.ts';
import { readContent } from '../src/parts/read-content.ts';
import { writeParts } from '../src/parts/write-parts.ts';
import { writeReceipt } from '../src/receipt/write-receipt.ts';
import { SmppServer } from '../src/server/smpp-server.ts';
import { decodeText } from '../src/text/data-coding.ts';
import { aMessage, RECIPIENT, SENDER } from './_pdus.ts';
import { freePort, start } from './_processes.ts';
import { until } from './_until.ts';

const BOXES = ['/usr/sbin/bearerbox', '/usr/sbin/smsbox'] as const;
const isThere = BOXES.every((box) => existsSync(box));
if (!isThere)
  process.stderr.write('SKIPPED: serving a client of somebody else, for want of Kannel\n');

interface Ports {
  readonly smpp: number;
  readonly admin: number;
  readonly box: number;
  readonly send: number;
  /** Where it tells us of what it has received. */
  readonly ours: number;
}

const configuration = ({ smpp, admin, box, send, ours }: Ports): string => `
group = core
admin-port = ${admin}
admin-password = none
smsbox-port = ${box}
dlr-storage = internal

group = smsc
smsc = smpp
smsc-id = ours
host = 127.0.0.1
port = ${smpp}
transceiver-mode = true
smsc-username = esme
smsc-password = secret
system-type = test
enquire-link-interval = 2
interface-version = 34
msg-id-type = 0x00

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = ${send}

group = sendsms-user
username = tester
password = tester
concatenation = true
max-messages = 10

group = sms-service
keyword = default
catch-all = true
concatenation = true
max-messages = 0
get-url = "http://127.0.0.1:${ours}/inbound?coding=%c&text=%b"
`;

/** Kannel gives the bytes of a UCS-2 text as they came. */
function textOf({ search, searchParams }: URL): string | undefined {
  const escaped = search.slice(search.indexOf('text=') + 'text='.length).replaceAll('+', ' ');
  const bytes = Buffer.from(
    escaped.replaceAll(/%([\da-f]{2})/gi, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    'latin1',
  );
  return decodeText(searchParams.get('coding') === '2' ? 8 : 3, bytes);
}

async function listen(onRequest: (url: URL) => void) {
  const server = createServer((request, response) => {
    onRequest(new URL(request.url!, 'http://127.0.0.1'));
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

(isThere ? describe : describe.skip)('Kannel', () => {
  it('binds, sends, takes receipts, and receives', async () => {
    const submitted: SubmitSm[] = [];
    const requests: URL[] = [];
    const web = await listen((url) => void requests.push(url));
    const server = await SmppServer.listen({
      ...{ host: '127.0.0.1', port: 0, clock: systemClock, systemId: 'carrier' },
      authenticate: async ({ password }) => (password === 'secret' ? undefined : 'ESME_RINVPASWD'),
      onSubmit: async (message) => ({ messageId: `m${submitted.push(message)}` }),
    });
    const ports: Ports = {
      ...{ smpp: server.port, admin: await freePort(), box: await freePort() },
      ...{ send: await freePort(), ours: web.port },
    };
    const files = { 'kannel.conf': configuration(ports) };
    await using bearerbox = await start(BOXES[0], () => ['-v', '1', 'kannel.conf'], files);
    await until('it has bound', () => server.peers.length === 1);
    await using smsbox = await start(BOXES[1], () => ['-v', '1', 'kannel.conf'], files);
    const send = async (text: string, more: Record<string, string> = {}): Promise<void> => {
      const query = new URLSearchParams({
        ...{ username: 'tester', password: 'tester', from: SENDER, to: RECIPIENT },
        ...{ text, charset: 'UTF-8', ...more },
      });
      const response = await fetch(`http://127.0.0.1:${ports.send}/cgi-bin/sendsms?${query}`);
      expect(response.status).toBe(202);
    };
    await until('its other half is there', () => bearerbox.output().includes('Client connected'));
    await until('it listens', () => smsbox.output().includes('Connected to bearerbox'));

    const got = (): string | undefined => joinParts(submitted.map((one) => readContent(one)!));
    const long = 'abcdefghij'.repeat(40);
    const cases: [string, Record<string, string>, number, number][] = [
      ['Hello @ €[]{}', {}, 1, 0],
      ['中文 😀', { coding: '2' }, 1, 8],
      [long, {}, 3, 0],
    ];
    for (const [text, more, parts, dataCoding] of cases) {
      submitted.length = 0;
      await send(text, more);
      await until(`${parts} came`, () => submitted.length === parts);
      expect(got()).toBe(text);
      expect(submitted[0]!.dataCoding).toBe(dataCoding);
    }

    submitted.length = 0;
    const dlr = `http://127.0.0.1:${ports.ours}/receipt?type=%d`;
    await send('with a receipt', { 'dlr-mask': '31', 'dlr-url': dlr });
    await until('the carrier has accepted it', () =>
      requests.some((url) => url.search === '?type=8'),
    );
    const receipt = writeReceipt({ messageId: 'm1', state: 'DELIVERED', doneAt: Date.now() });
    const back = {
      source: { ton: 1, npi: 1, value: RECIPIENT },
      destination: { ton: 1, npi: 1, value: SENDER },
    };
    await server.deliver('esme', aMessage({ ...back, ...receipt }));
    await until('it has understood', () => requests.some((url) => url.search === '?type=1'));

    const texts = ['STOP', 'Ünïcödé 中文 😀 '.repeat(8).trim()];
    for (const text of texts)
      for (const fields of writeParts(text, { by: 'header', reference: 77 })!)
        await server.deliver('esme', aMessage({ ...back, ...fields }));
    const inbound = (): (string | undefined)[] =>
      requests.flatMap((url) => (url.pathname === '/inbound' ? [textOf(url)] : []));
    await until('both have come', () => inbound().length >= 2);
    expect(inbound()).toEqual(texts);
    expect(bearerbox.output()).not.toMatch(/PANIC|ERROR: SMPP/);
    await server[Symbol.asyncDispose]();
    web.close();
  });
});
