import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRecordedFiles } from './recorded-files.ts';

const { signal } = new AbortController();
const PATH = '/calling/recordingContents/r1';

async function serve(status = 200) {
  const requests: { method?: string | undefined; url?: string | undefined; host: unknown }[] = [];
  const server = createServer(({ method, url, headers }, response) => {
    requests.push({ method, url, host: headers.host });
    response.writeHead(status, { 'content-type': 'audio/wav' });
    response.end(status === 200 ? 'sound' : JSON.stringify({ status, message: 'No.' }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  const files = createRecordedFiles({ kind: 'key', endpoint, accessKey: 'a2V5' });
  return { files, requests, host: `127.0.0.1:${port}`, [Symbol.dispose]: () => server.close() };
}

describe('files of recordings', () => {
  it('are read and deleted at the back end, wherever an event says that they are', async () => {
    using server = await serve();
    const location = `https://elsewhere.example${PATH}`;
    expect(String(await server.files.read(location, 5, signal))).toBe('sound');
    await server.files.delete(location, signal);
    expect(server.requests).toEqual(
      ['GET', 'DELETE'].map((method) => ({ method, url: PATH, host: server.host })),
    );
  });

  it('are refused when they are longer than may be', async () => {
    using server = await serve();
    const reading = server.files.read(`http://${server.host}${PATH}`, 4, signal);
    await expect(reading).rejects.toMatchObject({ code: 'recording-unavailable' });
  });

  it.each([404, 503])('that answer %s cannot be read; what is gone is deleted', async (status) => {
    using server = await serve(status);
    const location = `http://${server.host}${PATH}`;
    const failure = expect.objectContaining({ code: 'recording-unavailable' });
    await expect(server.files.read(location, 5, signal)).rejects.toEqual(failure);
    const deleting = server.files.delete(location, signal);
    if (status === 404) await deleting;
    else await expect(deleting).rejects.toEqual(failure);
  });
});
