'use client';

import { Alert, Button, Group, JsonInput, Modal, Stack, Text } from '@mantine/core';
import { scriptSchema } from '@switchboard/bots';
import type { Script } from '@switchboard/bots';
import type { ScriptView } from '@switchboard/bots-api/client';
import { useConfirm } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { useDraft } from '../flow/draft';
import { useRefusal } from '../shell/use-refusal';
import { usePutScript, useRemoveScript } from './use-scripts';

interface DialogProps {
  /** Undefined for a new one. */
  readonly script: ScriptView | undefined;
  readonly mayManage: boolean;
  readonly onClose: () => void;
}

const EXAMPLE: Script = {
  ...{ name: 'Asks for the opening hours', channel: 'chat', facts: {} },
  lines: [{ does: { kind: 'says', text: 'opening hours' }, hears: 'our hours' }],
  ends: 'listening',
};

/** What somebody does, and what should come of it; as text, which a program keeps as well. */
export function ScriptDialog({ script, mayManage, onClose }: DialogProps): ReactElement {
  const t = useTranslations('script');
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={script ? script.script.name : t('new')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ScriptForm script={script} mayManage={mayManage} onClose={onClose} />
    </Modal>
  );
}

function ScriptForm({ script, mayManage, onClose }: DialogProps): ReactElement {
  const t = useTranslations('script');
  const refusal = useRefusal();
  const { botId } = useDraft();
  const [text, setText] = useState(() => JSON.stringify(script?.script ?? EXAMPLE, null, 2));
  const [problem, setProblem] = useState<string>();
  const put = usePutScript(botId, script?.id, onClose);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const read = readScript(text);
    setProblem(read.problem);
    if (read.script) put.mutate(read.script);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">{t('text')}</Text>
        <JsonInput
          label={t('script')}
          autosize
          minRows={10}
          maxRows={24}
          value={text}
          readOnly={!mayManage}
          onChange={setText}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        />
        {(problem !== undefined || put.isError) && (
          <Alert color="red" role="alert">
            {problem === undefined ? refusal(put.error) : t('wrong', { where: problem })}
          </Alert>
        )}
        {mayManage && (
          <Group justify="flex-end">
            {script && <RemoveButton script={script} onDone={onClose} />}
            <Button type="submit" loading={put.isPending}>
              {t('save')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}

function RemoveButton({
  script: { id, script },
  onDone,
}: {
  readonly script: ScriptView;
  readonly onDone: () => void;
}): ReactElement {
  const t = useTranslations('script');
  const [question, confirm] = useConfirm();
  const remove = useRemoveScript(useDraft().botId, onDone);
  return (
    <>
      {question}
      <Button
        variant="subtle"
        color="red.9"
        me="auto"
        loading={remove.isPending}
        onClick={() =>
          confirm(t('removeQuestion', { name: script.name }), t('remove'), () => remove.mutate(id))
        }
      >
        {t('remove')}
      </Button>
    </>
  );
}

/** @returns the script, or where the text is not one */
function readScript(text: string) {
  try {
    const { data: script, error } = scriptSchema.safeParse(JSON.parse(text));
    return { script, problem: error?.issues[0]?.path.join('.') };
  } catch {
    return { problem: 'JSON' };
  }
}
