import { createMailbox } from './mailbox.ts';

it('keeps what comes before anybody listens, in order, and no more than is of use', () => {
  const box = createMailbox<number>();
  const heard: number[] = [];
  for (let at = 0; at < 150; at++) box.deliver(at);
  const end = box.listen((message) => heard.push(message));
  expect([heard.length, heard[0], heard.at(-1)]).toEqual([100, 50, 149]);
  box.deliver(150);
  expect(heard.at(-1)).toBe(150);
  end();
  box.deliver(151);
  expect(heard.at(-1)).toBe(150);
  box.listen((message) => heard.push(message));
  expect(heard.at(-1)).toBe(151);
});
