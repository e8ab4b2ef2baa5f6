import { summariseMeeting } from './summarise-meeting.ts';

const NAMES = new Map([['a', 'Ann']]);
const line = (text: string, speaker = 'a', durationMs = 1_000) => ({ speaker, text, durationMs });

test('lists what sounds like a decision once, and what sounds like something to do', () => {
  const text = summariseMeeting(
    [
      line('We’ve decided to wait. Nice weather. Could you please write it down?'),
      line('It is due by next week.', 'b'),
      line('They said so on a Friday once.', 'b'),
    ],
    60_000,
    NAMES,
  );
  expect(text.split('\n')).toEqual([
    'Notes of the call, 1 min.',
    'Who spoke: Somebody 1 (2 s), Ann (1 s).',
    'Agreed:',
    '- Ann: We’ve decided to wait.',
    'To do:',
    '- Ann: Could you please write it down?',
    '- Somebody 1: It is due by next week.',
    'These are lines that sound like it, as the server understood them. Please check them.',
  ]);
});

test('says that there was nothing of the kind', () => {
  expect(summariseMeeting([line('Good morning.')], 10, NAMES)).toContain('I heard nothing that');
});

test('is never longer than a message may be', () => {
  const lines = Array.from({ length: 5_000 }, (_, at) =>
    line(`I will ${'do '.repeat(300)}`, `somebody ${at}`),
  );
  const text = summariseMeeting(lines, 1_000, NAMES);
  expect(text.length).toBeLessThan(12_000);
  expect(text).toContain('and 4975 more');
});
