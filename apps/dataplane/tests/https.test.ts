import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { identityClient, raw, start } from './_harness.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('_session.mjs', import.meta.url));

describe('HTTPS', () => {
  it('serves an unmodified script that trusts the local authority', async () => {
    await using running = await start({ https: { port: 0 } });
    const { connectionString, caFile, http } = running.plane;
    expect(connectionString).toMatch(/^endpoint=https:\/\/localhost:\d+\/;accesskey=/);
    const { stdout } = await run(process.execPath, [script, connectionString], {
      env: { PATH: process.env['PATH'], NODE_EXTRA_CA_CERTS: caFile },
      timeout: 60_000,
    });
    expect(JSON.parse(stdout)).toEqual(['Hello', 'topicUpdated', 'participantAdded']);
    expect((await raw(`${http}/health`)).headers.get('strict-transport-security')).toBeNull();
  });

  it('is trusted by nobody else', async () => {
    await using running = await start({ https: { port: 0 } });
    await expect(identityClient(running.plane).createUser()).rejects.toThrow(/certificate/);
  });
});
