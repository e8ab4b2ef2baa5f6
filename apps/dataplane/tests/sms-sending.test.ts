import { advanceable, Scope, systemClock } from '@switchboard/kernel';
import { createLogger } from '@switchboard/service';
import { connectTo, SmppClient } from '@switchboard/smpp';
import { readProviders } from '../src/services/sms/read-providers.ts';
import { openSending } from '../src/services/sms/sending.ts';
import { textProvider } from './_text-provider.ts';
import { until } from './_until.ts';

const account = { systemId: 'switchboard', password: 'secret' };

test('what a process that died had claimed is free before anything is claimed anew', async () => {
  await using scope = new Scope();
  const provider = scope.use(await textProvider());
  const done: string[] = [];
  const release = async (): Promise<void> => {
    // A link that was to be opened before would be bound before this one.
    const clock = systemClock;
    const connect = connectTo({ host: '127.0.0.1', port: provider.port, clock });
    await using other = new SmppClient({
      connect,
      account,
      clock,
      onDeliver: async () => undefined,
    });
    await until('another one is bound', () => other.links[0]?.state === 'bound');
    done.push(`released after ${provider.tried}`);
  };
  await openSending(
    {
      database: { shared: false },
      clock: advanceable(systemClock),
      log: createLogger({ name: 'dataplane', level: 'silent' }),
    },
    {
      providers: await readProviders(provider.config),
      store: {
        async claim() {
          done.push('claimed');
          return { messages: [], nextDueMs: null };
        },
        renew: async () => undefined,
        releaseAll: release,
      },
      ledger: { write: async () => undefined },
      receive: async () => undefined,
    },
    scope,
  );
  await until('something is claimed', () => done.includes('claimed'));
  expect(done.slice(0, 2)).toEqual(['released after 1', 'claimed']);
});
