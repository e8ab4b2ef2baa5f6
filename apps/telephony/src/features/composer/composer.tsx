'use client';

import { ActionIcon, SegmentedControl, Textarea, Tooltip } from '@mantine/core';
import type { OpenedConversation } from '@switchboard/telephony-api/client';
import { IconSend2 } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useRef } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { isReadOnly } from '../conversation/is-read-only';
import { TemplateMenu } from './template-menu';
import { TextFacts } from './text-facts';
import { useDraft } from './use-draft';
import { useSubmit } from './use-submit';

interface ComposerProps {
  readonly conversation: OpenedConversation;
  /** The latest text that is known. */
  readonly after: string;
}

/** Where one writes to them, or a note for the team. */
export function Composer({ conversation, after }: ComposerProps): ReactElement {
  const t = useTranslations('composer');
  const box = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(conversation.id);
  const submit = useSubmit(conversation, after, draft);
  const isNote = draft.mode === 'note';
  const isClosed = !isNote && isReadOnly(conversation);
  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method composes, Enter chooses a word.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit.run();
  };
  return (
    <form
      className="composer"
      data-note={isNote || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        submit.run();
        box.current?.focus();
      }}
    >
      <div className="composer-tools">
        <SegmentedControl
          size="xs"
          aria-label={t('mode')}
          value={draft.mode}
          onChange={(mode) => draft.change({ mode })}
          data={[
            { value: 'text', label: t('text') },
            { value: 'note', label: t('note') },
          ]}
        />
        {!isNote && !isClosed && (
          <TemplateMenu
            conversation={conversation}
            onInsert={(inserted) => {
              draft.change({ text: draft.text + inserted });
              box.current?.focus();
            }}
          />
        )}
      </div>
      <div className="composer-line">
        <Textarea
          ref={box}
          flex={1}
          autosize
          minRows={1}
          maxRows={8}
          aria-label={t(isNote ? 'noteLabel' : 'label')}
          aria-description={t('hint')}
          placeholder={t(placeholderOf({ isNote, isClosed }))}
          readOnly={isClosed}
          value={draft.text}
          onChange={(event) => draft.change({ text: event.currentTarget.value })}
          onKeyDown={onKeyDown}
        />
        <Tooltip label={t(isNote ? 'addNote' : 'send')}>
          <ActionIcon
            type="submit"
            size={36}
            aria-label={t(isNote ? 'addNote' : 'send')}
            disabled={!submit.isReady}
            loading={submit.isPending}
          >
            <IconSend2 size={20} />
          </ActionIcon>
        </Tooltip>
      </div>
      {!isNote && !isClosed && <TextFacts text={draft.text} conversation={conversation} />}
    </form>
  );
}

function placeholderOf({ isNote, isClosed }: { isNote: boolean; isClosed: boolean }) {
  if (isClosed) return 'readOnly';
  return isNote ? 'notePlaceholder' : 'placeholder';
}
