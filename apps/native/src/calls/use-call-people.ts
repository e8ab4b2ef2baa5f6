import { MAX_TOPIC_LENGTH } from '@switchboard/chat';
import { useApp } from '../root/app-context.ts';
import { othersIn } from '../chat/thread-view.ts';
import { topicOf } from '../people/thread-title.ts';
import { useValue } from '../state/use-value.ts';

export interface CallPeople {
  /** Calls work here, and there is a connection to place them by. */
  readonly canCall: boolean;
  readonly call: (userIds: readonly string[], withVideo: boolean) => void;
  /** Opens the conversation with one person, or begins it. */
  readonly write: (person: { readonly userId: string; readonly name: string }) => void;
}

/** What one can do with people. */
export function useCallPeople(): CallPeople {
  const { account, connection, navigator, threads } = useApp();
  const me = useValue(account.state);
  const { line } = useValue(connection.state);
  return {
    canCall: line?.calling !== undefined,
    call(userIds, withVideo) {
      // Why it could not be placed is in the state of calls, where the screen of calls says it.
      line?.calling?.call([...userIds], { video: withVideo }).catch(() => undefined);
    },
    write({ userId, name }) {
      const state = threads.get();
      const known = Object.values(state?.threads ?? {}).find((thread) => {
        const others = othersIn(thread, state?.self ?? '');
        return thread.membership === 'member' && others.length === 1 && others[0] === userId;
      });
      if (known) return navigator.open({ name: 'thread', threadId: known.id });
      const own = me.status === 'signed-in' ? me.profile.name : '';
      const topic = topicOf('', [own, name], MAX_TOPIC_LENGTH);
      line?.chat.createThread(topic, [{ userId, name }]).then(
        (threadId) => navigator.open({ name: 'thread', threadId }),
        // Without a connection nothing is begun; the banner says that there is none.
        () => undefined,
      );
    },
  };
}
