import type { Caller } from './_callers.ts';

/** Nobody of this name was ever made. */
export const SOMEBODY =
  '8:acs:5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11_00000000-0000-0000-0000-000000000001';

/** What a page says of a source when it sends it. */
export const publish = (source: 'audio' | 'camera' | 'screen') => () => ({
  generation: 1,
  transport: 'up',
  kind: 'offer',
  sdp: 'v=0',
  tracks: [{ mid: '0', source }],
});

/** What somebody was told that they did not ask for. */
export const heard = ({ client }: Caller) => client.events.filter(({ type }) => type !== 'res');
