import type { Change } from '@switchboard/telephony-api/client';

/** A page that watches: server-sent events, as a browser reads them. */
export function watch(url: string, authorization: string | undefined, what = 'inbox.watch') {
  const leaving = new AbortController();
  const changes = read(`${url}/trpc/${what}`, authorization, leaving.signal);
  return {
    async next(): Promise<Change> {
      const { value, done } = await changes.next();
      if (done === true) throw new Error('The stream is over.');
      return value;
    },
    async [Symbol.asyncDispose]() {
      leaving.abort();
      await changes.return(undefined).catch(() => undefined);
    },
  };
}

async function* read(
  url: string,
  authorization: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<Change, undefined> {
  const response = await fetch(url, {
    headers: { accept: 'text/event-stream', ...(authorization && { authorization }) },
    signal,
  });
  if (!response.ok) throw new Error(`Answered with ${response.status}.`);
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const isNamed = /^event: (?!message)/m.test(event);
      const data = /^data: (.*)$/m.exec(event)?.[1];
      if (!isNamed && data) yield JSON.parse(data) as Change;
    }
  }
  return undefined;
}
