'use client';

import { Button, Menu, Text } from '@mantine/core';
import type { OpenedConversation } from '@switchboard/telephony-api/client';
import { IconTemplate } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useTemplates } from '../templates/use-templates';
import { useWords } from '../words/use-words';
import { insertTemplate } from './insert-template';

interface TemplateMenuProps {
  readonly conversation: OpenedConversation;
  readonly onInsert: (text: string) => void;
}

/** Puts a template into the box, with the name of who it is for. */
export function TemplateMenu({ conversation, onInsert }: TemplateMenuProps): ReactElement {
  const t = useTranslations('composer');
  const { refusal } = useWords();
  const { data, error } = useTemplates();
  const name = conversation.contact?.name;
  return (
    <Menu position="top-start" width={320}>
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconTemplate size={16} aria-hidden />}
        >
          {t('templates')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {data?.items.map((template) => (
          <Menu.Item
            key={template.id}
            onClick={() => onInsert(insertTemplate(template.text, name ? { name } : {}))}
          >
            <Text size="sm" fw={600}>
              {template.name}
            </Text>
            <Text size="xs" c="dimmed" lineClamp={2}>
              {template.text}
            </Text>
          </Menu.Item>
        ))}
        {error && <Menu.Label>{refusal(error)}</Menu.Label>}
        {data?.items.length === 0 && <Menu.Label>{t('noTemplates')}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}
