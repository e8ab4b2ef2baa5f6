import { readConfig } from '../../config.ts';

test('media is forwarded in a process beside, unless it is to be elsewhere', () => {
  expect(readConfig({}).media).toEqual({ kind: 'on', processes: 1, janus: { urls: [] } });
  expect(readConfig({ MEDIA_PROCESSES: '4' }).media).toMatchObject({ processes: 4 });
  expect(readConfig({ DATAPLANE_MEDIA: 'in-process' }).media).not.toHaveProperty('processes');
  expect(readConfig({ DATAPLANE_MEDIA: 'off' }).media).toEqual({ kind: 'off' });
  expect(readConfig({ JANUS_URL: 'ws://one:8188, wss://two' }).media).toMatchObject({
    janus: { urls: ['ws://one:8188', 'wss://two'] },
  });
});

test('what cannot be is refused by name', () => {
  expect(() => readConfig({ MEDIA_PORTS: '40000-40010' })).toThrow('MEDIA_PORTS');
  expect(() => readConfig({ MEDIA_PORTS: '40000-40063', MEDIA_PROCESSES: '4' })).toThrow(
    'MEDIA_PORTS: must be a range of 128',
  );
  expect(() => readConfig({ MEDIA_ADDRESSES: 'media.example' })).toThrow('MEDIA_ADDRESSES');
  expect(() => readConfig({ JANUS_URL: 'http://one' })).toThrow('JANUS_URL');
});
