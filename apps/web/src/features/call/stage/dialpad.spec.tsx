import { MantineProvider } from '@mantine/core';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'use-intl';
import { Keypad } from './dialpad';
import en from '../../../messages/en.json' with { type: 'json' };

let undo: () => void;
afterEach(() => undo());

function show() {
  const sent: string[] = [];
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  undo = () => {
    root.unmount();
    place.remove();
  };
  const session = { sendDigits: async (keys: string) => void sent.push(keys) };
  flushSync(() =>
    root.render(
      <IntlProvider locale="en" messages={en} timeZone="UTC">
        <MantineProvider forceColorScheme="light">
          <Keypad session={session} />
        </MantineProvider>
      </IntlProvider>,
    ),
  );
  const buttons = [...place.querySelectorAll('button')];
  return {
    sent,
    buttons,
    shown: () => place.querySelector('[role="status"]')?.textContent,
    type: (key: string, held: KeyboardEventInit = {}) =>
      flushSync(() =>
        buttons[0]!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...held })),
      ),
  };
}

it('has the keys of a telephone in their order', () => {
  expect(
    show()
      .buttons.map(({ textContent }) => textContent)
      .join(''),
  ).toBe('123456789*0#');
});

it('sends what is pressed, by hand and by keyboard, and shows it', () => {
  const { buttons, type, sent, shown } = show();
  flushSync(() => buttons[4]!.click());
  for (const key of ['1', '#', '*']) type(key);
  expect(sent).toEqual(['5', '1', '#', '*']);
  expect(shown()).toBe('51#*');
});

it('leaves all other keys, shortcuts, and keys that are held', () => {
  const { type, sent } = show();
  type('a');
  type('Enter');
  type('1', { ctrlKey: true });
  type('1', { repeat: true });
  expect(sent).toEqual([]);
});
