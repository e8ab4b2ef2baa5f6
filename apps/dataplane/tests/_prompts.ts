import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeWav } from '@switchboard/audio';
import type { SampleRate } from '@switchboard/audio';
import { joinFrames, tone } from '@switchboard/audio/testing';

/** Where prompts are fetched from. */
export interface Prompts extends AsyncDisposable {
  /** A WAV file with one tone in it. */
  tone(hz: number, options?: { rate?: SampleRate; seconds?: number; id?: string }): FileSource;
  /** Any other answer. */
  file(body: string, status?: number): FileSource;
  /** How often each path was asked for. */
  readonly asked: ReadonlyMap<string, number>;
}

interface FileSource {
  readonly kind: 'fileSource';
  readonly url: string;
  readonly playSourceCacheId?: string;
}

interface Reply {
  readonly status: number;
  readonly body: Uint8Array;
}

export async function servePrompts(): Promise<Prompts> {
  const replies = new Map<string, Reply>();
  const asked = new Map<string, number>();
  const server = createServer(({ url = '' }, response) => {
    asked.set(url, (asked.get(url) ?? 0) + 1);
    const { status, body } = replies.get(url) ?? { status: 404, body: new Uint8Array() };
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const put = (reply: Reply, id?: string): FileSource => {
    const path = `/${replies.size}.wav?secret=hush`;
    replies.set(path, reply);
    const url = base + path;
    return { kind: 'fileSource', url, ...(id !== undefined && { playSourceCacheId: id }) };
  };
  return {
    asked,
    tone(hz, { rate = 16_000, seconds = 1, id } = {}) {
      const next = tone(rate, { hz, amplitude: 8_000 });
      const samples = joinFrames(Array.from({ length: seconds * 50 }, next));
      return put({ status: 200, body: writeWav({ sampleRate: rate, samples }) }, id);
    },
    file: (body, status = 200) => put({ status, body: Buffer.from(body) }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
