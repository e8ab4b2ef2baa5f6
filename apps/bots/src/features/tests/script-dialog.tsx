'use client';

import { Alert, Button, Group, Modal } from '@mantine/core';
import { scriptSchema } from '@switchboard/bots';
import type { Script } from '@switchboard/bots';
import type { ScriptView } from '@switchboard/bots-api/client';
import { useConfirm } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { useDraft } from '../flow/draft';
import { useRefusal } from '../shell/use-refusal';
import { ScriptFields } from './script-fields';
import { usePutScript, useRemoveScript } from './use-scripts';

interface DialogProps {
  /** Undefined for a new one. */
  readonly script: ScriptView | undefined;
  readonly mayManage: boolean;
  readonly onClose: () => void;
}

const NEW: Script = { name: '', channel: 'chat', facts: {}, lines: [] };

/** What somebody does, and what should come of it. */
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
  const [written, setWritten] = useState<Script>(script?.script ?? NEW);
  const [problem, setProblem] = useState<string>();
  const put = usePutScript(botId, script?.id, onClose);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { data, error } = scriptSchema.safeParse(written);
    setProblem(error && whereOf(error.issues[0]?.path ?? []));
    if (data) put.mutate(data);
  };
  return (
    <form onSubmit={submit}>
      <fieldset disabled={!mayManage} className="plain-fieldset">
        <legend className="visually-hidden">{t('text')}</legend>
        <ScriptFields script={written} onChange={setWritten} />
      </fieldset>
      {(problem !== undefined || put.isError) && (
        <Alert color="red" role="alert" mt="md">
          {problem === undefined ? refusal(put.error) : t('wrong', { where: problem })}
        </Alert>
      )}
      {mayManage && (
        <Group justify="flex-end" mt="md">
          {script && <RemoveButton script={script} onDone={onClose} />}
          <Button type="submit" loading={put.isPending}>
            {t('save')}
          </Button>
        </Group>
      )}
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

/** Lines are counted from 1, as they are shown. */
function whereOf(path: readonly PropertyKey[]): string {
  return path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join(' ');
}
