import { createPageKey } from '@switchboard/access-api/client';
import type { CallingEngine } from '@switchboard/calling';
import { createCallingModule } from '@switchboard/calling-local';
import { systemClock } from '@switchboard/kernel';
import type { Ports } from '../ports.ts';
import { Glyph } from './glyph.tsx';
import { openPageDevice } from './page-device.ts';
import { pageStore } from './page-store.ts';
import { popupBrowser } from './popup-browser.ts';
import { tabDevice } from './tab-device.ts';
import { VideoView } from './video-view.tsx';

const NO_INSETS = { top: 0, bottom: 0, left: 0, right: 0 } as const;

/** A keyboard has a key for it. */
function onEscape(listener: () => boolean): () => void {
  const hear = ({ key }: KeyboardEvent): void => void (key === 'Escape' && listener());
  window.addEventListener('keydown', hear);
  return () => window.removeEventListener('keydown', hear);
}

/** What the app uses of a browser. */
export async function openWebPorts(): Promise<Ports> {
  const device = (await openPageDevice()) ?? tabDevice();
  const { installationId } = device.launched;
  return {
    clock: systemClock,
    redirectUri: new URL('signed-in.html', location.href).href,
    appId: 'com.example.switchboard',
    storage: pageStore(installationId, 'kept'),
    secrets: pageStore(installationId, 'secret'),
    browser: popupBrowser(),
    device,
    speaker: { canSwitch: false, setLoud: () => undefined },
    createKey: createPageKey,
    // The SDK's classes have private members, so that only they themselves match their types.
    createEngine: (options) => createCallingModule(options) as unknown as CallingEngine,
    onBack: onEscape,
    newId: () => crypto.randomUUID(),
    language: () => navigator.language,
    Glyph,
    VideoView,
    useInsets: () => NO_INSETS,
  };
}
