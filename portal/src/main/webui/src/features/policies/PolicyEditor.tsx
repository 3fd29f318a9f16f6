import { useEffect, useMemo, useState } from 'react';
import { useCheckPolicy, useSavePolicy, type Policy, type PolicyCheck, type PolicyDocument, type PolicyError } from '../../api/policies';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { Panel } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Status } from '../../ui/Status';
import { useDebounced } from '../../ui/useDebounced';
import { WhatIf } from './WhatIf';
import { Words } from './Words';

interface Props {
  alias: string;
  model: string | null;
  policy: Policy | null;
  onDone: () => void;
}

const blank = (alias: string): PolicyDocument => ({
  alias,
  chips: null,
  default_chip: null,
  requirements: [],
  approvals: { count: 1, roles: ['releaser'], requester_may_approve: false },
  evidence_max_age_days: {},
  waivable: [],
});

/** The document as text, checked by the server at every pause: expressions are parsed and typed there. */
export function PolicyEditor({ alias, model, policy, onDone }: Props) {
  const [text, setText] = useState(() => JSON.stringify(policy?.document ?? blank(alias), null, 2));
  const parsed = useMemo(() => read(text), [text]);
  const check = useCheckPolicy();
  const save = useSavePolicy(alias, model, onDone);
  const settled = useDebounced(text, 400);
  const { mutate } = check;
  useEffect(() => {
    const document = read(settled).document;
    if (document) mutate({ document });
  }, [settled, mutate]);
  const answer = check.data;
  const current = settled === text && !check.isPending;
  const own = policy && policy.model === model ? policy.version : undefined;
  const blocked = parsed.wrong ?? (answer && current && !answer.valid ? t('The document has errors') : null);
  return (
    <div className="columns wide-left">
      <Panel title={t('Document')} footer={<><Button tone="primary" disabled={save.isPending || !current} blocked={blocked} onClick={() => parsed.document && save.mutate({ document: parsed.document, version: own })}>{t('Save')}</Button><Button onClick={onDone}>{t('Cancel')}</Button>{own === undefined ? null : <span className="button-note">{t('Saving makes version {version}.', { version: own + 1 })}</span>}</>}>
        <div className="stack">
          {save.error ? <ProblemNote problem={save.error} boxed /> : null}
          <Field label={t('Policy as JSON')} wrong={parsed.wrong ?? undefined}>
            {(attributes) => <textarea className="input mono document" spellCheck={false} rows={30} value={text} onChange={(event) => setText(event.target.value)} {...attributes} />}
          </Field>
        </div>
      </Panel>
      <div className="stack">
        <Panel title={t('Check')} actions={<span role="status">{current && answer ? <Status state={answer.valid ? 'OK' : 'FAIL'} /> : <span className="quiet">{t('Checking')}</span>}</span>}>
          {check.error ? <ProblemNote problem={check.error} /> : answer ? <Answer answer={answer} /> : null}
        </Panel>
        {parsed.document ? <Panel title={t('What if')}><WhatIf document={parsed.document} model={model} /></Panel> : null}
      </div>
    </div>
  );
}

function read(text: string): { document?: PolicyDocument; wrong: string | null } {
  try {
    return { document: JSON.parse(text) as PolicyDocument, wrong: null };
  } catch (cause) {
    return { wrong: t('Not JSON: {reason}', { reason: cause instanceof Error ? cause.message : String(cause) }) };
  }
}

function Answer({ answer }: { answer: PolicyCheck }) {
  if (answer.valid) return <Words lines={answer.explanation} />;
  return <ul className="stack">{answer.errors.map((error) => <li key={`${error.requirement}${error.position}${error.message}`}><Wrong error={error} /></li>)}</ul>;
}

function Wrong({ error }: { error: PolicyError }) {
  return (
    <>
      <strong>{error.requirement ?? t('Document')}</strong>
      {error.position === null ? null : <span className="quiet"> {error.position}</span>}
      <pre className="said">{error.message}</pre>
    </>
  );
}
