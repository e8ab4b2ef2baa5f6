import type { SystemBrowser } from '../ports.ts';

/** The page that the provider sends the window to says where it was sent here. */
export const SIGNED_IN = 'switchboard:signed-in';
const LOOK_MS = 500;
/** A window may tell what it was told after it has gone. */
const GRACE_MS = 1_000;

/** A window of its own stands in for the browser of the system. */
export function popupBrowser(): SystemBrowser {
  return {
    signIn(url) {
      const state = new URL(url).searchParams.get('state');
      const window = globalThis.open(url, '_blank', 'popup,width=420,height=640');
      const channel = new BroadcastChannel(SIGNED_IN);
      return new Promise<string | undefined>((resolve) => {
        const end = (redirectedTo: string | undefined): void => {
          clearInterval(timer);
          channel.close();
          window?.close();
          resolve(redirectedTo);
        };
        channel.onmessage = ({ data }: MessageEvent<unknown>) => {
          // Several phones on a desk hear of each other's sign-ins.
          const address = typeof data === 'string' ? URL.parse(data) : null;
          if (address?.searchParams.get('state') === state) end(address.href);
        };
        const timer = setInterval(() => {
          if (window && !window.closed) return;
          clearInterval(timer);
          setTimeout(() => end(undefined), GRACE_MS);
        }, LOOK_MS);
      });
    },
    open: (url) => void globalThis.open(url, '_blank', 'noopener'),
  };
}
