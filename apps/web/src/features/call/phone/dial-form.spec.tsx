import { setImmediate } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'use-intl';
import type { CallPrice } from './use-call-price';
import type { Dialled } from './dial-form';
import en from '../../../messages/en.json' with { type: 'json' };
import zh from '../../../messages/zh.json' with { type: 'json' };

const price = jest.fn<(call: unknown) => Promise<CallPrice>>();
jest.unstable_mockModule('@switchboard/page-client', () => ({
  access: { me: { callPrice: { query: price } } },
}));
const { DialForm } = await import('./dial-form');

const OURS = [
  { number: '+14255550100', name: 'Support', canCall: true },
  { number: '+442079460018', name: '', canCall: true },
];

let undo: () => void;
beforeEach(() => void price.mockResolvedValue({ kind: 'unknown' }));
afterEach(() => undo());

function show(language = { locale: 'en', messages: en }, initial?: string, from?: string) {
  const dialled: Dialled[] = [];
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  const client = new QueryClient();
  undo = () => {
    root.unmount();
    client.clear();
    place.remove();
  };
  flushSync(() =>
    root.render(
      <QueryClientProvider client={client}>
        <IntlProvider {...language} timeZone="UTC">
          <MantineProvider forceColorScheme="light">
            <DialForm
              callerIds={OURS}
              action="Call"
              initial={initial}
              from={from}
              onDial={(one) => dialled.push(one)}
            />
          </MantineProvider>
        </IntlProvider>
      </QueryClientProvider>,
    ),
  );
  const field = place.querySelector('input')!;
  return {
    dialled,
    field,
    text: () => place.textContent,
    alert: () => place.querySelector('[role="alert"]')?.textContent,
    write: (value: string) => change(field, value),
    press: (name: string) =>
      flushSync(() =>
        [...place.querySelectorAll('button')]
          .find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name)!
          .click(),
      ),
    from: (number: string) => change(place.querySelector('select')!, number),
    submit: () =>
      flushSync(() =>
        place
          .querySelector('form')!
          .dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })),
      ),
  };
}

/** As somebody writes it, who is at the end of it then. */
function change(field: HTMLInputElement | HTMLSelectElement, value: string): void {
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')!;
  set!.call(field, value);
  if (field instanceof HTMLInputElement) field.setSelectionRange(value.length, value.length);
  const event = field instanceof HTMLInputElement ? 'input' : 'change';
  flushSync(() => field.dispatchEvent(new Event(event, { bubbles: true })));
}

describe('a number', () => {
  it.each([
    ['typed', '4255550123', '(425) 555-0123'],
    ['typed with its country', '+14255550123', '+1 425 555 0123'],
    ['pasted', ' tel:+1-425-555-0123', '+1 425 555 0123'],
  ])('that is %s is written as people read it, and called', (_how, written, shown) => {
    const { write, field, submit, dialled } = show();
    write(written);
    expect(field.value).toBe(shown);
    submit();
    expect(dialled).toEqual([
      { id: '4:+14255550123', callerId: '+14255550100', title: '+1 425 555 0123' },
    ]);
  });

  it('is put together from keys, and taken back', () => {
    const { press, field } = show();
    for (const key of ['+', '1', '4', '2', '5']) press(key);
    expect(field.value).toBe('+1 425');
    press('Delete last digit');
    expect(field.value).toBe('+1 42');
  });

  it('is not corrected where somebody takes something away', () => {
    const { write, field } = show();
    write('(425');
    write('(42');
    expect(field.value).toBe('(42');
  });

  it('is read at the home of the number it is called from', () => {
    const { write, from, submit, dialled } = show();
    from('+442079460018');
    write('020 7946 0999');
    submit();
    expect(dialled).toMatchObject([{ id: '4:+442079460999', callerId: '+442079460018' }]);
  });

  it.each([
    ['+442079460018', '+442079460018'],
    ['+14255550177', '+14255550100'],
  ])('is called from %s where that is asked for and may be', (from, callerId) => {
    const { submit, dialled } = show(undefined, '+14255550123', from);
    submit();
    expect(dialled).toMatchObject([{ id: '4:+14255550123', callerId }]);
  });

  it('may stand there already', () => {
    expect(show(undefined, '+14255550123').field.value).toBe('+1 425 555 0123');
  });

  it.each([
    ['', 'Enter a phone number.'],
    ['+1 425', 'This isn’t a complete phone number.'],
  ])('%j is not called, and it says why', (written, why) => {
    const { write, submit, text, dialled, field } = show();
    if (written) write(written);
    submit();
    expect(text()).toContain(why);
    expect([field.getAttribute('aria-invalid'), dialled]).toEqual(['true', []]);
  });
});

describe('an emergency number', () => {
  it.each(['911', '112', '999', '+44 999', '110'])(
    '%s is not called, and it says what to do',
    (written) => {
      const { write, alert, submit, dialled } = show();
      write(written);
      expect(alert()).toContain('Use a mobile or landline phone.');
      submit();
      expect(dialled).toEqual([]);
    },
  );

  it('is none with a digit more', () => {
    const { write, alert } = show();
    write('9115');
    expect(alert()).toBeUndefined();
  });

  it('reads in Chinese', () => {
    const { write, alert } = show({ locale: 'zh', messages: zh });
    write('110');
    expect(alert()).toContain('请使用手机或固定电话。');
  });
});

it('names the numbers it can be called from', () => {
  expect(show().text()).toContain('Support · +1 425 555 0100+44 20 7946 0018');
});

describe('before a number is called', () => {
  const call = { number: '+14255550123', callerId: '+14255550100' };
  const settled = async (text: () => string | null, word: string) => {
    while (!text()?.includes(word)) await setImmediate();
  };

  it('the price of a minute is told, once the number is whole', async () => {
    price.mockClear();
    price.mockResolvedValue({ kind: 'allowed', currency: 'USD', perMinute: 13_500 });
    const { write, text, submit, dialled } = show();
    write('+1 425 555 012');
    expect(price).not.toHaveBeenCalled();
    write('+1 425 555 0123');
    await settled(text, '$0.0135 per minute');
    expect(price).toHaveBeenCalledWith(call, expect.anything());
    submit();
    expect(dialled).toHaveLength(1);
  });

  it.each([
    ['destination', 'Calls to this destination aren’t allowed.'],
    ['premium', 'Premium-rate numbers can’t be called'],
  ] as const)('it is said that it is not called: %s', async (because, why) => {
    price.mockResolvedValue({ kind: 'denied', because });
    const { write, text, submit, dialled } = show();
    write(call.number);
    await settled(text, why);
    submit();
    expect(dialled).toEqual([]);
  });

  it('nothing is told where nobody knows, and it is called', async () => {
    const { write, text, submit, dialled } = show();
    write(call.number);
    await setImmediate();
    expect(text()).not.toContain('minute');
    submit();
    expect(dialled).toHaveLength(1);
  });
});
