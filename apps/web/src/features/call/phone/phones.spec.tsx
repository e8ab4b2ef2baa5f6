import { jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Calling } from '@switchboard/calling';
import { CallingProvider } from '@switchboard/calling/react';
import {
  connectParties,
  createFakeParty,
  FakeExchange,
  fakePhones,
  until,
} from '@switchboard/calling/testing';
import { VirtualClock } from '@switchboard/kernel/testing';
import { act } from 'react';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'use-intl';
import { displayNumber } from './display-number';
import { PhoneBook } from './phone-book';
import en from '../../../messages/en.json' with { type: 'json' };

const said = jest.spyOn(notifications, 'show').mockReturnValue('');
jest.unstable_mockModule('@switchboard/page-client', () => ({
  access: {},
  useReason: () => String,
}));
const { IncomingCalls } = await import('../ringing/incoming-calls');
const { LeftNotices } = await import('../left-notices');

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  // Whoever waits for the lock makes no sound.
  Object.assign(navigator, { locks: { request: () => new Promise(() => undefined) } });
});
let undo: () => void;
afterEach(() => act(() => undo()));

const clock = new VirtualClock();
const callerId = '+14255550100';

async function show(calling: Calling, page: ReactElement): Promise<HTMLElement> {
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  undo = () => {
    root.unmount();
    place.remove();
  };
  await act(async () =>
    root.render(
      <IntlProvider locale="en" messages={en} timeZone="UTC">
        <MantineProvider forceColorScheme="light">
          <CallingProvider calling={calling}>
            <PhoneBook value={displayNumber}>{page}</PhoneBook>
          </CallingProvider>
        </MantineProvider>
      </IntlProvider>,
    ),
  );
  return place;
}

describe('a phone that calls', () => {
  it.each([
    ['its number alone', {}, '+1 425 555 0111', 1],
    [
      'the name that the contacts know, and its number',
      { '+14255550111': 'Contoso' },
      'Contoso',
      1,
    ],
  ])('is shown by %s, and cannot be written to', async (_what, names, title, numbers) => {
    const exchange = new FakeExchange();
    const contacts = { names: async () => names };
    const alice = createFakeParty(exchange, 'alice', clock, { contacts });
    await alice.calling.start();
    const phone = await fakePhones(exchange).phone();
    const place = await show(alice.calling, <IncomingCalls writes onAnswer={() => undefined} />);
    await act(async () => {
      await phone.call(alice);
      await until(alice.calling, 'rings', ({ incoming }) => incoming.length > 0);
    });
    const card = place.querySelector('[role="alertdialog"]');
    expect(card?.getAttribute('aria-label')).toBe(`${title} is calling`);
    expect(card?.textContent.split('+1 425 555 0111')).toHaveLength(numbers + 1);
    expect(card?.querySelector('[data-phone]')).not.toBeNull();
    const buttons = [...(card?.querySelectorAll('button') ?? [])].map((one) => one.textContent);
    expect(buttons).toEqual(['Answer', 'Decline']);
    await act(() => alice.calling.end());
  });
});

describe('a phone that is added to a call', () => {
  it.each([
    ['where none are called', false, 'Phone calls aren’t set up here.'],
    ['and is busy', true, 'The line is busy.'],
  ])('%s does not come, and it is said why', async (_how, hasPhones, why) => {
    said.mockClear();
    const exchange = new FakeExchange();
    const [alice, bob] = [
      createFakeParty(exchange, 'alice', clock),
      createFakeParty(exchange, 'bob', clock),
    ];
    const { ref } = await connectParties(alice, bob);
    const phone = hasPhones ? await fakePhones(exchange).phone() : { id: '4:+14255550111' };
    if ('beBusy' in phone) await phone.beBusy();
    await show(alice.calling, <LeftNotices />);
    await act(() => alice.calling.session(ref).add(phone.id, { callerId }));
    expect(said.mock.calls).toEqual([[{ message: `+1 425 555 0111: ${why}` }]]);
    await act(() => Promise.all([alice.calling.end(), bob.calling.end()]));
  });
});
