'use client';

import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { PageHeader, QueryTrouble, usePaging, useTableWords } from '@switchboard/page-client';
import type { ContactView } from '@switchboard/telephony-api/client';
import { DataTable, EmptyState, useCursors } from '@switchboard/ui';
import { IconAddressBook, IconFileImport, IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { NewConversation } from '../inbox/new-conversation';
import { ContactDialog } from './contact-dialog';
import { ImportDialog } from './import-dialog';
import { useContactColumns } from './use-contact-columns';
import { useContacts } from './use-contacts';

const TYPING_MS = 200;

/** Whom the team knows by name. */
export function ContactsView(): ReactElement {
  const t = useTranslations('contacts');
  const [adding, add] = useDisclosure(false);
  const [importing, bring] = useDisclosure(false);
  return (
    <div className="page">
      <PageHeader title={t('title')} text={t('text')}>
        <Button
          variant="default"
          leftSection={<IconFileImport size={18} aria-hidden />}
          onClick={bring.open}
        >
          {t('import')}
        </Button>
        <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={add.open}>
          {t('add')}
        </Button>
      </PageHeader>
      <ContactTable />
      <ContactDialog opened={adding} onClose={add.close} />
      <ImportDialog opened={importing} onClose={bring.close} />
    </div>
  );
}

function ContactTable(): ReactElement {
  const t = useTranslations('contacts');
  const [text, setText] = useState('');
  const [query] = useDebouncedValue(text.trim(), TYPING_MS);
  const [edited, setEdited] = useState<ContactView>();
  const [texted, setTexted] = useState<ContactView>();
  const cursors = useCursors(query);
  const contacts = useContacts(query, cursors.cursor);
  const columns = useContactColumns({ onEdit: setEdited, onText: setTexted });
  const failed = !contacts.data && (contacts.error || contacts.isPaused);
  return (
    <>
      <DataTable
        name="contacts"
        caption={t('title')}
        columns={columns}
        rows={contacts.data?.items}
        rowKey={({ id }) => id}
        busy={contacts.isPlaceholderData}
        problem={failed && <QueryTrouble title={t('failed')} query={contacts} />}
        empty={
          <EmptyState
            icon={<IconAddressBook size={36} stroke={1.5} />}
            title={t(query ? 'noneFound' : 'none')}
            {...(!query && { text: t('noneText') })}
          />
        }
        toolbar={
          <TextInput
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={text}
            maxLength={100}
            onChange={(event) => setText(event.currentTarget.value)}
            autoComplete="off"
          />
        }
        paging={usePaging(cursors, contacts.data?.cursor)}
        words={useTableWords()}
      />
      <ContactDialog
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
        contact={edited}
      />
      <NewConversation
        key={texted?.id}
        opened={texted !== undefined}
        onClose={() => setTexted(undefined)}
        {...(texted && { to: texted.number })}
      />
    </>
  );
}
