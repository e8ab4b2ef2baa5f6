import { DeliveryLab, labInput } from './lab.ts';

const TYPE = 'Microsoft.Communication.SMSReceived';

function lab(input: object): DeliveryLab {
  const made = new DeliveryLab();
  made.set(labInput.parse(input));
  return made;
}

describe('the delivery lab', () => {
  it('changes nothing by itself', () => {
    expect(new DeliveryLab().copies(TYPE)).toEqual([0]);
  });

  it('duplicates, delays, drops and reorders by type', () => {
    const rules = [
      { type: 'SMSReceived', kind: 'duplicate' },
      { type: TYPE, kind: 'delay', ms: 5 },
    ];
    expect(lab({ rules }).copies(TYPE)).toEqual([5, 5]);
    expect(lab({ rules }).copies('Microsoft.Communication.CallStarted')).toEqual([0]);
    expect(lab({ rules: [{ type: '*', kind: 'drop' }] }).copies(TYPE)).toEqual([]);
    const reordering = lab({ rules: [{ type: '*', kind: 'reorder', ms: 1_000 }] });
    const delays = Array.from({ length: 10 }, () => reordering.copies(TYPE)[0]!);
    expect(delays).not.toEqual(delays.toSorted((a, b) => a - b));
    expect(Math.max(...delays)).toBeLessThanOrEqual(1_000);
  });

  it('does the same again with the same seed', () => {
    const run = (seed: number) => {
      const made = lab({ seed, rules: [{ type: '*', kind: 'drop', probability: 0.5 }] });
      return Array.from({ length: 50 }, () => made.copies(TYPE).length).join('');
    };
    expect(run(3)).toBe(run(3));
    expect(run(3)).not.toBe(run(4));
  });
});
