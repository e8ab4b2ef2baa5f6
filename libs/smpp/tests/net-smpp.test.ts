import { systemClock } from '@switchboard/kernel';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { connectTo } from '../src/client/connect-to.ts';
import { SmppClient } from '../src/client/smpp-client.ts';
import { writeParts } from '../src/parts/write-parts.ts';
import { aMessage } from './_pdus.ts';
import { freePort, start } from './_processes.ts';
import { until } from './_until.ts';

const PROGRAM = '/usr/share/doc/libnet-smpp-perl/examples/smsc.pl';
const isThere = existsSync(PROGRAM) && existsSync('/usr/bin/perl');
if (!isThere) process.stderr.write('SKIPPED: a carrier of somebody else, for want of Net::SMPP\n');

(isThere ? describe : describe.skip)('the carrier of Net::SMPP', () => {
  it('takes our bind, our messages, our questions and our unbind', async () => {
    const port = await freePort();
    const script = (await readFile(PROGRAM, 'latin1')).replace('$port = 9900', `$port = ${port}`);
    await using carrier = await start('/usr/bin/perl', () => ['smsc.pl', '3'], {
      'smsc.pl': script,
    });
    const client = new SmppClient({
      connect: connectTo({ host: '127.0.0.1', port, clock: systemClock }),
      account: { systemId: 'esme', password: 'secret' },
      clock: systemClock,
      limits: { enquireLinkMs: 100 },
      backOff: { firstMs: 100, maxMs: 200 },
      onDeliver: async () => undefined,
    });
    await until('bound', () => client.links[0]!.state === 'bound');
    const parts = writeParts('€ 中文 😀 '.repeat(20), { by: 'header', reference: 1 })!;
    const ids = await Promise.all(
      [...parts, ...parts, ...parts].map((fields) => client.submit(aMessage(fields))),
    );
    expect(new Set(ids)).toEqual(new Set(['123456789']));
    expect(client.links).toEqual([{ state: 'bound' }]);
    await client[Symbol.asyncDispose]();
    await until('it has heard our unbind', () => carrier.output().includes('Remote sent unbind'));
  });
});
