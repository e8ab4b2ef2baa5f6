import { setImmediate } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'use-intl';
import type { CallRecord } from './use-call-history';
import en from '../../messages/en.json' with { type: 'json' };

const said = jest.spyOn(notifications, 'show').mockReturnValue('');
const ask = jest.fn<(asked: unknown) => Promise<{ items: object[] }>>();
jest.unstable_mockModule('@switchboard/page-client', () => ({ access: {} }));
jest.unstable_mockModule('../contacts/telephony', () => ({
  telephony: { contacts: { names: { query: ask } } },
}));
const { AsksContacts } = await import('../contacts/asks-contacts');
const { MissedCallNews } = await import('./missed-call-news');

let undo: () => void;
beforeAll(() => Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true }));
beforeEach(() => jest.clearAllMocks());
afterEach(() => act(async () => undo()));

const missed = (id: string, number: string): CallRecord => ({
  ...{ id, callId: id, direction: 'incoming', outcome: 'missed', video: false, seen: false },
  ...{ startedAt: '2026-12-01T12:00:00.000Z', durationSeconds: 0 },
  others: [{ personId: `4:${number}`, userId: `4:${number}`, name: number }],
});

/** Somebody who had missed no call, and reads that there is one. */
async function missCall(asksContacts: boolean): Promise<void> {
  const queries = new QueryClient();
  const read = (items: readonly CallRecord[]) =>
    act(async () => {
      const page = { items: [...items], cursor: null, unseen: items.length, notedByPage: false };
      queries.setQueryData(['calls'], { pages: [page], pageParams: [undefined] });
    });
  const root = createRoot(document.createElement('div'));
  undo = () => {
    root.unmount();
    queries.clear();
  };
  await read([]);
  await act(async () =>
    root.render(
      <QueryClientProvider client={queries}>
        <IntlProvider locale="en" messages={en} timeZone="UTC">
          <AsksContacts value={asksContacts}>
            <MissedCallNews />
          </AsksContacts>
        </IntlProvider>
      </QueryClientProvider>,
    ),
  );
  await read([missed('1', '+14255550111')]);
}

const messages = () => said.mock.calls.map(([{ message }]) => message);

/** Queries are read a moment after they have changed. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await act(() => setImmediate());
}
const told = () => until(() => messages().length > 0);

it('a missed call is told by the name of the contact, once that has come', async () => {
  const answer = Promise.withResolvers<{ items: object[] }>();
  ask.mockReturnValue(answer.promise);
  await missCall(true);
  await until(() => ask.mock.calls.length > 0);
  expect(messages()).toEqual([]);
  await act(async () => answer.resolve({ items: [{ number: '+14255550111', name: 'Contoso' }] }));
  await told();
  expect(messages()).toEqual(['Missed call from Contoso']);
  expect(ask.mock.calls.map(([asked]) => asked)).toEqual([{ numbers: ['+14255550111'] }]);
});

it('a missed call is told by its number where nobody says a name', async () => {
  ask.mockRejectedValue(new Error('not now'));
  await missCall(true);
  await told();
  expect(messages()).toEqual([expect.stringMatching(/^Missed call from \+1 ?425/)]);
});

it('nobody is asked where there is no telephony service', async () => {
  await missCall(false);
  await told();
  expect(ask).not.toHaveBeenCalled();
});
