import { Screen } from './screen.ts';

it('holds back what is printed, in its order, until it is shown', () => {
  const seen: string[] = [];
  const [out, err] = ['out', 'err'].map((name) => ({
    write: (chunk: unknown) => seen.push(`${name} ${String(chunk)}`) > 0,
  }));
  const screen = new Screen();
  screen.write(out!, Buffer.from('1'));
  screen.write(err!, Buffer.from('2'));
  expect(seen).toEqual([]);
  screen.show();
  screen.write(out!, Buffer.from('3'));
  expect(seen).toEqual(['out 1', 'err 2', 'out 3']);
});
