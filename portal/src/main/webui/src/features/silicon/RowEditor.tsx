import { useMemo, useState } from 'react';
import { useSaveRow, type Row, type RowKind, type SiliconRow } from '../../api/silicon';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Field, TextArea } from '../../ui/Field';
import { useGo } from '../../ui/Link';
import { Panel } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { blank, keyOf } from './kinds';

interface Props {
  kind: RowKind;
  /** The row to replace; null adds one. */
  row: SiliconRow | null;
  onDone: () => void;
}

/** A row as the data files write it; the server checks it together with all others. */
export function RowEditor({ kind, row, onDone }: Props) {
  const go = useGo();
  const [text, setText] = useState(() => JSON.stringify(row?.row ?? blank(kind), null, 2));
  const [reason, setReason] = useState('');
  const read = useMemo(() => parse(text), [text]);
  const key = read.row ? keyOf(kind, read.row) : '';
  const save = useSaveRow(kind, (saved) => {
    onDone();
    go(`silicon/${kind}/${encodeURIComponent(saved.key)}`);
  });
  const blocked = read.wrong ?? (key === '' ? t('The row does not name its key') : row && key !== row.key ? t('The key must stay {key}', { key: row.key }) : reason.trim() === '' ? t('Say why you change it') : null);
  return (
    <Panel
      title={row ? t('Replace the row') : t('A new row')}
      footer={<><Button tone="primary" blocked={blocked} disabled={save.isPending} onClick={() => read.row && save.mutate({ key, row: read.row, reason, revision: row?.revision ?? 0 })}>{t('Save')}</Button><Button onClick={onDone}>{t('Cancel')}</Button>{blocked ? <span className="button-note">{blocked}</span> : null}</>}
    >
      <div className="stack">
        {save.error ? <ProblemNote problem={save.error} boxed /> : null}
        <Field label={t('Row as JSON')} wrong={read.wrong ?? undefined} hint={t('As in the data files of the product; `source` says where the facts come from.')}>
          {(attributes) => <textarea className="input mono document" spellCheck={false} rows={20} value={text} onChange={(event) => setText(event.target.value)} {...attributes} />}
        </Field>
        <TextArea label={t('Reason')} rows={2} required maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
    </Panel>
  );
}

function parse(text: string): { row?: Row; wrong: string | null } {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return { wrong: t('A row is one JSON object') };
    return { row: read as Row, wrong: null };
  } catch (cause) {
    return { wrong: t('Not JSON: {reason}', { reason: cause instanceof Error ? cause.message : String(cause) }) };
  }
}
