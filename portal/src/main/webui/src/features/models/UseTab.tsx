import { useState } from 'react';
import type { ModelVersion } from '../../api/models';
import { t } from '../../i18n';
import { useTeam } from '../../session/team';
import { Link } from '../../ui/Link';
import { Code } from '../../ui/Copy';
import { Panel } from '../../ui/Panel';
import { Select } from '../../ui/Select';
import { aliasName } from '../../api/models';
import { snippets } from './snippets';

export function UseTab({ version }: { version: ModelVersion }) {
  const team = useTeam();
  const names = [`v${version.version}`, ...version.aliases.map(aliasName)];
  const [revision, setRevision] = useState(names[0] ?? '');
  const all = snippets({ origin: location.origin, team, model: version.model, version: version.version, revision, file: version.files[0]?.path ?? 'config.json' });
  return (
    <>
      <div className="row wrap">
        <Select bare label={t('Revision')} value={revision} onChange={setRevision} options={names.map((name) => ({ value: name, label: name }))} />
        <span className="quiet">{t('An alias follows the releases; a version never changes.')}</span>
        <Link className="inline-link" href="/tokens">{t('Every tool signs in with a personal access token.')}</Link>
      </div>
      <div className="snippets">
        {all.map(({ tool, text, note }) => (
          <Panel key={tool} title={tool}>
            <div className="stack">
              <Code text={text} />
              {note ? <p className="quiet">{t(note)}</p> : null}
            </div>
          </Panel>
        ))}
      </div>
    </>
  );
}
