import * as Notifications from 'expo-notifications';
import { readApns, readFcm } from '@switchboard/push';
import type { PushPayload } from '@switchboard/push';
import type { ToDevice } from '@switchboard/push/device';

const CHANNEL = 'messages';

/** Notifications of messages, as the system shows them. */
export async function prepareNotices(): Promise<boolean> {
  Notifications.setNotificationHandler({
    // Whoever looks at the app sees the message in it.
    handleNotification: async () => ({
      ...{ shouldShowBanner: false, shouldShowList: false },
      ...{ shouldPlaySound: false, shouldSetBadge: false },
    }),
  });
  await Notifications.setNotificationChannelAsync(CHANNEL, {
    name: 'Messages',
    importance: Notifications.AndroidImportance.HIGH,
  });
  const { granted } = await Notifications.requestPermissionsAsync();
  return granted;
}

export function hearNotice(message: ToDevice): void {
  if (message.type === 'notification-shown') void show(message).catch(() => undefined);
  if (message.type === 'notifications-cleared') void clear(message.threadId).catch(() => undefined);
}

/** The thread of a notification that somebody opened, if it is one of a message. */
export function threadOf({ notification }: Notifications.NotificationResponse): string | undefined {
  return threadIn(notification.request);
}

async function show({
  threadId,
  title,
  text,
}: Extract<ToDevice, { type: 'notification-shown' }>): Promise<void> {
  await Notifications.scheduleNotificationAsync({
    content: { title, body: text, data: { threadId } },
    trigger: { channelId: CHANNEL },
  });
}

async function clear(threadId: string): Promise<void> {
  const presented = await Notifications.getPresentedNotificationsAsync();
  const own = presented.filter(({ request }) => threadIn(request) === threadId);
  await Promise.all(
    own.map(({ request }) => Notifications.dismissNotificationAsync(request.identifier)),
  );
}

/** What of ours a notification carries, if anything. */
export function pushIn({
  content,
  trigger,
}: Notifications.NotificationRequest): PushPayload | undefined {
  const payload = trigger && 'payload' in trigger ? trigger.payload : undefined;
  return readFcm(content.data) ?? readApns(payload);
}

function threadIn(request: Notifications.NotificationRequest): string | undefined {
  const { threadId } = request.content.data ?? {};
  if (typeof threadId === 'string') return threadId;
  const push = pushIn(request);
  return push?.type === 'chat-message' ? push.threadId : undefined;
}
