import { EventSource as Source } from 'eventsource';

/** Server-sent events for a program: each connection has the authorization that is good when it is made. */
export function authorisedSource(authorization: () => Promise<string>): typeof EventSource {
  return class extends Source {
    constructor(url: string | URL) {
      super(url, {
        fetch: async (address, init) =>
          fetch(address, {
            ...init,
            headers: { ...init.headers, authorization: await authorization() },
          }),
      });
    }
  } as unknown as typeof EventSource;
}
