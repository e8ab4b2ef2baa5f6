import fc from 'fast-check';
import { afterStep, isOver } from './campaign-recipient.ts';
import type { CampaignRecipient } from './campaign-recipient.ts';
import { afterCommand, mayCommand } from './campaign-state.ts';
import type { CampaignCommand, CampaignState } from './campaign-state.ts';
import { durationMs, paceOf } from './pace.ts';
import { repeatabilityId, uuidOfName } from './repeatability-id.ts';
import { screenList, withoutRefused } from './screen-list.ts';
import type { ListRow } from './screen-list.ts';

const commands: CampaignCommand[] = ['start', 'pause', 'resume', 'stop', 'finish'];
const e164 = (index: number) => `+1425555${String(100 + index).padStart(4, '0')}` as const;

describe('a campaign', () => {
  it.each<[CampaignState, CampaignCommand[]]>([
    ['draft', ['start', 'stop']],
    ['running', ['pause', 'stop', 'finish']],
    ['paused', ['resume', 'stop']],
    ['stopped', []],
    ['finished', []],
  ])('that is %s takes %j', (state, taken) => {
    expect(commands.filter((command) => mayCommand(state, command))).toEqual(taken);
  });

  it('refuses what it cannot do now', () => {
    expect(afterCommand('draft', 'start')).toBe('running');
    expect(() => afterCommand('stopped', 'resume')).toThrow(
      expect.objectContaining({ code: 'campaign-wrong-state' }),
    );
  });
});

describe('the pace of a campaign', () => {
  it.each(['toll-free', 'long-code', 'short-code', 'name'] as const)(
    'of a %s keeps the limit in every minute, wherever it begins',
    (kind) => {
      const limits = { 'toll-free': 200, 'long-code': 60, 'short-code': 6_000, name: 600 };
      fc.assert(
        fc.property(fc.double({ min: 0.1, max: 10_000, noNaN: true }), (texts) => {
          const { batch, everyMs } = paceOf(kind, texts);
          const inOneMinute = Math.ceil(60_000 / everyMs) * batch;
          const limit = Math.min(limits[kind], Math.max(1, Math.floor(texts)));
          expect(inOneMinute).toBeLessThanOrEqual(limit);
          expect(inOneMinute).toBeGreaterThan(limit / 2);
        }),
      );
    },
  );

  it('says how long it takes', () => {
    expect(paceOf('long-code')).toEqual({ batch: 1, everyMs: 1_000 });
    expect(durationMs({ batch: 10, everyMs: 1_000 }, 95)).toBe(9_000);
    expect(durationMs({ batch: 10, everyMs: 1_000 }, 0)).toBe(0);
  });
});

describe('the id of a request', () => {
  it('is a UUID of its name', async () => {
    // RFC 9562, appendix A.4.
    expect(await uuidOfName('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });

  it('is the same for one recipient of one campaign, and another one for any other', async () => {
    expect(await repeatabilityId('a', e164(0))).toBe(await repeatabilityId('a', e164(0)));
    const ids = await Promise.all(
      ['a', 'b'].flatMap((id) => [0, 1, 2].map((index) => repeatabilityId(id, e164(index)))),
    );
    expect(new Set(ids).size).toBe(6);
  });
});

describe('a recipient of a campaign', () => {
  const pending: CampaignRecipient = { to: e164(0), state: 'pending' };
  const begin = (atMs: number) => ({ kind: 'begin', atMs }) as const;

  it('is texted with the first time of its first request, however often that is made', () => {
    const once = afterStep(pending, begin(1));
    expect(once).toMatchObject({ state: 'sending', firstSentMs: 1 });
    expect(afterStep(once, begin(2))).toBe(once);
  });

  it('is not asked for again when the service may have forgotten it', () => {
    const once = afterStep(pending, begin(0));
    expect(afterStep(once, begin(299_999))).toBe(once);
    expect(afterStep(once, begin(300_000))).toMatchObject({
      state: 'failed',
      reason: 'outcome-unknown',
    });
    expect(afterStep(once, { ...begin(300_000), repeatableMs: 400_000 })).toBe(once);
  });

  it('is skipped before it is texted, not while', () => {
    const skip = { kind: 'skip', reason: 'opted-out' } as const;
    expect(afterStep(pending, skip)).toMatchObject({ state: 'skipped', reason: 'opted-out' });
    const sending = afterStep(pending, begin(1));
    expect(afterStep(sending, skip)).toBe(sending);
  });

  it('keeps its end', () => {
    const sent = afterStep(afterStep(pending, begin(1)), { kind: 'accepted', messageId: 'm' });
    for (const step of [
      begin(2),
      { kind: 'accepted', messageId: 'n' },
      { kind: 'refused', reason: 'service-busy' },
      { kind: 'skip', reason: 'campaign-stopped' },
    ] as const)
      expect(afterStep(sent, step)).toBe(sent);
  });

  it('is texted once, wherever everything stops', async () => {
    // Where a run stops: before the request, after it and before it is noted, or not at all.
    const crashes = fc.array(fc.constantFrom('before', 'after', 'not'), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(crashes, fc.integer({ min: 1, max: 8 }), async (stops, count) => {
        const stored = Array.from({ length: count }, (_, index): CampaignRecipient => {
          return { to: e164(index), state: 'pending' };
        });
        const accepted = new Map<string, number>();
        const texts: string[] = [];
        const waiting = [...stops];
        let nowMs = 0;
        const run = async (): Promise<boolean> => {
          for (const [index, recipient] of stored.entries()) {
            const sending = afterStep(recipient, begin(nowMs++));
            stored[index] = sending;
            if (sending.state !== 'sending') continue;
            const stop = waiting.shift() ?? 'not';
            if (stop === 'before') return false;
            const id = `${await repeatabilityId('c', sending.to)} ${sending.firstSentMs}`;
            if (!accepted.has(id)) texts.push(sending.to);
            accepted.set(id, (accepted.get(id) ?? 0) + 1);
            if (stop === 'after') return false;
            stored[index] = afterStep(sending, { kind: 'accepted', messageId: id });
          }
          return isOver(stored);
        };
        while (!(await run()));
        expect(texts.toSorted()).toEqual(stored.map(({ to }) => to).toSorted());
        expect(stored.every(({ state }) => state === 'sent')).toBe(true);
      }),
    );
  });
});

describe('a list', () => {
  const row = (
    at: number,
    number: string,
    values: Record<string, string> = {},
  ): ListRow<'name'> => {
    return { row: at, number, values };
  };

  it('is divided into who is texted, and who is not and why', () => {
    const list = screenList(
      [
        row(2, '425 555 0100', { name: 'Ada' }),
        row(3, '+1 (425) 555-0100', { name: 'Ada again' }),
        row(4, '', { name: 'Bob' }),
        row(5, '+44 20 7946 0123', { name: 'Cy' }),
        row(6, '+44 7700 900123', { name: ' ' }),
        row(7, '+44 7700 900123', { name: 'Dee' }),
      ],
      { home: 'US', fields: ['name'] },
    );
    expect(list.recipients.map(({ row: at, number }) => [at, number.e164])).toEqual([
      [2, '+14255550100'],
      [7, '+447700900123'],
    ]);
    expect(list.refused).toEqual([
      { row: 3, reason: 'row-repeated' },
      { row: 4, reason: 'number-missing' },
      { row: 5, reason: 'recipient-cannot-text' },
      { row: 6, reason: 'row-value-missing' },
    ]);
    const without = withoutRefused(list, ({ e164: to }) =>
      to === '+14255550100' ? 'opted-out' : undefined,
    );
    expect(without.recipients).toHaveLength(1);
    expect(without.refused[0]).toEqual({ row: 2, reason: 'opted-out' });
  });

  it('loses nobody, and texts nobody twice', () => {
    const written = fc.oneof(
      fc.integer({ min: 0, max: 5 }).map((index) => e164(index)),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(written, { maxLength: 40 }), (numbers) => {
        const rows = numbers.map((number, index) => row(index, number));
        const { recipients, refused } = screenList(rows, { fields: [] });
        const all = [...recipients, ...refused].map((one) => one.row);
        expect(all.toSorted((a, b) => a - b)).toEqual(rows.map((one) => one.row));
        expect(new Set(recipients.map(({ number }) => number.e164)).size).toBe(recipients.length);
      }),
    );
  });
});
