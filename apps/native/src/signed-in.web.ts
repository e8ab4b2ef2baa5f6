import { SIGNED_IN } from './ports/web/popup-browser.ts';

/** The provider has sent this window here: the app that opened it is told, and closes it. */
const channel = new BroadcastChannel(SIGNED_IN);
channel.postMessage(location.href);
channel.close();
// The code is of no further use, and need not stay in the address.
history.replaceState(null, '', location.pathname);
window.close();
