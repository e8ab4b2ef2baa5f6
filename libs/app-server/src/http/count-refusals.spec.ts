import { Scope } from '@switchboard/kernel';
import { VirtualClock } from '@switchboard/kernel/testing';
import { countRefusals } from './count-refusals.ts';

describe('countRefusals', () => {
  it('tells of the first at once, and of the others how many, once a minute', async () => {
    const clock = new VirtualClock(0);
    const told: string[] = [];
    const tell = (...refusal: unknown[]) => void told.push(refusal.join(' '));
    const refused = countRefusals(tell, clock, new Scope());
    for (let time = 0; time < 5; time += 1) refused('inbox.list', 'not-allowed');
    refused('inbox.send', 'not-allowed');
    expect(told).toEqual(['inbox.list not-allowed 0', 'inbox.send not-allowed 0']);
    await clock.advance(60_000);
    expect(told.slice(2)).toEqual(['inbox.list not-allowed 4']);
    refused('inbox.list', 'not-allowed');
    expect(told.slice(3)).toEqual(['inbox.list not-allowed 0']);
  });

  it('loses no count at the end', async () => {
    const told: number[] = [];
    const scope = new Scope();
    const refused = countRefusals(
      (_path, _code, more) => void told.push(more),
      new VirtualClock(0),
      scope,
    );
    for (let time = 0; time < 3; time += 1) refused('inbox.list', 'not-signed-in');
    await scope.end();
    expect(told).toEqual([0, 2]);
  });
});
