import type { SpeakJob, SpeakResult } from './speak-thread.ts';
import { Thread } from './thread.ts';

const job: SpeakJob = { do: 'pronounce', text: 'hello' };
const { signal } = new AbortController();
const open = () => new Thread<SpeakJob, SpeakResult>({ program: './speak-thread' });

test('a thread that dies fails what it was at, and the next job finds another', async () => {
  await using thread = open();
  expect(thread.worker).toBeUndefined();
  const lost = thread.do(job, signal);
  const waits = thread.do(job, signal);
  await thread.worker!.terminate();
  await expect(lost).rejects.toMatchObject({ code: 'speech-failed' });
  expect(await waits).toEqual({ phones: 'HH AH L OW' });
});

test('as much waits as may, whoever is gone is passed over, and the end is the end', async () => {
  const thread = open();
  const aborted = new AbortController();
  const first = thread.do(job, signal);
  const gone = thread.do(job, aborted.signal);
  aborted.abort(new Error('gone'));
  await expect(gone).rejects.toThrow('gone');
  const waiting = Array.from({ length: 40 }, () => thread.do(job, signal));
  const results = Promise.allSettled(waiting);
  expect(await first).toEqual({ phones: 'HH AH L OW' });
  await thread[Symbol.asyncDispose]();
  const codes = (await results).map((one) =>
    one.status === 'rejected' ? (one.reason as { code: string }).code : 'done',
  );
  expect(codes.filter((code) => code === 'speech-busy')).toHaveLength(9);
  expect(codes).toContain('speech-failed');
  await expect(thread.do(job, signal)).rejects.toMatchObject({ code: 'speech-failed' });
});
