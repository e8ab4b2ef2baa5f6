import { MantineProvider } from '@mantine/core';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'use-intl';
import { AnswerButtons } from './answer-buttons';
import en from '../../../messages/en.json' with { type: 'json' };
import zh from '../../../messages/zh.json' with { type: 'json' };

interface Language {
  readonly locale: string;
  readonly messages: typeof en;
}

/** The names of the buttons, in their order. */
function buttons(video: boolean | undefined, language: Language): string[] {
  const place = document.createElement('div');
  const root = createRoot(place);
  flushSync(() =>
    root.render(
      <IntlProvider {...language} timeZone="UTC">
        <MantineProvider forceColorScheme="light">
          <AnswerButtons video={video} onAnswer={() => undefined} />
        </MantineProvider>
      </IntlProvider>,
    ),
  );
  const names = [...place.querySelectorAll('button')].map(({ textContent }) => textContent);
  root.unmount();
  return names;
}

describe('how a call can be answered', () => {
  it.each([
    [true, ['Answer with video', 'Answer with audio only']],
    [undefined, ['Answer with video', 'Answer with audio only']],
    [false, ['Answer']],
  ])('with video being %s', (video, names) => {
    expect(buttons(video, { locale: 'en', messages: en })).toEqual(names);
  });

  it('reads in Chinese', () => {
    expect(buttons(true, { locale: 'zh', messages: zh })).toEqual(['视频接听', '仅语音接听']);
  });
});
