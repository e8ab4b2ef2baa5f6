'use client';

import type {
  CallFailure,
  Calling,
  CallRef,
  CallSnapshot,
  IncomingState,
} from '@switchboard/calling';
import {
  CallingProvider,
  useCalling,
  useCalls,
  useIncomingCalls,
} from '@switchboard/calling/react';
import { isPhone } from '@switchboard/calling/view-models';
import { isPlatformError, retry, Scope, systemClock } from '@switchboard/kernel';
import type { RetryPolicy } from '@switchboard/kernel';
import type { CredentialSource } from '@switchboard/page-session';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { use, useCallback, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import './call.css';
import { CallAnnouncer } from './stage/call-announcer';
import { THREAD } from './start/call-wish';
import type { CallWish } from './start/call-wish';
import { connectCalling } from './engine/connect-calling';
import { HistoryRefresher } from './history/history-refresher';
import { IncomingCalls } from './ringing/incoming-calls';
import type { CallAnswer } from './ringing/incoming-calls';
import { AsksContacts } from '../contacts/asks-contacts';
import { DirectoryContext } from '../directory/directory';
import { useDirectory } from '../directory/use-directory';
import { useRefreshHistory } from '../history/use-call-history';
import { KnownNames } from './use-person-name';
import { PreCall } from './start/pre-call';
import { Stage } from './stage/stage';
import { useDropFailedHandOvers } from './stage/use-drop-failed-hand-overs';
import { useNoteCalls } from './history/use-note-calls';
import { useWorkerCalls } from '../push/use-worker-calls';
import { FailureNotices } from './failure-notices';
import { LeftNotices } from './left-notices';
import { PhoneBook } from './phone/phone-book';
import { phoneContacts } from './phone/phone-contacts';
import { useDisplayNumber } from './phone/use-display-number';

export interface CallRootProps {
  readonly name: string;
  readonly source: CredentialSource;
  readonly writes: boolean;
  readonly wishes: readonly CallWish[];
  /** This one has been seen to. */
  readonly onTaken: (wish: CallWish) => void;
  /** Calling cannot be had now: whoever asks next begins again. */
  readonly onFailed: () => void;
}

/** Half a minute of trying: a service that restarts is back by then. */
const PATIENCE: RetryPolicy = {
  attempts: 6,
  firstDelayMs: 1_000,
  maxDelayMs: 15_000,
  retryable: () => true,
};

/** Connects to calling, and shows what rings and what is going on, over whatever page is open. */
export default function CallRoot({
  name,
  source,
  writes,
  wishes,
  onTaken,
  onFailed,
}: CallRootProps): ReactElement | null {
  const t = useTranslations('call');
  const refreshHistory = useRefreshHistory();
  const queries = useQueryClient();
  const asksTeam = use(AsksContacts);
  const [calling, setCalling] = useState<Calling>();
  useEffect(() => {
    const scope = new Scope();
    const connect = async (): Promise<Calling> => {
      const attempt = scope.child();
      try {
        return await connectCalling(attempt, {
          ...{ name, source, onRecorded: refreshHistory },
          ...(writes && { contacts: phoneContacts(queries, asksTeam) }),
        });
      } catch (error) {
        await attempt.end();
        throw error;
      }
    };
    retry(connect, PATIENCE, systemClock, scope.signal).then(
      (connected) => scope.ended || setCalling(connected),
      () => {
        if (scope.ended) return;
        notifications.show({ color: 'red', message: t('cannotConnect') });
        onFailed();
      },
    );
    return () => {
      setCalling(undefined);
      scope.end().catch(() => undefined);
    };
  }, [asksTeam, name, onFailed, queries, refreshHistory, source, t, writes]);
  if (!calling) return null;
  return (
    <CallingProvider calling={calling}>
      <Calls wishes={wishes} onTaken={onTaken} name={name} writes={writes} />
    </CallingProvider>
  );
}

function Calls({
  wishes,
  onTaken,
  name,
  writes,
}: Pick<CallRootProps, 'wishes' | 'onTaken' | 'name' | 'writes'>): ReactElement {
  const calling = useCalling();
  const calls = useCalls();
  const incoming = useIncomingCalls();
  const t = useTranslations('call');
  const [about, setAbout] = useState<Readonly<Record<CallRef, CallWish>>>({});
  const checking = wishes.find(({ check }) => check);
  const begin = useCallback(
    (wish: CallWish): void => {
      place(calling, wish).then(
        (ref) => setAbout((before) => ({ ...before, [ref]: wish })),
        (error: unknown) => notifications.show({ color: 'red', message: t(messageKeyOf(error)) }),
      );
    },
    [calling, t],
  );
  const answer = (call: IncomingState, { video, threadId }: CallAnswer): void => {
    const target = { kind: 'people', ids: [call.from] } as const;
    const wish: CallWish = { target, video, names: {}, title: '', threadId };
    void calling
      .accept(call.id, { video })
      .then((ref) => ref && setAbout((before) => ({ ...before, [ref]: wish })));
  };
  useWorkerCalls(calling, incoming, (call, action) => {
    if (action === 'answer') answer(call, { video: false, name: '' });
    else calling.decline(call.id).catch(() => undefined);
  });
  useEffect(() => {
    for (const wish of wishes.filter(({ check }) => !check)) {
      onTaken(wish);
      begin(wish);
    }
  }, [begin, onTaken, wishes]);
  useNoteCalls(calls, about);
  useDropFailedHandOvers(calls);
  const self = calling.getSnapshot().self;
  const people = peopleIn(calls, incoming);
  const directory = useDirectory(people);
  const displayNumber = useDisplayNumber(people.some(isPhone));
  const names = Object.assign({ [self]: name }, ...Object.values(about).map((wish) => wish.names));
  const shown = calls.findLast(({ phase }) => phase.name !== 'held') ?? calls.at(-1);
  return (
    <DirectoryContext value={directory}>
      <KnownNames value={names as Readonly<Record<string, string>>}>
        <PhoneBook value={displayNumber}>
          <IncomingCalls writes={writes} onAnswer={answer} />
          {checking && (
            <PreCall
              wish={checking}
              onJoin={(wish) => {
                onTaken(checking);
                begin(wish);
              }}
              onCancel={() => onTaken(checking)}
            />
          )}
          {shown && (
            <Stage
              key={shown.ref}
              callRef={shown.ref}
              about={about[shown.ref]}
              others={calls.filter(({ ref }) => ref !== shown.ref)}
            />
          )}
          <CallAnnouncer />
          <HistoryRefresher />
          <FailureNotices />
          <LeftNotices />
        </PhoneBook>
      </KnownNames>
    </DirectoryContext>
  );
}

/** Whose names are shown: who is, was or is to be in a call, who rings, and who handed over. */
function peopleIn(calls: readonly CallSnapshot[], incoming: readonly IncomingState[]): string[] {
  return [
    ...calls.flatMap(({ participants, target, left }) => [
      ...Object.keys(participants),
      ...(target.kind === 'people' ? target.ids : []),
      ...left.map(({ id }) => id),
    ]),
    ...incoming.flatMap(({ from, transferredBy }) => [
      from,
      ...(transferredBy ? [transferredBy] : []),
    ]),
  ];
}

/** Why a call could not be begun. */
function messageKeyOf(error: unknown): `failure.${CallFailure['kind']}` {
  return `failure.${isPlatformError(error) ? (error.code as CallFailure['kind']) : 'unknown'}`;
}

function place(calling: Calling, wish: CallWish): Promise<CallRef> {
  const { target, video, muted = false, threadId } = wish;
  switch (target.kind) {
    case 'people':
      return calling.call(target.ids, {
        video,
        muted,
        callerId: target.callerId,
        ...(threadId !== undefined && { context: { [THREAD]: threadId } }),
      });
    case 'group':
      return calling.joinGroup(target.groupId, { video, muted });
    case 'room':
      return calling.joinRoom(target.roomId, { video, muted });
  }
}
