'use client';

import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useConfirm } from '@switchboard/page-client';
import type { OpenedConversation } from '@switchboard/telephony-api/client';
import { showNotice } from '@switchboard/ui';
import {
  IconBan,
  IconDotsVertical,
  IconPhone,
  IconPhoneOff,
  IconUserPlus,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { ContactDialog } from '../contacts/contact-dialog';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';
import { useWords } from '../words/use-words';

interface MoreProps {
  readonly conversation: OpenedConversation;
}

/** What they said, about what. */
type Said = readonly ['opted-in' | 'opted-out', 'text' | 'call'];

/** What is seldom needed: a name for them, and what they said otherwise than by a text. */
export function MoreMenu({ conversation }: MoreProps): ReactElement {
  const t = useTranslations('more');
  const [question, confirm] = useConfirm();
  const [naming, name] = useDisclosure(false);
  const note = useNote(conversation);
  const { contact, theirs, consent, callConsent } = conversation;
  const wantsNoCalls = callConsent === 'opted-out';
  return (
    <>
      {question}
      <ContactDialog opened={naming} onClose={name.close} number={theirs} />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" size={36} aria-label={t('label')} className="quiet-action">
            <IconDotsVertical size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {!contact && (
            <Menu.Item leftSection={<IconUserPlus size={18} aria-hidden />} onClick={name.open}>
              {t('addContact')}
            </Menu.Item>
          )}
          {consent !== 'opted-out' && (
            <Menu.Item
              leftSection={<IconBan size={18} aria-hidden />}
              onClick={() =>
                confirm(t('optOutQuestion'), t('optOut'), () => note.mutate(['opted-out', 'text']))
              }
            >
              {t('optOut')}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={
              wantsNoCalls ? (
                <IconPhone size={18} aria-hidden />
              ) : (
                <IconPhoneOff size={18} aria-hidden />
              )
            }
            onClick={() => note.mutate([wantsNoCalls ? 'opted-in' : 'opted-out', 'call'])}
          >
            {t(wantsNoCalls ? 'allowCalls' : 'noCalls')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function useNote({ id, theirs, ours }: OpenedConversation) {
  const t = useTranslations('more');
  const { refusal } = useWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ([kind, channel]: Said) =>
      telephony.consent.note.mutate({ theirs, ours, kind, channel }),
    networkMode: 'always',
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.conversation(id) }),
    onError: (error) =>
      showNotice({ kind: 'bad', message: t('notNoted', { reason: refusal(error) }) }),
  });
}
