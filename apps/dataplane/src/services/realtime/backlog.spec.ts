import { Backlog } from './backlog.ts';
import { Outbox } from './outbox.ts';

const bounds = {
  'realtime.waitingPerClient': 100,
  'realtime.waitingPerPerson': 150,
  'realtime.waiting': 250,
};
const notification = (size: number) => ({ size, frame: () => '' });

describe('what waits for clients', () => {
  const backlog = new Backlog(bounds);
  const lost: string[] = [];
  const outbox = (userId: string, name: string) =>
    new Outbox(backlog, userId, () => void lost.push(name));
  const [one, two, bob, carla] = [
    outbox('alice', 'one'),
    outbox('alice', 'two'),
    outbox('bob', 'bob'),
    outbox('carla', 'carla'),
  ];

  it('is bounded for each client', () => {
    one.push(notification(60));
    expect(lost).toEqual([]);
    one.push(notification(60));
    expect(lost).toEqual(['one']);
    expect(one.takeOverflow()).toBe(true);
    expect(one.takeOverflow()).toBe(false);
    expect(backlog.total).toBe(0);
  });

  it('is bounded for all clients of a person together', () => {
    one.push(notification(90));
    two.push(notification(60));
    two.push(notification(1));
    expect(lost).toEqual(['one', 'two']);
    expect(backlog.total).toBe(90);
  });

  it('is bounded for the process, at the cost of whom the most waits for', () => {
    bob.push(notification(80));
    carla.push(notification(70));
    carla.push(notification(20));
    expect(lost).toEqual(['one', 'two', 'one']);
    expect(backlog.total).toBe(170);
  });

  it('shrinks with every answer, and with the end of a client', () => {
    carla.answered(1);
    expect(backlog.total).toBe(100);
    bob.clear();
    carla.clear();
    expect(backlog.total).toBe(0);
    expect(bob.takeOverflow()).toBe(false);
  });
});
