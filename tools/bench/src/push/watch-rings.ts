import type { DeviceView } from '@switchboard/push-lab';

/** Hears when devices ring. */
export interface Rings extends Disposable {
  /** When a device rings next for a call that it did not ring for, by `performance.now()`. */
  next(deviceId: string): Promise<number>;
}

/** @param url of the desk of a push lab, whose events are read as they come */
export async function watchRings(url: string): Promise<Rings> {
  const ended = new AbortController();
  const answer = await fetch(`${url}/api/events`, { signal: ended.signal });
  const known = new Set<string>();
  const waiting = new Map<string, (at: number) => void>();
  const take = ({ id, calls }: DeviceView): void => {
    const fresh = calls.filter(({ serverCallId }) => !known.has(serverCallId));
    for (const { serverCallId } of fresh) known.add(serverCallId);
    if (fresh.length === 0) return;
    waiting.get(id)?.(performance.now());
    waiting.delete(id);
  };
  readDevices(answer, take).catch(() => undefined);
  return {
    next: (deviceId) => new Promise((resolve) => waiting.set(deviceId, resolve)),
    [Symbol.dispose]: () => ended.abort(),
  };
}

async function readDevices(answer: Response, take: (view: DeviceView) => void): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  const reader = answer.body!.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const [, data] = /^event: device\ndata: (.+)$/.exec(event) ?? [];
      if (data !== undefined) take(JSON.parse(data) as DeviceView);
    }
  }
}
