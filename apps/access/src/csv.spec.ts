import { csvLine } from './csv.ts';

describe('csvLine', () => {
  it.each([
    [['a', 1, null], 'a,1,\r\n'],
    [['a,b', 'say "hi"', 'two\nlines'], '"a,b","say ""hi""","two\nlines"\r\n'],
    [[new Date(0)], '1970-01-01T00:00:00.000Z\r\n'],
    [['=1+1', '@x', '-1', '+1'], "'=1+1,'@x,'-1,'+1\r\n"],
    [['＝1+1', '＠x', '－1', '＋1'], "'＝1+1,'＠x,'－1,'＋1\r\n"],
    [[' =1', '\u00a0＝1', '\u0000@x', '\u200b+1'], "' =1,'\u00a0＝1,'\u0000@x,'\u200b+1\r\n"],
    [['a=1', ' b'], 'a=1, b\r\n'],
  ] as const)('writes %j', (cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });
});
