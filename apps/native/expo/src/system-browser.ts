import * as WebBrowser from 'expo-web-browser';
import type { SystemBrowser } from '../../src/ports/ports.ts';

/** Custom Tabs and ASWebAuthenticationSession: the person sees which site asks for a password. */
export function systemBrowser(redirectUri: string): SystemBrowser {
  return {
    async signIn(url) {
      const result = await WebBrowser.openAuthSessionAsync(url, redirectUri);
      return result.type === 'success' ? result.url : undefined;
    },
    open: (url) => void WebBrowser.openBrowserAsync(url).catch(() => undefined),
  };
}
