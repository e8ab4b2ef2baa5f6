import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRecordedFiles } from './recorded-files.ts';

const { signal } = new AbortController();
const PATH = '/calling/recordingContents/r1';

/** @param refusals how many requests it takes for those of strangers, at first */
async function serve(status = 200, refusals = 0) {
  const requests: { method?: string | undefined; url?: string | undefined; host: unknown }[] = [];
  const server = createServer(({ method, url, headers }, response) => {
    requests.push({ method, url, host: headers.host });
    const answered = requests.length > refusals ? status : 401;
    response.writeHead(answered, { 'content-type': 'audio/wav' });
    response.end(answered === 200 ? 'sound' : JSON.stringify({ status: answered, message: 'No.' }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  const acs = { kind: 'key', endpoint, accessKey: 'a2V5' } as const;
  const files = createRecordedFiles(acs, { otherKey: 'b3RoZXI=' });
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

  it('are read and deleted with the other key once the first one is revoked', async () => {
    for (const ask of ['read', 'delete'] as const) {
      using server = await serve(200, 1);
      const location = `http://${server.host}${PATH}`;
      if (ask === 'read') await server.files.read(location, 5, signal);
      else await server.files.delete(location, signal);
      expect(server.requests).toHaveLength(2);
    }
  });

  it('are not read where neither key helps', async () => {
    using server = await serve(200, 2);
    const reading = server.files.read(`http://${server.host}${PATH}`, 5, signal);
    await expect(reading).rejects.toMatchObject({ code: 'recording-unavailable' });
    expect(server.requests).toHaveLength(2);
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
