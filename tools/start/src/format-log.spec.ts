import { stripVTControlCharacters } from 'node:util';
import { formatLog } from './format-log.ts';

const format = (line: string): string => stripVTControlCharacters(formatLog('access', 1)(line));

describe('formatLog', () => {
  it('puts the name in front of what is no log line', () => {
    expect(format('▲ Next.js')).toBe('access            ▲ Next.js');
    expect(format('{ not json')).toBe('access            { not json');
  });

  it('makes a log line readable: time, level, text, fields', () => {
    const line = { level: 40, time: '2026-01-15T12:34:56.789Z', name: 'access', msg: 'refused' };
    const fields = { requestId: 'r1', status: 403, err: { type: 'Error' } };
    expect(format(JSON.stringify({ ...line, ...fields }))).toBe(
      'access            12:34:56 warn  refused requestId=r1 status=403 err={"type":"Error"}',
    );
  });

  it('survives a line without text, time or a level it knows', () => {
    expect(format('{"level":"loud","port":3100}')).toBe('access            info   port=3100');
  });
});
