import { createTRPCUntypedClient } from '@trpc/client';
import { subscriptionLink } from './subscription-link.ts';

/** A browser's, as far as the link uses it before anything is told. */
class SilentSource extends EventTarget {
  static opened: SilentSource[] = [];
  static readonly CLOSED = 2;
  readyState = 0;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    SilentSource.opened.push(this);
  }
  close(): void {
    this.readyState = SilentSource.CLOSED;
    this.dispatchEvent(new Event('closed'));
  }
}

it('asks this very app for events, and stops when nobody listens any more', async () => {
  Object.assign(globalThis, { EventSource: SilentSource });
  const client = createTRPCUntypedClient({ links: [subscriptionLink()] });
  const connecting = Promise.withResolvers<void>();
  const subscription = client.subscription('live.requests', undefined, {
    onConnectionStateChange: () => connecting.resolve(),
  });
  await connecting.promise;
  await new Promise((settled) => setImmediate(settled));
  const [source] = SilentSource.opened;
  expect(source?.url).toMatch(/^\/api\/trpc\/live\.requests/);
  const closed = new Promise((done) => source?.addEventListener('closed', done));
  subscription.unsubscribe();
  await closed;
});
