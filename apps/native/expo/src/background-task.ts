import * as Calls from 'expo-callkit-telecom';
import * as Notifications from 'expo-notifications';
import * as TaskManager from 'expo-task-manager';
import type { CallEndedPush } from '@switchboard/push';
import { endCallByPush, readBackgroundPush } from '../../src/ports/phone/background-push.ts';

const TASK = 'switchboard-push';

/** The app itself, while it runs. */
let hear: ((push: CallEndedPush) => void) | undefined;

/**
 * What runs when a push comes in the background, on Android also while the app is killed: the system then loads
 * the entry without a screen, and runs this alone. Defined before anything else may wait.
 */
export function defineBackgroundTask(): void {
  TaskManager.defineTask(TASK, async ({ data }) => {
    const push = readBackgroundPush(data);
    if (push?.type !== 'call-ended') return;
    // The app knows more than the system does, for instance that it is answering just now.
    if (hear) hear(push);
    else await endCallByPush(push, Calls);
  });
  // Kept by the system from the first start on; without it the app hears of it as long as it runs.
  Notifications.registerTaskAsync(TASK).catch(() => undefined);
}

/** From now on the app decides what follows from the end of a call. */
export function hearEndedCalls(listener: (push: CallEndedPush) => void): void {
  hear = listener;
}
